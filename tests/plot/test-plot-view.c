/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-view.h"

#include "rs-test-plot.h"
#include "rs-wording.h"

static void
set_up (RsTestPlot    *plot,
        gconstpointer  data)
{
  rs_test_plot_set_up (plot, RS_SCALE_LOG, 900, 600);
}

static void
tear_down (RsTestPlot    *plot,
           gconstpointer  data)
{
  rs_test_plot_tear_down (plot);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n)
{
  (*n)++;
}

static void
activate (RsTestPlot *plot,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (plot->widget, action, NULL));
}

static gboolean
axes_equal (RsTestPlot   *plot,
            const RsAxis *x_axis,
            const RsAxis *y_axis)
{
  RsAxis x, y;

  rs_plot_view_get_axes (plot->view, &x, &y);

  return rs_axis_equal (&x, x_axis) && rs_axis_equal (&y, y_axis);
}

static void
test_empty (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = rs_plot_view_new ();
  RsPlotView *view = RS_PLOT_VIEW (widget);
  double x, y;
  int minimum, natural;

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  rs_test_wait_for_frame (widget);

  rs_plot_view_select (view, 0, 0);
  rs_plot_view_unselect (view);
  g_assert_null (rs_plot_view_get_figure (view));
  g_assert_null (rs_plot_view_get_error (view));
  g_assert_false (rs_plot_view_get_selected (view, NULL));
  g_assert_false (rs_plot_view_get_zoomed (view));
  g_assert_false (rs_plot_view_get_position (view, 0, 0, &x, &y));
  g_assert_cmpuint (rs_plot_view_get_n_draws (view), ==, 0);

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 200);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 150);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_properties (RsTestPlot    *plot,
                 gconstpointer  data)
{
  gsize index = rs_test_plot_index (plot, 256);
  RsFigurePoint point;
  guint n_selected = 0;
  guint n_figures = 0;
  gint64 selected;
  RsFigure *figure = rs_plot_view_get_figure (plot->view);

  g_signal_connect (plot->view, "notify::selected", G_CALLBACK (count_cb), &n_selected);
  g_signal_connect (plot->view, "notify::figure", G_CALLBACK (count_cb), &n_figures);

  g_object_get (plot->view, "selected", &selected, NULL);
  g_assert_cmpint (selected, ==, -1);

  g_object_set (plot->view, "selected", (gint64) index, NULL);
  g_assert_cmpuint (n_selected, ==, 1);
  g_assert_true (rs_plot_view_get_selected (plot->view, &point));
  g_assert_cmpint (point.value, ==, 256);
  g_assert_cmpint (point.count, ==, 649);
  g_assert_true (point.outlier);
  g_object_get (plot->view, "selected", &selected, NULL);
  g_assert_cmpint (selected, ==, index);

  /* nothing to tell: the same point, no such point */
  rs_plot_view_select (plot->view, 0, index);
  rs_plot_view_select (plot->view, 0, G_MAXSIZE);
  rs_plot_view_select (plot->view, 7, 0);
  g_assert_cmpuint (n_selected, ==, 1);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 256);

  g_object_set (plot->view, "selected", G_GINT64_CONSTANT (-1), NULL);
  rs_plot_view_unselect (plot->view);
  g_assert_cmpuint (n_selected, ==, 2);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, RS_TEST_NONE);

  g_object_set (plot->view, "figure", figure, NULL);
  g_assert_cmpuint (n_figures, ==, 0);
  g_object_set (plot->view, "figure", NULL, NULL);
  g_assert_cmpuint (n_figures, ==, 1);
  g_assert_null (rs_plot_view_get_figure (plot->view));
  rs_test_wait_for_frame (plot->widget);
}

