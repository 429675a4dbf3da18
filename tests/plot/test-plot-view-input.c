/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-view-private.h"

#include <math.h>

#include "rs-test-input.h"
#include "rs-test-plot.h"

/* How far a point may be from where it should be, in pixels. */
#define NEAR 1.5

static void
set_up (RsTestPlot    *plot,
        gconstpointer  data)
{
  rs_test_plot_set_up (plot, RS_SCALE_LOG, 580, 440);
  rs_test_focus_window (plot->widget);
}

static void
tear_down (RsTestPlot    *plot,
           gconstpointer  data)
{
  /* out of the way of the next window */
  rs_test_move (plot->before, 1, 1);
  rs_test_plot_tear_down (plot);
}

static void
test_click (RsTestPlot    *plot,
            gconstpointer  data)
{
  double x, y;

  rs_test_plot_place (plot, 256, &x, &y);
  rs_test_click (plot->widget, x + 2, y - 1, 1);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 256);
  g_assert_true (gtk_widget_has_focus (plot->widget));

  rs_test_plot_place (plot, 1, &x, &y);
  rs_test_click (plot->widget, x, y, 1);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 1);

  /* beside every point it stays: Escape is how to select none */
  rs_test_plot_empty (plot, &x, &y);
  rs_test_click (plot->widget, x, y, 1);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 1);
}

static const char *
get_cursor (RsTestPlot *plot)
{
  GdkCursor *cursor = gtk_widget_get_cursor (plot->widget);

  return cursor == NULL ? NULL : gdk_cursor_get_name (cursor);
}

static void
test_hover (RsTestPlot    *plot,
            gconstpointer  data)
{
  double x, y, empty_x, empty_y;

  rs_test_plot_empty (plot, &empty_x, &empty_y);
  rs_test_move (plot->widget, empty_x, empty_y);
  g_assert_cmpstr (get_cursor (plot), ==, NULL);

  rs_test_plot_place (plot, 256, &x, &y);
  rs_test_move (plot->widget, x + 3, y + 3);
  g_assert_cmpstr (get_cursor (plot), ==, "pointer");
  rs_test_need (rs_test_find_anywhere (GTK_TYPE_LABEL, "256: ") != NULL);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, RS_TEST_NONE);

  rs_test_plot_place (plot, 1, &x, &y);
  rs_test_move (plot->widget, x, y);
  rs_test_need (rs_test_find_anywhere (GTK_TYPE_LABEL, "1: ") != NULL);

  rs_test_move (plot->widget, empty_x, empty_y);
  g_assert_cmpstr (get_cursor (plot), ==, NULL);
  rs_test_need (rs_test_find_anywhere (GTK_TYPE_LABEL, "1: ") == NULL);
}

/* The pointer rests while a dialog comes and goes. */
static void
test_hover_after_dialog (RsTestPlot    *plot,
                         gconstpointer  data)
{
  GtkRoot *root = gtk_widget_get_root (plot->widget);
  GtkWidget *dialog = gtk_window_new ();
  graphene_rect_t bounds;
  double x, y;

  g_assert_true (gtk_widget_compute_bounds (plot->widget, GTK_WIDGET (root), &bounds));
  rs_test_plot_place (plot, 256, &x, &y);
  rs_test_move (plot->widget, x - bounds.origin.x, y - bounds.origin.y);
  g_assert_cmpstr (get_cursor (plot), ==, NULL);

  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 40, 40);
  gtk_window_present (GTK_WINDOW (dialog));
  rs_test_need (gtk_widget_get_mapped (dialog));
  rs_test_focus_window (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  rs_test_focus_window (plot->widget);
  rs_test_wait_for_frame (plot->widget);
  g_assert_cmpstr (get_cursor (plot), ==, NULL);

  /* what it is on is known without a move */
  rs_test_wheel (plot->widget, x - bounds.origin.x, y - bounds.origin.y, -4);
  g_assert_true (rs_plot_view_get_zoomed (plot->view));
}

