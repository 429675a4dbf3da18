/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-worker.h"

#include "rs-interp.h"
#include "rs-lock.h"
#include "rs-worker-job.h"
#include "rs-worker-measure.h"

/* What the two threads share. */
typedef struct
{
  GMutex lock;
  GCond changed;
  GQueue jobs; /* RsWorkerJob, owned */
  gboolean quit;
} Mailbox;

struct _RsWorker
{
  GObject parent_instance;

  /* the thread that made the worker only */
  GThread *owner;
  GThread *thread; /* NULL after stop */
  RsWorkerJob *latest; /* owned, NULL before the first */

  /* shared */
  Mailbox *mailbox;
};

G_DEFINE_FINAL_TYPE (RsWorker, rs_worker, G_TYPE_OBJECT)

static Mailbox *
mailbox_new (void)
{
  Mailbox *self = g_new0 (Mailbox, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_queue_init (&self->jobs);

  return self;
}

static void
mailbox_free (Mailbox *self)
{
  g_assert (g_queue_is_empty (&self->jobs));

  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
mailbox_push (Mailbox     *self,
              RsWorkerJob *job)
{
  rs_lock (&self->lock);
  g_assert (!self->quit);
  g_queue_push_tail (&self->jobs, rs_worker_job_ref (job));
  g_cond_signal (&self->changed);
  rs_unlock (&self->lock);
}

static void
mailbox_quit (Mailbox *self)
{
  rs_lock (&self->lock);
  self->quit = TRUE;
  g_cond_signal (&self->changed);
  rs_unlock (&self->lock);
}

/* Waits. Returns: (transfer full) (nullable): the next job, or %NULL if there will be none */
static RsWorkerJob *
mailbox_pop (Mailbox *self)
{
  RsWorkerJob *job;

  rs_lock (&self->lock);
  while (g_queue_is_empty (&self->jobs) && !self->quit)
    rs_wait (&self->changed, &self->lock);
  job = g_queue_pop_head (&self->jobs);
  rs_unlock (&self->lock);

  return job;
}

static void
count_progress (gsize    done,
                gsize    all,
                gpointer user_data)
{
  rs_worker_job_set_progress (user_data, (double) done / (double) all);
}

/* Worker's thread */
static void
do_job (RsInterp     *interp,
        const GError *start_error,
        RsWorkerJob  *job)
{
  GCancellable *cancellable = rs_worker_job_get_cancellable (job);
  RsSnapshot *snapshot = NULL;
  GError *error = NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      if (interp == NULL)
        error = g_error_copy (start_error);
      else
        snapshot = rs_worker_measure (interp,
                                      rs_worker_job_get_request (job),
                                      count_progress,
                                      job,
                                      cancellable,
                                      &error);
    }

  rs_worker_job_reply (job, snapshot, error);
}

static gpointer
thread_func (gpointer user_data)
{
  Mailbox *mailbox = user_data;
  g_autoptr (GError) start_error = NULL;
  RsInterp *interp = rs_interp_start (&start_error);
  RsWorkerJob *job;

  while ((job = mailbox_pop (mailbox)) != NULL)
    do_job (interp, start_error, job);

  if (interp != NULL)
    rs_interp_give_up (interp);

  return NULL;
}

static void
rs_worker_dispose (GObject *object)
{
  RsWorker *self = RS_WORKER (object);

  rs_worker_stop (self);

  G_OBJECT_CLASS (rs_worker_parent_class)->dispose (object);
}

static void
rs_worker_finalize (GObject *object)
{
  RsWorker *self = RS_WORKER (object);

  mailbox_free (self->mailbox);

  G_OBJECT_CLASS (rs_worker_parent_class)->finalize (object);
}

static void
rs_worker_class_init (RsWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rs_worker_dispose;
  object_class->finalize = rs_worker_finalize;
}

static void
rs_worker_init (RsWorker *self)
{
  self->owner = g_thread_self ();
  self->mailbox = mailbox_new ();
  self->thread = g_thread_new ("rs-worker", thread_func, self->mailbox);
}

/**
 * rs_worker_new:
 *
 * Starts the background thread, and on it the interpreter at once, so that Python is up when the
 * first question comes. The worker belongs to the calling thread. There is one interpreter in a
 * process: as long as another worker runs, every measurement of this one fails.
 *
 * Returns: (transfer full): a worker
 */
RsWorker *
rs_worker_new (void)
{
  return g_object_new (RS_TYPE_WORKER, NULL);
}

/**
 * rs_worker_measure_async:
 * @self: a worker
 * @request: (transfer none): what to measure
 * @progress: (nullable) (scope notified): told how far it is, 0 to 1, in the same place as
 *   @callback and never after it, nor after a newer request, a cancellation or rs_worker_stop()
 * @progress_data: user data for @progress
 * @cancellable: (nullable): a cancellable
 * @callback: called once in the caller's thread-default main context, also after rs_worker_stop()
 * @user_data: user data for @callback
 *
 * Measures in the background. The latest request wins: one that was not answered yet ends in
 * %G_IO_ERROR_CANCELLED. Until its answer the measurement keeps the worker alive.
 *
 * On the thread that made the worker.
 */
void
rs_worker_measure_async (RsWorker            *self,
                         RsRequest           *request,
                         RsWorkerProgress     progress,
                         gpointer             progress_data,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (RsWorkerJob) job = NULL;

  g_return_if_fail (RS_IS_WORKER (self));
  g_return_if_fail (self->owner == g_thread_self ());
  g_return_if_fail (request != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rs_worker_measure_async);

  if (self->thread == NULL)
    {
      g_task_return_new_error (task,
                               G_IO_ERROR,
                               G_IO_ERROR_CANCELLED,
                               "Operation was cancelled"); /* as GCancellable says it */
      return;
    }

  job = rs_worker_job_new (task, request, progress, progress_data);
  g_task_set_task_data (task, rs_worker_job_ref (job), (GDestroyNotify) rs_worker_job_unref);

  if (self->latest != NULL)
    rs_worker_job_cancel (self->latest);
  g_clear_pointer (&self->latest, rs_worker_job_unref);
  self->latest = rs_worker_job_ref (job);

  mailbox_push (self->mailbox, job);
}

/**
 * rs_worker_measure_finish:
 * @self: a worker
 * @result: what the callback was given
 * @error: where to put an error
 *
 * Takes the answer.
 *
 * Returns: (transfer full): what was measured, or %NULL with %G_IO_ERROR_CANCELLED,
 *   %RS_ERROR_START or %RS_ERROR_PYTHON
 */
RsSnapshot *
rs_worker_measure_finish (RsWorker      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr (RsSnapshot) snapshot = NULL;
  g_autoptr (GError) local_error = NULL;
  RsWorkerJob *job;

  g_return_val_if_fail (RS_IS_WORKER (self), NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, rs_worker_measure_async), NULL);

  snapshot = g_task_propagate_pointer (G_TASK (result), &local_error);

  /* Looked at as late as can be: a newer request may have come after the answer was sent */
  job = g_task_get_task_data (G_TASK (result)); /* NULL if the worker had been stopped */
  if (job != NULL
      && g_cancellable_set_error_if_cancelled (rs_worker_job_get_cancellable (job), error))
    return NULL;

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return g_steal_pointer (&snapshot);
}

/**
 * rs_worker_stop:
 * @self: a worker
 *
 * Cancels what is running or waiting and ends the thread; returns when it has ended, within some
 * milliseconds. Answers that are still due come as %G_IO_ERROR_CANCELLED from the main context.
 * Every later request is cancelled, too. May be called again; disposing of the worker calls it.
 *
 * On the thread that made the worker.
 */
void
rs_worker_stop (RsWorker *self)
{
  g_return_if_fail (RS_IS_WORKER (self));
  g_return_if_fail (self->owner == g_thread_self ());

  if (self->thread == NULL)
    return;

  if (self->latest != NULL)
    rs_worker_job_cancel (self->latest);
  g_clear_pointer (&self->latest, rs_worker_job_unref);

  mailbox_quit (self->mailbox);
  g_thread_join (g_steal_pointer (&self->thread));
}
