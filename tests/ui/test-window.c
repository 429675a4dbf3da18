/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window.h"

#include <glib/gstdio.h>

#include "rs-adaptive-bin.h"
#include "rs-export-dialog.h"
#include "rs-range-box.h"
#include "rs-test-app.h"
#include "rs-test-input.h"
#include "rs-wording.h"

static gboolean
is_named (GtkWidget *widget,
          gpointer   name)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0;
}

static GtkWidget *
find_named (RsTestApp  *app,
            const char *name)
{
  GtkWidget *widget = rs_test_find_where (app->window, is_named, (gpointer) name);

  g_assert_nonnull (widget);

  return widget;
}

static const char *
get_label (RsTestApp  *app,
           const char *name)
{
  return gtk_label_get_text (GTK_LABEL (find_named (app, name)));
}

static gboolean
are_details_open (RsTestApp *app)
{
  return gtk_revealer_get_child_revealed (GTK_REVEALER (find_named (app, "revealer")));
}

static gboolean
are_details_closed (RsTestApp *app)
{
  return !gtk_revealer_get_reveal_child (GTK_REVEALER (find_named (app, "revealer")))
         && !are_details_open (app);
}

static void
click_point (RsTestApp *app,
             gint64     value)
{
  RsFigure *figure = rs_integers_page_get_figure (app->page);
  gsize index;
  double x;
  double y;

  g_assert_true (rs_figure_find_value (figure, 0, value, &index));
  g_assert_true (rs_plot_view_get_position (app->plot, 0, index, &x, &y));
  rs_test_click (GTK_WIDGET (app->plot), x, y, 1);
}

/* An empty place of the plot: the lower left corner inside the axes has no dots at 0 to 999. */
static void
click_empty (RsTestApp *app)
{
  RsFigure *figure = rs_integers_page_get_figure (app->page);
  gsize index;
  double x;
  double y;

  g_assert_true (rs_figure_find_value (figure, 0, 1, &index));
  g_assert_true (rs_plot_view_get_position (app->plot, 0, index, &x, &y));
  rs_test_click (GTK_WIDGET (app->plot), x + 3, y + 150, 1);
}

static void
test_first_plot (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);

  g_assert_cmpuint (rs_test_app_get_n (app), ==, 1000);
  g_assert_cmpint (rs_figure_get_scale (rs_integers_page_get_figure (app->page)), ==,
                   RS_SCALE_LOG);
  g_assert_true (g_str_has_prefix (get_label (app, "status_label"), "Python 3."));
  g_assert_nonnull (strstr (get_label (app, "status_label"), "000 integers"));
  g_assert_true (gtk_widget_get_visible (find_named (app, "hint_label")));
  g_assert_true (are_details_closed (app));
  g_assert_false (gtk_widget_get_mapped (find_named (app, "failure")));
  rs_test_screenshot (app->window, "first");
}

/* The numbers in the details must be the snapshot's own. */
static void
test_click_point (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *refcount = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *value = NULL;
  RsFigure *figure;
  RsSnapshot *snapshot;
  RsIntCount count;

  rs_test_app_open (app);
  figure = rs_integers_page_get_figure (app->page);
  snapshot = rs_figure_get_snapshot (figure, 0);
  /* where Python does not count, 256 and its neighbours are in one row, too near to tell apart */
  g_assert_true (rs_snapshot_get_int (snapshot, rs_figure_get_measure (figure),
                                      rs_snapshot_get_python (snapshot)->counted ? 256 : 8,
                                      &count));

  click_point (app, count.value);
  rs_test_need (are_details_open (app));
  value = g_strdup_printf ("%" G_GINT64_FORMAT, count.value);
  refcount = rs_wording_number (count.refcount);
  printed = rs_wording_number (count.printed);
  g_assert_cmpstr (get_label (app, "value_label"), ==, value);
  if (count.refcount != RS_ABSENT)
    g_assert_cmpstr (get_label (app, "refcount_label"), ==, refcount);
  g_assert_cmpstr (get_label (app, "printed_label"), ==, printed);
  g_assert_nonnull (strstr (get_label (app, "facts_label"), "power of two"));
  g_assert_false (gtk_widget_get_visible (find_named (app, "hint_label")));
  rs_test_screenshot (app->window, "details");

  /* the arrow key goes on, the details with it */
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_Left, 0);
  rs_test_need (!g_str_equal (get_label (app, "value_label"), value));

  click_empty (app);
  rs_test_need (are_details_closed (app));
  g_assert_true (gtk_widget_get_visible (find_named (app, "hint_label")));
}

