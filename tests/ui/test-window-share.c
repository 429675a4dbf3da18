/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window.h"

#include "rs-cumulative.h"
#include "rs-test-app.h"
#include "rs-test-input.h"
#include "rs-wording-share.h"

/* The cumulative share in the window: the second view of the plot. */

static RsFigure *
get_figure (RsTestApp *app)
{
  return rs_plot_page_get_figure (app->page);
}

static gboolean
is_share (RsTestApp *app)
{
  return get_figure (app) != NULL && rs_figure_get_view (get_figure (app)) == RS_VIEW_SHARE;
}

static void
open_share (RsTestApp *app)
{
  g_settings_set_enum (app->settings, "view", RS_VIEW_SHARE);
  rs_test_app_open (app);
  g_assert_true (is_share (app));
}

/* The share at the end of the cache, as the curve has it. */
static char *
dup_cached (RsTestApp *app)
{
  RsSnapshot *snapshot = rs_figure_get_snapshot (get_figure (app), 0);

  return rs_wording_percent (
    rs_cumulative_get_share (rs_figure_get_cumulative (get_figure (app), 0),
                             rs_snapshot_get_python (snapshot)->cache_max));
}

static void
test_switch (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *cached = NULL;
  g_autofree char *told = NULL;

  rs_test_app_open (app);
  g_assert_false (is_share (app));
  rs_test_app_click_point (app, 1);
  rs_test_need (rs_test_app_are_details_open (app));

  rs_test_click_middle (rs_test_find (app->window, GTK_TYPE_TOGGLE_BUTTON, "Share"));
  rs_test_need (is_share (app));
  g_assert_cmpint (g_settings_get_enum (app->settings, "view"), ==, RS_VIEW_SHARE);
  g_assert_nonnull (rs_test_find (app->window, GTK_TYPE_TOGGLE_BUTTON, "Log"));
  g_assert_true (g_str_has_prefix (rs_test_app_get_label (app, "measure_label"), "Share: "));
  g_assert_nonnull (strstr (rs_test_app_get_label (app, "measure_label"),
                            " of all references, for 768 more integers."));
  g_assert_cmpstr (rs_test_app_get_label (app, "value_label"), ==, "1");

  /* the status line and the curve are of one mind */
  cached = dup_cached (app);
  told = g_strdup_printf (" take %s of all references to integers", cached);
  g_assert_nonnull (strstr (rs_test_app_get_label (app, "status_label"), told));
  rs_test_screenshot (app->window, "share-details");

  rs_test_key (app->window, GDK_KEY_n, GDK_ALT_MASK);
  rs_test_need (!is_share (app));
  g_assert_nonnull (rs_test_find (app->window, GTK_TYPE_TOGGLE_BUTTON, "Log-log"));
  g_assert_true (g_str_has_prefix (rs_test_app_get_label (app, "measure_label"), "References: "));
  rs_test_key (app->window, GDK_KEY_h, GDK_ALT_MASK);
  rs_test_need (is_share (app));
  rs_test_click_middle (rs_test_find (app->window, GTK_TYPE_TOGGLE_BUTTON, "Counts"));
  rs_test_need (!is_share (app));
}

/* The curve answers everywhere along it, though it has no dots. */
static void
test_point (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *share = NULL;
  g_autofree char *told = NULL;
  const RsCumulative *cumulative;
  gsize index;
  double x, y;

  open_share (app);
  rs_test_screenshot (app->window, "share");
  cumulative = rs_figure_get_cumulative (get_figure (app), 0);
  share = rs_wording_percent (rs_cumulative_get_share (cumulative, 3));
  told = rs_wording_share (cumulative, 3);
  g_assert_true (g_str_has_prefix (told, "−5 … 3: "));

  g_assert_true (rs_figure_find_value (get_figure (app), 0, 3, &index));
  g_assert_true (rs_plot_view_get_position (app->plot, 0, index, &x, &y));
  rs_test_move (GTK_WIDGET (app->plot), x + 2, y + 3);
  rs_test_need (rs_test_find_anywhere (GTK_TYPE_LABEL, told) != NULL);
  rs_test_click (GTK_WIDGET (app->plot), x + 2, y + 3, 1);
  rs_test_need (rs_test_app_are_details_open (app));
  g_assert_cmpstr (rs_test_app_get_label (app, "value_label"), ==, "3");
  g_assert_cmpstr (rs_test_app_get_label (app, "share_label"), ==, share);
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "gain_label")));

  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_Right, 0);
  rs_test_need (g_str_equal (rs_test_app_get_label (app, "value_label"), "4"));
  /* the last, past the cache but for 3.15's, and referenced or not */
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_End, 0);
  rs_test_need (g_str_equal (rs_test_app_get_label (app, "value_label"), "1000"));
  g_assert_true (gtk_widget_get_visible (rs_test_app_find (app, "gain_label"))
                 == (rs_snapshot_get_python (rs_figure_get_snapshot (get_figure (app), 0))->cache_max
                     < 1000));
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_Home, 0);
  rs_test_need (g_str_equal (rs_test_app_get_label (app, "value_label"), "1"));
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_Escape, 0);
  rs_test_need (rs_test_app_are_details_closed (app));
}

