/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-worker-mailbox.h"

#include <glib-unix.h>

#include "rs-lock.h"

struct _RsWorkerMailbox
{
  GMutex lock;
  GMainContext *context; /* (owned) woken by what changes */

  /* under the lock */
  GQueue jobs; /* RsWorkerJob, owned */
  gboolean quit;
  gboolean prepares;
  GCancellable *preparation; /* (nullable) (owned) of what goes on while there is no job */
};

/**
 * rs_worker_mailbox_new:
 *
 * Returns: (transfer full): a mailbox with nothing in it
 */
RsWorkerMailbox *
rs_worker_mailbox_new (void)
{
  RsWorkerMailbox *self = g_new0 (RsWorkerMailbox, 1);

  g_mutex_init (&self->lock);
  self->context = g_main_context_new ();
  g_queue_init (&self->jobs);

  return self;
}

/**
 * rs_worker_mailbox_free:
 * @self: (transfer full): a mailbox whose jobs were all taken, and that no thread uses any more
 */
void
rs_worker_mailbox_free (RsWorkerMailbox *self)
{
  g_assert (g_queue_is_empty (&self->jobs));
  g_assert (self->preparation == NULL);

  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
cancel_preparation_locked (RsWorkerMailbox *self)
{
  if (self->preparation != NULL)
    g_cancellable_cancel (self->preparation);
}

/* For these the preparation is half the answer. */
static gboolean
asks_for_holders (RsWorkerJob *job)
{
  RsRequestKind kind = rs_request_get_kind (rs_worker_job_get_request (job));

  return kind == RS_REQUEST_INT_HOLDERS || kind == RS_REQUEST_STRING_HOLDERS
         || kind == RS_REQUEST_ALL_HOLDERS;
}

/**
 * rs_worker_mailbox_set_prepares:
 * @self: a mailbox
 * @prepares: whether the worker's thread is to prepare while there is no job; off at first
 */
void
rs_worker_mailbox_set_prepares (RsWorkerMailbox *self,
                                gboolean         prepares)
{
  rs_lock (&self->lock);
  self->prepares = prepares;
  rs_unlock (&self->lock);
}

/**
 * rs_worker_mailbox_push:
 * @self: a mailbox
 * @job: (transfer none): what is to be done
 *
 * Adds a job, and cancels a preparation that it does not need.
 */
void
rs_worker_mailbox_push (RsWorkerMailbox *self,
                        RsWorkerJob     *job)
{
  rs_lock (&self->lock);
  g_assert (!self->quit);
  g_queue_push_tail (&self->jobs, rs_worker_job_ref (job));
  if (!asks_for_holders (job))
    cancel_preparation_locked (self);
  rs_unlock (&self->lock);
  g_main_context_wakeup (self->context);
}

/**
 * rs_worker_mailbox_quit:
 * @self: a mailbox
 *
 * Says that no job will come any more.
 */
void
rs_worker_mailbox_quit (RsWorkerMailbox *self)
{
  rs_lock (&self->lock);
  self->quit = TRUE;
  cancel_preparation_locked (self);
  rs_unlock (&self->lock);
  g_main_context_wakeup (self->context);
}

static gboolean
has_news (RsWorkerMailbox *self)
{
  gboolean news;

  rs_lock (&self->lock);
  news = !g_queue_is_empty (&self->jobs) || self->quit;
  rs_unlock (&self->lock);

  return news;
}

static gboolean
readable_cb (int           fd,
             GIOCondition  condition,
             gpointer      user_data)
{
  gboolean *readable = user_data;

  *readable = TRUE;

  return G_SOURCE_REMOVE;
}

/**
 * rs_worker_mailbox_wait:
 * @self: a mailbox
 * @fd: a descriptor, or -1
 *
 * Waits for a job, or for something to read from @fd.
 *
 * Returns: %TRUE if rs_worker_mailbox_pop() does not wait, %FALSE if there is something to read
 */
gboolean
rs_worker_mailbox_wait (RsWorkerMailbox *self,
                        int              fd)
{
  g_autoptr (GSource) source = NULL;
  gboolean readable = FALSE;

  if (fd >= 0)
    {
      source = g_unix_fd_source_new (fd, G_IO_IN);
      g_source_set_callback (source, G_SOURCE_FUNC (readable_cb), &readable, NULL);
      g_source_attach (source, self->context);
    }

  while (!has_news (self) && !readable)
    g_main_context_iteration (self->context, TRUE);

  if (source != NULL)
    g_source_destroy (source);

  return !readable || has_news (self);
}

/**
 * rs_worker_mailbox_pop:
 * @self: a mailbox
 *
 * Waits for a job.
 *
 * Returns: (transfer full) (nullable): the next one, or %NULL if there will be none
 */
RsWorkerJob *
rs_worker_mailbox_pop (RsWorkerMailbox *self)
{
  RsWorkerJob *job;

  rs_worker_mailbox_wait (self, -1);
  rs_lock (&self->lock);
  job = g_queue_pop_head (&self->jobs);
  rs_unlock (&self->lock);

  return job;
}

/**
 * rs_worker_mailbox_begin_preparation:
 * @self: a mailbox
 *
 * Returns: (transfer full) (nullable): what is cancelled as soon as there is something else to do;
 *   %NULL if there is already, or if nothing is to be prepared
 */
GCancellable *
rs_worker_mailbox_begin_preparation (RsWorkerMailbox *self)
{
  GCancellable *cancellable = NULL;

  rs_lock (&self->lock);
  if (self->prepares && g_queue_is_empty (&self->jobs) && !self->quit)
    {
      self->preparation = g_cancellable_new ();
      cancellable = g_object_ref (self->preparation);
    }
  rs_unlock (&self->lock);

  return cancellable;
}

/**
 * rs_worker_mailbox_end_preparation:
 * @self: a mailbox whose preparation was begun
 */
void
rs_worker_mailbox_end_preparation (RsWorkerMailbox *self)
{
  rs_lock (&self->lock);
  g_clear_object (&self->preparation);
  rs_unlock (&self->lock);
}
