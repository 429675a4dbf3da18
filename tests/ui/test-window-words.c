/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include "rs-test-app.h"
#include "rs-test-input.h"
#include "rs-wording.h"
#include "rs-words-page.h"

static RsStringsView *
get_view (RsTestApp *app)
{
  return RS_STRINGS_VIEW (rs_test_app_find (app, "view"));
}

static RsStringTable *
get_table (RsTestApp *app)
{
  return rs_strings_view_get_table (get_view (app));
}

static RsStringSnapshot *
get_strings (RsTestApp *app)
{
  return rs_string_table_get_snapshot (get_table (app));
}

static gboolean
has_n (RsTestApp *app,
       gsize      n)
{
  return !rs_plot_page_get_busy (app->page) && get_strings (app) != NULL
         && rs_string_snapshot_get_n_rows (get_strings (app)) == n;
}

static const RsStringRow *
get_word (RsTestApp  *app,
          const char *word)
{
  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (get_strings (app)); i++)
    if (g_str_equal (rs_string_snapshot_get_row (get_strings (app), i)->text, word))
      return rs_string_snapshot_get_row (get_strings (app), i);

  g_assert_not_reached ();
}

/* A cell of the table, which is a widget only where it is in view. */
static gboolean
is_cell (GtkWidget *widget,
         gpointer   text)
{
  return GTK_IS_INSCRIPTION (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
}

static GtkWidget *
find_cell (RsTestApp  *app,
           const char *text)
{
  return rs_test_find_where (GTK_WIDGET (app->page), is_cell, (gpointer) text);
}

/* What is in the first row. */
static gboolean
is_first (RsTestApp  *app,
          const char *text)
{
  guint position;

  return rs_string_table_find (get_table (app), text, strlen (text), &position) && position == 0;
}

/* Types into the field above the table. */
static void
search (RsTestApp  *app,
        const char *text)
{
  GtkWidget *entry = rs_test_find (GTK_WIDGET (get_view (app)), GTK_TYPE_SEARCH_ENTRY, NULL);

  rs_test_click_middle (entry);
  rs_test_key (entry, GDK_KEY_a, GDK_CONTROL_MASK);
  if (*text != '\0')
    rs_test_type (entry, text);
  else
    rs_test_key (entry, GDK_KEY_BackSpace, 0);
}

static void
open_words (RsTestApp *app)
{
  rs_test_app_open (app);
  rs_test_key (app->window, GDK_KEY_3, GDK_ALT_MASK);
  rs_test_app_show_page (app, "words");
}

/* The first look: the essay's words. A word that a person types does not count itself. */
static void
test_first (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  open_words (app);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (get_strings (app)), ==, 5);
  g_assert_cmpint (get_word (app, "RandomJunkBlahBlah")->references, ==, 0);
  g_assert_cmpint (get_word (app, "RandomJunkBlahBlah")->net, ==, 0);
  g_assert_cmpint (get_word (app, "Guido")->references, ==, 0);
  g_assert_cmpint (get_word (app, "Guido")->net, ==, 0);
  g_assert_cmpint (get_word (app, "version")->references, >, 0);
  g_assert_nonnull (find_cell (app, "RandomJunkBlahBlah"));
  g_assert_nonnull (strstr (rs_test_app_get_label (app, "status_label"), "5 words"));
  rs_test_screenshot (app->window, "words");
}