static void
test_close_details (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);

  click_point (app, 1);
  rs_test_need (are_details_open (app));
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_Escape, 0);
  rs_test_need (are_details_closed (app));

  click_point (app, 1);
  rs_test_need (are_details_open (app));
  rs_test_click_middle (rs_test_find_action (app->window, "page.unselect"));
  rs_test_need (are_details_closed (app));
}

static void
test_walk_outliers (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *outlier = NULL;

  rs_test_app_open (app);
  if (!rs_snapshot_get_python (rs_figure_get_snapshot (rs_integers_page_get_figure (app->page), 0))
           ->counted)
    {
      g_test_skip ("This Python does not count the references to small integers: no outliers");
      return;
    }

  click_point (app, 1);
  rs_test_need (are_details_open (app));
  rs_test_wait_for_frame (app->window);
  rs_test_click_middle (rs_test_find_action (app->window, "page.next-outlier"));
  rs_test_need (!g_str_equal (get_label (app, "value_label"), "1"));
  outlier = g_strdup (get_label (app, "value_label"));
  rs_test_click_middle (rs_test_find_action (app->window, "page.next-outlier"));
  rs_test_need (!g_str_equal (get_label (app, "value_label"), outlier));
  rs_test_click_middle (rs_test_find_action (app->window, "page.previous-outlier"));
  rs_test_need (g_str_equal (get_label (app, "value_label"), outlier));
}

static void
got_text_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *text = NULL;

  rs_test_app_open (app);
  click_point (app, 2);
  rs_test_need (are_details_open (app));
  rs_test_click_middle (rs_test_find_action (app->window, "page.copy"));
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "Details copied"));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (app->window), NULL, got_text_cb, &text);
  rs_test_need (text != NULL);
  g_assert_true (g_str_has_prefix (text, "2\nRefcount: "));
}

/* Wrong ranges: an error at the field, and the last picture stands. */
static void
test_wrong_range (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *from;
  GtkWidget *to;
  guint n_draws;

  rs_test_app_open (app);
  from = rs_test_app_get_spin (app, 0);
  to = rs_test_app_get_spin (app, 1);

  rs_test_app_replace (from, "10");
  rs_test_need (rs_test_app_get_n (app) == 990);
  rs_test_wait_for_frame (app->window);
  n_draws = rs_plot_view_get_n_draws (app->plot);

  rs_test_app_replace (to, "5");
  rs_test_need (gtk_widget_has_css_class (to, "error"));
  g_assert_false (gtk_widget_has_css_class (from, "error"));
  g_assert_true (gtk_widget_get_visible (find_named (app, "range_error")));
  g_assert_nonnull (strstr (get_label (app, "range_error"), "10"));
  g_assert_cmpuint (rs_test_app_get_n (app), ==, 990);
  rs_test_screenshot (app->window, "wrong-range");

  /* what is wrong stays to be seen when the field is left, and nothing is remembered of it */
  rs_test_key (to, GDK_KEY_Tab, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "5");
  g_assert_true (gtk_widget_has_css_class (to, "error"));
  g_assert_cmpint (g_settings_get_int64 (app->settings, "to"), ==, 999);

  rs_test_app_replace (to, "12x");
  rs_test_need (strstr (get_label (app, "range_error"), "12x") != NULL);
  rs_test_key (to, GDK_KEY_Tab, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "12x");
  rs_test_app_replace (to, "20000000");
  rs_test_need (strstr (get_label (app, "range_error"), "20000000") != NULL);
  rs_test_key (to, GDK_KEY_Return, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "20000000");

  g_assert_cmpuint (rs_test_app_get_n (app), ==, 990);
  g_assert_false (rs_integers_page_get_busy (app->page));

  rs_test_app_replace (to, "300");
  rs_test_need (rs_test_app_get_n (app) == 291);
  g_assert_false (gtk_widget_has_css_class (to, "error"));
  g_assert_false (gtk_widget_get_visible (find_named (app, "range_error")));
  g_assert_cmpint (g_settings_get_int64 (app->settings, "from"), ==, 10);
  g_assert_cmpint (g_settings_get_int64 (app->settings, "to"), ==, 300);
  rs_test_wait_for_frame (app->window);
  g_assert_cmpuint (rs_plot_view_get_n_draws (app->plot), >, n_draws);
}

