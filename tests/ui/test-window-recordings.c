/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include "rs-window.h"

#include <glib/gstdio.h>

#include "rs-console-session.h"
#include "rs-export-recording.h"
#include "rs-recent-menu.h"
#include "rs-test-app.h"
#include "rs-test-input.h"
#include "rs-test-system.h"

/* Recordings, saved, opened and asked for by keys and pointer, as a person does. */

typedef struct
{
  char *path;
} Folder;

static Folder *
folder_new (void)
{
  Folder *self = g_new0 (Folder, 1);

  self->path = g_dir_make_tmp ("refscope-XXXXXX", NULL);
  g_assert_nonnull (self->path);

  return self;
}

static void
folder_free (Folder *self)
{
  rs_test_remove_all (self->path);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, folder_free)

static RsSeriesList *
get_list (RsTestApp *app)
{
  return rs_application_get_series (app->app);
}

static GtkWidget *
find_chooser (void)
{
  GType type = g_type_from_name ("GtkFileChooserDialog");

  return type != 0 ? rs_test_find_anywhere (type, NULL) : NULL;
}

/* Types a path into the file chooser that is open, and presses Enter. */
static void
choose (const char *path)
{
  GtkWidget *chooser;

  rs_test_need (find_chooser () != NULL);
  chooser = find_chooser ();
  rs_test_focus_window (chooser);
  rs_test_wait_for_frame (chooser);
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) == GTK_FILE_CHOOSER_ACTION_SAVE)
    rs_test_key (chooser, GDK_KEY_a, GDK_CONTROL_MASK);
  rs_test_type (chooser, path);
  /* what GTK 4.24 has proposed for the beginning stays behind the cursor */
  rs_test_key (chooser, GDK_KEY_End, GDK_SHIFT_MASK);
  rs_test_key (chooser, GDK_KEY_Delete, 0);
  rs_test_need (GTK_IS_EDITABLE (gtk_root_get_focus (GTK_ROOT (chooser)))
                && g_str_equal (gtk_editable_get_text (
                                  GTK_EDITABLE (gtk_root_get_focus (GTK_ROOT (chooser)))),
                                path));
  rs_test_key (chooser, GDK_KEY_Return, 0);
}

/* Waits for the question with this heading, and answers it. */
static void
reply (const char *heading,
       const char *button)
{
  GtkWidget *dialog;

  rs_test_need (rs_test_find_anywhere (GTK_TYPE_LABEL, heading) != NULL);
  dialog = GTK_WIDGET (gtk_widget_get_root (rs_test_find_anywhere (GTK_TYPE_LABEL, heading)));
  rs_test_wait_for_frame (dialog);
  rs_test_click_middle (rs_test_find (dialog, GTK_TYPE_BUTTON, button));
  rs_test_need (rs_test_find_anywhere (GTK_TYPE_LABEL, heading) == NULL);
}

static gboolean
contains (GtkWidget *widget,
          gpointer   text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

/* The reason that a dialog gives. */
static gboolean
is_said (const char *heading,
         const char *text)
{
  GtkWidget *label = rs_test_find_anywhere (GTK_TYPE_LABEL, heading);

  return label != NULL
         && rs_test_find_where (GTK_WIDGET (gtk_widget_get_root (label)), contains,
                                (gpointer) text)
              != NULL;
}

static RsSeries *
add_json (RsTestApp *app)
{
  const char *const imports[] = { "json", NULL };
  const RsExperimentValues values = { .imports = imports };
  g_autoptr (RsExperiment) experiment = rs_experiment_new (&values);
  RsSeries *series = rs_series_list_add (get_list (app), experiment);

  rs_test_need (rs_series_get_state (series) == RS_SERIES_READY);
  rs_series_set_saved (series, rs_series_get_n_changes (series));

  return series;
}

/* Saves the active series by the window's own way, without the chooser. */
static void
save (RsTestApp  *app,
      const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  rs_window_save (RS_WINDOW (app->window), rs_series_list_get_active (get_list (app)), file);
  rs_test_need (g_file_test (path, G_FILE_TEST_EXISTS));
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "Saved ") != NULL);
}