/* Typed, and counted at once; again, and removed by the key. All of it is kept. */
static void
test_edit (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (GSettings) strings = NULL;
  g_auto (GStrv) words = NULL;
  GtkWidget *entry;

  open_words (app);
  strings = g_settings_get_child (app->settings, "strings");
  entry = rs_test_app_find (app, "word_entry");
  rs_test_app_replace (entry, "xyzzyplugh");
  rs_test_key (entry, GDK_KEY_Return, 0);
  rs_test_need (has_n (app, 6));
  g_assert_cmpint (get_word (app, "xyzzyplugh")->references, ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  rs_test_type (entry, "\"two words\"");
  rs_test_key (entry, GDK_KEY_Return, 0);
  rs_test_need (has_n (app, 7));
  get_word (app, "two words");
  rs_test_type (entry, "Guido");
  rs_test_key (entry, GDK_KEY_Return, 0);
  rs_test_need (gtk_widget_get_visible (rs_test_app_find (app, "words_note")));
  g_assert_true (has_n (app, 7));

  rs_test_wait_for_frame (app->window);
  rs_test_click_middle (find_cell (app, "Guido"));
  rs_test_need (rs_test_app_are_details_open (app));
  rs_test_key (find_cell (app, "Guido"), GDK_KEY_Delete, 0);
  rs_test_need (has_n (app, 6));
  g_assert_null (find_cell (app, "Guido"));
  rs_test_need (rs_test_app_are_details_closed (app));
  words = g_settings_get_strv (strings, "words");
  g_assert_cmpuint (g_strv_length (words), ==, 6);
  g_assert_cmpstr (words[5], ==, "two words");

  gtk_widget_activate_action (GTK_WIDGET (app->page), "words.clear", NULL);
  rs_test_need (rs_plot_page_get_figure (app->page) == NULL);
  g_assert_true (gtk_widget_get_mapped (rs_test_app_find (app, "no_words")));
  rs_test_screenshot (app->window, "words-empty");
}

static gboolean
is_selected (RsTestApp  *app,
             const char *text)
{
  gsize row;

  return rs_strings_view_get_selected (get_view (app), &row)
         && g_str_equal (rs_string_snapshot_get_row (get_strings (app), row)->text, text);
}

/* The words of the list, with a space between two. */
static char *
dup_words (RsTestApp *app)
{
  g_auto (GStrv) words = rs_word_list_dup_strv (rs_words_page_get_list (RS_WORDS_PAGE (app->page)));

  return g_strjoinv (" ", words);
}

/* What the table says of the ways in which a text is held; "" of one that is not in view. */
static const char *
get_kinds (RsTestApp  *app,
           const char *word)
{
  GtkWidget *cell = find_cell (app, word);
  GtkWidget *last;

  if (cell == NULL)
    return "";

  last = gtk_widget_get_last_child (gtk_widget_get_parent (gtk_widget_get_parent (cell)));

  return gtk_inscription_get_text (GTK_INSCRIPTION (gtk_widget_get_first_child (last)));
}

/* The rows in view come to say in which ways their texts are held, which are all references. */
static void
test_kinds (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  const RsStringRow *row;
  g_autofree char *kinds = NULL;

  open_words (app);
  g_assert_cmpstr (get_kinds (app, "Guido"), ==, "-");
  rs_test_need (g_strcmp0 (get_kinds (app, "error"), "…") != 0);
  kinds = g_strdup (get_kinds (app, "error"));
  g_assert_nonnull (strstr (kinds, ": "));
  rs_test_click_middle (find_cell (app, "error"));
  rs_test_need (*rs_test_app_get_label (app, "kinds_label") != '\0');
  g_assert_cmpstr (rs_test_app_get_label (app, "kinds_label"), ==, kinds);

  /* of the most used all that are in view, and those that come into it */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (rs_test_app_find (app, "source_drop_down")), 1);
  rs_test_need (has_n (app, 100));
  rs_test_wait_for_frame (app->window);
  row = rs_string_snapshot_get_row (get_strings (app), 9);
  rs_test_need (strstr (get_kinds (app, row->text), ": ") != NULL);
  row = rs_string_snapshot_get_row (get_strings (app), 90);
  g_assert_null (strstr (get_kinds (app, row->text), ": "));
  rs_strings_view_select (get_view (app), row->text, row->length);
  rs_test_need (strstr (get_kinds (app, row->text), ": ") != NULL);
  rs_test_screenshot (app->window, "words-kinds");
}

/* One undo brings back what was removed by several steps, to its place, selected as it was; what
 * was added meanwhile stays. */