static void
test_second_series (RsTestPlot    *plot,
                    gconstpointer  data)
{
  g_autoptr (RsSnapshot) other = rs_test_snapshot_new_made (100, 300);
  g_autoptr (RsFigure) figure = NULL;
  RsFigurePoint point;
  gint64 selected;

  figure = rs_figure_add_series (rs_plot_view_get_figure (plot->view), other, "Made");
  rs_plot_view_set_figure (plot->view, figure);
  rs_plot_view_select (plot->view, 1, 20);
  g_assert_true (rs_plot_view_get_selected (plot->view, &point));
  g_assert_cmpuint (point.series, ==, 1);
  g_assert_cmpint (point.value, ==, 120);
  g_object_get (plot->view, "selected", &selected, NULL);
  g_assert_cmpint (selected, ==, -1);

  /* the walk goes on in the first series, at the same value */
  activate (plot, "plot.next-point");
  g_assert_true (rs_plot_view_get_selected (plot->view, &point));
  g_assert_cmpuint (point.series, ==, 0);
  g_assert_cmpint (point.value, ==, 121);
}

/* Other annotations: the same stretch stays in view, and the same number is selected. */
static void
test_new_figure_keeps (RsTestPlot    *plot,
                       gconstpointer  data)
{
  g_autoptr (RsFigure) same = NULL;
  g_autoptr (RsFigure) linear = NULL;
  g_autoptr (RsFigure) shifted = NULL;
  g_autoptr (RsFigure) without = NULL;
  g_autoptr (RsSnapshot) later = rs_test_snapshot_new_made (200, 500);
  g_autoptr (RsSnapshot) none = rs_test_snapshot_new_made (1000, 500);
  RsAxis x_axis, y_axis;
  guint n_selected = 0;

  rs_plot_view_select (plot->view, 0, rs_test_plot_index (plot, 256));
  g_signal_connect (plot->view, "notify::selected", G_CALLBACK (count_cb), &n_selected);
  activate (plot, "plot.zoom-in");
  rs_plot_view_get_axes (plot->view, &x_axis, &y_axis);

  same = rs_test_figure_new (plot->snapshot, RS_SCALE_LOG, RS_ANNOTATE_NONE);
  rs_plot_view_set_figure (plot->view, same);
  g_assert_true (rs_plot_view_get_zoomed (plot->view));
  g_assert_true (axes_equal (plot, &x_axis, &y_axis));
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 256);
  g_assert_cmpuint (n_selected, ==, 1);

  linear = rs_test_figure_new (plot->snapshot, RS_SCALE_LINEAR, RS_ANNOTATE_NONE);
  x_axis = rs_figure_get_x_axis (linear);
  y_axis = rs_figure_get_y_axis (linear);
  rs_plot_view_set_figure (plot->view, linear);
  g_assert_false (rs_plot_view_get_zoomed (plot->view));
  g_assert_true (axes_equal (plot, &x_axis, &y_axis));
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 256);

  /* at another index */
  shifted = rs_test_figure_new (later, RS_SCALE_LINEAR, RS_ANNOTATE_NONE);
  rs_plot_view_set_figure (plot->view, shifted);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 256);

  without = rs_test_figure_new (none, RS_SCALE_LINEAR, RS_ANNOTATE_NONE);
  rs_plot_view_set_figure (plot->view, without);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, RS_TEST_NONE);
  g_assert_cmpuint (n_selected, ==, 4);
  rs_test_wait_for_frame (plot->widget);
}

static void
test_draws_seldom (RsTestPlot    *plot,
                   gconstpointer  data)
{
  guint n_draws;

  rs_test_wait_for_frame (plot->widget);
  n_draws = rs_plot_view_get_n_draws (plot->view);
  g_assert_cmpuint (n_draws, >=, 1);

  for (guint i = 0; i < 50; i++)
    {
      activate (plot, i % 2 == 0 ? "plot.next-point" : "plot.next-outlier");
      rs_test_wait_for_frame (plot->widget);
    }
  gtk_widget_set_state_flags (plot->widget, GTK_STATE_FLAG_PRELIGHT, FALSE);
  rs_test_wait_for_frame (plot->widget);
  g_assert_cmpuint (rs_plot_view_get_n_draws (plot->view), ==, n_draws);

  /* a frame draws once, however much has changed */
  for (guint i = 0; i < 5; i++)
    activate (plot, "plot.zoom-in");
  rs_test_wait_for_frame (plot->widget);
  g_assert_cmpuint (rs_plot_view_get_n_draws (plot->view), ==, n_draws + 1);
}