/* Up and Down step the field, and each step measures. */
static void
test_step_range (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *to;

  rs_test_app_open (app);
  to = rs_test_app_get_spin (app, 1);
  rs_test_click (to, 12, gtk_widget_get_height (to) / 2.0, 1);
  rs_test_key (to, GDK_KEY_Up, 0);
  rs_test_need (rs_test_app_get_n (app) == 1001);
  rs_test_app_replace (to, "junk");
  rs_test_key (to, GDK_KEY_Down, 0);
  rs_test_need (rs_test_app_get_n (app) == 1000);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "999");
  g_assert_false (gtk_widget_has_css_class (to, "error"));
}

static void
test_scale (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  click_point (app, 1);
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_l, GDK_ALT_MASK);
  rs_test_need (rs_figure_get_scale (rs_integers_page_get_figure (app->page)) == RS_SCALE_LINEAR);
  g_assert_cmpint (g_settings_get_enum (app->settings, "scale"), ==, RS_SCALE_LINEAR);
  /* the selection stays */
  g_assert_cmpstr (get_label (app, "value_label"), ==, "1");

  rs_test_click_middle (rs_test_find (app->window, GTK_TYPE_TOGGLE_BUTTON, "Lo_g-log"));
  rs_test_need (rs_figure_get_scale (rs_integers_page_get_figure (app->page)) == RS_SCALE_LOG);
}

static void
test_measure (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_named (app, "measure_drop_down")),
                              RS_MEASURE_PRINTED);
  g_assert_cmpint (rs_figure_get_measure (rs_integers_page_get_figure (app->page)), ==,
                   RS_MEASURE_PRINTED);
  g_assert_cmpint (g_settings_get_enum (app->settings, "measure"), ==, RS_MEASURE_PRINTED);
  g_assert_true (g_str_has_prefix (get_label (app, "measure_label"), "Printed: "));
  /* what was chosen is shown, so there is nothing to explain */
  g_assert_false (gtk_widget_get_visible (find_named (app, "notice")));
}

static gboolean
is_annotated (RsTestApp *app,
              gint64     value)
{
  RsFigure *figure = rs_integers_page_get_figure (app->page);
  RsFigurePoint point;
  gsize index;

  g_assert_true (rs_figure_find_value (figure, 0, value, &index));
  g_assert_true (rs_figure_get_point (figure, 0, index, &point));

  return point.annotated;
}

