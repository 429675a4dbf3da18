/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-worker-job.h"

#include "rs-lock.h"

struct _RsWorkerJob
{
  gatomicrefcount ref_count;

  /* any thread; do not change */
  RsRequest *request;
  RsWorkerOrder *order; /* (nullable) (owned) to record what is asked for and more */
  GMainContext *context; /* where the answer is awaited */
  GThread *asker;
  GCancellable *cancellable; /* our own: cancelled by a newer job, by stop and by the caller's */

  /* the asking thread only */
  GTask *task; /* NULL after the answer */
  gulong cancelled_id;
  RsWorkerProgress progress;
  gpointer progress_data;

  /* shared */
  GMutex lock;
  double fraction;
  GSource *progress_source; /* NULL if none is in flight */
  gpointer result; /* what the request asks for */
  GDestroyNotify free_result;
  GError *error;
};

static void
caller_cancelled_cb (GCancellable *caller,
                     gpointer      user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
}

/**
 * rs_worker_job_new:
 * @task: (transfer none): where the answer goes, on its own context
 * @request: (transfer none): what to measure
 * @progress: (nullable): told on the same context how far it is
 * @progress_data: user data for @progress
 *
 * Returns: (transfer full): a job
 */
RsWorkerJob *
rs_worker_job_new (GTask            *task,
                   RsRequest        *request,
                   RsWorkerProgress  progress,
                   gpointer          progress_data)
{
  RsWorkerJob *self = g_new0 (RsWorkerJob, 1);
  GCancellable *caller = g_task_get_cancellable (task);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->request = rs_request_ref (request);
  self->context = g_main_context_ref (g_task_get_context (task));
  self->asker = g_thread_self ();
  self->cancellable = g_cancellable_new ();
  self->task = g_object_ref (task);
  self->progress = progress;
  self->progress_data = progress_data;

  if (caller != NULL)
    self->cancelled_id = g_cancellable_connect (caller,
                                                G_CALLBACK (caller_cancelled_cb),
                                                g_object_ref (self->cancellable),
                                                g_object_unref);

  return self;
}

RsWorkerJob *
rs_worker_job_ref (RsWorkerJob *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
rs_worker_job_unref (RsWorkerJob *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->progress_source, g_source_unref);
  g_clear_object (&self->task);
  if (self->result != NULL)
    self->free_result (self->result);
  g_clear_error (&self->error);
  g_object_unref (self->cancellable);
  g_main_context_unref (self->context);
  rs_request_unref (self->request);
  g_clear_pointer (&self->order, rs_worker_order_free);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * rs_worker_job_cancel:
 * @self: a job
 *
 * Ends the work on it soon. rs_worker_measure_finish() makes the answer %G_IO_ERROR_CANCELLED, even
 * if it was on its way.
 */
void
rs_worker_job_cancel (RsWorkerJob *self)
{
  g_cancellable_cancel (self->cancellable);
}

gboolean
rs_worker_job_is_cancelled (RsWorkerJob *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

RsRequest *
rs_worker_job_get_request (RsWorkerJob *self)
{
  return self->request;
}

/**
 * rs_worker_job_take_order:
 * @self: a job that no other thread has seen yet
 * @order: (transfer full): what to record; the answer is a recording
 */
void
rs_worker_job_take_order (RsWorkerJob   *self,
                          RsWorkerOrder *order)
{
  g_assert (self->order == NULL);

  self->order = order;
}

/* Returns: (transfer none) (nullable): what to record, %NULL if the request alone is to be answered */
RsWorkerOrder *
rs_worker_job_get_order (RsWorkerJob *self)
{
  return self->order;
}

GCancellable *
rs_worker_job_get_cancellable (RsWorkerJob *self)
{
  return self->cancellable;
}

/* Takes back the source that is in flight, so that it can be dropped without the lock */
static GSource *
steal_progress_source (RsWorkerJob *self)
{
  GSource *source;

  rs_lock (&self->lock);
  source = g_steal_pointer (&self->progress_source);
  rs_unlock (&self->lock);

  return source;
}

static gboolean
progress_cb (gpointer user_data)
{
  RsWorkerJob *self = user_data;
  g_autoptr (GSource) source = NULL;
  double fraction;

  g_assert (self->asker == g_thread_self ());

  rs_lock (&self->lock);
  fraction = self->fraction;
  source = g_steal_pointer (&self->progress_source);
  rs_unlock (&self->lock);

  if (self->task != NULL && !rs_worker_job_is_cancelled (self))
    self->progress (fraction, self->progress_data);

  return G_SOURCE_REMOVE;
}

/**
 * rs_worker_job_set_progress:
 * @self: a job
 * @fraction: how much is done, 0 to 1, never less than before
 *
 * Tells the asking thread in its own time. However often this is called, one message at most is in
 * flight, and it tells the newest fraction. Behind drawing: progress never holds up a frame.
 */
void
rs_worker_job_set_progress (RsWorkerJob *self,
                            double       fraction)
{
  GSource *source = NULL;

  g_assert (self->asker != g_thread_self ());

  if (self->progress == NULL)
    return;

  rs_lock (&self->lock);
  self->fraction = fraction;
  if (self->progress_source == NULL)
    {
      source = g_idle_source_new ();
      self->progress_source = g_source_ref (source);
    }
  rs_unlock (&self->lock);

  if (source == NULL)
    return;

  g_source_set_callback (source,
                         progress_cb,
                         rs_worker_job_ref (self),
                         (GDestroyNotify) rs_worker_job_unref);
  g_source_set_static_name (source, "RsWorker progress");
  g_source_attach (source, self->context);
  g_source_unref (source);
}

static gboolean
answer_cb (gpointer user_data)
{
  RsWorkerJob *self = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&self->task);
  g_autoptr (GSource) progress_source = steal_progress_source (self);
  g_autoptr (GError) error = NULL;
  gpointer result;

  g_assert (self->asker == g_thread_self ());

  if (progress_source != NULL)
    g_source_destroy (progress_source);

  rs_lock (&self->lock);
  result = g_steal_pointer (&self->result);
  error = g_steal_pointer (&self->error);
  rs_unlock (&self->lock);

  g_cancellable_disconnect (g_task_get_cancellable (task), self->cancelled_id);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, self->free_result);

  return G_SOURCE_REMOVE;
}

/**
 * rs_worker_job_reply:
 * @self: (transfer full): a job
 * @result: (transfer full) (nullable): what the request asks for
 * @free_result: frees @result
 * @error: (transfer full) (nullable): what went wrong, if there is no @result
 *
 * Sends the job home with its answer. The worker's thread does not touch it again, so that what the
 * caller gave is freed on the caller's thread.
 */
void
rs_worker_job_reply (RsWorkerJob   *self,
                     gpointer       result,
                     GDestroyNotify free_result,
                     GError        *error)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  g_autoptr (GMainContext) context = g_main_context_ref (self->context);

  g_assert (self->asker != g_thread_self ());
  g_assert ((result == NULL) != (error == NULL));

  rs_lock (&self->lock);
  self->result = result;
  self->free_result = free_result;
  self->error = error;
  rs_unlock (&self->lock);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, answer_cb, self, (GDestroyNotify) rs_worker_job_unref);
  g_source_set_static_name (source, "RsWorker answer");
  g_source_attach (source, context);
}
