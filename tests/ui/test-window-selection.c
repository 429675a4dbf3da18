/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window.h"

#include "rs-test-app.h"
#include "rs-test-input.h"
#include "rs-wording.h"

/* An empty place of the plot: the lower left corner inside the axes has no dots at 0 to 1000. */
static void
click_empty (RsTestApp *app)
{
  RsFigure *figure = rs_plot_page_get_figure (app->page);
  gsize index;
  double x;
  double y;

  g_assert_true (rs_figure_find_value (figure, 0, 1, &index));
  g_assert_true (rs_plot_view_get_position (app->plot, 0, index, &x, &y));
  rs_test_click (GTK_WIDGET (app->plot), x + 3, y + 150, 1);
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
  figure = rs_plot_page_get_figure (app->page);
  snapshot = rs_figure_get_snapshot (figure, 0);
  /* where Python does not count, 256 and its neighbours are in one row, too near to tell apart */
  g_assert_true (rs_snapshot_get_int (snapshot, rs_figure_get_measure (figure),
                                      rs_snapshot_get_python (snapshot)->counted ? 256 : 8,
                                      &count));

  rs_test_app_click_point (app, count.value);
  rs_test_need (rs_test_app_are_details_open (app));
  value = g_strdup_printf ("%" G_GINT64_FORMAT, count.value);
  refcount = rs_wording_number (count.refcount);
  printed = rs_wording_number (count.printed);
  g_assert_cmpstr (rs_test_app_get_label (app, "value_label"), ==, value);
  if (count.refcount != RS_ABSENT)
    g_assert_cmpstr (rs_test_app_get_label (app, "refcount_label"), ==, refcount);
  g_assert_cmpstr (rs_test_app_get_label (app, "printed_label"), ==, printed);
  g_assert_nonnull (strstr (rs_test_app_get_label (app, "facts_label"), "power of two"));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "hint_label")));
  rs_test_screenshot (app->window, "details");

  /* the arrow key goes on, the details with it */
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_Left, 0);
  rs_test_need (!g_str_equal (rs_test_app_get_label (app, "value_label"), value));

  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_Escape, 0);
  rs_test_need (rs_test_app_are_details_closed (app));
  g_assert_true (gtk_widget_get_visible (rs_test_app_find (app, "hint_label")));
}

/* Beside the dots a click changes nothing: neither what is told, nor what is under the pointer. */
static void
test_click_empty (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  int width;

  rs_test_app_open (app);
  click_empty (app);
  g_assert_true (rs_test_app_are_details_closed (app));

  rs_test_app_click_point (app, 8);
  rs_test_need (rs_test_app_are_details_open (app));
  rs_test_wait_for_frame (app->window);
  width = gtk_widget_get_width (GTK_WIDGET (app->plot));
  click_empty (app);
  rs_test_wait_for_frame (app->window);
  g_assert_true (rs_test_app_are_details_open (app));
  g_assert_cmpstr (rs_test_app_get_label (app, "value_label"), ==, "8");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (app->plot)), ==, width);
}

static void
test_close_details (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);

  rs_test_app_click_point (app, 1);
  rs_test_need (rs_test_app_are_details_open (app));
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_Escape, 0);
  rs_test_need (rs_test_app_are_details_closed (app));

  rs_test_app_click_point (app, 1);
  rs_test_need (rs_test_app_are_details_open (app));
  rs_test_click_middle (rs_test_find_action (app->window, "page.unselect"));
  rs_test_need (rs_test_app_are_details_closed (app));
}

static void
test_walk_outliers (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *outlier = NULL;

  rs_test_app_open (app);
  rs_test_app_click_point (app, 1);
  rs_test_need (rs_test_app_are_details_open (app));
  rs_test_wait_for_frame (app->window);
  rs_test_click_middle (rs_test_find_action (app->window, "page.next-outlier"));
  rs_test_need (!g_str_equal (rs_test_app_get_label (app, "value_label"), "1"));
  outlier = g_strdup (rs_test_app_get_label (app, "value_label"));
  rs_test_click_middle (rs_test_find_action (app->window, "page.next-outlier"));
  rs_test_need (!g_str_equal (rs_test_app_get_label (app, "value_label"), outlier));
  rs_test_click_middle (rs_test_find_action (app->window, "page.previous-outlier"));
  rs_test_need (g_str_equal (rs_test_app_get_label (app, "value_label"), outlier));
}

static void
test_copy (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *text = NULL;

  rs_test_app_open (app);
  rs_test_app_click_point (app, 2);
  rs_test_need (rs_test_app_are_details_open (app));
  rs_test_click_middle (rs_test_find_action (app->window, "page.copy"));
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "Details copied"));

  text = rs_test_dup_clipboard (app->window);
  g_assert_true (g_str_has_prefix (text, "2\nReferences: "));
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/window-selection/click-point", test_click_point);
  g_test_add_func ("/ui/window-selection/click-empty", test_click_empty);
  g_test_add_func ("/ui/window-selection/close-details", test_close_details);
  g_test_add_func ("/ui/window-selection/walk-outliers", test_walk_outliers);
  g_test_add_func ("/ui/window-selection/copy", test_copy);

  return g_test_run ();
}
