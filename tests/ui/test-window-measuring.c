/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window.h"

#include "rs-range-box.h"
#include "rs-test-app.h"
#include "rs-test-dispatch.h"
#include "rs-test-input.h"

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
  rs_test_need (rs_test_app_get_n (app) == 991);
  rs_test_wait_for_frame (app->window);
  n_draws = rs_plot_view_get_n_draws (app->plot);

  rs_test_app_replace (to, "5");
  rs_test_need (gtk_widget_has_css_class (to, "error"));
  g_assert_false (gtk_widget_has_css_class (from, "error"));
  g_assert_true (gtk_widget_get_visible (rs_test_app_find (app, "range_error")));
  g_assert_nonnull (strstr (rs_test_app_get_label (app, "range_error"), "10"));
  g_assert_cmpuint (rs_test_app_get_n (app), ==, 991);
  rs_test_screenshot (app->window, "wrong-range");

  /* what is wrong stays to be seen when the field is left, and nothing is remembered of it */
  rs_test_key (to, GDK_KEY_Tab, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "5");
  g_assert_true (gtk_widget_has_css_class (to, "error"));
  g_assert_cmpint (g_settings_get_int64 (app->settings, "to"), ==, 1000);

  rs_test_app_replace (to, "12x");
  rs_test_need (strstr (rs_test_app_get_label (app, "range_error"), "12x") != NULL);
  rs_test_key (to, GDK_KEY_Tab, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "12x");
  /* wrong from the first character on, however slowly it is typed */
  rs_test_app_replace (to, "-20000000");
  rs_test_need (strstr (rs_test_app_get_label (app, "range_error"), "20000000") != NULL);
  rs_test_key (to, GDK_KEY_Return, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "-20000000");

  g_assert_cmpuint (rs_test_app_get_n (app), ==, 991);
  g_assert_false (rs_plot_page_get_busy (app->page));

  rs_test_app_replace (to, "300");
  rs_test_need (rs_test_app_get_n (app) == 291);
  g_assert_false (gtk_widget_has_css_class (to, "error"));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "range_error")));
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
  rs_test_need (rs_test_app_get_n (app) == 1002);
  rs_test_app_replace (to, "junk");
  rs_test_key (to, GDK_KEY_Down, 0);
  rs_test_need (rs_test_app_get_n (app) == 1001);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "1000");
  g_assert_false (gtk_widget_has_css_class (to, "error"));
}

/* The window goes on drawing while Python is counted in: if the main thread waited for it, there
 * would be none. How long each takes is told, and not judged: machines are noisy. */
#define MIN_FRAMES 3

static void
count_cb (GdkFrameClock *clock,
          guint         *n)
{
  (*n)++;
}

static void
note_frames_cb (RsPlotPage *page,
                GParamSpec *pspec,
                guint      *n_frames)
{
  /* those until the figure, then those that come after it */
  n_frames[1] = n_frames[0];
}

/* The window lives while Python counts ten million integers, and when they are shown. */
static void
test_frames_while_busy (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GdkFrameClock *clock;
  guint n_frames[2] = { 0, 0 };
  guint n_draws;
  gint64 start, end;
  gint64 longest_dispatch;
  gulong frame_handler, figure_handler;

  rs_test_app_open (app);
  rs_test_app_replace (rs_test_app_get_spin (app, 1), "10000000");
  n_draws = rs_plot_view_get_n_draws (app->plot);
  rs_test_need (rs_plot_page_get_busy (app->page));

  clock = gtk_widget_get_frame_clock (app->window);
  frame_handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_cb), n_frames);
  figure_handler
      = g_signal_connect (app->page, "notify::figure", G_CALLBACK (note_frames_cb), n_frames);
  gdk_frame_clock_begin_updating (clock);
  rs_test_dispatch_begin ();
  start = g_get_monotonic_time ();
  rs_test_need (n_frames[1] > 0);
  end = g_get_monotonic_time ();
  g_assert_cmpuint (rs_test_app_get_n (app), ==, 10000001);

  /* the new figure is drawn, and then a frame that has no more to do */
  rs_test_need (rs_plot_view_get_n_draws (app->plot) > n_draws);
  rs_test_need (n_frames[0] > n_frames[1] + 1);
  longest_dispatch = rs_test_dispatch_end ();
  gdk_frame_clock_end_updating (clock);
  g_signal_handler_disconnect (clock, frame_handler);
  g_signal_handler_disconnect (app->page, figure_handler);

  g_test_message ("%u frames in %d ms while ten million integers were counted; at most %d ms of "
                  "work between two looks at events",
                  n_frames[1], (int) ((end - start) / 1000), (int) (longest_dispatch / 1000));
  g_assert_cmpuint (n_frames[1], >=, MIN_FRAMES);
}

/* Cancel keeps the plot, and the fields say again what it shows. */
static void
test_cancel (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  rs_test_app_replace (rs_test_app_get_spin (app, 1), "10000000");
  rs_test_need (rs_plot_page_get_busy (app->page));
  gtk_widget_activate_action (GTK_WIDGET (app->page), "page.cancel", NULL);
  g_assert_false (rs_plot_page_get_busy (app->page));
  g_assert_cmpuint (rs_test_app_get_n (app), ==, 1001);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rs_test_app_get_spin (app, 1))), ==, "1000");
  g_assert_cmpint (g_settings_get_int64 (app->settings, "to"), ==, 1000);
  rs_test_iterate ();
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "failure")));
}

/* Of two ranges asked for one after the other the later is shown, with no word of the first. */
static void
test_latest_wins (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  RsRangeBox *range;

  rs_test_app_open (app);
  range = RS_RANGE_BOX (rs_test_app_find (app, "range_box"));
  rs_range_box_set_range (range, 0, 10000000);
  rs_range_box_set_range (range, 5, 9);
  rs_test_need (rs_test_app_get_n (app) == 5);
  rs_test_need (!rs_plot_page_get_busy (app->page));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "failure")));
}

static void
test_quit_while_busy (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  rs_range_box_set_range (RS_RANGE_BOX (rs_test_app_find (app, "range_box")), 0, 10000000);
  g_assert_true (rs_plot_page_get_busy (app->page));
  rs_test_key (app->window, GDK_KEY_w, GDK_CONTROL_MASK);
  rs_test_need (gtk_application_get_windows (GTK_APPLICATION (app->app)) == NULL);
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
  app->page = RS_PLOT_PAGE (rs_window_get_integers (RS_WINDOW (app->window)));
  rs_test_need (gtk_widget_get_mapped (rs_test_app_find (app, "failure")));
  g_assert_cmpstr (rs_test_app_get_label (app, "failure_label"), !=, "");
  g_assert_false (rs_plot_page_get_busy (app->page));
  g_assert_null (rs_plot_page_get_figure (app->page));
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
  g_assert_cmpuint (rs_test_app_get_n (app), ==, 1001);
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/window-measuring/wrong-range", test_wrong_range);
  g_test_add_func ("/ui/window-measuring/step-range", test_step_range);
  g_test_add_func ("/ui/window-measuring/frames-while-busy", test_frames_while_busy);
  g_test_add_func ("/ui/window-measuring/cancel", test_cancel);
  g_test_add_func ("/ui/window-measuring/latest-wins", test_latest_wins);
  g_test_add_func ("/ui/window-measuring/quit-while-busy", test_quit_while_busy);
  g_test_add_func ("/ui/window-measuring/failure", test_failure);
  g_test_add_func ("/ui/window-measuring/bad-settings", test_bad_settings);

  return g_test_run ();
}