static void
test_hover_draws_nothing (RsTestPlot    *plot,
                          gconstpointer  data)
{
  g_autoptr (RsTestPixels) before = NULL;
  g_autoptr (RsTestPixels) after = NULL;
  double x, y;
  guint n_draws;

  rs_test_plot_empty (plot, &x, &y);
  rs_test_move (plot->widget, x, y);
  before = rs_test_pixels_new (plot->widget);
  n_draws = rs_plot_view_get_n_draws (plot->view);

  for (gint64 value = 1; value <= 50; value++)
    {
      rs_test_plot_place (plot, value, &x, &y);
      rs_test_move (plot->widget, x, y);
    }
  g_assert_cmpuint (rs_plot_view_get_n_draws (plot->view), ==, n_draws);
  after = rs_test_pixels_new (plot->widget);
  /* the ring of the last one */
  g_assert_cmpuint (rs_test_pixels_differ (before, after), >, 20);
}

static void
test_wheel (RsTestPlot    *plot,
            gconstpointer  data)
{
  RsAxis full_x, x_axis, y_axis;
  double x, y, x2, y2;

  rs_plot_view_get_axes (plot->view, &full_x, NULL);
  rs_test_plot_place (plot, 100, &x, &y);
  rs_test_wheel (plot->widget, x, y, -4);
  rs_plot_view_get_axes (plot->view, &x_axis, &y_axis);
  g_assert_cmpfloat (log (x_axis.max / x_axis.min), <, 0.6 * log (full_x.max / full_x.min));
  rs_test_plot_place (plot, 100, &x2, &y2);
  g_assert_cmpfloat_with_epsilon (x2, x, NEAR);
  g_assert_cmpfloat_with_epsilon (y2, y, NEAR);

  rs_test_wheel (plot->widget, x, y, 2);
  rs_test_plot_place (plot, 100, &x2, &y2);
  g_assert_cmpfloat_with_epsilon (x2, x, NEAR);
  g_assert_cmpfloat_with_epsilon (y2, y, NEAR);

  rs_test_wheel (plot->widget, x, y, 12);
  g_assert_false (rs_plot_view_get_zoomed (plot->view));
}

/* The figure moves on under a pointer at rest. */
static void
test_hover_follows_wheel (RsTestPlot    *plot,
                          gconstpointer  data)
{
  double x, y;

  rs_test_plot_place (plot, 1, &x, &y);
  rs_test_move (plot->widget, x, y + 11);
  g_assert_cmpstr (get_cursor (plot), ==, "pointer");
  rs_test_wheel (plot->widget, x, y + 11, -4);
  g_assert_cmpstr (get_cursor (plot), ==, NULL);
  rs_test_wheel (plot->widget, x, y + 11, 4);
  g_assert_cmpstr (get_cursor (plot), ==, "pointer");
}

/* Over the numbers of an axis the wheel is about that axis only. */
static void
test_wheel_over_axes (RsTestPlot    *plot,
                      gconstpointer  data)
{
  int width = gtk_widget_get_width (plot->widget);
  int height = gtk_widget_get_height (plot->widget);
  RsAxis full_x, full_y, x_axis, y_axis;

  rs_plot_view_get_axes (plot->view, &full_x, &full_y);
  rs_test_wheel (plot->widget, width / 2.0, height - 4, -2);
  rs_plot_view_get_axes (plot->view, &x_axis, &y_axis);
  g_assert_cmpfloat (x_axis.max, <, full_x.max);
  g_assert_true (rs_axis_equal (&y_axis, &full_y));
  rs_test_wheel (plot->widget, width / 2.0, height - 4, 8);
  g_assert_false (rs_plot_view_get_zoomed (plot->view));

  rs_test_wheel (plot->widget, 4, height / 2.0, -2);
  rs_plot_view_get_axes (plot->view, &x_axis, &y_axis);
  g_assert_true (rs_axis_equal (&x_axis, &full_x));
  g_assert_cmpfloat (y_axis.max, <, full_y.max);

  /* and so is a drag */
  rs_test_drag (plot->widget, 4, height / 2.0, 0, 40);
  rs_plot_view_get_axes (plot->view, &x_axis, &full_y);
  g_assert_true (rs_axis_equal (&x_axis, &full_x));
  g_assert_cmpfloat (full_y.min, >, y_axis.min);
}

