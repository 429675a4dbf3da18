/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-probe-target.h"

#include <glib/gi18n-lib.h>

#include "rs-answer.h"
#include "rs-error-variant.h"
#include "rs-error.h"
#include "rs-link.h"
#include "rs-lock.h"
#include "rs-probe-process.h"
#include "rs-probe-status.h"
#include "rs-process-memory.h"
#include "rs-request-variant.h"

/* Python takes some 15 ms to start. Who has not said hello by then never will. */
#define HELLO_TIMEOUT_MS 20000

/* How long the probe may take to give up what was cancelled. Our own code looks often, and only a
 * machine that stands still makes it late; what is imported need not look at all. */
#define CANCEL_TIMEOUT_MS 5000
#define CANCEL_FOREIGN_TIMEOUT_MS 150

/* How long it may take to listen to what is asked, or to say the rest of what it has begun. */
#define TALK_TIMEOUT_MS 5000

/* How soon an end is seen after the link was closed, before the probe is taken for alive. */
#define END_TIMEOUT_MS 500
#define KILL_TIMEOUT_MS 2000

struct _RsProbeTarget
{
  RsTarget parent_instance;

  RsExperiment *experiment; /* (owned) */

  /* the worker's thread only */
  guint32 serial;
  GError *end; /* (nullable) (owned) why there is no interpreter any more */
  char *fault; /* (nullable) (owned) the type in whose code it crashed */

  GMutex lock;
  /* under the lock */
  RsProbeProcess *process; /* (nullable) (owned) freed on the worker's thread */
  GPid interpreter; /* 0: none that could be measured */

  GCancellable *stop; /* (owned) any thread */
};

G_DEFINE_FINAL_TYPE (RsProbeTarget, rs_probe_target, RS_TYPE_TARGET)

static gboolean
is_stopped (RsProbeTarget *self)
{
  return g_cancellable_is_cancelled (self->stop);
}

static void
set_interpreter (RsProbeTarget *self,
                 GPid           pid)
{
  rs_lock (&self->lock);
  self->interpreter = pid;
  rs_unlock (&self->lock);
}

static void
set_deadline (RsProbeTarget *self,
              guint          timeout_ms)
{
  rs_link_set_deadline (rs_probe_process_get_link (self->process),
                        g_get_monotonic_time () + timeout_ms * G_TIME_SPAN_MILLISECOND);
}

static void
clear_deadline (RsProbeTarget *self)
{
  rs_link_set_deadline (rs_probe_process_get_link (self->process), RS_LINK_NO_DEADLINE);
}

static gboolean
runs_foreign_code (RsRequest *request)
{
  RsRequestKind kind = rs_request_get_kind (request);

  return kind == RS_REQUEST_IMPORT || kind == RS_REQUEST_RUN;
}

/* What the probe was doing, as the beginning of a sentence. */
static char *
describe_doing (RsProbeTarget *self,
                RsRequest     *request)
{
  gsize length;

  if (self->fault != NULL)
    /* Translators: %s is a type of Python's, such as array.array, which shows what its objects refer
     * to by code of its own. A colon and the reason follow. */
    return g_strdup_printf (_("Looking at objects of the type “%s” ended their Python"),
                            self->fault);
  if (request != NULL && rs_request_get_kind (request) == RS_REQUEST_IMPORT)
    /* Translators: %s is a module. A colon and the reason follow. */
    return g_strdup_printf (_("Importing “%s” ended its Python"),
                            rs_request_get_text (request, &length));
  if (request != NULL && rs_request_get_kind (request) == RS_REQUEST_RUN)
    return g_strdup (_("The code ended its Python"));

  return g_strdup (_("The experiment's Python ended"));
}

static void
set_stopped (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Stopped."));
}

static void
set_not_asked (GError **link_error)
{
  g_set_error_literal (link_error, RS_LINK_ERROR, RS_LINK_ERROR_GARBAGE,
                       _("It answered what was not asked."));
}

/* Why nothing can be asked any more: how the process ended, or else what was wrong with what it
 * wrote, which is a sentence of its own. */
