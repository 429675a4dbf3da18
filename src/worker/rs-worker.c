/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-worker.h"

#include "rs-interp-holders.h"
#include "rs-interp-strings.h"
#include "rs-interp.h"
#include "rs-worker-job.h"
#include "rs-worker-mailbox.h"
#include "rs-worker-measure.h"

/* The latest request wins over those of its kind. Letters and words are of one kind, but who looks
 * at the ones still wants the others. */
#define SLOT_LETTERS RS_N_REQUEST_KINDS
#define N_SLOTS (RS_N_REQUEST_KINDS + 1)

struct _RsWorker
{
  GObject parent_instance;

  /* the thread that made the worker only */
  GThread *owner;
  GThread *thread; /* NULL after stop */
  RsWorkerJob *latest[N_SLOTS]; /* owned, NULL before the first */

  /* shared */
  RsWorkerMailbox *mailbox;
};

G_DEFINE_FINAL_TYPE (RsWorker, rs_worker, G_TYPE_OBJECT)

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
  RsRequest *request = rs_worker_job_get_request (job);
  GCancellable *cancellable = rs_worker_job_get_cancellable (job);
  GDestroyNotify free_result = (GDestroyNotify) rs_holders_unref;
  gpointer result = NULL;
  GError *error = NULL;
  const char *text;
  gsize length;

  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      rs_worker_job_reply (job, NULL, NULL, error);
      return;
    }
  if (interp == NULL)
    {
      rs_worker_job_reply (job, NULL, NULL, g_error_copy (start_error));
      return;
    }

  switch (rs_request_get_kind (request))
    {
    case RS_REQUEST_INT_HOLDERS:
      result = rs_interp_find_int_holders (interp, rs_request_get_value (request), cancellable,
                                           &error);
      break;

    case RS_REQUEST_STRING_HOLDERS:
      text = rs_request_get_text (request, &length);
      result = rs_interp_find_string_holders (interp, text, (gssize) length, cancellable, &error);
      break;

    case RS_REQUEST_STRINGS:
      result = rs_interp_measure_strings (interp, rs_request_get_strings_kind (request),
                                          rs_request_get_texts (request), cancellable, &error);
      free_result = (GDestroyNotify) rs_string_snapshot_unref;
      break;

    case RS_REQUEST_MOST_USED:
      result = rs_interp_find_most_used (interp, rs_request_get_n (request),
                                         rs_request_get_filter (request), cancellable, &error);
      free_result = (GDestroyNotify) rs_string_snapshot_unref;
      break;

    case RS_REQUEST_INTS:
    default:
      result = rs_worker_measure (interp, request, count_progress, job, cancellable, &error);
      free_result = (GDestroyNotify) rs_snapshot_unref;
      break;
    }

  rs_worker_job_reply (job, result, free_result, error);
}

/* Who has seen a plot may click on a point: what the answer needs is found meanwhile. */
static void
prepare (RsWorkerMailbox *mailbox,
         RsInterp        *interp)
{
  g_autoptr (GCancellable) cancellable = rs_worker_mailbox_begin_preparation (mailbox);

  if (cancellable == NULL)
    return;

  rs_interp_prepare_holders (interp, cancellable, NULL);
  rs_worker_mailbox_end_preparation (mailbox);
}

static gpointer
thread_func (gpointer user_data)
{
  RsWorkerMailbox *mailbox = user_data;
  g_autoptr (GError) start_error = NULL;
  RsInterp *interp = rs_interp_start (&start_error);
  RsWorkerJob *job;

  while ((job = rs_worker_mailbox_pop (mailbox)) != NULL)
    {
      do_job (interp, start_error, job);
      if (interp != NULL)
        prepare (mailbox, interp);
    }

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

  rs_worker_mailbox_free (self->mailbox);

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
  self->mailbox = rs_worker_mailbox_new ();
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
 * rs_worker_set_prepares:
 * @self: a worker
 * @prepares: whether to find what a question for holders needs while there is nothing to do
 *
 * For who may be asked more questions: then an answer comes at once. It is off at first.
 *
 * On the thread that made the worker.
 */
void
rs_worker_set_prepares (RsWorker *self,
                        gboolean  prepares)
{
  g_return_if_fail (RS_IS_WORKER (self));
  g_return_if_fail (self->owner == g_thread_self ());

  rs_worker_mailbox_set_prepares (self->mailbox, prepares);
}

static guint
slot_of (const RsRequest *request)
{
  RsRequestKind kind = rs_request_get_kind (request);

  if (kind == RS_REQUEST_STRINGS && rs_request_get_strings_kind (request) == RS_STRINGS_LETTERS)
    return SLOT_LETTERS;

  return kind;
}

/* Asks for something. The latest request of its kind wins: one that was not answered yet is
 * cancelled. */
static void
ask (RsWorker            *self,
     gpointer             source_tag,
     RsRequest           *request,
     RsWorkerProgress     progress,
     gpointer             progress_data,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (RsWorkerJob) job = NULL;
  RsWorkerJob **latest = &self->latest[slot_of (request)];

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, source_tag);

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

  if (*latest != NULL)
    rs_worker_job_cancel (*latest);
  g_clear_pointer (latest, rs_worker_job_unref);
  *latest = rs_worker_job_ref (job);

  rs_worker_mailbox_push (self->mailbox, job);
}