static void
test_annotate (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *entry;

  rs_test_app_open (app);
  g_assert_false (is_annotated (app, 20));

  gtk_widget_activate_action (app->window, "win.annotate", "s", "list");
  rs_test_need ((entry = rs_test_find (app->window, GTK_TYPE_ENTRY, NULL)) != NULL);
  rs_test_app_replace (entry, "20, 100");
  rs_test_need (is_annotated (app, 20) && is_annotated (app, 100) && !is_annotated (app, 256));
  g_assert_false (gtk_widget_has_css_class (entry, "error"));

  rs_test_app_replace (entry, "20, 1o0");
  rs_test_need (gtk_widget_has_css_class (entry, "error"));
  g_assert_true (gtk_widget_get_visible (find_named (app, "annotate_error")));
  g_assert_nonnull (strstr (get_label (app, "annotate_error"), "1o0"));
  g_assert_true (is_annotated (app, 20));
  g_assert_true (is_annotated (app, 100));

  /* another choice is right, whatever the list says */
  gtk_widget_activate_action (app->window, "win.annotate", "s", "none");
  rs_test_need (!is_annotated (app, 20));
  g_assert_false (gtk_widget_get_visible (find_named (app, "annotate_error")));
  g_assert_false (gtk_widget_get_mapped (entry));
}

static void
test_zoom (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  g_assert_null (rs_test_find_action (app->window, "page.zoom-reset"));
  rs_test_wheel (GTK_WIDGET (app->plot), 300, 200, -3);
  rs_test_need (rs_test_find_action (app->window, "page.zoom-reset") != NULL);
  rs_test_click_middle (rs_test_find_action (app->window, "page.zoom-reset"));
  rs_test_need (!rs_plot_view_get_zoomed (app->plot));
  g_assert_null (rs_test_find_action (app->window, "page.zoom-reset"));
}

static void
test_export (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *folder = g_dir_make_tmp ("refscope-XXXXXX", NULL);
  g_autofree char *png = g_build_filename (folder, "a.png", NULL);
  g_autofree char *csv = g_build_filename (folder, "a.csv", NULL);
  g_autoptr (GFile) png_file = g_file_new_for_path (png);
  g_autoptr (GFile) csv_file = g_file_new_for_path (csv);
  g_autofree char *contents = NULL;

  rs_test_app_open (app);
  g_settings_set_int (app->settings, "export-width", 300);
  g_settings_set_int (app->settings, "export-height", 200);
  g_settings_set_int (app->settings, "export-dpi", 96);

  rs_window_export (RS_WINDOW (app->window), RS_EXPORT_PNG, png_file);
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "Exported a.png"));
  g_assert_nonnull (rs_test_find_action (app->window, "win.open-folder"));
  {
    g_autoptr (GdkTexture) texture = gdk_texture_new_from_filename (png, NULL);

    g_assert_nonnull (texture);
    g_assert_cmpint (gdk_texture_get_width (texture), ==, 300);
    g_assert_cmpint (gdk_texture_get_height (texture), ==, 200);
  }

  rs_window_export (RS_WINDOW (app->window), RS_EXPORT_CSV, csv_file);
  rs_test_need (g_file_test (csv, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (csv, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "\n999,"));

  g_remove (png);
  g_remove (csv);
  g_rmdir (folder);
}

static gboolean
is_about_folder (GtkWidget *widget,
                 gpointer   folder)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), folder) != NULL;
}

static void
test_export_fails (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent-folder/a.svg");

  rs_test_app_open (app);
  rs_window_export (RS_WINDOW (app->window), RS_EXPORT_SVG, file);
  rs_test_need (rs_test_find_where (app->window, is_about_folder, (gpointer) "nonexistent-folder"));
  g_assert_null (rs_test_find_action (app->window, "win.open-folder"));
}

static GtkWidget *
find_export_dialog (void)
{
  return rs_test_find_anywhere (RS_TYPE_EXPORT_DIALOG, NULL);
}