static void
test_drag (RsTestPlot    *plot,
           gconstpointer  data)
{
  double from_x, from_y, x, y, x2, y2;

  rs_test_plot_place (plot, 100, &x, &y);
  rs_test_wheel (plot->widget, x, y, -5);
  rs_test_plot_place (plot, 100, &x, &y);
  rs_plot_view_select (plot->view, 0, rs_test_plot_index (plot, 100));

  rs_test_plot_empty (plot, &from_x, &from_y);
  rs_test_drag (plot->widget, from_x, from_y, 48, -32);
  rs_test_plot_place (plot, 100, &x2, &y2);
  g_assert_cmpfloat_with_epsilon (x2 - x, 48, NEAR);
  g_assert_cmpfloat_with_epsilon (y2 - y, -32, NEAR);
  /* a drag is no click */
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 100);
  g_assert_cmpstr (get_cursor (plot), ==, NULL);
}

static void
test_grabbing_cursor (RsTestPlot    *plot,
                      gconstpointer  data)
{
  double x, y;

  rs_test_plot_empty (plot, &x, &y);
  rs_test_move (plot->widget, x, y);
  rs_test_press (plot->widget, 1);
  rs_test_move (plot->widget, x + 2, y);
  g_assert_cmpstr (get_cursor (plot), ==, NULL);
  rs_test_move (plot->widget, x + 30, y);
  g_assert_cmpstr (get_cursor (plot), ==, "grabbing");
  rs_test_release (plot->widget, 1);
  g_assert_cmpstr (get_cursor (plot), !=, "grabbing");
}

/* What the pinch gesture does, by the values that GTK would tell of two fingers. */
static void
test_pinch (RsTestPlot    *plot,
            gconstpointer  data)
{
  RsAxis full_x, x_axis, y_axis;
  double x, y, x2, y2;

  rs_plot_view_get_axes (plot->view, &full_x, NULL);
  rs_test_plot_place (plot, 100, &x, &y);
  g_assert_true (rs_plot_view_begin_gesture (plot->view, x, y));
  rs_plot_view_pinch (plot->view, 2, x, y);
  rs_plot_view_pinch (plot->view, 3, x, y);
  rs_plot_view_get_axes (plot->view, &x_axis, &y_axis);
  /* the scale counts from where the fingers came down, not from the last one */
  g_assert_cmpfloat_with_epsilon (log (x_axis.max / x_axis.min) * 3,
                                  log (full_x.max / full_x.min), 1e-6);
  rs_test_plot_place (plot, 100, &x2, &y2);
  g_assert_cmpfloat_with_epsilon (x2, x, NEAR);
  g_assert_cmpfloat_with_epsilon (y2, y, NEAR);

  /* the point stays between fingers that move, and no scale is none */
  rs_plot_view_pinch (plot->view, 3, x + 20, y - 10);
  rs_test_plot_place (plot, 100, &x2, &y2);
  g_assert_cmpfloat_with_epsilon (x2, x + 20, NEAR);
  g_assert_cmpfloat_with_epsilon (y2, y - 10, NEAR);
  rs_plot_view_get_axes (plot->view, &x_axis, NULL);
  rs_plot_view_pinch (plot->view, 0, x, y);
  rs_plot_view_pinch (plot->view, NAN, x, y);
  rs_plot_view_get_axes (plot->view, &y_axis, NULL);
  g_assert_true (rs_axis_equal (&x_axis, &y_axis));

  rs_plot_view_pinch (plot->view, 0.1, x, y);
  g_assert_false (rs_plot_view_get_zoomed (plot->view));

  rs_plot_view_set_figure (plot->view, NULL);
  g_assert_false (rs_plot_view_begin_gesture (plot->view, x, y));
  rs_plot_view_pinch (plot->view, 2, x, y);
}

static gboolean
scrolled_cb (GtkEventControllerScroll *controller,
             double                    dx,
             double                    dy,
             guint                    *n)
{
  (*n)++;

  return GDK_EVENT_STOP;
}

