/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-view.h"

#include "rs-test-input.h"
#include "rs-test-plot.h"

/* A window with a plot of bars. */
typedef struct
{
  GtkWindow *window;
  GtkWidget *before;
  GtkWidget *widget;
  RsPlotView *view;
  RsStringSnapshot *snapshot;
} Bars;

typedef struct
{
  RsStringsKind kind;
  gsize n;
} Kind;

static const Kind letters = { RS_STRINGS_LETTERS, 26 };
static const Kind words = { RS_STRINGS_MOST_USED, 500 };

static RsFigure *
figure_new (RsStringSnapshot *snapshot,
            RsScale           scale)
{
  return rs_figure_new_bars (snapshot, NULL, RS_MEASURE_REFERENCES, scale, 500);
}

static void
set_up (Bars          *bars,
        gconstpointer  data)
{
  const Kind *kind = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (RsFigure) figure = NULL;

  bars->snapshot = rs_test_strings_new (kind->kind, kind->n);
  figure = figure_new (bars->snapshot, RS_SCALE_LINEAR);
  bars->before = gtk_button_new_with_label ("Before");
  bars->widget = rs_plot_view_new ();
  bars->view = RS_PLOT_VIEW (bars->widget);
  gtk_widget_set_vexpand (bars->widget, TRUE);
  gtk_box_append (GTK_BOX (box), bars->before);
  gtk_box_append (GTK_BOX (box), bars->widget);
  bars->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (bars->window, 800, 500);
  gtk_window_set_child (bars->window, box);
  rs_plot_view_set_figure (bars->view, figure);
  gtk_window_present (bars->window);
  rs_test_wait_for_frame (bars->widget);
  rs_test_focus_window (bars->widget);
  gtk_widget_grab_focus (bars->widget);
  rs_test_need (gtk_widget_has_focus (bars->widget));
}

static void
tear_down (Bars          *bars,
           gconstpointer  data)
{
  rs_test_move (bars->before, 1, 1);
  gtk_window_destroy (bars->window);
  rs_string_snapshot_unref (bars->snapshot);
}

/* The row of the selected bar. */
static gint64
get_selected (Bars *bars)
{
  RsFigurePoint point;

  return rs_plot_view_get_selected (bars->view, &point) ? point.value : -1;
}

static void
press (Bars  *bars,
       guint  key)
{
  rs_test_key (bars->widget, key, 0);
}

static void
test_click (Bars          *bars,
            gconstpointer  data)
{
  double x, y;

  g_assert_true (rs_plot_view_get_position (bars->view, 0, 3, &x, &y));
  rs_test_click (bars->widget, x, y + 1, 1);
  g_assert_cmpint (get_selected (bars), ==, 3);

  /* far above its end */
  g_assert_true (rs_plot_view_get_position (bars->view, 0, 0, &x, &y));
  rs_test_click (bars->widget, x, y - 60, 1);
  g_assert_cmpint (get_selected (bars), ==, 0);

  /* nothing is there: what is selected stays so */
  rs_test_click (bars->widget, 5, 5, 1);
  g_assert_cmpint (get_selected (bars), ==, 0);
}

static void
test_hover (Bars          *bars,
            gconstpointer  data)
{
  g_autoptr (RsTestPixels) before = NULL;
  g_autoptr (RsTestPixels) after = NULL;
  guint n_draws = rs_plot_view_get_n_draws (bars->view);
  double x, y;

  rs_test_move (bars->before, 1, 1);
  before = rs_test_pixels_new (bars->widget);
  g_assert_true (rs_plot_view_get_position (bars->view, 0, 0, &x, &y));
  rs_test_move (bars->widget, x, y - 60);
  rs_test_need (rs_test_find_anywhere (GTK_TYPE_LABEL, "a: 10 references") != NULL);
  after = rs_test_pixels_new (bars->widget);
  /* all of its column */
  g_assert_cmpuint (rs_test_pixels_differ (before, after), >, 5000);
  g_assert_cmpuint (rs_plot_view_get_n_draws (bars->view), ==, n_draws);
  g_assert_cmpint (get_selected (bars), ==, -1);
}

static void
test_keys (Bars          *bars,
           gconstpointer  data)
{
  press (bars, GDK_KEY_Right);
  g_assert_cmpint (get_selected (bars), ==, 0);
  press (bars, GDK_KEY_Right);
  g_assert_cmpint (get_selected (bars), ==, 1);
  press (bars, GDK_KEY_Left);
  g_assert_cmpint (get_selected (bars), ==, 0);
  press (bars, GDK_KEY_End);
  g_assert_cmpint (get_selected (bars), ==, 25);
  press (bars, GDK_KEY_Right);
  g_assert_cmpint (get_selected (bars), ==, 25);
  press (bars, GDK_KEY_Home);
  g_assert_cmpint (get_selected (bars), ==, 0);

  /* upright bars are beside each other: the focus moves */
  press (bars, GDK_KEY_Up);
  rs_test_need (gtk_widget_has_focus (bars->before));
  g_assert_cmpint (get_selected (bars), ==, 0);
}