static void
take_end (RsProbeTarget *self,
          RsRequest     *request,
          const GError  *link_error)
{
  g_autofree char *what = describe_doing (self, request);
  g_autofree char *reason = NULL;
  const char *details = NULL;
  gboolean closed = g_error_matches (link_error, RS_LINK_ERROR, RS_LINK_ERROR_CLOSED)
                    || g_error_matches (link_error, RS_LINK_ERROR, RS_LINK_ERROR_TRUNCATED);

  if (closed && rs_probe_process_wait (self->process, END_TIMEOUT_MS))
    {
      reason = rs_probe_process_dup_end (self->process);
      rs_probe_process_clean_up (self->process);
    }
  else if (closed)
    reason = g_strdup (_("it closed its connection to Refscope"));
  else
    {
      /* Translators: another sentence follows, which says how. */
      reason = g_strdup (_("it disturbed its connection to Refscope"));
      details = link_error->message;
    }

  rs_probe_process_kill (self->process);
  set_interpreter (self, 0);
  g_clear_error (&self->end);
  if (is_stopped (self))
    set_stopped (&self->end);
  else
    g_set_error (&self->end, RS_ERROR, RS_ERROR_START, "%s: %s.%s%s", what, reason,
                 details != NULL ? " " : "", details != NULL ? details : "");
}

static gboolean
fail_for_ever (RsProbeTarget  *self,
               GError        **error)
{
  g_propagate_error (error, g_error_copy (self->end));

  return FALSE;
}

/* Waits for the answer to something cancelled, so that the next question finds a link on which
 * nothing is left; or else ends the probe. */
static gboolean
give_up (RsProbeTarget  *self,
         RsRequest      *request,
         GError        **error)
{
  RsLink *link = rs_probe_process_get_link (self->process);
  guint timeout = runs_foreign_code (request) ? CANCEL_FOREIGN_TIMEOUT_MS : CANCEL_TIMEOUT_MS;
  gint64 deadline = g_get_monotonic_time () + timeout * G_TIME_SPAN_MILLISECOND;
  g_autoptr (GError) link_error = NULL;

  rs_link_set_deadline (link, deadline);
  rs_link_send (link, RS_FRAME_CANCEL, self->serial, g_variant_new ("()"), NULL, &link_error);
  /* what is said without end is no answer either */
  while (link_error == NULL && g_get_monotonic_time () < deadline)
    {
      g_auto (RsFrame) frame = { 0 };

      if (!rs_link_receive (link, &frame, NULL, &link_error))
        break;

      if (frame.kind == RS_FRAME_ANSWER || frame.kind == RS_FRAME_ERROR)
        {
          clear_deadline (self);
          set_stopped (error);
          return FALSE;
        }
    }

  /* who has cancelled is told of that; whoever asks next finds no interpreter */
  rs_probe_process_kill (self->process);
  set_interpreter (self, 0);
  g_set_error_literal (&self->end, RS_ERROR, RS_ERROR_START,
                       _("Stopped, and its Python with it."));

  return fail_for_ever (self, error);
}

static gboolean
take_answer (RsProbeTarget  *self,
             RsRequest      *request,
             RsFrame        *frame,
             GValue         *answer,
             GError        **error)
{
  g_autoptr (GVariant) body = g_variant_get_variant (frame->body);
  g_autoptr (GError) local_error = NULL;

  if (rs_answer_from_variant (rs_request_get_kind (request), body, answer, &local_error))
    return TRUE;

  take_end (self, request, local_error);

  return fail_for_ever (self, error);
}

