/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-deadline.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "rs-cli.h"
#include "rs-error.h"

/* How long to wait for what is being done to notice. */
#define GRACE_US G_USEC_PER_SEC

struct _RsCliDeadline
{
  /* the same from the start to the end */
  char *seconds; /* as typed */
  gint64 end;
  GCancellable *cancellable;
  GThread *thread; /* NULL without a limit */

  GMutex mutex;
  GCond over_changed;
  gboolean over; /* under the mutex */
};

static char *
dup_message (RsCliDeadline *self)
{
  /* Translators: %s is a number of seconds. */
  return g_strdup_printf (_("The time that “--timeout %s” allows has run out."), self->seconds);
}

/* Waits for the end of the command, or for a moment. */
static gboolean
wait_until_locked (RsCliDeadline *self,
                   gint64         end)
{
  while (!self->over)
    if (!g_cond_wait_until (&self->over_changed, &self->mutex, end))
      break;

  return self->over;
}

/* What does not look at the cancellable is ended with the process: drawing, and writing to a pipe
 * that nobody reads. A file that is not finished has no name yet, as if the process were killed. */
static gpointer
watch_thread (gpointer data)
{
  RsCliDeadline *self = data;
  g_autofree char *message = dup_message (self);
  gboolean over;

  g_mutex_lock (&self->mutex);
  over = wait_until_locked (self, self->end);
  g_mutex_unlock (&self->mutex);
  if (over)
    return NULL;

  g_cancellable_cancel (self->cancellable);

  g_mutex_lock (&self->mutex);
  if (!wait_until_locked (self, g_get_monotonic_time () + GRACE_US))
    {
      g_printerr ("refscope: %s\n", message);
      _exit (RS_CLI_EXIT_TIMED_OUT);
    }
  g_mutex_unlock (&self->mutex);

  return NULL;
}

/**
 * rs_cli_deadline_new:
 * @seconds: (nullable): how long the command may take, as typed, or %NULL for no limit
 * @started: when it started, of g_get_monotonic_time()
 * @error: return location for %RS_ERROR_NUMBER
 *
 * Starts to watch the time.
 *
 * Returns: (transfer full) (nullable): the deadline, or %NULL if @seconds is no positive number
 */
RsCliDeadline *
rs_cli_deadline_new (const char *seconds,
                     gint64      started,
                     GError    **error)
{
  RsCliDeadline *self;
  double limit = 0;
  char *end = NULL;

  if (seconds != NULL)
    {
      limit = g_ascii_strtod (seconds, &end);
      /* written so that NaN fails */
      if (end == seconds || *end != '\0' || !(limit > 0 && limit < G_MAXINT))
        {
          g_set_error (error, RS_ERROR, RS_ERROR_NUMBER,
                       _("--timeout: “%s” is no number of seconds: use one above 0, such as 10."),
                       seconds);
          return NULL;
        }
    }

  self = g_new0 (RsCliDeadline, 1);
  self->seconds = g_strdup (seconds);
  self->end = started + (gint64) (limit * G_USEC_PER_SEC);
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->over_changed);
  if (seconds != NULL)
    self->thread = g_thread_new ("deadline", watch_thread, self);

  return self;
}

/**
 * rs_cli_deadline_free:
 * @self: (transfer full): a deadline
 *
 * The command is over, in time or not.
 */
void
rs_cli_deadline_free (RsCliDeadline *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  self->over = TRUE;
  g_cond_signal (&self->over_changed);
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&self->thread, g_thread_join);

  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->over_changed);
  g_object_unref (self->cancellable);
  g_free (self->seconds);
  g_free (self);
}

/**
 * rs_cli_deadline_get_cancellable:
 * @self: a deadline
 *
 * Returns: (transfer none): what is cancelled, on another thread, when the time has run out
 */
GCancellable *
rs_cli_deadline_get_cancellable (RsCliDeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

/**
 * rs_cli_deadline_explain:
 * @self: a deadline
 * @error: (inout) (nullable): what went wrong
 *
 * Says of work that was cancelled that the time has run out: %G_IO_ERROR_TIMED_OUT. Any other error
 * stays what it is.
 */
void
rs_cli_deadline_explain (RsCliDeadline *self,
                         GError       **error)
{
  g_autofree char *message = NULL;

  g_return_if_fail (self != NULL);

  if (error == NULL || !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  message = dup_message (self);
  g_clear_error (error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, message);
}
