/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holders-view.h"

#include <glib/gstdio.h>

#include "rs-holder-node.h"
#include "rs-holder-tree.h"
#include "rs-open-file.h"
#include "rs-test-holders.h"
#include "rs-test-input.h"

static RsHolderNode *
get_node (GListModel *list,
          guint       i)
{
  g_autoptr (GObject) item = g_list_model_get_item (list, i);
  g_autoptr (GObject) node = NULL;

  g_assert_nonnull (item);
  if (RS_IS_HOLDER_NODE (item))
    return RS_HOLDER_NODE (item);
  node = gtk_tree_list_row_get_item (GTK_TREE_LIST_ROW (item));

  return RS_HOLDER_NODE (node);
}

static RsHolderNode *
find_node (GListModel *list,
           const char *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    if (g_str_equal (rs_holder_node_get_title (get_node (list, i)), title))
      return get_node (list, i);

  g_assert_not_reached ();
}

/* The sums of every level are those of the level below. */
static guint64
check_sums (RsHolderNode *node)
{
  GListModel *children = rs_holder_node_get_children (node);
  guint64 sum = 0;

  if (children == NULL)
    return rs_holder_node_get_holder (node)->count;

  g_assert_cmpuint (g_list_model_get_n_items (children), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    sum += check_sums (get_node (children, i));
  g_assert_cmpuint (sum, ==, rs_holder_node_get_count (node));

  return sum;
}

static void
test_tree (void)
{
  g_autoptr (RsHolders) holders = rs_test_holders_new ();
  g_autoptr (GListModel) tree = rs_holder_tree_new (holders, NULL);
  RsHolderNode *node = find_node (tree, "matplotlib");
  guint64 total = 0;

  for (guint i = 0; i < g_list_model_get_n_items (tree); i++)
    {
      guint64 sum = check_sums (get_node (tree, i));

      if (rs_holder_node_get_section (get_node (tree, i)) == RS_HOLDER_SECTION_REFERENCES)
        total += sum;
    }
  g_assert_cmpuint (total, ==, rs_holders_get_total (holders));
  g_assert_cmpuint (rs_holder_tree_get_total (tree), ==, total);

  /* package, module, holder */
  g_assert_cmpuint (rs_holder_node_get_count (node), ==, 560);
  node = find_node (rs_holder_node_get_children (node), "matplotlib.colors");
  g_assert_cmpuint (rs_holder_node_get_count (node), ==, 557);
  node = find_node (rs_holder_node_get_children (node),
                    "attribute `N` of 252 LinearSegmentedColormap objects");
  g_assert_cmpstr (rs_holder_node_get_caption (node), ==, "colors.py:1003");
  g_assert_null (rs_holder_node_get_children (node));

  /* a package with one module, a module with one holder */
  node = find_node (tree, "stat");
  g_assert_nonnull (find_node (rs_holder_node_get_children (node), "S_IREAD"));
  g_assert_nonnull (rs_holder_node_get_holder (find_node (tree, "errno.ENOTDIR")));
  g_assert_nonnull (rs_holder_node_get_holder (find_node (tree, "not reachable from any module")));

  node = find_node (tree, "Compiled into Python");
  g_assert_cmpint (rs_holder_node_get_section (node), ==, RS_HOLDER_SECTION_COMPILED_IN);
  g_assert_cmpuint (rs_holder_node_get_count (node), ==, 4);
}

static void
test_search (void)
{
  g_autoptr (RsHolders) holders = rs_test_holders_new ();
  static const struct
  {
    const char *search;
    guint64 total;
  } cases[] = {
    { "LINEAR", 504 },          /* a place, in any case */
    { "matplotlib", 560 },      /* a package */
    { "class attribute", 1 },   /* a kind, by words */
    { "attribute colors", 553 }, /* words in any order */
    { "  ", 647 },
    { "no such thing", 0 },
    { "compiled", 0 },          /* found, but no references */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListModel) tree = rs_holder_tree_new (holders, cases[i].search);

      g_test_message ("%s", cases[i].search);
      g_assert_cmpuint (rs_holder_tree_get_total (tree), ==, cases[i].total);
    }
}