/* Takes the answer, or frees it by @free_result if a newer request came after it was sent. */
static gpointer
take (RsWorker      *self,
      GAsyncResult  *result,
      GDestroyNotify free_result,
      GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &local_error);
  RsWorkerJob *job = g_task_get_task_data (G_TASK (result)); /* NULL if the worker was stopped */

  /* Looked at as late as can be */
  if (job != NULL
      && g_cancellable_set_error_if_cancelled (rs_worker_job_get_cancellable (job), error))
    {
      if (answer != NULL)
        free_result (answer);
      return NULL;
    }

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return answer;
}

/**
 * rs_worker_measure_async:
 * @self: a worker
 * @request: (transfer none): a range of integers to measure
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
  g_return_if_fail (RS_IS_WORKER (self));
  g_return_if_fail (self->owner == g_thread_self ());
  g_return_if_fail (request != NULL);
  g_return_if_fail (rs_request_get_kind (request) == RS_REQUEST_INTS);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  ask (self, rs_worker_measure_async, request, progress, progress_data, cancellable, callback,
       user_data);
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
  g_return_val_if_fail (RS_IS_WORKER (self), NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, rs_worker_measure_async), NULL);

  return take (self, result, (GDestroyNotify) rs_snapshot_unref, error);
}

/**
 * rs_worker_find_holders_async:
 * @self: a worker
 * @request: (transfer none): an integer or a string whose holders to find
 * @cancellable: (nullable): a cancellable
 * @callback: called once in the caller's thread-default main context, also after rs_worker_stop()
 * @user_data: user data for @callback
 *
 * Finds in the background who holds a value. The latest request wins, and leaves a measurement
 * that is under way alone.
 *
 * On the thread that made the worker.
 */
void
rs_worker_find_holders_async (RsWorker            *self,
                              RsRequest           *request,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (RS_IS_WORKER (self));
  g_return_if_fail (self->owner == g_thread_self ());
  g_return_if_fail (request != NULL);
  g_return_if_fail (rs_request_get_kind (request) == RS_REQUEST_INT_HOLDERS
                    || rs_request_get_kind (request) == RS_REQUEST_STRING_HOLDERS);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  ask (self, rs_worker_find_holders_async, request, NULL, NULL, cancellable, callback, user_data);
}

/**
 * rs_worker_find_holders_finish:
 * @self: a worker
 * @result: what the callback was given
 * @error: where to put an error
 *
 * Takes the answer.
 *
 * Returns: (transfer full): who holds the value, or %NULL with %G_IO_ERROR_CANCELLED,
 *   %RS_ERROR_START or %RS_ERROR_PYTHON
 */
RsHolders *
rs_worker_find_holders_finish (RsWorker      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (RS_IS_WORKER (self), NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, rs_worker_find_holders_async), NULL);

  return take (self, result, (GDestroyNotify) rs_holders_unref, error);
}

/**
 * rs_worker_count_strings_async:
 * @self: a worker
 * @request: (transfer none): letters or words to count, or the most used strings to find
 * @cancellable: (nullable): a cancellable
 * @callback: called once in the caller's thread-default main context, also after rs_worker_stop()
 * @user_data: user data for @callback
 *
 * Counts the references to strings in the background. The latest request wins, for letters, for
 * words and for the most used strings each.
 *
 * On the thread that made the worker.
 */
void
rs_worker_count_strings_async (RsWorker            *self,
                               RsRequest           *request,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (RS_IS_WORKER (self));
  g_return_if_fail (self->owner == g_thread_self ());
  g_return_if_fail (request != NULL);
  g_return_if_fail (rs_request_get_kind (request) == RS_REQUEST_STRINGS
                    || rs_request_get_kind (request) == RS_REQUEST_MOST_USED);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  ask (self, rs_worker_count_strings_async, request, NULL, NULL, cancellable, callback, user_data);
}

/**
 * rs_worker_count_strings_finish:
 * @self: a worker
 * @result: what the callback was given
 * @error: where to put an error
 *
 * Takes the answer.
 *
 * Returns: (transfer full): the counts, or %NULL with %G_IO_ERROR_CANCELLED, %RS_ERROR_START,
 *   %RS_ERROR_PYTHON, or %RS_ERROR_USAGE if a text is no UTF-8
 */
RsStringSnapshot *
rs_worker_count_strings_finish (RsWorker      *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (RS_IS_WORKER (self), NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, rs_worker_count_strings_async), NULL);

  return take (self, result, (GDestroyNotify) rs_string_snapshot_unref, error);
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

  for (int i = 0; i < N_SLOTS; i++)
    {
      if (self->latest[i] != NULL)
        rs_worker_job_cancel (self->latest[i]);
      g_clear_pointer (&self->latest[i], rs_worker_job_unref);
    }

  rs_worker_mailbox_quit (self->mailbox);
  g_thread_join (g_steal_pointer (&self->thread));
}