/* What is saved is there again when it is opened, beside what it was saved from. */
static void
test_save_and_open (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = g_build_filename (folder->path, "kept.refscope", NULL);
  RsSeries *series;

  rs_test_app_open (app);
  add_json (app);
  rs_test_need (rs_test_app_get_n_series (app) == 2);
  rs_test_focus_window (app->window);
  rs_test_key (app->window, GDK_KEY_s, GDK_CONTROL_MASK);
  choose (path);
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "Saved kept.refscope") != NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));

  rs_test_need (find_chooser () == NULL);
  rs_test_focus_window (app->window);
  rs_test_key (app->window, GDK_KEY_o, GDK_CONTROL_MASK);
  choose (path);
  rs_test_need (rs_series_list_get_n (get_list (app)) == 3);
  rs_test_need (rs_test_app_get_n_series (app) == 3);
  series = rs_series_list_get_active (get_list (app));
  g_assert_true (g_str_has_prefix (rs_series_get_subject (series), "json · recorded "));
  g_assert_cmpstr (rs_series_get_status (series), ==, "From kept.refscope");
  for (gint64 value = 0; value <= 1000; value++)
    g_assert_cmpint (rs_test_app_get_count (app, 0, value), ==,
                     rs_test_app_get_count (app, 2, value));
  rs_test_screenshot (app->window, "recording");

  /* a range that was not measured then is known all the same */
  rs_test_need (find_chooser () == NULL);
  rs_test_focus_window (app->window);
  rs_test_app_replace (rs_test_app_get_spin (app, 1), "2000");
  rs_test_need (rs_test_app_get_n (app) == 2001);
  g_assert_cmpuint (rs_test_app_get_n_series (app), ==, 3);
  g_assert_cmpint (rs_test_app_get_count (app, 0, 1024), ==, rs_test_app_get_count (app, 2, 1024));
  g_assert_cmpint (rs_test_app_get_count (app, 0, 1024), >, 0);

  /* who held what is not known any more, and is said */
  rs_plot_view_select (app->plot, 0, 1);
  rs_test_need (rs_test_app_are_details_open (app));
  rs_test_need (rs_test_find_where (app->window, contains, (gpointer) "A recording keeps counts")
                != NULL);
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, "recording-details");
  rs_test_app_set_dark (TRUE);
  rs_test_screenshot (app->window, "recording-dark");
}

/* A name without the ending gets it, and a file that has that name is not lost unasked. */
static void
test_replace (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *name = g_build_filename (folder->path, "kept", NULL);
  g_autofree char *path = g_build_filename (folder->path, "kept.refscope", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "mine", -1, &error));
  rs_test_app_open (app);
  rs_test_key (app->window, GDK_KEY_s, GDK_CONTROL_MASK);
  choose (name);
  rs_test_need (rs_test_find_anywhere (GTK_TYPE_LABEL, "Replace File?") != NULL);
  reply ("Replace File?", "_Cancel");
  rs_test_iterate ();
  g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
  g_assert_cmpstr (contents, ==, "mine");

  rs_test_need (find_chooser () == NULL);
  rs_test_focus_window (app->window);
  rs_test_key (app->window, GDK_KEY_s, GDK_CONTROL_MASK);
  choose (name);
  reply ("Replace File?", "_Replace");
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "Saved kept.refscope") != NULL);
  g_clear_pointer (&contents, g_free);
  g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
  g_assert_true (g_str_has_prefix (contents, "{"));
  g_assert_false (g_file_test (name, G_FILE_TEST_EXISTS));
}

/* What cannot be read or written is named, with the reason, and nothing else changes. */
static void
test_failures (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = g_build_filename (folder->path, "wrong.refscope", NULL);
  g_autofree char *there = g_build_filename (folder->path, "no", "kept.refscope", NULL);
  g_autoptr (GFile) wrong = g_file_new_for_path (path);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/missing.refscope");
  g_autoptr (GFile) nowhere = g_file_new_for_path (there);
  GFile *files[] = { missing };

  g_assert_true (g_file_set_contents (path, "{ \"refscope\": { \"format\": 99, \"program\": \"9.9\" } }", -1, NULL));
  rs_test_app_open (app);

  /* as the command line does */
  g_application_open (G_APPLICATION (app->app), files, 1, "");
  rs_test_need (is_said ("File Could Not Be Opened", "No such file"));
  reply ("File Could Not Be Opened", "_Close");

  rs_window_open (RS_WINDOW (app->window), wrong);
  rs_test_need (is_said ("File Could Not Be Opened", "newer Refscope, 9.9"));
  rs_test_screenshot (
    GTK_WIDGET (gtk_widget_get_root (rs_test_find_anywhere (GTK_TYPE_LABEL, "“wrong.refscope”"))),
    "recording-wrong");
  reply ("File Could Not Be Opened", "_Close");

  rs_window_save (RS_WINDOW (app->window), rs_series_list_get_active (get_list (app)), nowhere);
  rs_test_need (is_said ("Results Could Not Be Saved", "there is no folder"));
  reply ("Results Could Not Be Saved", "_Close");
  g_assert_cmpuint (rs_series_list_get_n (get_list (app)), ==, 1);
}

