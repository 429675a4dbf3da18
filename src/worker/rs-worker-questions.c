/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-worker-private.h"

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

  rs_worker_ask (self, rs_worker_measure_async, request, progress, progress_data, cancellable,
                 callback, user_data);
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

  return rs_worker_take (self, result, (GDestroyNotify) rs_snapshot_unref, error);
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

  rs_worker_ask (self, rs_worker_find_holders_async, request, NULL, NULL, cancellable, callback,
                 user_data);
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

  return rs_worker_take (self, result, (GDestroyNotify) rs_holders_unref, error);
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

  rs_worker_ask (self, rs_worker_find_all_holders_async, request, NULL, NULL, cancellable, callback,
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

  return rs_worker_take (self, result, (GDestroyNotify) g_ptr_array_unref, error);
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

  rs_worker_ask (self, rs_worker_count_strings_async, request, NULL, NULL, cancellable, callback,
                 user_data);
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

  return rs_worker_take (self, result, (GDestroyNotify) rs_string_snapshot_unref, error);
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

  rs_worker_ask_in_slot (self, RS_WORKER_SLOT_RECORD, rs_worker_record_async, ints,
                         rs_worker_order_new (self->experiment, letters, words), NULL, NULL,
                         cancellable, callback, user_data);
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

  return rs_worker_take (self, result, (GDestroyNotify) rs_recording_unref, error);
}