static void
test_text (void)
{
  g_autoptr (RsHolders) holders = rs_test_holders_new ();
  g_autoptr (GListModel) stat = rs_holder_tree_new (holders, "os walk");
  g_autoptr (GListModel) tree = rs_holder_tree_new (holders, NULL);
  g_autofree char *less = rs_holder_tree_dup_text (stat);
  g_autofree char *all = rs_holder_tree_dup_text (tree);

  g_assert_cmpstr (less, ==,
                   "\nCompiled into Python (no references, not in the total)\n"
                   "3\tos · compiled into walk()\n");
  g_assert_true (g_str_has_prefix (all, "252\tmatplotlib.colors · attribute `"));
  g_assert_nonnull (
    strstr (all, "252\tmatplotlib.colors · attribute `N` of 252 LinearSegmentedColormap objects\n"));
  g_assert_nonnull (
    strstr (all, "\n1\tnumpy/lib/function_base.py:4201, constant in percentile()\n"));
}

static void
test_command (void)
{
  static const struct
  {
    const char *program;
    const char *path;
    guint line;
    const char *command;
  } cases[] = {
    { "gnome-text-editor", "/a/b.py", 12, "'gnome-text-editor' '+12' '/a/b.py'" },
    { "/usr/bin/gedit", "/a/b c.py", 7, "'/usr/bin/gedit' '+7' '/a/b c.py'" },
    { "/usr/bin/code", "/a/b.py", 12, "'/usr/bin/code' '--goto' '/a/b.py:12'" },
    { "kate", "/a/b.py", 12, "'kate' '--line' '12' '/a/b.py'" },
    { "emacsclient", "/a/it's 5%f.py", 1, "'emacsclient' '+1' '/a/it'\\''s 5%%f.py'" },
    { "subl", "/a/b.py", 12, "'subl' '/a/b.py:12'" },
    { "gedit", "/a/b.py", 0, NULL },
    { "vim", "/a/b.py", 12, NULL },
    { "env", "/a/b.py", 12, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *command
        = rs_open_file_dup_command (cases[i].program, cases[i].path, cases[i].line);

      g_assert_cmpstr (command, ==, cases[i].command);
    }
}

static char *
read_when_there (const char *path)
{
  char *text = NULL;

  rs_test_need (g_file_get_contents (path, &text, NULL, NULL) && *text != '\0'
                && g_str_has_suffix (text, "\n"));

  return text;
}

static gboolean
has_editor (void)
{
  g_autoptr (GAppInfo) editor = g_app_info_get_default_for_type ("text/plain", FALSE);

  return editor != NULL;
}

/* The default for Python files, which is Python itself here, would run the file. */
static void
test_open (void)
{
  g_autofree char *dir = g_dir_make_tmp ("refscope-open-XXXXXX", NULL);
  g_autofree char *editor = g_build_filename (dir, "gedit", NULL);
  g_autofree char *python = g_build_filename (dir, "python3.11", NULL);
  g_autofree char *out = g_build_filename (dir, "out", NULL);
  g_autofree char *source = g_build_filename (dir, "a b%f.py", NULL);
  g_autofree char *applications = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *mimeapps = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);
  const char *const names[] = { "a-python", "b-editor" };
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\necho \"$0 $*\" >'%s'\n", out);
  g_autofree char *expected = g_strdup_printf ("%s +3 %s\n", editor, source);
  g_autofree char *got = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (applications, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *program = i == 0 ? python : editor;
      g_autofree char *file = g_strdup_printf ("%s/%s.desktop", applications, names[i]);
      g_autofree char *entry
        = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=%s\nExec=%s %%f\nMimeType=%s\n",
                           names[i], program, i == 0 ? "text/x-python;" : "text/plain;");

      g_assert_true (g_file_set_contents (program, script, -1, NULL));
      g_assert_cmpint (g_chmod (program, 0700), ==, 0);
      g_assert_true (g_file_set_contents (file, entry, -1, NULL));
    }
  g_assert_true (g_file_set_contents (mimeapps,
                                      "[Default Applications]\ntext/x-python=a-python.desktop\n"
                                      "text/plain=b-editor.desktop\n",
                                      -1, NULL));
  g_assert_true (g_file_set_contents (source, "x\n", -1, NULL));

  /* GIO sees new desktop files a moment later */
  rs_test_need (has_editor ());
  g_assert_true (rs_open_file (source, 3, NULL, &error));
  g_assert_no_error (error);
  got = read_when_there (out);
  g_assert_cmpstr (got, ==, expected);

  g_assert_cmpint (g_remove (source), ==, 0);
  g_assert_false (rs_open_file (source, 3, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);

  g_remove (out);
  g_remove (editor);
  g_remove (python);
  g_rmdir (dir);
}