static void
test_undo (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget *undo;

  open_words (app);
  before = dup_words (app);
  rs_test_click_middle (find_cell (app, "version"));
  rs_test_need (rs_test_app_are_details_open (app));
  rs_test_key (find_cell (app, "version"), GDK_KEY_Delete, 0);
  rs_test_need (has_n (app, 4));
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "“version” removed") != NULL);
  rs_test_need (rs_test_app_are_details_closed (app));
  rs_test_screenshot (app->window, "words-undo");
  gtk_widget_activate_action (GTK_WIDGET (app->page), "words.clear", NULL);
  rs_test_need (rs_plot_page_get_figure (app->page) == NULL);
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "5 words removed") != NULL);
  g_assert_cmpuint (rs_word_list_add_words (rs_words_page_get_list (RS_WORDS_PAGE (app->page)),
                                            "later", -1, NULL), ==, 1);
  rs_test_need (has_n (app, 1));

  undo = rs_test_find (app->window, GTK_TYPE_BUTTON, "_Undo");
  g_assert_nonnull (undo);
  rs_test_click_middle (undo);
  rs_test_need (has_n (app, 6));
  after = dup_words (app);
  g_assert_true (g_str_has_prefix (after, before));
  g_assert_true (g_str_has_suffix (after, " later"));
  g_assert_true (is_selected (app, "version"));
  rs_test_need (rs_test_app_are_details_open (app));
  g_assert_cmpstr (rs_test_app_get_label (app, "value_label"), ==, "version");

  /* once more, by the key */
  rs_test_wait_for_frame (app->window);
  rs_test_click_middle (find_cell (app, "python"));
  rs_test_need (is_selected (app, "python"));
  rs_test_key (find_cell (app, "python"), GDK_KEY_Delete, 0);
  rs_test_need (has_n (app, 5));
  rs_test_wait_for_frame (app->window);
  rs_test_click_middle (find_cell (app, "version"));
  rs_test_need (is_selected (app, "version"));
  rs_test_key (find_cell (app, "version"), GDK_KEY_z, GDK_CONTROL_MASK);
  rs_test_need (has_n (app, 6));
  g_assert_true (is_selected (app, "python"));
}

/* A count that is given up leaves the controls as the plot is: the source, the filter, the list. */
static void
test_cancel (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkDropDown *source;

  open_words (app);
  before = dup_words (app);
  source = GTK_DROP_DOWN (rs_test_app_find (app, "source_drop_down"));
  gtk_drop_down_set_selected (source, 1);
  g_assert_true (rs_plot_page_get_busy (app->page));
  gtk_widget_activate_action (GTK_WIDGET (app->page), "page.cancel", NULL);
  g_assert_false (rs_plot_page_get_busy (app->page));
  g_assert_cmpuint (gtk_drop_down_get_selected (source), ==, 0);
  g_assert_true (has_n (app, 5));

  g_assert_cmpuint (rs_word_list_add_words (rs_words_page_get_list (RS_WORDS_PAGE (app->page)),
                                            "one two", -1, NULL), ==, 2);
  g_assert_true (rs_plot_page_get_busy (app->page));
  gtk_widget_activate_action (GTK_WIDGET (app->page), "page.cancel", NULL);
  after = dup_words (app);
  g_assert_cmpstr (after, ==, before);

  gtk_drop_down_set_selected (source, 1);
  rs_test_need (has_n (app, 100));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (rs_test_app_find (app, "number_spin")), 7);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (rs_test_app_find (app, "no_dunder_check")), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (app->page), "page.cancel", NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (
                     GTK_SPIN_BUTTON (rs_test_app_find (app, "number_spin"))), ==, 100);
  g_assert_false (gtk_check_button_get_active (
                    GTK_CHECK_BUTTON (rs_test_app_find (app, "no_dunder_check"))));
  g_assert_false (rs_plot_page_get_busy (app->page));
}