/* The bars that find no room are panned to. */
static void
test_lying (Bars          *bars,
            gconstpointer  data)
{
  RsAxis home, axis, full;
  double x, y;

  full = rs_figure_get_y_axis (rs_plot_view_get_figure (bars->view));
  rs_plot_view_get_axes (bars->view, NULL, &home);
  g_assert_cmpfloat (home.max, ==, 0.5);
  g_assert_cmpfloat (home.max - home.min, <, 40);
  g_assert_cmpfloat (full.max - full.min, ==, 500);
  g_assert_false (rs_plot_view_get_zoomed (bars->view));

  press (bars, GDK_KEY_Down);
  press (bars, GDK_KEY_Down);
  g_assert_cmpint (get_selected (bars), ==, 1);
  press (bars, GDK_KEY_Up);
  g_assert_cmpint (get_selected (bars), ==, 0);
  g_assert_false (rs_plot_view_get_position (bars->view, 0, 499, &x, &y));

  press (bars, GDK_KEY_End);
  g_assert_cmpint (get_selected (bars), ==, 499);
  g_assert_true (rs_plot_view_get_zoomed (bars->view));
  g_assert_true (rs_plot_view_get_position (bars->view, 0, 499, &x, &y));
  rs_plot_view_get_axes (bars->view, NULL, &axis);
  g_assert_cmpfloat_with_epsilon (axis.max - axis.min, home.max - home.min, 1e-6);

  press (bars, GDK_KEY_0);
  rs_plot_view_get_axes (bars->view, NULL, &axis);
  g_assert_true (rs_axis_equal (&axis, &home));
  g_assert_false (rs_plot_view_get_zoomed (bars->view));
}

/* Zoomed or panned, bars begin where they did; only their own axis brings the counts closer. */
static void
test_zoom (Bars          *bars,
           gconstpointer  data)
{
  int height = gtk_widget_get_height (bars->widget);
  int width = gtk_widget_get_width (bars->widget);
  RsAxis home_x, home_y, x_axis, y_axis;

  rs_plot_view_get_axes (bars->view, &home_x, &home_y);
  press (bars, GDK_KEY_plus);
  rs_plot_view_get_axes (bars->view, &x_axis, &y_axis);
  g_assert_cmpfloat (x_axis.max - x_axis.min, <, 26);
  g_assert_true (rs_axis_equal (&y_axis, &home_y));
  rs_test_wheel (bars->widget, width / 2.0, height / 2.0, -2);
  rs_test_drag (bars->widget, width / 2.0, height / 2.0, 40, 60);
  rs_plot_view_get_axes (bars->view, &x_axis, &y_axis);
  g_assert_true (rs_axis_equal (&y_axis, &home_y));
  press (bars, GDK_KEY_0);

  rs_test_wheel (bars->widget, 20, height / 2.0, -2);
  rs_test_need (rs_plot_view_get_zoomed (bars->view));
  rs_plot_view_get_axes (bars->view, &x_axis, &y_axis);
  g_assert_true (rs_axis_equal (&x_axis, &home_x));
  g_assert_cmpfloat (y_axis.max - y_axis.min, <, home_y.max - home_y.min);
}

/* A larger window shows more of them. */
static void
test_resize (Bars          *bars,
             gconstpointer  data)
{
  RsAxis before, after;

  rs_plot_view_get_axes (bars->view, NULL, &before);
  gtk_window_set_default_size (bars->window, 800, 640);
  rs_test_need (gtk_widget_get_height (bars->widget) > 520);
  rs_test_wait_for_frame (bars->widget);
  rs_plot_view_get_axes (bars->view, NULL, &after);
  g_assert_cmpfloat (after.min, <, before.min - 5);
  g_assert_false (rs_plot_view_get_zoomed (bars->view));
}

static void
test_sort (Bars          *bars,
           gconstpointer  data)
{
  g_autoptr (RsStringSnapshot) sorted
    = rs_string_snapshot_sort (bars->snapshot, RS_STRING_ORDER_BY_COUNT, RS_MEASURE_REFERENCES);
  g_autoptr (RsFigure) figure = figure_new (sorted, RS_SCALE_LINEAR);

  /* z has the most */
  rs_plot_view_select (bars->view, 0, 25);
  rs_plot_view_set_figure (bars->view, figure);
  g_assert_cmpint (get_selected (bars), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  rs_test_ui_init (&argc, &argv);
#define ADD(path, kind, func)                                                                      \
  g_test_add ("/plot/view-bars/" path, Bars, kind, set_up, func, tear_down)
  ADD ("click", &letters, test_click);
  ADD ("hover", &letters, test_hover);
  ADD ("keys", &letters, test_keys);
  ADD ("zoom", &letters, test_zoom);
  ADD ("sort", &letters, test_sort);
  ADD ("lying", &words, test_lying);
  ADD ("resize", &words, test_resize);
#undef ADD

  return g_test_run ();
}
