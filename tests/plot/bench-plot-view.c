/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long a frame takes while points are selected, hovered and zoomed. */

#include "config.h"

#include "rs-plot-view.h"

#include "rs-bench.h"
#include "rs-test-input.h"
#include "rs-test-plot.h"

#define N_FRAMES 60

typedef struct
{
  gint64 began;
  GArray *times;
} Frames;

static void
before_paint_cb (GdkFrameClock *clock,
                 Frames        *frames)
{
  frames->began = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                Frames        *frames)
{
  double time = (g_get_monotonic_time () - frames->began) / 1000.0;

  if (frames->began != 0)
    g_array_append_val (frames->times, time);
}

static void
report (Frames     *frames,
        const char *what,
        gsize       n_points)
{
  g_print ("%6zu points, %-9s median frame %5.2f ms of %u\n", n_points, what,
           rs_bench_median ((double *) (void *) frames->times->data, frames->times->len),
           frames->times->len);
  g_array_set_size (frames->times, 0);
}

static void
measure (gsize n_points)
{
  g_autoptr (RsSnapshot) snapshot = rs_test_snapshot_new_made (1, n_points);
  g_autoptr (RsFigure) figure = rs_test_figure_new (snapshot, RS_SCALE_LOG, RS_ANNOTATE_AUTO);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = rs_plot_view_new ();
  GdkFrameClock *clock;
  Frames frames = { 0, g_array_new (FALSE, FALSE, sizeof (double)) };
  double x, y;

  rs_plot_view_set_figure (RS_PLOT_VIEW (view), figure);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  gtk_window_present (GTK_WINDOW (window));
  rs_test_focus_window (view);
  clock = gtk_widget_get_frame_clock (view);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &frames);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &frames);
  rs_test_wait_for_frame (view);
  g_array_set_size (frames.times, 0);

  for (guint i = 0; i < N_FRAMES; i++)
    {
      gtk_widget_activate_action (view, "plot.next-point", NULL);
      rs_test_wait_for_frame (view);
    }
  report (&frames, "selection", n_points);

  for (guint i = 0; i < N_FRAMES; i++)
    {
      g_assert_true (rs_plot_view_get_position (RS_PLOT_VIEW (view), 0, i, &x, &y));
      rs_test_move (view, x, y);
    }
  report (&frames, "hover", n_points);

  for (guint i = 0; i < N_FRAMES; i++)
    {
      gtk_widget_activate_action (view, i % 10 < 5 ? "plot.zoom-in" : "plot.zoom-out", NULL);
      rs_test_wait_for_frame (view);
    }
  report (&frames, "zoom", n_points);

  g_array_unref (frames.times);
  gtk_window_destroy (GTK_WINDOW (window));
  rs_test_iterate ();
}

int
main (int    argc,
      char **argv)
{
  rs_test_ui_init (&argc, &argv);
  measure (1000);
  measure (100000);

  return 0;
}