/* What is dropped by drag and drop. */
static void
set_dropped (GtkDragSource *source,
             GFile         *file)
{
  GdkFileList *list = gdk_file_list_new_from_array (&file, 1);
  g_autoptr (GdkContentProvider) content
    = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);

  gtk_drag_source_set_content (source, content);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
}

/* A file that is dropped on the table is for the list, also while that is not shown. */
static void
test_drop (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "words.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *pipe_path = g_build_filename (g_get_user_runtime_dir (), "pipe", NULL);
  g_autoptr (GFile) pipe = g_file_new_for_path (pipe_path);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkWidget *from;
  GtkWidget *to;
  int x, y, to_x, to_y;

  g_assert_true (g_file_set_contents (path, "alpha beta\nversion\tgamma\n", -1, NULL));
  open_words (app);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (rs_test_app_find (app, "source_drop_down")), 1);
  rs_test_need (has_n (app, 100));

  /* from a label of the same window, by the pointer */
  from = rs_test_app_find (app, "status_label");
  to = rs_test_app_find (app, "side");
  set_dropped (source, file);
  gtk_widget_add_controller (from, GTK_EVENT_CONTROLLER (source));
  rs_test_wait_for_frame (app->window);
  rs_test_get_root (from, 20, 8, &x, &y);
  rs_test_get_root (to, gtk_widget_get_width (to) / 2.0, gtk_widget_get_height (to) / 2.0, &to_x,
                    &to_y);
  rs_test_drag (from, 20, 8, to_x - x, to_y - y);
  rs_test_need (has_n (app, 8));
  g_assert_cmpuint (
    gtk_drop_down_get_selected (GTK_DROP_DOWN (rs_test_app_find (app, "source_drop_down"))), ==, 0);
  get_word (app, "gamma");

  /* nobody waits for what a pipe may bring */
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  set_dropped (source, pipe);
  rs_test_drag (from, 20, 8, to_x - x, to_y - y);
  rs_test_need (gtk_widget_get_visible (rs_test_app_find (app, "words_note")));
  g_assert_cmpstr (rs_test_app_get_label (app, "words_note"), ==,
                   "That is no text in UTF-8. Words can be read from text only.");
  g_assert_true (has_n (app, 8));
}

/* The table and the plot show the same as selected; the details tell of it. */
static void
test_select (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *references = NULL;
  RsStringSnapshot *strings;
  RsFigurePoint point;
  gsize row;

  open_words (app);
  rs_test_click_middle (find_cell (app, "version"));
  rs_test_need (rs_test_app_are_details_open (app));
  references = rs_wording_number (get_word (app, "version")->references);
  g_assert_cmpstr (rs_test_app_get_label (app, "value_label"), ==, "version");
  g_assert_cmpstr (rs_test_app_get_label (app, "references_label"), ==, references);
  g_assert_true (rs_plot_view_get_selected (app->plot, &point));
  strings = rs_figure_get_strings (rs_plot_page_get_figure (app->page));
  g_assert_cmpstr (rs_string_snapshot_get_row (strings, point.index)->text, ==, "version");
  rs_test_need (g_str_equal (rs_test_app_get_label (app, "total_label"), references));
  g_assert_true (gtk_widget_get_visible (rs_test_app_find (app, "kinds_label")));
  rs_test_screenshot (app->window, "words-details");

  rs_plot_view_select (app->plot, 0, 0);
  g_assert_true (rs_strings_view_get_selected (get_view (app), &row));
  g_assert_cmpstr (rs_string_snapshot_get_row (get_strings (app), row)->text, ==,
                   rs_test_app_get_label (app, "value_label"));
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_Escape, 0);
  rs_test_need (rs_test_app_are_details_closed (app));
  g_assert_false (rs_strings_view_get_selected (get_view (app), &row));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "kinds_label")));
}

