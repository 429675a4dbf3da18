/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-test-plot.h"

#include <math.h>

void
rs_test_plot_set_up (RsTestPlot *plot,
                     RsScale     scale,
                     int         width,
                     int         height)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (RsFigure) figure = NULL;

  plot->snapshot = rs_test_snapshot_new_matplotlib ();
  figure = rs_test_figure_new (plot->snapshot, scale, RS_ANNOTATE_AUTO);

  plot->widget = rs_plot_view_new ();
  plot->view = RS_PLOT_VIEW (plot->widget);
  gtk_widget_set_vexpand (plot->widget, TRUE);
  plot->before = gtk_button_new_with_label ("Before");
  plot->after = gtk_button_new_with_label ("After");
  gtk_box_append (GTK_BOX (box), plot->before);
  gtk_box_append (GTK_BOX (box), plot->widget);
  gtk_box_append (GTK_BOX (box), plot->after);

  plot->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (plot->window, width, height);
  gtk_window_set_child (plot->window, box);
  rs_plot_view_set_figure (plot->view, figure);
  gtk_window_present (plot->window);
  rs_test_wait_for_frame (plot->widget);
}

void
rs_test_plot_tear_down (RsTestPlot *plot)
{
  g_object_add_weak_pointer (G_OBJECT (plot->widget), (gpointer *) &plot->widget);
  gtk_window_destroy (plot->window);
  rs_test_need (plot->widget == NULL);
  rs_snapshot_unref (plot->snapshot);
}

gsize
rs_test_plot_index (RsTestPlot *plot,
                    gint64      value)
{
  gsize index;

  g_assert_true (rs_figure_find_value (rs_plot_view_get_figure (plot->view), 0, value, &index));

  return index;
}

/* The value of the selected point. */
gint64
rs_test_plot_selected (RsTestPlot *plot)
{
  RsFigurePoint point;

  return rs_plot_view_get_selected (plot->view, &point) ? point.value : RS_TEST_NONE;
}

void
rs_test_plot_place (RsTestPlot *plot,
                    gint64      value,
                    double     *x,
                    double     *y)
{
  g_assert_true (rs_plot_view_get_position (plot->view, 0, rs_test_plot_index (plot, value), x, y));
}

/* The place in the middle of the plot that is farthest from every point. */
void
rs_test_plot_empty (RsTestPlot *plot,
                    double     *x,
                    double     *y)
{
  int width = gtk_widget_get_width (plot->widget);
  int height = gtk_widget_get_height (plot->widget);
  gsize n = rs_snapshot_get_n_ints (plot->snapshot);
  double best = -1;

  for (int a = width / 4; a < width * 3 / 4; a += 16)
    for (int b = height / 4; b < height * 3 / 4; b += 16)
      {
        double nearest = G_MAXDOUBLE;

        for (gsize i = 0; i < n; i++)
          {
            double px, py;

            if (rs_plot_view_get_position (plot->view, 0, i, &px, &py))
              nearest = MIN (nearest, hypot (px - a, py - b));
          }
        if (nearest > best)
          {
            best = nearest;
            *x = a;
            *y = b;
          }
      }
  g_assert_cmpfloat (best, >, 30);
}