static void
test_export_dialog (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *dialog;

  rs_test_app_open (app);
  rs_test_key (app->window, GDK_KEY_e, GDK_CONTROL_MASK);
  rs_test_need ((dialog = find_export_dialog ()) != NULL);
  rs_test_wait_for_frame (dialog);
  g_assert_nonnull (rs_test_find (dialog, GTK_TYPE_LABEL, "Resolution"));
  rs_test_screenshot (dialog, "export");

  g_settings_set_enum (app->settings, "export-format", RS_EXPORT_SVG);
  rs_test_need (rs_test_find (dialog, GTK_TYPE_LABEL, "Resolution") == NULL);
  g_assert_nonnull (rs_test_find (dialog, GTK_TYPE_LABEL, "Width"));
  g_settings_set_enum (app->settings, "export-format", RS_EXPORT_JSON);
  rs_test_need (rs_test_find (dialog, GTK_TYPE_LABEL, "Width") == NULL);

  rs_test_focus_window (dialog);
  rs_test_key (dialog, GDK_KEY_Escape, 0);
  rs_test_need (find_export_dialog () == NULL);
}

/* Which kind of dialog it is depends on the version of libadwaita; what it says does not. */
static void
test_dialogs (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *found;

  rs_test_app_open (app);
  g_action_group_activate_action (G_ACTION_GROUP (app->app), "shortcuts", NULL);
  rs_test_need ((found = rs_test_find_anywhere (GTK_TYPE_LABEL, "Next Outlier")) != NULL);
  rs_test_screenshot (GTK_WIDGET (gtk_widget_get_root (found)), "shortcuts");

  g_action_group_activate_action (G_ACTION_GROUP (app->app), "about", NULL);
  rs_test_need ((found = rs_test_find_anywhere (GTK_TYPE_LABEL, PACKAGE_VERSION)) != NULL
                || (found = rs_test_find_anywhere (GTK_TYPE_BUTTON, PACKAGE_VERSION)) != NULL);
  rs_test_wait_for_frame (found);
  rs_test_screenshot (GTK_WIDGET (gtk_widget_get_root (found)), "about");
}

static void
test_pages (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GAction *export;

  rs_test_app_open (app);
  export = g_action_map_lookup_action (G_ACTION_MAP (app->window), "export");
  g_assert_true (g_action_get_enabled (export));
  rs_test_key (app->window, GDK_KEY_2, GDK_ALT_MASK);
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "How often Python refers to each let"));
  g_assert_false (g_action_get_enabled (export));
  rs_test_key (app->window, GDK_KEY_3, GDK_ALT_MASK);
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "How often Python refers to each word"));
  rs_test_key (app->window, GDK_KEY_1, GDK_ALT_MASK);
  rs_test_need (gtk_widget_get_mapped (GTK_WIDGET (app->plot)));
}

static void
test_narrow (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *split;
  int least_width;
  int least_height;

  g_settings_set_int (app->settings, "window-width", 360);
  g_settings_set_int (app->settings, "window-height", 640);
  rs_test_app_open (app);
  split = find_named (app, "split");
  rs_test_need (gtk_orientable_get_orientation (GTK_ORIENTABLE (split))
                == GTK_ORIENTATION_VERTICAL);
  g_assert_true (rs_adaptive_bin_get_narrow (RS_ADAPTIVE_BIN (find_named (app, "bin"))));
  click_point (app, 1);
  rs_test_need (are_details_open (app));
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, "narrow");

  /* nothing is cut off at the least size */
  gtk_widget_measure (rs_test_find (app->window, ADW_TYPE_TOAST_OVERLAY, NULL),
                      GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (rs_test_find (app->window, ADW_TYPE_TOAST_OVERLAY, NULL),
                      GTK_ORIENTATION_VERTICAL, 360, &least_height, NULL, NULL, NULL);
  g_assert_cmpint (least_width, <=, 360);
  g_assert_cmpint (least_height, <=, 300);

  gtk_window_set_default_size (GTK_WINDOW (app->window), 900, 640);
  rs_test_need (gtk_orientable_get_orientation (GTK_ORIENTABLE (split))
                == GTK_ORIENTATION_HORIZONTAL);
  rs_test_need (g_settings_get_int (app->settings, "window-width") == 900);
}

static void
count_cb (GdkFrameClock *clock,
          guint         *n)
{
  (*n)++;
}