/* A click on a title sorts by it, another one the other way round; the search leaves some. */
static void
test_sort_and_search (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *entry;

  open_words (app);
  g_assert_true (is_first (app, "RandomJunkBlahBlah"));
  rs_test_click_middle (rs_test_find (GTK_WIDGET (get_view (app)), GTK_TYPE_LABEL, "Text"));
  rs_test_need (is_first (app, "Guido"));
  rs_test_click_middle (rs_test_find (GTK_WIDGET (get_view (app)), GTK_TYPE_LABEL, "Text"));
  rs_test_need (is_first (app, "version"));
  rs_test_click_middle (rs_test_find (GTK_WIDGET (get_view (app)), GTK_TYPE_LABEL, "References"));
  rs_test_wait_for_frame (app->window);
  g_assert_true (is_first (app, "version")); /* the largest number */
  rs_test_click_middle (rs_test_find (GTK_WIDGET (get_view (app)), GTK_TYPE_LABEL, "References"));
  rs_test_need (!is_first (app, "version"));

  entry = rs_test_find (GTK_WIDGET (get_view (app)), GTK_TYPE_SEARCH_ENTRY, NULL);
  rs_test_click_middle (entry);
  rs_test_type (entry, "GUI");
  rs_test_need (g_list_model_get_n_items (G_LIST_MODEL (get_table (app))) == 1);
  g_assert_true (is_first (app, "Guido"));
  rs_test_type (entry, "nowhere");
  rs_test_need (gtk_widget_get_mapped (rs_test_app_find (app, "no_match")));
  rs_test_key (entry, GDK_KEY_Escape, 0);
  rs_test_need (g_list_model_get_n_items (G_LIST_MODEL (get_table (app))) == 5);
}

/* A search leaves the selected row out of the table, but what is selected stays so, in the plot and
 * in the details; what is not seen is neither copied nor removed. */
static void
test_search_keeps_selected (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  RsFigurePoint point;
  GtkWidget *remove;
  gsize row;

  open_words (app);
  remove = rs_test_find_action (GTK_WIDGET (app->page), "words.remove");
  rs_test_click_middle (find_cell (app, "version"));
  rs_test_need (rs_test_app_are_details_open (app));
  g_assert_true (gtk_widget_is_sensitive (remove));

  search (app, "GUI");
  rs_test_need (g_list_model_get_n_items (G_LIST_MODEL (get_table (app))) == 1);
  g_assert_true (rs_strings_view_get_selected (get_view (app), &row));
  g_assert_false (gtk_widget_is_sensitive (remove));
  g_settings_set_enum (app->settings, "measure", RS_MEASURE_PRINTED);
  rs_test_wait_for_frame (app->window);
  g_assert_true (rs_plot_view_get_selected (app->plot, &point));
  g_assert_true (rs_test_app_are_details_open (app));
  g_assert_cmpstr (rs_test_app_get_label (app, "value_label"), ==, "version");

  /* counted again, it is still there */
  gtk_widget_activate_action (GTK_WIDGET (app->page), "page.measure", NULL);
  rs_test_need (!rs_plot_page_get_busy (app->page));
  g_assert_true (rs_strings_view_get_selected (get_view (app), &row));
  g_assert_true (rs_test_app_are_details_open (app));

  search (app, "");
  rs_test_need (g_list_model_get_n_items (G_LIST_MODEL (get_table (app))) == 5);
  g_assert_true (gtk_widget_is_sensitive (remove));
  g_assert_true (rs_strings_view_get_selected (get_view (app), &row));
  g_assert_cmpstr (rs_string_snapshot_get_row (get_strings (app), row)->text, ==, "version");
}

static void
test_copy (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *text = NULL;

  open_words (app);
  rs_test_click_middle (find_cell (app, "Guido"));
  rs_test_need (rs_test_app_are_details_open (app));
  rs_test_key (find_cell (app, "Guido"), GDK_KEY_c, GDK_CONTROL_MASK);
  rs_test_iterate ();
  text = rs_test_dup_clipboard (app->window);
  g_assert_true (g_str_has_prefix (text, "Text\tReferences\tRefcount\tPrinted\tNet\nGuido\t0\t"));
}

