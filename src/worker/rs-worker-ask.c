/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-worker-private.h"

/* What all questions have in common: the task, the job, and that the latest one wins. */

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
void
rs_worker_ask_in_slot (RsWorker            *self,
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

  if (rs_worker_is_stopped (self))
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

void
rs_worker_ask (RsWorker            *self,
               gpointer             source_tag,
               RsRequest           *request,
               RsWorkerProgress     progress,
               gpointer             progress_data,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  rs_worker_ask_in_slot (self, slot_of (request), source_tag, request, NULL, progress,
                         progress_data, cancellable, callback, user_data);
}

/* Takes the answer, or frees it by @free_result if a newer request came after it was sent. */
gpointer
rs_worker_take (RsWorker      *self,
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

gboolean
rs_worker_was_cancelled (GAsyncResult *result)
{
  RsWorkerJob *job = g_task_get_task_data (G_TASK (result));

  return job != NULL && g_cancellable_is_cancelled (rs_worker_job_get_cancellable (job));
}