static void
test_zoom_actions (RsTestPlot    *plot,
                   gconstpointer  data)
{
  RsAxis full_x, full_y, x_axis, y_axis;
  guint n_zoomed = 0;
  double middle;

  g_signal_connect (plot->view, "notify::zoomed", G_CALLBACK (count_cb), &n_zoomed);
  rs_plot_view_get_axes (plot->view, &full_x, &full_y);
  g_assert_false (rs_plot_view_get_zoomed (plot->view));
  activate (plot, "plot.zoom-in");
  g_assert_true (rs_plot_view_get_zoomed (plot->view));
  rs_plot_view_get_axes (plot->view, &x_axis, &y_axis);
  middle = rs_axis_from_unit (&full_x, 0.5);
  g_assert_cmpfloat_with_epsilon (rs_axis_to_unit (&x_axis, middle), 0.5, 1e-9);
  g_assert_cmpfloat (x_axis.max, <, full_x.max);
  g_assert_cmpfloat (y_axis.max, <, full_y.max);
  activate (plot, "plot.zoom-out");
  g_assert_true (axes_equal (plot, &full_x, &full_y));
  g_assert_cmpuint (n_zoomed, ==, 2);

  for (guint i = 0; i < 200; i++)
    activate (plot, "plot.zoom-in");
  rs_plot_view_get_axes (plot->view, &x_axis, &y_axis);
  g_assert_cmpfloat (x_axis.min, <, x_axis.max);
  g_assert_cmpfloat (y_axis.min, <, y_axis.max);
  rs_test_wait_for_frame (plot->widget);
  g_assert_null (rs_plot_view_get_error (plot->view));
  activate (plot, "plot.zoom-reset");
  g_assert_true (axes_equal (plot, &full_x, &full_y));
  g_assert_cmpuint (n_zoomed, ==, 4);
}

static void
test_selected_comes_into_view (RsTestPlot    *plot,
                               gconstpointer  data)
{
  RsAxis before_x, before_y, x_axis, y_axis;
  double x, y;

  for (guint i = 0; i < 5; i++)
    activate (plot, "plot.zoom-in");
  rs_plot_view_get_axes (plot->view, &before_x, &before_y);
  g_assert_false (rs_plot_view_get_position (plot->view, 0, rs_test_plot_index (plot, 1), &x, &y));

  activate (plot, "plot.first-point");
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 1);
  rs_test_plot_place (plot, 1, &x, &y);
  rs_plot_view_get_axes (plot->view, &x_axis, &y_axis);
  /* panned, not zoomed */
  g_assert_cmpfloat_with_epsilon (x_axis.max / x_axis.min, before_x.max / before_x.min, 1e-6);
  g_assert_cmpfloat_with_epsilon (y_axis.max / y_axis.min, before_y.max / before_y.min, 1e-6);

  activate (plot, "plot.last-point");
  rs_test_plot_place (plot, rs_test_plot_selected (plot), &x, &y);
  rs_test_wait_for_frame (plot->widget);
}

