/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long the Words page keeps the window from drawing a frame while 100,000 words are pasted into
 * it, beside the same while nothing is done but its first count. */

#include "config.h"

#include <time.h>

#include "rs-test-app.h"
#include "rs-test-input.h"
#include "rs-words-page.h"

#define N_WORDS 100000

static gint64 dispatch_since;
static gint64 longest_dispatch;

/* Of this thread, without what others of the machine take */
static gint64
get_thread_time (void)
{
  struct timespec time;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time), ==, 0);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* A frame can come whenever events are looked at. */
static gint
poll_and_measure (GPollFD *fds,
                  guint    n_fds,
                  gint     timeout)
{
  gint n;

  if (dispatch_since != 0)
    longest_dispatch = MAX (longest_dispatch, get_thread_time () - dispatch_since);
  n = g_poll (fds, n_fds, timeout);
  dispatch_since = get_thread_time ();

  return n;
}

static gboolean
has_n (RsTestApp *app,
       gsize      n)
{
  RsStringsView *view = RS_STRINGS_VIEW (rs_test_app_find (app, "view"));
  RsStringSnapshot *strings = rs_string_table_get_snapshot (rs_strings_view_get_table (view));

  return !rs_plot_page_get_busy (app->page) && strings != NULL
         && rs_string_snapshot_get_n_rows (strings) == n;
}

static double
take_longest (void)
{
  double longest = (double) longest_dispatch / 1000;

  dispatch_since = longest_dispatch = 0;

  return longest;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (RsTestApp) app = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  double first;

  rs_test_ui_init (&argc, &argv);
  app = rs_test_app_new ();
  for (guint i = 0; i < N_WORDS; i++)
    g_string_append_printf (text, "word%u\n", i);

  rs_test_app_open (app);
  g_main_context_set_poll_func (NULL, poll_and_measure);
  rs_test_key (app->window, GDK_KEY_3, GDK_ALT_MASK);
  rs_test_app_show_page (app, "words");
  rs_test_need (has_n (app, 5));
  rs_test_wait_for_frame (app->window);
  first = take_longest ();

  gdk_clipboard_set_text (gtk_widget_get_clipboard (app->window), text->str);
  gtk_widget_activate_action (GTK_WIDGET (app->page), "words.paste", NULL);
  rs_test_need (has_n (app, N_WORDS + 5));
  rs_test_wait_for_frame (app->window);
  rs_test_wait_for_frame (app->window);
  g_print ("longest work between two frames: %.1f ms as the page is first shown, %.1f ms as %d words "
           "are pasted (aim: 50)\n",
           first, take_longest (), N_WORDS);

  return 0;
}
