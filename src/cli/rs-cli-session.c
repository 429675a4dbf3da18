/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-session.h"

#include "rs-alphabet.h"
#include "rs-leftovers.h"
#include "rs-worker.h"

/* Of the integers that are recorded where none were asked for, as “refscope ints” has it */
#define DEFAULT_TO 1000

typedef struct
{
  GMainLoop *loop;
  RsSnapshot *snapshot;
  RsHolders *holders;
  RsStringSnapshot *strings;
  RsRecording *recording;
  GError *error;
} Wait;

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Wait *wait = user_data;

  wait->snapshot = rs_worker_measure_finish (RS_WORKER (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Wait *wait = user_data;

  wait->holders = rs_worker_find_holders_finish (RS_WORKER (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Wait *wait = user_data;

  wait->strings = rs_worker_count_strings_finish (RS_WORKER (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Wait *wait = user_data;

  wait->recording = rs_worker_record_finish (RS_WORKER (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

/* What an experiment prints is for a person to see, and no data. */
static void
print_output (RsWorker *worker)
{
  const char *output = rs_worker_get_output (worker);

  if (output != NULL && *output != '\0')
    g_printerr ("%s%s", output, g_str_has_suffix (output, "\n") ? "" : "\n");
}

static RsWorker *
new_worker (const RsCliSource *source)
{
  if (source != NULL && source->recording != NULL)
    return rs_worker_new_for_recording (source->recording);
  if (source != NULL && source->experiment != NULL)
    return rs_worker_new_for_experiment (source->experiment);

  return rs_worker_new ();
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  rs_worker_stop (RS_WORKER (user_data));

  return G_SOURCE_REMOVE;
}

/* Waits for the answer, and ends the worker. An experiment does not look at the cancellable while
 * its own code runs: it is stopped, and what it printed until then is told. */
static void
wait_for_answer (Wait          *wait,
                 RsWorker      *worker,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GSource) cancelled = g_cancellable_source_new (cancellable);

  g_source_set_callback (cancelled, G_SOURCE_FUNC (cancelled_cb), worker, NULL);
  if (rs_worker_get_experiment (worker) != NULL)
    g_source_attach (cancelled, NULL);
  g_main_loop_run (wait->loop);
  g_source_destroy (cancelled);
  print_output (worker);
  rs_worker_stop (worker);
  rs_leftovers_wait ();
  if (wait->error != NULL)
    g_propagate_error (error, g_steal_pointer (&wait->error));
}

/* Asks a worker of its own, and waits for the answer. */
static Wait
ask (RsRequest          *request,
     const RsCliSource  *source,
     GCancellable       *cancellable,
     GError            **error)
{
  Wait wait = { NULL };
  g_autoptr (RsWorker) worker = new_worker (source);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  wait.loop = loop;
  switch (rs_request_get_kind (request))
    {
    case RS_REQUEST_INTS:
      rs_worker_measure_async (worker, request, NULL, NULL, cancellable, measured_cb, &wait);
      break;

    case RS_REQUEST_STRINGS:
    case RS_REQUEST_MOST_USED:
      rs_worker_count_strings_async (worker, request, cancellable, counted_cb, &wait);
      break;

    case RS_REQUEST_INT_HOLDERS:
    case RS_REQUEST_STRING_HOLDERS:
    default:
      rs_worker_find_holders_async (worker, request, cancellable, found_cb, &wait);
      break;
    }
  wait_for_answer (&wait, worker, cancellable, error);

  return wait;
}

/**
 * rs_cli_session_measure:
 * @request: what to measure
 * @source: (nullable): what to ask, %NULL for the embedded interpreter
 * @cancellable: (nullable): a cancellable
 * @error: return location for what failed
 *
 * Measures and waits for the result. Main thread only.
 *
 * Returns: (transfer full) (nullable): what was measured
 */
RsSnapshot *
rs_cli_session_measure (RsRequest          *request,
                        const RsCliSource  *source,
                        GCancellable       *cancellable,
                        GError            **error)
{
  g_return_val_if_fail (request != NULL, NULL);

  return ask (request, source, cancellable, error).snapshot;
}

/**
 * rs_cli_session_find_holders:
 * @request: whose holders to find
 * @source: (nullable): what to ask, %NULL for the embedded interpreter
 * @cancellable: (nullable): a cancellable
 * @error: return location for what failed
 *
 * Finds who holds a value and waits for the result. Main thread only.
 *
 * Returns: (transfer full) (nullable): the holders
 */
RsHolders *
rs_cli_session_find_holders (RsRequest          *request,
                             const RsCliSource  *source,
                             GCancellable       *cancellable,
                             GError            **error)
{
  g_return_val_if_fail (request != NULL, NULL);

  return ask (request, source, cancellable, error).holders;
}

/**
 * rs_cli_session_count_strings:
 * @request: which strings to count
 * @source: (nullable): what to ask, %NULL for the embedded interpreter
 * @cancellable: (nullable): a cancellable
 * @error: return location for what failed
 *
 * Counts the references to strings and waits for the result. Main thread only.
 *
 * Returns: (transfer full) (nullable): the counts
 */
RsStringSnapshot *
rs_cli_session_count_strings (RsRequest          *request,
                              const RsCliSource  *source,
                              GCancellable       *cancellable,
                              GError            **error)
{
  g_return_val_if_fail (request != NULL, NULL);

  return ask (request, source, cancellable, error).strings;
}

/* Of those that nothing refers to it is only known what Python prints if they are asked for. */
static RsRequest *
new_letters (void)
{
  g_autoptr (GPtrArray) texts = rs_alphabet_parse ("ascii", NULL);

  return rs_request_new_strings (RS_STRINGS_LETTERS, texts);
}

/**
 * rs_cli_session_record:
 * @request: what else will be asked: integers, letters or words
 * @source: (inout): what to record; has the recording afterwards, so that whatever is asked then is
 *   what was recorded
 * @cancellable: (nullable): a cancellable
 * @error: return location for what failed
 *
 * Records what there is to be measured and waits until it is done. Main thread only.
 *
 * Returns: %FALSE if it failed
 */
gboolean
rs_cli_session_record (RsRequest     *request,
                       RsCliSource   *source,
                       GCancellable  *cancellable,
                       GError       **error)
{
  Wait wait = { NULL };
  g_autoptr (RsWorker) worker = NULL;
  g_autoptr (GMainLoop) loop = NULL;
  g_autoptr (RsRequest) ints = NULL;
  g_autoptr (RsRequest) letters = NULL;
  gboolean of_letters;
  RsRequestKind kind;

  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  kind = rs_request_get_kind (request);
  of_letters = kind == RS_REQUEST_STRINGS
               && rs_request_get_strings_kind (request) == RS_STRINGS_LETTERS;
  letters = of_letters ? rs_request_ref (request) : new_letters ();
  ints = kind == RS_REQUEST_INTS ? rs_request_ref (request)
                                 : rs_request_new_ints (0, DEFAULT_TO, NULL);

  worker = new_worker (source);
  loop = g_main_loop_new (NULL, FALSE);
  wait.loop = loop;
  rs_worker_record_async (worker, ints, letters,
                          kind == RS_REQUEST_STRINGS && !of_letters ? request : NULL, cancellable,
                          recorded_cb, &wait);
  wait_for_answer (&wait, worker, cancellable, error);
  if (wait.recording == NULL)
    return FALSE;

  g_clear_pointer (&source->recording, rs_recording_unref);
  source->recording = wait.recording;

  return TRUE;
}