static GtkWidget *
open_window (RsHoldersView **view,
             RsHolders      *holders)
{
  GtkWidget *window = gtk_window_new ();

  *view = g_object_new (RS_TYPE_HOLDERS_VIEW, NULL);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (*view));
  gtk_window_set_default_size (GTK_WINDOW (window), 260, 560);
  rs_holders_view_set_holders (*view, holders);
  gtk_window_present (GTK_WINDOW (window));
  rs_test_need (gtk_widget_get_mapped (window));
  rs_test_focus_window (window);
  rs_test_wait_for_frame (window);

  return window;
}

/* GTK 4.8 warns of a field that never lost the focus. */
static void
close_window (GtkWidget *window)
{
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static const char *
row_title (RsHoldersView *view,
           guint          i)
{
  return rs_holder_node_get_title (get_node (rs_holders_view_get_rows (view), i));
}

/* With the keyboard alone: sort, go to a row, open and close it, copy it. */
static void
test_keyboard (void)
{
  g_autoptr (RsHolders) holders = rs_test_holders_new ();
  RsHoldersView *view;
  GtkWidget *window = open_window (&view, holders);
  GtkWidget *list = rs_test_find (window, GTK_TYPE_LIST_VIEW, NULL);
  GtkSingleSelection *rows = GTK_SINGLE_SELECTION (rs_holders_view_get_rows (view));
  g_autofree char *text = NULL;
  g_autofree char *group = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (rows));

  g_assert_cmpstr (row_title (view, 0), ==, "matplotlib");
  g_assert_cmpstr (row_title (view, 1), ==, "matplotlib.colors");
  g_assert_cmpstr (row_title (view, n - 1), ==, "Operands in Bytecode");
  g_assert_cmpuint (gtk_single_selection_get_selected (rows), ==, GTK_INVALID_LIST_POSITION);

  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  rs_test_key (window, GDK_KEY_Home, 0);
  rs_test_key (window, GDK_KEY_Down, 0);
  rs_test_need (gtk_single_selection_get_selected (rows) == 1);
  rs_test_key (window, GDK_KEY_c, GDK_CONTROL_MASK);
  group = rs_test_dup_clipboard (window);
  g_assert_cmpstr (group, ==, "matplotlib.colors: 557");

  rs_test_key (window, GDK_KEY_Return, 0);
  rs_test_need (g_list_model_get_n_items (G_LIST_MODEL (rows)) < n);
  rs_test_key (window, GDK_KEY_Return, 0);
  rs_test_need (g_list_model_get_n_items (G_LIST_MODEL (rows)) == n);
  rs_test_key (window, GDK_KEY_Down, 0);
  rs_test_need (gtk_single_selection_get_selected (rows) == 2);
  rs_test_key (window, GDK_KEY_c, GDK_CONTROL_MASK);
  text = rs_test_dup_clipboard (window);
  g_assert_true (g_str_has_prefix (text, "matplotlib.colors · attribute `"));

  /* a file that is no more is told in place */
  rs_test_key (window, GDK_KEY_Return, 0);
  g_assert_nonnull (rs_test_find (window, GTK_TYPE_LABEL,
                                  "There is no file “/no/such/matplotlib/colors.py” any more."));

  rs_test_key (window, GDK_KEY_F10, GDK_SHIFT_MASK);
  rs_test_need (rs_test_find (window, GTK_TYPE_POPOVER_MENU, NULL) != NULL
                && gtk_widget_get_mapped (rs_test_find (window, GTK_TYPE_POPOVER_MENU, NULL)));
  rs_test_key (window, GDK_KEY_Escape, 0);
  rs_test_need (rs_test_find (window, GTK_TYPE_POPOVER_MENU, NULL) == NULL);

  close_window (window);
}