/* The wheel goes on to what is around the plot only where there is nothing to zoom. */
static void
test_wheel_at_limit (RsTestPlot    *plot,
                     gconstpointer  data)
{
  GtkEventController *controller
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  double x, y;
  guint n = 0;

  g_signal_connect (controller, "scroll", G_CALLBACK (scrolled_cb), &n);
  gtk_widget_add_controller (gtk_widget_get_parent (plot->widget), controller);

  rs_test_plot_place (plot, 100, &x, &y);
  rs_test_wheel (plot->widget, x, y, -1);
  g_assert_true (rs_plot_view_get_zoomed (plot->view));
  g_assert_cmpuint (n, ==, 0);
  rs_test_wheel (plot->widget, x, y, 4);
  g_assert_false (rs_plot_view_get_zoomed (plot->view));
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpuint (n, <=, 3);

  gtk_widget_remove_controller (gtk_widget_get_parent (plot->widget), controller);
}

static void
test_double_click (RsTestPlot    *plot,
                   gconstpointer  data)
{
  double x, y;

  rs_test_plot_empty (plot, &x, &y);
  rs_test_wheel (plot->widget, x, y, -1);
  g_assert_true (rs_plot_view_get_zoomed (plot->view));
  rs_test_click (plot->widget, x, y, 1);
  g_assert_true (rs_plot_view_get_zoomed (plot->view));
  rs_test_click (plot->widget, x, y, 2);
  g_assert_false (rs_plot_view_get_zoomed (plot->view));
}

/* The figure may go while the pointer is over it, or amid a drag. */
static void
test_figure_goes (RsTestPlot    *plot,
                  gconstpointer  data)
{
  double x, y;

  rs_test_plot_place (plot, 256, &x, &y);
  rs_test_move (plot->widget, x, y);
  rs_test_press (plot->widget, 1);
  rs_test_move (plot->widget, x + 30, y + 30);
  rs_plot_view_set_figure (plot->view, NULL);
  rs_test_move (plot->widget, x + 60, y + 30);
  rs_test_release (plot->widget, 1);
  rs_test_wheel (plot->widget, x, y, -2);
  rs_test_click (plot->widget, x, y, 1);
  g_assert_false (rs_plot_view_get_selected (plot->view, NULL));
  g_assert_false (rs_plot_view_get_zoomed (plot->view));
}

static void
test_click_on_number (RsTestPlot    *plot,
                      gconstpointer  data)
{
  g_autoptr (RsTestPixels) pixels = NULL;
  double x, y;
  int label_x = -1;
  int label_y = -1;

  /* the first red pixel beyond the dot's own reach, and on the way outwards from it */
  rs_test_plot_place (plot, 256, &x, &y);
  pixels = rs_test_pixels_new (plot->widget);
  for (int radius = 13; radius < 40 && label_x < 0; radius++)
    for (int degrees = 0; degrees < 360 && label_x < 0; degrees += 3)
      {
        int a = (int) (x + radius * cos (degrees * G_PI / 180));
        int b = (int) (y + radius * sin (degrees * G_PI / 180));

        if (a >= 0 && a < pixels->width && b >= 0 && b < pixels->height
            && rs_test_is_red (rs_test_pixels_get (pixels, a, b)))
          {
            label_x = a;
            label_y = b;
          }
      }
  g_assert_cmpint (label_x, >=, 0);
  rs_test_click (plot->widget, label_x, label_y, 1);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 256);
}

int
main (int    argc,
      char **argv)
{
  rs_test_ui_init (&argc, &argv);
#define ADD(path, func)                                                                            \
  g_test_add ("/plot/view-input/" path, RsTestPlot, NULL, set_up, func, tear_down)
  ADD ("click", test_click);
  ADD ("click-on-number", test_click_on_number);
  ADD ("hover", test_hover);
  ADD ("hover-after-dialog", test_hover_after_dialog);
  ADD ("hover-draws-nothing", test_hover_draws_nothing);
  ADD ("wheel", test_wheel);
  ADD ("hover-follows-wheel", test_hover_follows_wheel);
  ADD ("wheel-over-axes", test_wheel_over_axes);
  ADD ("wheel-at-limit", test_wheel_at_limit);
  ADD ("drag", test_drag);
  ADD ("pinch", test_pinch);
  ADD ("grabbing-cursor", test_grabbing_cursor);
  ADD ("double-click", test_double_click);
  ADD ("figure-goes", test_figure_goes);
#undef ADD

  return g_test_run ();
}
