/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-test-dispatch.h"

#include <time.h>

static gint64 dispatch_since;
static gint64 longest_dispatch;

static gint64
get_thread_time (void)
{
  struct timespec time;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time), ==, 0);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

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

/* Measures from the next look at events on. */
void
rs_test_dispatch_begin (void)
{
  dispatch_since = longest_dispatch = 0;
  g_main_context_set_poll_func (NULL, poll_and_measure);
}

/* Returns: the longest dispatch since the beginning, in microseconds */
gint64
rs_test_dispatch_end (void)
{
  g_main_context_set_poll_func (NULL, NULL);

  return longest_dispatch;
}
