/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-worker-private.h"

#include <glib/gi18n-lib.h>

/* What only an experiment can be asked: to run code, and which modules there are. */

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

  rs_worker_ask (self, rs_worker_run_async, request, NULL, NULL, cancellable, callback, user_data);
}

/**
 * rs_worker_run_finish:
 * @self: a worker
 * @result: what the callback was given
 * @output: (out) (optional) (nullable) (transfer full): what the code printed and was not taken
 *   while it ran, also if it raised, was stopped or ended its interpreter
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
  g_autoptr (GError) local_error = NULL;
  gboolean success;

  g_return_val_if_fail (RS_IS_WORKER (self), FALSE);
  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, rs_worker_run_async), FALSE);

  if (output != NULL)
    *output = rs_worker_take_output (self);

  success = g_task_propagate_pointer (G_TASK (result), &local_error) != NULL;
  if (!success && rs_worker_was_cancelled (result))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Stopped."));
  else if (!success)
    g_propagate_error (error, g_steal_pointer (&local_error));

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
 * Lists modules in the background. To find the importable ones imports a module for it: rs_worker_ask a
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

  rs_worker_ask (self, rs_worker_list_modules_async, request, NULL, NULL, cancellable, callback,
                 user_data);
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

  return rs_worker_take (self, result, (GDestroyNotify) g_strfreev, error);
}
