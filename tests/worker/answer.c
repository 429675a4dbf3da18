/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "answer.h"

void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->snapshot, rs_snapshot_unref);
  g_clear_pointer (&answer->strings, rs_string_snapshot_unref);
  g_clear_pointer (&answer->holders, rs_holders_unref);
  g_clear_pointer (&answer->all_holders, g_ptr_array_unref);
  g_clear_pointer (&answer->recording, rs_recording_unref);
  g_clear_pointer (&answer->modules, g_strfreev);
  g_clear_pointer (&answer->output, g_free);
  g_clear_error (&answer->error);
}

/* Takes the answer to any question: a value or an error, and once. */
void
answer_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  RsWorker *worker = RS_WORKER (source);
  Answer *answer = user_data;
  gpointer value;

  g_assert_false (answer->done);

  if (g_async_result_is_tagged (result, rs_worker_measure_async))
    value = answer->snapshot = rs_worker_measure_finish (worker, result, &answer->error);
  else if (g_async_result_is_tagged (result, rs_worker_count_strings_async))
    value = answer->strings = rs_worker_count_strings_finish (worker, result, &answer->error);
  else if (g_async_result_is_tagged (result, rs_worker_find_holders_async))
    value = answer->holders = rs_worker_find_holders_finish (worker, result, &answer->error);
  else if (g_async_result_is_tagged (result, rs_worker_find_all_holders_async))
    value = answer->all_holders
      = rs_worker_find_all_holders_finish (worker, result, &answer->error);
  else if (g_async_result_is_tagged (result, rs_worker_record_async))
    value = answer->recording = rs_worker_record_finish (worker, result, &answer->error);
  else if (g_async_result_is_tagged (result, rs_worker_list_modules_async))
    value = answer->modules = rs_worker_list_modules_finish (worker, result, &answer->error);
  else
    value = rs_worker_run_finish (worker, result, &answer->output, &answer->error) ? worker : NULL;

  g_assert_true ((value == NULL) == (answer->error != NULL));
  answer->done = TRUE;
}

void
await (const Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

/* Measures integers, and waits for what comes of it. */
void
measure (RsWorker *worker,
         gint64    from,
         gint64    to,
         Answer   *answer)
{
  g_autoptr (RsRequest) request = rs_request_new_ints (from, to, NULL);

  *answer = (Answer) { NULL };
  rs_worker_measure_async (worker, request, NULL, NULL, NULL, answer_cb, answer);
  await (answer);
}

/* Returns: (transfer full): the counts, which must not fail */
RsStringSnapshot *
count_strings (RsWorker  *worker,
               RsRequest *request)
{
  g_auto (Answer) answer = { NULL };

  rs_worker_count_strings_async (worker, request, NULL, answer_cb, &answer);
  await (&answer);
  g_assert_no_error (answer.error);

  return g_steal_pointer (&answer.strings);
}
