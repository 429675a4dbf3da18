/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-probe-serve.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "rs-answer.h"
#include "rs-error-variant.h"
#include "rs-interp-answer.h"
#include "rs-link.h"
#include "rs-probe-fault.h"
#include "rs-probe-status.h"
#include "rs-probe-watch.h"
#include "rs-python-facts-variant.h"
#include "rs-request-variant.h"

/* What is being done */
typedef struct
{
  RsLink *link;
  RsInterp *interp;
  guint32 serial;
  pid_t pid;
} Server;

static void
send (Server     *self,
      RsFrameKind kind,
      GVariant   *body)
{
  g_autoptr (GError) error = NULL;

  if (rs_link_send (self->link, kind, self->serial, body, NULL, &error))
    return;

  /* of an answer too large nothing was sent, so that this can be */
  if (g_error_matches (error, RS_LINK_ERROR, RS_LINK_ERROR_TOO_LARGE) && kind == RS_FRAME_ANSWER)
    send (self, RS_FRAME_ERROR, rs_error_to_variant (error));
  else
    rs_probe_lost_link (error);
}

static void
send_hello (Server     *self,
            const char *scratch)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, RS_PROBE_HELLO_PROGRAM, "s", PACKAGE_VERSION);
  g_variant_dict_insert (&dict, RS_PROBE_HELLO_PID, "i", (int) getpid ());
  g_variant_dict_insert (&dict, RS_PROBE_HELLO_SCRATCH, "^ay", scratch);
  g_variant_dict_insert_value (&dict, RS_PROBE_HELLO_PYTHON,
                               rs_python_facts_to_variant (rs_interp_get_facts (self->interp)));
  send (self, RS_FRAME_HELLO, g_variant_dict_end (&dict));
}

static void
send_progress (gsize    done,
               gsize    all,
               gpointer user_data)
{
  send (user_data, RS_FRAME_PROGRESS, g_variant_new ("(tt)", (guint64) done, (guint64) all));
}

/* Has foreign code run */
static gboolean
run (Server    *self,
     RsRequest *request,
     GValue    *answer,
     GError   **error)
{
  gboolean success;

  if (rs_probe_watch_running (self->link))
    {
      success = rs_interp_answer (self->interp, request, NULL, NULL, NULL, answer, error);
    }
  else
    {
      success = FALSE;
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Nothing was run."));
    }

  fflush (NULL); /* what C code has printed; nothing does that at the end of this process */

  /* A child that the code has made comes here as well, but there is one to answer */
  if (getpid () != self->pid)
    _exit (RS_PROBE_EXIT_DONE);

  rs_interp_hide_handler (self->interp, rs_probe_unwatch (self->link));

  return success;
}

static gboolean
count (Server    *self,
       RsRequest *request,
       GValue    *answer,
       GError   **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  RsProbeWatch *watch = rs_probe_watch_counting (self->link, self->serial, cancellable);
  gboolean success;

  rs_probe_fault_watch (self->link, self->serial);
  success = rs_interp_answer (self->interp, request, send_progress, self, cancellable, answer,
                              error);
  rs_probe_fault_unwatch ();
  rs_probe_watch_end (watch);

  return success;
}

static void
serve_request (Server   *self,
               GVariant *body)
{
  g_autoptr (GVariant) inner = g_variant_get_variant (body);
  g_autoptr (GError) error = NULL;
  g_autoptr (RsRequest) request = rs_request_from_variant (inner, &error);
  g_auto (GValue) answer = G_VALUE_INIT;
  gboolean success = FALSE;

  if (request != NULL)
    switch (rs_request_get_kind (request))
      {
      case RS_REQUEST_IMPORT:
      case RS_REQUEST_RUN:
        success = run (self, request, &answer, &error);
        break;

      case RS_REQUEST_INTS:
      case RS_REQUEST_INT_HOLDERS:
      case RS_REQUEST_STRING_HOLDERS:
      case RS_REQUEST_STRINGS:
      case RS_REQUEST_MOST_USED:
      case RS_REQUEST_PREPARE:
      case RS_REQUEST_LOADED:
      case RS_REQUEST_IMPORTABLE:
      default:
        success = count (self, request, &answer, &error);
        break;
      }

  if (success)
    send (self, RS_FRAME_ANSWER, g_variant_new_variant (rs_answer_to_variant (&answer)));
  else
    send (self, RS_FRAME_ERROR, rs_error_to_variant (error));
}

/**
 * rs_probe_serve:
 * @link_fd: (transfer full): where requests come from
 * @venv_python: (nullable): what Python takes itself for
 * @scratch: the folder that it works in
 *
 * Starts an interpreter and does what is asked of it, one request after the other, until the link
 * is closed. Nothing that this does is a Python object, so that the counts are those of the same
 * interpreter in any other program.
 */
void
rs_probe_serve (int         link_fd,
                const char *venv_python,
                const char *scratch)
{
  const RsInterpSetup setup = { .executable = venv_python };
  Server self = { .link = rs_link_new (link_fd), .pid = getpid () };
  g_autoptr (GError) error = NULL;

  self.interp = rs_interp_start_with (&setup, &error);
  if (self.interp == NULL)
    {
      send (&self, RS_FRAME_ERROR, rs_error_to_variant (error));
      _exit (RS_PROBE_EXIT_START);
    }
  send_hello (&self, scratch);

  for (;;)
    {
      g_auto (RsFrame) frame = { 0 };

      if (!rs_link_receive (self.link, &frame, NULL, &error))
        rs_probe_lost_link (error);

      self.serial = frame.serial;
      if (frame.kind == RS_FRAME_REQUEST)
        serve_request (&self, frame.body);
      else if (frame.kind != RS_FRAME_CANCEL) /* of what was answered already */
        {
          g_set_error_literal (&error, RS_LINK_ERROR, RS_LINK_ERROR_GARBAGE,
                               "What came is nothing to ask of a probe.");
          rs_probe_lost_link (error);
        }
    }
}