/* The window lives while Python counts ten million integers. */
static void
test_frames_while_busy (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GdkFrameClock *clock;
  guint n_frames = 0;
  gulong handler;

  rs_test_app_open (app);
  rs_test_app_replace (rs_test_app_get_spin (app, 1), "10000000");
  rs_test_need (rs_integers_page_get_busy (app->page));

  clock = gtk_widget_get_frame_clock (app->window);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_cb), &n_frames);
  gdk_frame_clock_begin_updating (clock);
  rs_test_need (!rs_integers_page_get_busy (app->page));
  gdk_frame_clock_end_updating (clock);
  g_signal_handler_disconnect (clock, handler);

  g_test_message ("%u frames while ten million integers were counted", n_frames);
  g_assert_cmpuint (n_frames, >=, 2);
  g_assert_cmpuint (rs_test_app_get_n (app), ==, 10000001);
}

/* Cancel keeps the plot, and the fields say again what it shows. */
static void
test_cancel (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  rs_test_app_replace (rs_test_app_get_spin (app, 1), "10000000");
  rs_test_need (rs_integers_page_get_busy (app->page));
  gtk_widget_activate_action (GTK_WIDGET (app->page), "page.cancel", NULL);
  g_assert_false (rs_integers_page_get_busy (app->page));
  g_assert_cmpuint (rs_test_app_get_n (app), ==, 1000);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rs_test_app_get_spin (app, 1))), ==, "999");
  g_assert_cmpint (g_settings_get_int64 (app->settings, "to"), ==, 999);
  rs_test_iterate ();
  g_assert_false (gtk_widget_get_visible (find_named (app, "failure")));
}

/* Of two ranges asked for one after the other the later is shown, with no word of the first. */
static void
test_latest_wins (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  RsRangeBox *range;

  rs_test_app_open (app);
  range = RS_RANGE_BOX (find_named (app, "range_box"));
  rs_range_box_set_range (range, 0, 10000000);
  rs_range_box_set_range (range, 5, 9);
  rs_test_need (rs_test_app_get_n (app) == 5);
  rs_test_need (!rs_integers_page_get_busy (app->page));
  g_assert_false (gtk_widget_get_visible (find_named (app, "failure")));
}

static void
test_quit_while_busy (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  rs_range_box_set_range (RS_RANGE_BOX (find_named (app, "range_box")), 0, 10000000);
  g_assert_true (rs_integers_page_get_busy (app->page));
  rs_test_key (app->window, GDK_KEY_w, GDK_CONTROL_MASK);
  rs_test_need (gtk_application_get_windows (GTK_APPLICATION (app->app)) == NULL);
}

/* Python 3.12 and newer keep no count for small integers: the page shows what there is. */
static void
test_not_counted (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  const RsPythonFacts values = { .version = (char *) "3.13.1",
                                 .version_hex = 0x030d01f0,
                                 .cache_min = -5,
                                 .cache_max = 256,
                                 .counted = FALSE,
                                 .int_floor = 3 };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL }, { NULL, NULL } };
  gint64 *refcount = g_new (gint64, 300);
  gint64 *printed = g_new (gint64, 300);
  g_autoptr (RsSnapshot) snapshot = NULL;

  for (gsize i = 0; i < 300; i++)
    {
      refcount[i] = i <= 256 ? RS_ABSENT : 0;
      printed[i] = i <= 256 ? G_GINT64_CONSTANT (4294967295) : 3;
    }
  snapshot = rs_snapshot_new_ints (python, 0, 300, refcount, printed, trends);

  rs_test_app_open (app);
  rs_integers_page_show (app->page, snapshot);
  g_assert_cmpint (rs_figure_get_measure (rs_integers_page_get_figure (app->page)), ==,
                   RS_MEASURE_PRINTED);
  g_assert_true (gtk_widget_get_visible (find_named (app, "notice")));
  g_assert_true (g_str_has_prefix (get_label (app, "notice_label"),
                                   "Python 3.13 keeps no count for its small integers."));
  rs_test_wait_for_frame (app->window);
  click_point (app, 256);
  rs_test_need (are_details_open (app));
  g_assert_cmpstr (get_label (app, "refcount_label"), ==, "not counted");
  g_assert_cmpstr (get_label (app, "expected_label"), ==, "unknown");
  rs_test_screenshot (app->window, "not-counted");

  /* the person's own choice is kept for another Python */
  g_assert_cmpint (g_settings_get_enum (app->settings, "measure"), ==, RS_MEASURE_REFCOUNT);
}