/* Another measure has no share: that is said, with the way out. */
static void
test_other_measure (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GAction *export;

  open_share (app);
  export = g_action_map_lookup_action (G_ACTION_MAP (app->window), "export");
  rs_test_app_click_point (app, 1);
  rs_test_need (rs_test_app_are_details_open (app));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (rs_test_app_find (app, "measure_drop_down")),
                              RS_MEASURE_PRINTED);
  g_assert_null (get_figure (app));
  g_assert_false (g_action_get_enabled (export));
  rs_test_need (gtk_widget_get_mapped (rs_test_app_find (app, "no_share")));
  rs_test_need (rs_test_app_are_details_closed (app));
  g_assert_nonnull (strstr (rs_test_app_get_label (app, "no_share_label"), "does not add up"));
  g_assert_true (g_str_has_prefix (rs_test_app_get_label (app, "status_label"), "Python 3."));
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, "share-printed");

  rs_test_click_middle (rs_test_app_find (app, "no_share_button"));
  rs_test_need (is_share (app));
  g_assert_cmpint (g_settings_get_enum (app->settings, "measure"), ==, RS_MEASURE_REFERENCES);
  g_assert_false (gtk_widget_get_mapped (rs_test_app_find (app, "no_share")));
  g_assert_true (g_action_get_enabled (export));
}

/* A census that found no reference at all. */
static void
test_nothing_referenced (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  const RsPythonFacts values = { .version = "3.13.1",
                                 .version_hex = 0x030d01f0,
                                 .cache_min = -5,
                                 .cache_max = 256,
                                 .int_floor = 3 };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  g_autoptr (RsReferences) none = rs_references_new (NULL, 0);
  g_autoptr (RsSnapshot) snapshot = NULL;

  columns[RS_MEASURE_REFERENCES] = g_new0 (gint64, 10);
  snapshot = rs_snapshot_new_ints (python, 0, 10, columns, trends, none);

  open_share (app);
  rs_integers_page_show (RS_INTEGERS_PAGE (app->page), snapshot);
  g_assert_null (get_figure (app));
  g_assert_cmpstr (rs_test_app_get_label (app, "no_share_label"), ==,
                   "Python refers to no integer at all.");
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "no_share_button")));

  /* the counts are there */
  rs_test_key (app->window, GDK_KEY_n, GDK_ALT_MASK);
  rs_test_need (get_figure (app) != NULL);
}

/* What lies before a range is counted in, whatever the range. */
static void
test_past_cache (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  RsFigurePoint point;

  g_settings_set_int64 (app->settings, "from", 2000);
  g_settings_set_int64 (app->settings, "to", 3000);
  open_share (app);
  g_assert_true (rs_figure_get_point (get_figure (app), 0, 0, &point));
  g_assert_cmpfloat (point.y, >, 0);
  g_assert_cmpfloat (point.y, ==,
                     100 * rs_references_get_share (
                             rs_snapshot_get_references (
                               rs_figure_get_snapshot (get_figure (app), 0)), -5, 2000));
  rs_test_screenshot (app->window, "share-past-cache");
}

static void
look (gboolean    dark,
      int         width,
      int         height,
      const char *name)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_set_dark (dark);
  rs_test_app_set_size (app, width, height);
  g_settings_set_int64 (app->settings, "to", 2000);
  open_share (app);
  rs_test_need (rs_plot_view_get_n_draws (app->plot) > 0);
  rs_test_screenshot (app->window, name);
  if (width == RS_TEST_APP_LEAST_WIDTH)
    rs_test_app_assert_fits (rs_test_find (app->window, ADW_TYPE_TOAST_OVERLAY, NULL), width);
}

static void
test_sizes (void)
{
  look (FALSE, RS_TEST_APP_LEAST_WIDTH, 600, "share-small");
  look (TRUE, RS_TEST_APP_LEAST_WIDTH, 600, "share-small-dark");
  look (TRUE, 1000, 700, "share-dark");
  look (FALSE, 1600, 1000, "share-large");
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/window-share/switch", test_switch);
  g_test_add_func ("/ui/window-share/point", test_point);
  g_test_add_func ("/ui/window-share/other-measure", test_other_measure);
  g_test_add_func ("/ui/window-share/nothing-referenced", test_nothing_referenced);
  g_test_add_func ("/ui/window-share/past-cache", test_past_cache);
  g_test_add_func ("/ui/window-share/sizes", test_sizes);

  return g_test_run ();
}