static gboolean
rs_probe_target_ask (RsTarget          *target,
                     RsRequest         *request,
                     RsTargetProgress   progress,
                     gpointer           progress_data,
                     GCancellable      *cancellable,
                     GValue            *answer,
                     GError           **error)
{
  RsProbeTarget *self = RS_PROBE_TARGET (target);
  g_autoptr (GError) link_error = NULL;
  RsLink *link;

  if (self->end != NULL)
    return fail_for_ever (self, error);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  link = rs_probe_process_get_link (self->process);
  self->serial++;
  set_deadline (self, TALK_TIMEOUT_MS);
  rs_link_send (link, RS_FRAME_REQUEST, self->serial,
                g_variant_new_variant (rs_request_to_variant (request)), NULL, &link_error);
  clear_deadline (self);

  while (link_error == NULL)
    {
      g_auto (RsFrame) frame = { 0 };
      guint64 done, all;

      if (!rs_link_receive (link, &frame, cancellable, &link_error))
        {
          if (g_error_matches (link_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
              && !is_stopped (self))
            return give_up (self, request, error);
          break;
        }

      if (frame.serial == self->serial && frame.kind == RS_FRAME_ANSWER)
        return take_answer (self, request, &frame, answer, error);

      if (frame.serial == self->serial && frame.kind == RS_FRAME_ERROR)
        {
          if (error != NULL)
            *error = rs_error_from_variant (frame.body);
          return FALSE;
        }

      if (frame.kind == RS_FRAME_FAULT && self->fault == NULL)
        {
          self->fault = g_variant_dup_string (frame.body, NULL);
          continue;
        }

      if (frame.serial != self->serial || frame.kind != RS_FRAME_PROGRESS)
        {
          set_not_asked (&link_error);
          break;
        }

      g_variant_get (frame.body, "(tt)", &done, &all);
      if (progress != NULL && all > 0 && done <= all)
        progress (done, all, progress_data);
    }

  take_end (self, request, link_error);

  return fail_for_ever (self, error);
}

/* Waits for the probe to say that Python is up, and that it is of the same Refscope. */
static gboolean
take_hello (RsProbeTarget  *self,
            GError        **error)
{
  RsLink *link = rs_probe_process_get_link (self->process);
  g_autoptr (GError) link_error = NULL;
  g_auto (RsFrame) frame = { 0 };
  g_autofree char *scratch = NULL;
  const char *version;
  int pid;

  set_deadline (self, HELLO_TIMEOUT_MS);
  if (!rs_link_receive (link, &frame, self->stop, &link_error))
    {
      take_end (self, NULL, link_error);
      return fail_for_ever (self, error);
    }
  clear_deadline (self);

  if (frame.kind == RS_FRAME_ERROR)
    self->end = rs_error_from_variant (frame.body);
  else if (frame.kind != RS_FRAME_HELLO
           || !g_variant_lookup (frame.body, RS_PROBE_HELLO_PROGRAM, "&s", &version))
    g_set_error_literal (&self->end, RS_ERROR, RS_ERROR_START,
                         _("The program that was to measure is none of Refscope's."));
  else if (!g_str_equal (version, PACKAGE_VERSION))
    g_set_error (&self->end, RS_ERROR, RS_ERROR_START,
                 _("This is Refscope %s, but the program that was to measure belongs to Refscope "
                   "%s. Install both from the same package."),
                 PACKAGE_VERSION, version);
  if (self->end != NULL)
    return fail_for_ever (self, error);

  /* the process that was spawned looks after another one, and that tells its number */
  if (g_variant_lookup (frame.body, RS_PROBE_HELLO_PID, "i", &pid))
    set_interpreter (self, pid);
  if (g_variant_lookup (frame.body, RS_PROBE_HELLO_SCRATCH, "^ay", &scratch))
    rs_probe_process_set_scratch (self->process, scratch);

  return TRUE;
}

/* Under the lock, for rs_target_stop() may come at any time. */
static gboolean
set_process (RsProbeTarget   *self,
             RsProbeProcess  *process,
             GError         **error)
{
  rs_lock (&self->lock);
  self->process = process;
  rs_unlock (&self->lock);

  /* unless that was said in time for it to be killed, which its link then tells */
  if (!is_stopped (self))
    return TRUE;

  set_stopped (error);

  return FALSE;
}

static gboolean
do_request (RsProbeTarget  *self,
            RsRequest      *request, /* (nullable) (transfer full) */
            GCancellable   *cancellable,
            GError        **error)
{
  GValue answer = G_VALUE_INIT;
  gboolean done;

  if (request == NULL)
    return FALSE;

  done = rs_probe_target_ask (RS_TARGET (self), request, NULL, NULL, cancellable, &answer, error);
  rs_request_unref (request);
  if (done)
    g_value_unset (&answer);

  return done;
}

/* An experiment of which a part failed is none: what it shows would not be what it says. */
static gboolean
do_experiment (RsProbeTarget  *self,
               GError        **error)
{
  const char *const *imports = rs_experiment_get_imports (self->experiment);
  const char *code = rs_experiment_get_code (self->experiment);

  for (gsize i = 0; imports[i] != NULL; i++)
    if (!do_request (self, rs_request_new_import (imports[i], error), self->stop, error))
      return FALSE;

  return code == NULL || do_request (self, rs_request_new_run (code), self->stop, error);
}

static gboolean
rs_probe_target_start (RsTarget  *target,
                       GError   **error)
{
  RsProbeTarget *self = RS_PROBE_TARGET (target);
  RsProbeProcess *process = rs_probe_process_spawn (self->experiment, error);

  if (process == NULL)
    return FALSE;
  if (set_process (self, process, error)
      && take_hello (self, error)
      && do_experiment (self, error))
    return TRUE;

  /* nothing will be asked of it, so that it need not keep its memory; what it printed stays */
  rs_probe_process_kill (process);

  return FALSE;
}

static gboolean
rs_probe_target_prepare (RsTarget      *target,
                         GCancellable  *cancellable,
                         GError       **error)
{
  return do_request (RS_PROBE_TARGET (target), rs_request_new_prepare (), cancellable, error);
}

static int
rs_probe_target_get_fd (RsTarget *target)
{
  return rs_link_get_fd (rs_probe_process_get_link (RS_PROBE_TARGET (target)->process));
}

/* A probe says nothing by itself: what comes is its end, or not its own. */
static gboolean
rs_probe_target_check (RsTarget  *target,
                       GError   **error)
{
  RsProbeTarget *self = RS_PROBE_TARGET (target);
  g_autoptr (GError) link_error = NULL;
  g_auto (RsFrame) frame = { 0 };

  if (self->end != NULL)
    return fail_for_ever (self, error);

  set_deadline (self, TALK_TIMEOUT_MS);
  if (rs_link_receive (rs_probe_process_get_link (self->process), &frame, self->stop, &link_error))
    set_not_asked (&link_error);
  take_end (self, NULL, link_error);

  return fail_for_ever (self, error);
}

static char *
rs_probe_target_take_output (RsTarget *target)
{
  RsProbeTarget *self = RS_PROBE_TARGET (target);
  char *output = NULL;

  rs_lock (&self->lock);
  if (self->process != NULL)
    output = rs_probe_process_take_output (self->process);
  rs_unlock (&self->lock);

  return output;
}

static guint64
rs_probe_target_get_memory (RsTarget *target)
{
  RsProbeTarget *self = RS_PROBE_TARGET (target);
  GPid pid;

  rs_lock (&self->lock);
  pid = self->process != NULL ? self->interpreter : 0;
  rs_unlock (&self->lock);

  return pid > 0 ? rs_process_memory_read (pid) : 0;
}

static void
rs_probe_target_stop (RsTarget *target)
{
  RsProbeTarget *self = RS_PROBE_TARGET (target);

  g_cancellable_cancel (self->stop);
  rs_lock (&self->lock);
  if (self->process != NULL)
    rs_probe_process_kill (self->process);
  rs_unlock (&self->lock);
}

static void
rs_probe_target_end (RsTarget *target)
{
  RsProbeTarget *self = RS_PROBE_TARGET (target);
  RsProbeProcess *process;

  rs_lock (&self->lock);
  process = g_steal_pointer (&self->process);
  rs_unlock (&self->lock);

  if (process != NULL)
    rs_probe_process_free (process);
}

static void
rs_probe_target_finalize (GObject *object)
{
  RsProbeTarget *self = RS_PROBE_TARGET (object);

  g_assert (self->process == NULL);
  g_clear_error (&self->end);
  g_free (self->fault);
  g_mutex_clear (&self->lock);
  g_object_unref (self->stop);
  rs_experiment_unref (self->experiment);

  G_OBJECT_CLASS (rs_probe_target_parent_class)->finalize (object);
}

static void
rs_probe_target_class_init (RsProbeTargetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RsTargetClass *target_class = RS_TARGET_CLASS (klass);

  object_class->finalize = rs_probe_target_finalize;

  target_class->start = rs_probe_target_start;
  target_class->ask = rs_probe_target_ask;
  target_class->prepare = rs_probe_target_prepare;
  target_class->get_fd = rs_probe_target_get_fd;
  target_class->check = rs_probe_target_check;
  target_class->take_output = rs_probe_target_take_output;
  target_class->get_memory = rs_probe_target_get_memory;
  target_class->stop = rs_probe_target_stop;
  target_class->end = rs_probe_target_end;
}

static void
rs_probe_target_init (RsProbeTarget *self)
{
  g_mutex_init (&self->lock);
  self->stop = g_cancellable_new ();
}

/**
 * rs_probe_target_new:
 * @experiment: (transfer none): what is to be measured
 *
 * Nothing runs before rs_target_start(), which imports and runs all that the experiment wants.
 *
 * Returns: (transfer full): an interpreter in a process of its own
 */
RsTarget *
rs_probe_target_new (RsExperiment *experiment)
{
  RsProbeTarget *self = g_object_new (RS_TYPE_PROBE_TARGET, NULL);

  self->experiment = rs_experiment_ref (experiment);

  return RS_TARGET (self);
}