static gboolean
is_drop_target (GtkWidget *widget,
                gpointer   target)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller)
          && gdk_content_formats_contain_gtype (
            gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), GDK_TYPE_FILE_LIST))
        {
          *(GtkDropTarget **) target = GTK_DROP_TARGET (controller);
          return TRUE;
        }
    }

  return FALSE;
}

/* Dropped on the window, and on the page that takes files of words, too. */
static void
test_drop (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = g_build_filename (folder->path, "kept.refscope", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList files = { file, NULL };
  g_auto (GValue) value = G_VALUE_INIT;
  GtkDropTarget *target = NULL;
  gboolean taken = FALSE;

  rs_test_app_open (app);
  save (app, path);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);

  g_assert_nonnull (rs_test_find_where (app->window, is_drop_target, &target));
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  rs_test_need (rs_series_list_get_n (get_list (app)) == 2);

  rs_test_app_show_page (app, "words");
  g_assert_nonnull (rs_test_find_where (GTK_WIDGET (app->page), is_drop_target, &target));
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  rs_test_need (rs_series_list_get_n (get_list (app)) == 3);
}

/* What was saved is among the recent ones, by its name, and is opened from there. */
static void
test_recent (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = g_build_filename (folder->path, "my_own.refscope", NULL);
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) menu = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *label = NULL;

  g_menu_append (section, "Open", NULL);
  rs_test_app_open (app);
  save (app, path);
  rs_test_need ((rs_recent_menu_fill (section, 1, gtk_recent_manager_get_default ()),
                 g_menu_model_get_n_items (G_MENU_MODEL (section)) == 2));
  rs_recent_menu_fill (section, 1, gtk_recent_manager_get_default ());
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (section)), ==, 2);
  menu = g_menu_model_get_item_link (G_MENU_MODEL (section), 1, G_MENU_LINK_SUBMENU);
  /* those of the other tests are no more */
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 1);
  g_assert_true (g_menu_model_get_item_attribute (menu, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  g_assert_cmpstr (label, ==, "my__own.refscope");
  target = g_menu_model_get_item_attribute_value (menu, 0, G_MENU_ATTRIBUTE_TARGET, NULL);
  gtk_widget_activate_action_variant (app->window, "win.open-uri", target);
  rs_test_need (rs_series_list_get_n (get_list (app)) == 2);

  /* what is no more is not offered */
  g_remove (path);
  rs_recent_menu_fill (section, 1, gtk_recent_manager_get_default ());
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (section)), ==, 1);
}

/* What was done by hand is not thrown away unasked, however the window is closed. */
static void
test_close (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  RsSeries *json;

  rs_test_app_open (app);
  json = add_json (app);
  rs_series_change_counts (json);
  rs_test_need (rs_test_app_get_n_series (app) == 2);

  rs_test_focus_window (app->window);
  rs_test_key (app->window, GDK_KEY_q, GDK_CONTROL_MASK);
  rs_test_need (is_said ("Save Results?", rs_series_get_title (json)));
  rs_test_screenshot (
    GTK_WIDGET (gtk_widget_get_root (rs_test_find_anywhere (GTK_TYPE_LABEL, "Save Results?"))),
    "recording-close");
  reply ("Save Results?", "_Cancel");
  rs_test_iterate ();
  g_assert_nonnull (app->alive);
  g_assert_cmpint (rs_series_get_state (json), ==, RS_SERIES_READY);

  rs_test_focus_window (app->window);
  rs_test_key (app->window, GDK_KEY_w, GDK_CONTROL_MASK);
  reply ("Save Results?", "_Discard");
  rs_test_need (app->alive == NULL);
}