/* The strings with the most references, filtered. */
static void
test_most_used (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  RsStringSnapshot *strings;

  open_words (app);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (rs_test_app_find (app, "source_drop_down")), 1);
  rs_test_need (has_n (app, 100));
  strings = get_strings (app);
  for (gsize i = 1; i < 100; i++)
    g_assert_cmpint (rs_string_snapshot_get_row (strings, i - 1)->references, >=,
                     rs_string_snapshot_get_row (strings, i)->references);
  g_assert_false (gtk_widget_get_mapped (rs_test_app_find (app, "given_box")));
  rs_test_screenshot (app->window, "words-most-used");

  gtk_editable_set_text (GTK_EDITABLE (rs_test_app_find (app, "containing_entry")), "__");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (rs_test_app_find (app, "no_dunder_check")), TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (rs_test_app_find (app, "number_spin")), 7);
  rs_test_need (has_n (app, 7));
  for (gsize i = 0; i < 7; i++)
    {
      const char *text = rs_string_snapshot_get_row (get_strings (app), i)->text;

      g_assert_nonnull (strstr (text, "__"));
      g_assert_false (g_str_has_prefix (text, "__") && g_str_has_suffix (text, "__"));
    }

  gtk_editable_set_text (GTK_EDITABLE (rs_test_app_find (app, "containing_entry")), "no such text");
  rs_test_need (rs_plot_page_get_figure (app->page) == NULL);
  g_assert_true (gtk_widget_get_mapped (rs_test_app_find (app, "no_words")));
}

/* A hundred thousand words: all are in the table, the bars show what fits and say what does not. */
static void
test_many (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "word%u\n", i);
  open_words (app);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (app->window), text->str);
  gtk_widget_activate_action (GTK_WIDGET (app->page), "words.paste", NULL);
  rs_test_need (has_n (app, 100005));

  g_assert_cmpint (rs_figure_get_n_points (rs_plot_page_get_figure (app->page), 0), <=, 1000);
  g_assert_true (gtk_widget_get_visible (rs_test_app_find (app, "words_note")));
  rs_test_screenshot (app->window, "words-many");
}

/* One word is pasted into the field, to be changed; many become words of the list. */
static void
test_paste_into_field (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *entry;

  open_words (app);
  entry = rs_test_app_find (app, "word_entry");
  rs_test_click (entry, 12, gtk_widget_get_height (entry) / 2.0, 1);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (app->window), "one");
  rs_test_key (entry, GDK_KEY_v, GDK_CONTROL_MASK);
  rs_test_need (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "one"));
  g_assert_true (has_n (app, 5));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (app->window), "two three\nfour");
  rs_test_key (entry, GDK_KEY_v, GDK_CONTROL_MASK);
  rs_test_need (has_n (app, 8));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "one");
}

static void
test_narrow (void)
{
  rs_test_app_look_narrow ("words");
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/window-words/first", test_first);
  g_test_add_func ("/ui/window-words/edit", test_edit);
  g_test_add_func ("/ui/window-words/kinds", test_kinds);
  g_test_add_func ("/ui/window-words/undo", test_undo);
  g_test_add_func ("/ui/window-words/cancel", test_cancel);
  g_test_add_func ("/ui/window-words/drop", test_drop);
  g_test_add_func ("/ui/window-words/select", test_select);
  g_test_add_func ("/ui/window-words/sort-and-search", test_sort_and_search);
  g_test_add_func ("/ui/window-words/search-keeps-selected", test_search_keeps_selected);
  g_test_add_func ("/ui/window-words/copy", test_copy);
  g_test_add_func ("/ui/window-words/most-used", test_most_used);
  g_test_add_func ("/ui/window-words/many", test_many);
  g_test_add_func ("/ui/window-words/paste-into-field", test_paste_into_field);
  g_test_add_func ("/ui/window-words/narrow", test_narrow);

  return g_test_run ();
}
