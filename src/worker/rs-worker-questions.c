/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-worker-private.h"

#include <glib/gi18n-lib.h>

static guint
slot_of (const RsRequest *request)
{
  RsRequestKind kind = rs_request_get_kind (request);

  if (kind == RS_REQUEST_STRINGS && rs_request_get_strings_kind (request) == RS_STRINGS_LETTERS)
    return RS_WORKER_SLOT_LETTERS;

  return kind;
}

/* Asks for something. The latest request in a slot wins: one that was not answered yet is
 * cancelled. */
static void
ask_in_slot (RsWorker            *self,
             guint                slot,
             gpointer             source_tag,
             RsRequest           *request,
             RsWorkerOrder       *order, /* (transfer full) (nullable) */
             RsWorkerProgress     progress,
             gpointer             progress_data,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (RsWorkerJob) job = NULL;
  RsWorkerJob **latest = &self->latest[slot];

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, source_tag);
  /* what a statement has done by then is told */
  g_task_set_check_cancellable (task, slot != RS_REQUEST_RUN);

  if (self->thread == NULL)
    {
      g_task_return_new_error (task,
                               G_IO_ERROR,
                               G_IO_ERROR_CANCELLED,
                               "Operation was cancelled"); /* as GCancellable says it */
      g_clear_pointer (&order, rs_worker_order_free);
      return;
    }

  job = rs_worker_job_new (task, request, progress, progress_data);
  if (order != NULL)
    rs_worker_job_take_order (job, order);
  g_task_set_task_data (task, rs_worker_job_ref (job), (GDestroyNotify) rs_worker_job_unref);

  if (*latest != NULL)
    rs_worker_job_cancel (*latest);
  g_clear_pointer (latest, rs_worker_job_unref);
  *latest = rs_worker_job_ref (job);

  rs_worker_mailbox_push (self->mailbox, job);
}

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
  ask_in_slot (self, slot_of (request), source_tag, request, NULL, progress, progress_data,
               cancellable, callback, user_data);
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

static gboolean
is_cancelled (GAsyncResult *result)
{
  RsWorkerJob *job = g_task_get_task_data (G_TASK (result));

  return job != NULL && g_cancellable_is_cancelled (rs_worker_job_get_cancellable (job));
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
 * rs_worker_find_all_holders_async:
 * @self: a worker
 * @request: (transfer none): several strings whose holders to find
 * @cancellable: (nullable): a cancellable
 * @callback: called once in the caller's thread-default main context, also after rs_worker_stop()
 * @user_data: user data for @callback
 *
 * Finds in the background who holds each of several strings. The latest request wins, and leaves
 * those for the holders of one value alone, which wait for it: few strings at a time are better.
 *
 * On the thread that made the worker.
 */
void
rs_worker_find_all_holders_async (RsWorker            *self,
                                  RsRequest           *request,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (RS_IS_WORKER (self));
  g_return_if_fail (self->owner == g_thread_self ());
  g_return_if_fail (request != NULL);
  g_return_if_fail (rs_request_get_kind (request) == RS_REQUEST_ALL_HOLDERS);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  ask (self, rs_worker_find_all_holders_async, request, NULL, NULL, cancellable, callback,
       user_data);
}

/**
 * rs_worker_find_all_holders_finish:
 * @self: a worker
 * @result: what the callback was given
 * @error: where to put an error
 *
 * Takes the answer.
 *
 * Returns: (transfer full) (element-type RsHolders): who holds each string, in their order, or
 *   %NULL with %G_IO_ERROR_CANCELLED, %RS_ERROR_START, %RS_ERROR_USAGE or %RS_ERROR_PYTHON
 */
GPtrArray *
rs_worker_find_all_holders_finish (RsWorker      *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (RS_IS_WORKER (self), NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, rs_worker_find_all_holders_async), NULL);

  return take (self, result, (GDestroyNotify) g_ptr_array_unref, error);
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
 * rs_worker_run_async:
 * @self: a worker of an experiment
 * @request: (transfer none): code to run
 * @cancellable: (nullable): a cancellable; what does not let itself be interrupted soon is killed,
 *   and the interpreter with it
 * @callback: called once in the caller's thread-default main context, also after rs_worker_stop()
 * @user_data: user data for @callback
 *
 * Runs code in the background, in the interpreter that is measured.
 *
 * On the thread that made the worker.
 */
void
rs_worker_run_async (RsWorker            *self,
                     RsRequest           *request,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (RS_IS_WORKER (self));
  g_return_if_fail (self->owner == g_thread_self ());
  g_return_if_fail (self->experiment != NULL);
  g_return_if_fail (request != NULL);
  g_return_if_fail (rs_request_get_kind (request) == RS_REQUEST_RUN);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  ask (self, rs_worker_run_async, request, NULL, NULL, cancellable, callback, user_data);
}

/**
 * rs_worker_run_finish:
 * @self: a worker
 * @result: what the callback was given
 * @output: (out) (optional) (nullable) (transfer full): what the code printed, also if it raised,
 *   was stopped or ended its interpreter
 * @error: where to put an error
 *
 * Takes the answer.
 *
 * Returns: %TRUE, or %FALSE with %RS_ERROR_PYTHON if the code raised, %RS_ERROR_START if there is
 *   no interpreter any more, or %G_IO_ERROR_CANCELLED
 */
gboolean
rs_worker_run_finish (RsWorker      *self,
                      GAsyncResult  *result,
                      char         **output,
                      GError       **error)
{
  RsWorkerRun *run;
  gboolean success;

  g_return_val_if_fail (RS_IS_WORKER (self), FALSE);
  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, rs_worker_run_async), FALSE);

  if (output != NULL)
    *output = NULL;

  run = g_task_propagate_pointer (G_TASK (result), error);
  if (run == NULL)
    return FALSE;

  success = run->error == NULL;
  if (!success && is_cancelled (result))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Stopped."));
  else if (!success)
    g_propagate_error (error, g_steal_pointer (&run->error));
  if (output != NULL)
    *output = g_steal_pointer (&run->output);
  rs_worker_run_free (run);

  return success;
}