static void
test_accessible (RsTestPlot    *plot,
                 gconstpointer  data)
{
  RsFigure *figure = rs_plot_view_get_figure (plot->view);
  g_autofree char *summary = rs_figure_dup_summary (figure);
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;
  g_autofree char *words = NULL;
  gsize index = rs_test_plot_index (plot, 100);
  RsIntCount count;

  gtk_test_accessible_assert_role (plot->view, GTK_ACCESSIBLE_ROLE_IMG);
  label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (plot->view),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, summary);
  g_assert_cmpstr (label, ==, NULL);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (plot->view),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));

  rs_plot_view_select (plot->view, 0, index);
  g_assert_true (rs_snapshot_get_int (plot->snapshot, RS_MEASURE_REFCOUNT, index, &count));
  words = rs_wording_point (&count, RS_MEASURE_REFCOUNT);
  g_assert_true (g_str_has_prefix (words, "100: "));
  description = gtk_test_accessible_check_property (GTK_ACCESSIBLE (plot->view),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  g_assert_cmpstr (description, ==, NULL);

  rs_plot_view_unselect (plot->view);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (plot->view),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
}

static gboolean
is_mostly (GtkWidget   *widget,
           RsTestColor  color)
{
  g_autoptr (RsTestPixels) pixels = rs_test_pixels_new (widget);
  guint n_pixels = (guint) pixels->width * (guint) pixels->height;

  return rs_test_pixels_count (pixels, color) > n_pixels / 2;
}

static void
test_pixels (RsTestPlot    *plot,
             gconstpointer  data)
{
  g_autoptr (RsTestPixels) light = rs_test_pixels_new (plot->widget);
  g_autoptr (RsTestPixels) dark = NULL;
  double x, y;

  g_assert_cmpuint (rs_test_pixels_count (light, rs_test_is_red), >, 100);
  g_assert_true (is_mostly (plot->widget, rs_test_is_light));
  rs_test_plot_place (plot, 256, &x, &y);
  g_assert_true (rs_test_is_red (rs_test_pixels_get (light, (int) x, (int) y)));
  rs_test_plot_place (plot, 3, &x, &y);
  g_assert_false (rs_test_is_red (rs_test_pixels_get (light, (int) x, (int) y)));
  g_assert_false (rs_test_is_light (rs_test_pixels_get (light, (int) x, (int) y)));
  rs_test_screenshot (plot->widget, "plot-light");
  rs_plot_view_select (plot->view, 0, rs_test_plot_index (plot, 256));
  gtk_widget_set_state_flags (plot->widget, GTK_STATE_FLAG_FOCUS_VISIBLE, FALSE);
  rs_test_screenshot (plot->widget, "plot-light-selected");
  rs_plot_view_unselect (plot->view);
  gtk_widget_unset_state_flags (plot->widget, GTK_STATE_FLAG_FOCUS_VISIBLE);

  rs_test_set_dark (plot->widget, TRUE);
  rs_test_need (is_mostly (plot->widget, rs_test_is_dark));
  dark = rs_test_pixels_new (plot->widget);
  g_assert_cmpuint (rs_test_pixels_count (dark, rs_test_is_red), >, 100);
  g_assert_cmpuint (rs_test_pixels_count (dark, rs_test_is_light), >, 100);
  rs_test_screenshot (plot->widget, "plot-dark");
  rs_test_set_dark (plot->widget, FALSE);
}

/* A selected point wears a ring, and nothing else of the picture changes. */
static void
test_ring (RsTestPlot    *plot,
           gconstpointer  data)
{
  g_autoptr (RsTestPixels) before = rs_test_pixels_new (plot->widget);
  g_autoptr (RsTestPixels) after = NULL;
  guint n_changed;

  rs_plot_view_select (plot->view, 0, rs_test_plot_index (plot, 256));
  after = rs_test_pixels_new (plot->widget);
  n_changed = rs_test_pixels_differ (before, after);
  g_assert_cmpuint (n_changed, >, 40);
  g_assert_cmpuint (n_changed, <, 400);
}

/* Numbers grow to the right in every script. */
static void
test_right_to_left (RsTestPlot    *plot,
                    gconstpointer  data)
{
  g_autoptr (RsTestPixels) before = rs_test_pixels_new (plot->widget);
  g_autoptr (RsTestPixels) after = NULL;

  gtk_widget_set_direction (plot->widget, GTK_TEXT_DIR_RTL);
  after = rs_test_pixels_new (plot->widget);
  g_assert_cmpuint (rs_test_pixels_differ (before, after), ==, 0);

  activate (plot, "plot.first-point");
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 1);
}