static void
any_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (RsSnapshot) snapshot = rs_worker_measure_finish (RS_WORKER (source), result, NULL);

  g_assert_nonnull (snapshot);
  *(gboolean *) user_data = TRUE;
}

/* Python cannot be started twice in a process: the sentence about it is shown in place. */
static void
test_failure (void)
{
  g_autoptr (RsWorker) other = rs_worker_new ();
  g_autoptr (RsRequest) request = rs_request_new_ints (0, 9, NULL);
  g_autoptr (RsTestApp) app = NULL;
  gboolean started = FALSE;

  rs_worker_measure_async (other, request, NULL, NULL, NULL, any_cb, &started);
  rs_test_need (started);

  app = rs_test_app_new ();
  g_application_activate (G_APPLICATION (app->app));
  app->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (app->app)));
  app->page = rs_window_get_integers (RS_WINDOW (app->window));
  rs_test_need (gtk_widget_get_mapped (find_named (app, "failure")));
  g_assert_cmpstr (get_label (app, "failure_label"), !=, "");
  g_assert_false (rs_integers_page_get_busy (app->page));
  g_assert_null (rs_integers_page_get_figure (app->page));
  g_assert_nonnull (rs_test_find_action (app->window, "page.measure"));
  rs_test_screenshot (app->window, "failure");
}

/* A range that somebody wrote into the settings by hand need not be one. */
static void
test_bad_settings (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  g_settings_set_int64 (app->settings, "from", 500);
  g_settings_set_int64 (app->settings, "to", 5);
  rs_test_app_open (app);
  g_assert_cmpuint (rs_test_app_get_n (app), ==, 1000);
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/window/first-plot", test_first_plot);
  g_test_add_func ("/ui/window/click-point", test_click_point);
  g_test_add_func ("/ui/window/close-details", test_close_details);
  g_test_add_func ("/ui/window/walk-outliers", test_walk_outliers);
  g_test_add_func ("/ui/window/copy", test_copy);
  g_test_add_func ("/ui/window/wrong-range", test_wrong_range);
  g_test_add_func ("/ui/window/step-range", test_step_range);
  g_test_add_func ("/ui/window/scale", test_scale);
  g_test_add_func ("/ui/window/measure", test_measure);
  g_test_add_func ("/ui/window/annotate", test_annotate);
  g_test_add_func ("/ui/window/zoom", test_zoom);
  g_test_add_func ("/ui/window/export", test_export);
  g_test_add_func ("/ui/window/export-fails", test_export_fails);
  g_test_add_func ("/ui/window/export-dialog", test_export_dialog);
  g_test_add_func ("/ui/window/dialogs", test_dialogs);
  g_test_add_func ("/ui/window/pages", test_pages);
  g_test_add_func ("/ui/window/narrow", test_narrow);
  g_test_add_func ("/ui/window/frames-while-busy", test_frames_while_busy);
  g_test_add_func ("/ui/window/cancel", test_cancel);
  g_test_add_func ("/ui/window/latest-wins", test_latest_wins);
  g_test_add_func ("/ui/window/quit-while-busy", test_quit_while_busy);
  g_test_add_func ("/ui/window/not-counted", test_not_counted);
  g_test_add_func ("/ui/window/failure", test_failure);
  g_test_add_func ("/ui/window/bad-settings", test_bad_settings);

  return g_test_run ();
}
