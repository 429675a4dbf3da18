/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-leftovers.h"

#include "rs-lock.h"

typedef struct
{
  RsLeftoversFunc func;
  gpointer data;
} Job;

static GMutex lock;
static GCond ended;
static guint n_running; /* under the lock */

static gpointer
thread_func (gpointer user_data)
{
  g_autofree Job *job = user_data;

  job->func (job->data);

  rs_lock (&lock);
  n_running--;
  g_cond_broadcast (&ended);
  rs_unlock (&lock);

  return NULL;
}

/**
 * rs_leftovers_run:
 * @func: what cleans up; it runs on a thread of its own
 * @data: (transfer full): its data
 *
 * Has something done for which nobody waits but who ends the program: to remove a folder with very
 * many files takes seconds. Any thread.
 */
void
rs_leftovers_run (RsLeftoversFunc func,
                  gpointer        data)
{
  Job *job = g_new (Job, 1);

  *job = (Job) { func, data };
  rs_lock (&lock);
  n_running++;
  rs_unlock (&lock);

  g_thread_unref (g_thread_new ("rs-leftovers", thread_func, job));
}

/**
 * rs_leftovers_wait:
 *
 * Waits until all of that is done. To be called at the end of the program, when there is no window
 * any more that could not be drawn meanwhile. Any thread.
 */
void
rs_leftovers_wait (void)
{
  rs_lock (&lock);
  while (n_running > 0)
    rs_wait (&ended, &lock);
  rs_unlock (&lock);
}
