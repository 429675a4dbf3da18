/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-session.h"

#include "rs-worker.h"

typedef struct
{
  GMainLoop *loop;
  RsSnapshot *snapshot;
  RsHolders *holders;
  RsStringSnapshot *strings;
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

/* What an experiment prints is for a person to see, and no data. */
static void
print_output (RsWorker *worker)
{
  const char *output = rs_worker_get_output (worker);

  if (output != NULL && *output != '\0')
    g_printerr ("%s%s", output, g_str_has_suffix (output, "\n") ? "" : "\n");
}

/* Asks a worker of its own, and waits for the answer. */
static Wait
ask (RsRequest     *request,
     RsExperiment  *experiment,
     GCancellable  *cancellable,
     GError       **error)
{
  Wait wait = { NULL };
  g_autoptr (RsWorker) worker = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  worker = experiment != NULL ? rs_worker_new_for_experiment (experiment) : rs_worker_new ();
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

  g_main_loop_run (loop);
  print_output (worker);
  rs_worker_stop (worker);
  if (wait.error != NULL)
    g_propagate_error (error, g_steal_pointer (&wait.error));

  return wait;
}

/**
 * rs_cli_session_measure:
 * @request: what to measure
 * @experiment: (nullable): in which Python, or %NULL for the embedded one
 * @cancellable: (nullable): a cancellable
 * @error: return location for what failed
 *
 * Measures and waits for the result. Main thread only.
 *
 * Returns: (transfer full) (nullable): what was measured
 */
RsSnapshot *
rs_cli_session_measure (RsRequest    *request,
                        RsExperiment *experiment,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_return_val_if_fail (request != NULL, NULL);

  return ask (request, experiment, cancellable, error).snapshot;
}

/**
 * rs_cli_session_find_holders:
 * @request: whose holders to find
 * @experiment: (nullable): in which Python, or %NULL for the embedded one
 * @cancellable: (nullable): a cancellable
 * @error: return location for what failed
 *
 * Finds who holds a value and waits for the result. Main thread only.
 *
 * Returns: (transfer full) (nullable): the holders
 */
RsHolders *
rs_cli_session_find_holders (RsRequest    *request,
                             RsExperiment *experiment,
                             GCancellable *cancellable,
                             GError      **error)
{
  g_return_val_if_fail (request != NULL, NULL);

  return ask (request, experiment, cancellable, error).holders;
}

/**
 * rs_cli_session_count_strings:
 * @request: which strings to count
 * @experiment: (nullable): in which Python, or %NULL for the embedded one
 * @cancellable: (nullable): a cancellable
 * @error: return location for what failed
 *
 * Counts the references to strings and waits for the result. Main thread only.
 *
 * Returns: (transfer full) (nullable): the counts
 */
RsStringSnapshot *
rs_cli_session_count_strings (RsRequest    *request,
                              RsExperiment *experiment,
                              GCancellable *cancellable,
                              GError      **error)
{
  g_return_val_if_fail (request != NULL, NULL);

  return ask (request, experiment, cancellable, error).strings;
}