/* Saving what is asked for, one after the other, closes the window; giving it up does not. */
static void
test_close_saves (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *one = g_build_filename (folder->path, "one.refscope", NULL);
  g_autofree char *two = g_build_filename (folder->path, "two.refscope", NULL);
  RsSeries *first;
  RsSeries *second;

  rs_test_app_open (app);
  first = add_json (app);
  second = add_json (app);
  rs_series_change_counts (first);
  rs_series_change_counts (second);
  rs_test_need (rs_test_app_get_n_series (app) == 3 && !rs_plot_page_get_busy (app->page));

  gtk_window_close (GTK_WINDOW (app->window));
  rs_test_need (is_said ("Save Results?", "2 experiments"));
  reply ("Save Results?", "_Save…");
  choose (one);
  rs_test_need (!rs_series_is_unsaved (first));
  rs_test_need (find_chooser () != NULL);
  g_assert_true (g_file_test (one, G_FILE_TEST_EXISTS));
  rs_test_focus_window (find_chooser ());
  rs_test_key (find_chooser (), GDK_KEY_Escape, 0);
  rs_test_need (find_chooser () == NULL);
  rs_test_iterate ();
  g_assert_nonnull (app->alive);
  g_assert_true (rs_series_is_unsaved (second));

  gtk_window_close (GTK_WINDOW (app->window));
  rs_test_need (is_said ("Save Results?", rs_series_get_title (second)));
  reply ("Save Results?", "_Save…");
  choose (two);
  rs_test_need (app->alive == NULL);
  g_assert_true (g_file_test (two, G_FILE_TEST_EXISTS));
}

static GtkWidget *
get_row (RsTestApp *app,
         int        index)
{
  GtkListBox *box = GTK_LIST_BOX (rs_test_find_named (app->window, "series_list"));

  return GTK_WIDGET (gtk_list_box_get_row_at_index (box, index));
}