static void
test_sort (void)
{
  g_autoptr (RsHolders) holders = rs_test_holders_new ();
  RsHoldersView *view;
  GtkWidget *window = open_window (&view, holders);

  rs_test_click_middle (rs_test_find (window, GTK_TYPE_LABEL, "Holder"));
  rs_test_need (g_str_equal (row_title (view, 0), "errno.ENOTDIR"));
  rs_test_click_middle (rs_test_find (window, GTK_TYPE_LABEL, "Count"));
  rs_test_need (g_str_equal (row_title (view, 0), "matplotlib"));

  close_window (window);
}

static void
test_filter (void)
{
  g_autoptr (RsHolders) holders = rs_test_holders_new ();
  RsHoldersView *view;
  GtkWidget *window = open_window (&view, holders);
  GtkWidget *entry = rs_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_widget_grab_focus (entry);
  rs_test_type (window, "listed");
  rs_test_need (rs_test_find (window, GTK_TYPE_LABEL, "48 of 647") != NULL);
  g_assert_cmpstr (row_title (view, 0), ==, "matplotlib.colors");
  g_assert_cmpuint (g_list_model_get_n_items (rs_holders_view_get_rows (view)), ==, 3);
  rs_test_key (window, GDK_KEY_Escape, 0);
  rs_test_need (rs_test_find (window, GTK_TYPE_LABEL, "647") != NULL);

  close_window (window);
}

/* No widgets for each row. */
static void
test_many (void)
{
  GArray *array = rs_holders_new_array ();
  g_autoptr (RsHolders) holders = NULL;
  RsHoldersView *view;
  GtkWidget *window;
  GListModel *rows;

  for (guint i = 0; i < 5000; i++)
    {
      RsHolder holder = { .kind = RS_HOLDER_MODULE_GLOBAL,
                          .module = g_strdup_printf ("p.m%u", i % 50),
                          .place = g_strdup_printf ("V%u", i),
                          .count = 1 + i % 7 };

      g_array_append_val (array, holder);
    }
  holders = rs_holders_new_int (1, array);
  window = open_window (&view, holders);

  gtk_editable_set_text (GTK_EDITABLE (rs_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL)), "v");
  rs_test_need ((rows = rs_holders_view_get_rows (view)) != NULL
                && g_list_model_get_n_items (rows) == 5051);
  rs_test_wait_for_frame (window);
  g_assert_cmpuint (g_list_model_get_n_items (rs_holders_view_get_rows (view)), ==, 5051);

  close_window (window);
}

static gboolean
is_spinner (GtkWidget *widget,
            gpointer   user_data G_GNUC_UNUSED)
{
  return GTK_IS_SPINNER (widget);
}

/* An answer that comes at once leaves no trace of the waiting. */
static void
test_states (void)
{
  g_autoptr (RsHolders) holders = rs_test_holders_new ();
  RsHoldersView *view;
  GtkWidget *window = open_window (&view, holders);
  GtkWidget *spinner = rs_test_find_where (window, is_spinner, NULL);
  GtkWidget *list = rs_test_find (window, GTK_TYPE_LIST_VIEW, NULL);

  rs_holders_view_set_busy (view);
  g_assert_false (gtk_widget_is_sensitive (list));
  rs_test_need (gtk_spinner_get_spinning (GTK_SPINNER (spinner)));
  g_assert_null (rs_holders_view_get_rows (view));
  rs_holders_view_set_holders (view, holders);
  g_assert_false (gtk_spinner_get_spinning (GTK_SPINNER (spinner)));
  g_assert_true (gtk_widget_is_sensitive (list));

  rs_holders_view_set_error (view, "It is gone.");
  g_assert_nonnull (rs_test_find (window, GTK_TYPE_LABEL, "It is gone."));
  g_assert_null (rs_holders_view_get_rows (view));

  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);
  rs_test_holders_init ();

  g_test_add_func ("/ui/holder-node/tree", test_tree);
  g_test_add_func ("/ui/holder-node/search", test_search);
  g_test_add_func ("/ui/holder-node/text", test_text);
  g_test_add_func ("/ui/open-file/command", test_command);
  g_test_add_func ("/ui/open-file/open", test_open);
  g_test_add_func ("/ui/holders-view/keyboard", test_keyboard);
  g_test_add_func ("/ui/holders-view/sort", test_sort);
  g_test_add_func ("/ui/holders-view/filter", test_filter);
  g_test_add_func ("/ui/holders-view/many", test_many);
  g_test_add_func ("/ui/holders-view/states", test_states);

  return g_test_run ();
}