/**
 * rs_worker_list_modules_async:
 * @self: a worker of an experiment
 * @request: (transfer none): for the loaded or for the importable modules
 * @cancellable: (nullable): a cancellable
 * @callback: called once in the caller's thread-default main context, also after rs_worker_stop()
 * @user_data: user data for @callback
 *
 * Lists modules in the background. To find the importable ones imports a module for it: ask a
 * worker for that whose counts nobody looks at.
 *
 * On the thread that made the worker.
 */
void
rs_worker_list_modules_async (RsWorker            *self,
                              RsRequest           *request,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (RS_IS_WORKER (self));
  g_return_if_fail (self->owner == g_thread_self ());
  g_return_if_fail (self->experiment != NULL);
  g_return_if_fail (request != NULL);
  g_return_if_fail (rs_request_get_kind (request) == RS_REQUEST_LOADED
                    || rs_request_get_kind (request) == RS_REQUEST_IMPORTABLE);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  ask (self, rs_worker_list_modules_async, request, NULL, NULL, cancellable, callback, user_data);
}

/**
 * rs_worker_list_modules_finish:
 * @self: a worker
 * @result: what the callback was given
 * @error: where to put an error
 *
 * Takes the answer.
 *
 * Returns: (transfer full): their names, sorted, or %NULL with %G_IO_ERROR_CANCELLED,
 *   %RS_ERROR_START or %RS_ERROR_PYTHON
 */
char **
rs_worker_list_modules_finish (RsWorker      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (RS_IS_WORKER (self), NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, rs_worker_list_modules_async), NULL);

  return take (self, result, (GDestroyNotify) g_strfreev, error);
}

/**
 * rs_worker_record_async:
 * @self: a worker
 * @ints: (transfer none): a range of integers; those that Python caches are recorded in any case
 * @letters: (transfer none) (nullable): single characters to record, even if nothing refers to them
 * @words: (transfer none) (nullable): texts to record likewise
 * @cancellable: (nullable): a cancellable
 * @callback: called once in the caller's thread-default main context, also after rs_worker_stop()
 * @user_data: user data for @callback
 *
 * Records in the background what is there to be measured: the references to every integer, all
 * counts of a range of them, the %RS_RECORDING_N_TEXTS most used texts and every character. Of a
 * worker for a recording it is that recording. The latest request wins, and leaves other questions
 * alone.
 *
 * On the thread that made the worker.
 */
void
rs_worker_record_async (RsWorker            *self,
                        RsRequest           *ints,
                        RsRequest           *letters,
                        RsRequest           *words,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (RS_IS_WORKER (self));
  g_return_if_fail (self->owner == g_thread_self ());
  g_return_if_fail (ints != NULL && rs_request_get_kind (ints) == RS_REQUEST_INTS);
  g_return_if_fail (letters == NULL || rs_request_get_kind (letters) == RS_REQUEST_STRINGS);
  g_return_if_fail (words == NULL || rs_request_get_kind (words) == RS_REQUEST_STRINGS);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  ask_in_slot (self, RS_WORKER_SLOT_RECORD, rs_worker_record_async, ints,
               rs_worker_order_new (self->experiment, letters, words), NULL, NULL, cancellable,
               callback, user_data);
}

/**
 * rs_worker_record_finish:
 * @self: a worker
 * @result: what the callback was given
 * @error: where to put an error
 *
 * Takes the answer.
 *
 * Returns: (transfer full): the recording, or %NULL with %G_IO_ERROR_CANCELLED, %RS_ERROR_START,
 *   %RS_ERROR_PYTHON, or %RS_ERROR_USAGE if a text is no UTF-8
 */
RsRecording *
rs_worker_record_finish (RsWorker      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (RS_IS_WORKER (self), NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, rs_worker_record_async), NULL);

  return take (self, result, (GDestroyNotify) rs_recording_unref, error);
}