/* A series does not go, and is not run again, with what a person would miss, unasked. */
static void
test_give_up (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = g_build_filename (folder->path, "json.refscope", NULL);
  RsWorker *before;
  RsSeries *json;

  rs_test_app_open (app);
  json = add_json (app);
  rs_series_change_counts (json);
  rs_test_need (rs_test_app_get_n_series (app) == 2 && !rs_plot_page_get_busy (app->page));
  before = rs_series_get_worker (json);

  gtk_widget_activate_action (get_row (app, 1), "series.run-again", NULL);
  rs_test_need (is_said ("Save Results?", rs_series_get_title (json)));
  g_assert_true (rs_series_get_worker (json) == before);
  reply ("Save Results?", "_Cancel");
  g_assert_true (rs_series_get_worker (json) == before);

  gtk_widget_activate_action (get_row (app, 1), "series.run-again", NULL);
  reply ("Save Results?", "_Discard");
  rs_test_need (rs_series_get_worker (json) != before);
  rs_test_need (rs_series_get_state (json) == RS_SERIES_READY);
  rs_test_need (!rs_plot_page_get_busy (app->page));

  rs_series_change_counts (json);
  rs_test_need (!rs_plot_page_get_busy (app->page));
  gtk_widget_activate_action (get_row (app, 1), "series.remove", NULL);
  reply ("Save Results?", "_Save…");
  g_assert_cmpuint (rs_series_list_get_n (get_list (app)), ==, 2);
  choose (path);
  rs_test_need (rs_series_list_get_n (get_list (app)) == 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Closed while one series is being saved: the other is asked for before a file is. */
static void
test_close_asks_after_save (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = g_build_filename (folder->path, "one.refscope", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  RsSeries *first;
  RsSeries *second;

  rs_test_app_open (app);
  first = add_json (app);
  second = add_json (app);
  rs_series_change_counts (first);
  rs_series_change_counts (second);
  rs_test_need (rs_test_app_get_n_series (app) == 3 && !rs_plot_page_get_busy (app->page));

  rs_window_save (RS_WINDOW (app->window), first, file);
  gtk_window_close (GTK_WINDOW (app->window));
  rs_test_need (rs_test_find_anywhere (GTK_TYPE_LABEL, "Save Results?") != NULL
                || find_chooser () != NULL);
  g_assert_null (find_chooser ());
  g_assert_false (rs_series_is_unsaved (first));
  reply ("Save Results?", "_Discard");
  rs_test_need (app->alive == NULL);
}

/* Two saves of a series at once, and an export that is given up: both files are written. */
static void
test_save_twice (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *one = g_build_filename (folder->path, "one.refscope", NULL);
  g_autofree char *two = g_build_filename (folder->path, "two.refscope", NULL);
  g_autoptr (GFile) first = g_file_new_for_path (one);
  g_autoptr (GFile) second = g_file_new_for_path (two);
  RsSeries *json;

  rs_test_app_open (app);
  json = add_json (app);
  rs_series_change_counts (json);
  rs_test_need (rs_test_app_get_n_series (app) == 2 && !rs_plot_page_get_busy (app->page));

  rs_window_save (RS_WINDOW (app->window), json, first);
  rs_window_save (RS_WINDOW (app->window), json, second);
  gtk_widget_activate_action (app->window, "win.cancel-export", NULL);
  rs_test_need (g_file_test (one, G_FILE_TEST_EXISTS) && g_file_test (two, G_FILE_TEST_EXISTS));
  rs_test_need (!rs_series_is_unsaved (json));
  g_assert_null (rs_test_find_anywhere (GTK_TYPE_LABEL, "Results Could Not Be Saved"));

  rs_window_open (RS_WINDOW (app->window), first);
  gtk_widget_activate_action (app->window, "win.cancel-export", NULL);
  rs_test_need (rs_series_list_get_n (get_list (app)) == 3);
}

/* What ends while a file is chosen for it cannot be saved, which is told. */
static void
test_save_ended (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = g_build_filename (folder->path, "one.refscope", NULL);
  RsSeries *json;

  rs_test_app_open (app);
  json = add_json (app);
  rs_test_need (rs_test_app_get_n_series (app) == 2 && !rs_plot_page_get_busy (app->page));
  rs_test_focus_window (app->window);
  rs_test_key (app->window, GDK_KEY_s, GDK_CONTROL_MASK);
  rs_test_need (find_chooser () != NULL);
  rs_series_stop (json);
  choose (path);
  rs_test_need (is_said ("Results Could Not Be Saved", ": Stopped"));
  reply ("Results Could Not Be Saved", "_Close");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What still runs is not thrown away unasked, and to save it is not offered. */
static void
test_close_running (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (GtkTextTagTable) tags = rs_console_session_create_tags ();
  g_autoptr (RsConsoleSession) session = NULL;
  RsSeries *json;
  GtkWidget *label;

  rs_test_app_open (app);
  json = add_json (app);
  rs_test_need (rs_test_app_get_n_series (app) == 2 && !rs_plot_page_get_busy (app->page));
  session = rs_console_session_new (json, tags);
  g_assert_true (rs_console_session_run (session, "while True: pass"));

  gtk_window_close (GTK_WINDOW (app->window));
  rs_test_need (is_said ("Discard Results?", rs_series_get_title (json)));
  label = rs_test_find_anywhere (GTK_TYPE_LABEL, "Discard Results?");
  g_assert_null (
    rs_test_find (GTK_WIDGET (gtk_widget_get_root (label)), GTK_TYPE_BUTTON, "_Save…"));
  reply ("Discard Results?", "_Cancel");
  rs_test_iterate ();
  g_assert_nonnull (app->alive);

  rs_console_session_stop (session);
  rs_test_need (!rs_console_session_get_running (session));
  rs_test_need (!rs_plot_page_get_busy (app->page));
  g_assert_cmpint (rs_series_get_state (json), ==, RS_SERIES_READY);
  gtk_window_close (GTK_WINDOW (app->window));
  reply ("Save Results?", "_Discard");
  rs_test_need (app->alive == NULL);
}

#ifdef __SANITIZE_ADDRESS__
/* GTK 4.8 forgets names of its own file chooser, which only this program opens. Where they are
 * allocated has no name to suppress them by. */
int
__lsan_is_turned_off (void)
{
  return 1;
}
#endif

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/window-recordings/save-and-open", test_save_and_open);
  g_test_add_func ("/ui/window-recordings/replace", test_replace);
  g_test_add_func ("/ui/window-recordings/failures", test_failures);
  g_test_add_func ("/ui/window-recordings/drop", test_drop);
  g_test_add_func ("/ui/window-recordings/recent", test_recent);
  g_test_add_func ("/ui/window-recordings/close", test_close);
  g_test_add_func ("/ui/window-recordings/close-saves", test_close_saves);
  g_test_add_func ("/ui/window-recordings/give-up", test_give_up);
  g_test_add_func ("/ui/window-recordings/close-asks-after-save", test_close_asks_after_save);
  g_test_add_func ("/ui/window-recordings/save-twice", test_save_twice);
  g_test_add_func ("/ui/window-recordings/save-ended", test_save_ended);
  g_test_add_func ("/ui/window-recordings/close-running", test_close_running);

  return g_test_run ();
}