static void
test_small (void)
{
  RsTestPlot plot;

  rs_test_plot_set_up (&plot, RS_SCALE_LINEAR, 200, 150);
  g_assert_cmpint (gtk_widget_get_width (plot.widget), >=, 200);
  g_assert_cmpuint (rs_plot_view_get_n_draws (plot.view), >, 0);
  g_assert_null (rs_plot_view_get_error (plot.view));
  rs_test_screenshot (plot.widget, "plot-small");
  rs_test_plot_tear_down (&plot);
}

static void
trouble (void)
{
  RsTestPlot plot;
  g_autofree char *label = NULL;
  guint n_errors = 0;
  guint n_draws;

  rs_test_plot_set_up (&plot, RS_SCALE_LOG, 900, 600);
  g_signal_connect (plot.view, "notify::error", G_CALLBACK (count_cb), &n_errors);
  rs_test_need (rs_plot_view_get_error (plot.view) != NULL);
  rs_test_need (n_errors == 1);
  g_assert_cmpuint (strlen (rs_plot_view_get_error (plot.view)), >, 10);
  label
    = gtk_test_accessible_check_property (GTK_ACCESSIBLE (plot.view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          rs_plot_view_get_error (plot.view));
  g_assert_cmpstr (label, ==, NULL);
  {
    g_autoptr (RsTestPixels) pixels = rs_test_pixels_new (plot.widget);

    /* the sentence */
    g_assert_cmpuint (rs_test_pixels_count (pixels, rs_test_is_dark), >, 100);
  }
  rs_test_screenshot (plot.widget, "plot-error");

  /* no second try for the same picture, and keys do no harm */
  n_draws = rs_plot_view_get_n_draws (plot.view);
  activate (&plot, "plot.next-outlier");
  rs_test_wait_for_frame (plot.widget);
  g_assert_cmpuint (rs_plot_view_get_n_draws (plot.view), ==, n_draws);
  activate (&plot, "plot.zoom-in");
  rs_test_wait_for_frame (plot.widget);
  g_assert_cmpuint (n_errors, ==, 1);

  rs_plot_view_set_figure (plot.view, NULL);
  g_assert_null (rs_plot_view_get_error (plot.view));
  g_assert_cmpuint (n_errors, ==, 2);

  rs_test_plot_tear_down (&plot);
}

/* PLplot without its drivers: a sentence in place of the plot. */
static void
test_trouble (void)
{
  if (g_test_subprocess ())
    {
      trouble ();
      return;
    }

  g_setenv ("PLPLOT_DRV_DIR", "/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_unsetenv ("PLPLOT_DRV_DIR");
  g_test_trap_assert_passed ();
}

int
main (int    argc,
      char **argv)
{
  rs_test_ui_init (&argc, &argv);
  g_test_add_func ("/plot/view/empty", test_empty);
#define ADD(path, func) g_test_add ("/plot/view/" path, RsTestPlot, NULL, set_up, func, tear_down)
  ADD ("properties", test_properties);
  ADD ("second-series", test_second_series);
  ADD ("new-figure-keeps", test_new_figure_keeps);
  ADD ("draws-seldom", test_draws_seldom);
  ADD ("zoom-actions", test_zoom_actions);
  ADD ("selected-comes-into-view", test_selected_comes_into_view);
  ADD ("accessible", test_accessible);
  ADD ("pixels", test_pixels);
  ADD ("ring", test_ring);
  ADD ("right-to-left", test_right_to_left);
#undef ADD
  g_test_add_func ("/plot/view/small", test_small);
  g_test_add_func ("/plot/view/trouble", test_trouble);

  return g_test_run ();
}
