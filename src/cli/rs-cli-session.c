/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-session.h"

#include <glib/gi18n-lib.h>

#include "rs-error.h"
#include "rs-worker.h"

typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  gboolean timed_out;
  RsSnapshot *snapshot;
  GError *error;
} Wait;

/**
 * rs_cli_session_parse_timeout:
 * @text: (nullable): seconds as typed, or %NULL for no limit
 * @seconds: (out): the limit, 0 for none
 * @error: return location for %RS_ERROR_NUMBER
 *
 * Returns: %FALSE if @text is no positive number
 */
gboolean
rs_cli_session_parse_timeout (const char *text,
                              double     *seconds,
                              GError    **error)
{
  char *end = NULL;

  g_return_val_if_fail (seconds != NULL, FALSE);

  *seconds = 0;
  if (text == NULL)
    return TRUE;

  *seconds = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0' && *seconds > 0 && *seconds < G_MAXUINT / 1000)
    return TRUE;

  g_set_error (error, RS_ERROR, RS_ERROR_NUMBER,
               _("--timeout: “%s” is no number of seconds: use one above 0, such as 10."), text);
  return FALSE;
}

static gboolean
timed_out_cb (gpointer user_data)
{
  Wait *wait = user_data;

  wait->timed_out = TRUE;
  g_cancellable_cancel (wait->cancellable);

  return G_SOURCE_REMOVE;
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Wait *wait = user_data;

  wait->snapshot = rs_worker_measure_finish (RS_WORKER (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

/**
 * rs_cli_session_measure:
 * @request: what to measure
 * @timeout: how many seconds it may take, 0 for no limit
 * @error: return location for what failed; %G_IO_ERROR_TIMED_OUT after @timeout
 *
 * Measures and waits for the result. Main thread only.
 *
 * Returns: (transfer full) (nullable): what was measured
 */
RsSnapshot *
rs_cli_session_measure (RsRequest *request,
                        double     timeout,
                        GError   **error)
{
  g_autoptr (RsWorker) worker = NULL;
  g_autoptr (GMainLoop) loop = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GSource) timer = NULL;
  Wait wait = { NULL };

  g_return_val_if_fail (request != NULL, NULL);

  worker = rs_worker_new ();
  loop = g_main_loop_new (NULL, FALSE);
  cancellable = g_cancellable_new ();
  wait.loop = loop;
  wait.cancellable = cancellable;

  if (timeout > 0)
    {
      timer = g_timeout_source_new ((guint) (timeout * 1000));
      g_source_set_callback (timer, timed_out_cb, &wait, NULL);
      g_source_attach (timer, NULL);
    }

  rs_worker_measure_async (worker, request, NULL, NULL, cancellable, measured_cb, &wait);
  g_main_loop_run (loop);

  if (timer != NULL)
    g_source_destroy (timer);
  rs_worker_stop (worker);

  if (wait.timed_out && wait.error != NULL)
    {
      g_clear_error (&wait.error);
      g_set_error (&wait.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                   _("Measuring took longer than the %g seconds of --timeout."), timeout);
    }

  if (wait.error != NULL)
    g_propagate_error (error, wait.error);

  return wait.snapshot;
}
