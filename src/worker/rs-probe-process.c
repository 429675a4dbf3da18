/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-probe-process.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <unistd.h>

#include "rs-error.h"
#include "rs-leftovers.h"
#include "rs-lock.h"
#include "rs-probe-list.h"
#include "rs-probe-output.h"
#include "rs-scratch.h"
#include "rs-venv.h"

/* Where the probe finds its end of the link. */
#define LINK_FD 3

/* How long a supervisor may take to end its processes before it is killed itself. */
#define KILL_TIMEOUT_MS 2000

/* How long it may take to end once all that it has started did: to remove a folder of few files. */
#define SOON_MS 20

/* How long what has lost its supervisor may take to end. It is killed at once, but not in time for
 * who looks at the same moment. */
#define LINK_END_TIMEOUT_MS 500

struct _RsProbeProcess
{
  GSubprocess *process; /* (owned) */
  RsLink *link;         /* (owned) */
  RsProbeOutput *output; /* (owned) */
  gulong quiet_id;       /* of what is connected to the end of @output */
  char *scratch;         /* (nullable) (owned) the folder that it works in */
  GThread *thread;       /* waits for the end */

  GMutex lock;
  GCond changed;
  /* under the lock */
  gboolean ended;
  gboolean quiet; /* all that it has started has ended, and soon it will */
};

/* A thread of its own, for g_subprocess_wait_async() may answer twice when it is cancelled as the
 * process ends (GLib 2.74, gio/gsubprocess.c, g_subprocess_wait_cancelled()). */
static gpointer
wait_thread (gpointer user_data)
{
  RsProbeProcess *self = user_data;

  g_subprocess_wait (self->process, NULL, NULL);

  rs_lock (&self->lock);
  self->ended = TRUE;
  g_cond_broadcast (&self->changed);
  rs_unlock (&self->lock);

  return NULL;
}

static void
quiet_cb (GCancellable *end,
          gpointer      user_data)
{
  RsProbeProcess *self = user_data;

  rs_lock (&self->lock);
  self->quiet = TRUE;
  g_cond_broadcast (&self->changed);
  rs_unlock (&self->lock);
}

/* Which program, and which Python it is to take itself for. */
static gboolean
find_program (RsExperiment  *experiment,
              char         **program,
              char         **executable,
              GError       **error)
{
  const char *venv = rs_experiment_get_venv (experiment);
  const char *asked = rs_experiment_get_python (experiment);
  g_autofree char *series = g_strdup (asked);

  if (venv != NULL)
    {
      if (series == NULL)
        series = rs_venv_find_series (venv, error);
      if (series == NULL)
        return FALSE;

      *executable = rs_venv_find_executable (venv, series, error);
      if (*executable == NULL)
        return FALSE;
    }

  *program = rs_probe_list_find (series, error);

  return *program != NULL;
}

static void
set_start_error (GError       **error,
                 const GError  *reason)
{
  g_set_error (error, RS_ERROR, RS_ERROR_START,
               _("A Python of its own could not be started: %s"), reason->message);
}

static GSubprocess *
launch (RsExperiment  *experiment,
        int            link_fd,
        GError       **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *program = NULL;
  g_autofree char *executable = NULL;
  g_autoptr (GError) local_error = NULL;
  GSubprocess *process;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                        | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                        | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_take_fd (launcher, link_fd, LINK_FD);

  if (!find_program (experiment, &program, &executable, error))
    return NULL;

  g_ptr_array_add (argv, g_steal_pointer (&program));
  g_ptr_array_add (argv, g_strdup_printf ("--link-fd=%d", LINK_FD));
  g_ptr_array_add (argv, g_strdup_printf ("--memory=%" G_GUINT64_FORMAT,
                                          rs_experiment_get_memory_limit (experiment)));
  if (executable != NULL)
    g_ptr_array_add (argv, g_strconcat ("--venv-python=", executable, NULL));
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata,
                                          &local_error);
  if (process == NULL)
    set_start_error (error, local_error);

  return process;
}

/**
 * rs_probe_process_spawn:
 * @experiment: what is to be measured
 * @error: where to put an error
 *
 * Starts the probe for the experiment's Python. Whoever makes a process and ends before it takes
 * it along: the probe sees the end of its standard input.
 *
 * Returns: (transfer full): a process that says hello on its link next, or %NULL with
 *   %RS_ERROR_USAGE if there is no such Python or virtual environment, or %RS_ERROR_START
 */
RsProbeProcess *
rs_probe_process_spawn (RsExperiment  *experiment,
                        GError       **error)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) output_error = NULL;
  RsProbeProcess *self;
  RsProbeOutput *output;
  GInputStream *pipe;
  int fds[2];

  g_return_val_if_fail (experiment != NULL, NULL);

  if (!rs_link_open_pair (fds, error))
    return NULL;

  process = launch (experiment, fds[1], error);
  if (process == NULL)
    {
      close (fds[0]);
      return NULL;
    }

  pipe = g_subprocess_get_stdout_pipe (process);
  output = rs_probe_output_new (g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (pipe)),
                                &output_error);
  if (output == NULL)
    {
      set_start_error (error, output_error);
      /* then it ends by itself */
      g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, NULL);
      close (fds[0]);
      return NULL;
    }

  self = g_new0 (RsProbeProcess, 1);
  self->process = g_steal_pointer (&process);
  self->link = rs_link_new (fds[0]);
  self->output = output;
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("rs-end", wait_thread, self);
  self->quiet_id = g_cancellable_connect (rs_probe_output_get_end (output), G_CALLBACK (quiet_cb),
                                          self, NULL);

  return self;
}

RsLink *
rs_probe_process_get_link (RsProbeProcess *self)
{
  return self->link;
}

/**
 * rs_probe_process_take_output:
 * @self: a process
 *
 * Returns: (transfer full): what was printed since the last time
 */
char *
rs_probe_process_take_output (RsProbeProcess *self)
{
  return rs_probe_output_take (self->output);
}

/**
 * rs_probe_process_kill:
 * @self: a process
 *
 * Asks the supervisor to end everything, which takes it some milliseconds. Any thread.
 */
void
rs_probe_process_kill (RsProbeProcess *self)
{
  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_send_signal (self->process, SIGCONT); /* its own child may have stopped it */
}

/* Returns: whether it has ended, or, if that is enough, all that it has started */
static gboolean
wait_for_end (RsProbeProcess *self,
              guint           timeout_ms,
              gboolean        quiet_is_enough)
{
  gint64 deadline = g_get_monotonic_time () + timeout_ms * G_TIME_SPAN_MILLISECOND;
  gboolean in_time = TRUE;
  gboolean success;

  rs_lock (&self->lock);
  while (!(success = self->ended || (quiet_is_enough && self->quiet)) && in_time)
    in_time = rs_wait_until (&self->changed, &self->lock, deadline);
  rs_unlock (&self->lock);

  return success;
}

/**
 * rs_probe_process_wait:
 * @self: a process
 * @timeout_ms: how long to wait
 *
 * Waits for the end. Any thread.
 *
 * Returns: whether it has ended
 */
gboolean
rs_probe_process_wait (RsProbeProcess *self,
                       guint           timeout_ms)
{
  return wait_for_end (self, timeout_ms, FALSE);
}

/**
 * rs_probe_process_set_scratch:
 * @self: a process
 * @scratch: the folder that it works in
 *
 * To be called before foreign code runs there, while what the process says of itself is true.
 */
void
rs_probe_process_set_scratch (RsProbeProcess *self,
                              const char     *scratch)
{
  g_free (self->scratch);
  self->scratch = g_strdup (scratch);
}

/* Then nobody works in the folder any more. */
static void
wait_for_link_end (RsProbeProcess *self)
{
  gint64 deadline = g_get_monotonic_time () + LINK_END_TIMEOUT_MS * G_TIME_SPAN_MILLISECOND;
  gboolean goes_on = TRUE;

  rs_link_set_deadline (self->link, deadline);
  while (goes_on && g_get_monotonic_time () < deadline)
    {
      g_auto (RsFrame) frame = { 0 };

      goes_on = rs_link_receive (self->link, &frame, NULL, NULL);
    }
}

static void
remove_scratch (gpointer data)
{
  g_autofree char *scratch = data;

  rs_scratch_remove (scratch);
}

/**
 * rs_probe_process_clean_up:
 * @self: a process that has ended
 *
 * Has rs_leftovers_run() remove the folder that it worked in, which the supervisor does unless it
 * was killed: by the code that it watched, or because it did not end.
 */
void
rs_probe_process_clean_up (RsProbeProcess *self)
{
  g_autofree char *scratch = g_steal_pointer (&self->scratch);

  if (scratch == NULL || !g_file_test (scratch, G_FILE_TEST_IS_DIR))
    return;

  wait_for_link_end (self);
  rs_leftovers_run (remove_scratch, g_steal_pointer (&scratch));
}

/* When it has ended. */
static void
free_ended (gpointer data)
{
  RsProbeProcess *self = data;

  g_thread_join (self->thread);
  rs_probe_process_clean_up (self);

  g_cancellable_disconnect (rs_probe_output_get_end (self->output), self->quiet_id);
  rs_link_free (self->link);
  rs_probe_output_free (self->output);
  g_object_unref (self->process);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * rs_probe_process_free:
 * @self: (transfer full): a process; if it runs it is killed, with all that it started
 *
 * Returns when all that it started has ended. The supervisor may still remove the folder that they
 * worked in: rs_leftovers_wait() waits for that.
 */
void
rs_probe_process_free (RsProbeProcess *self)
{
  gboolean is_quiet;

  rs_probe_process_kill (self);
  is_quiet = wait_for_end (self, KILL_TIMEOUT_MS, TRUE);
  if (!is_quiet)
    g_subprocess_force_exit (self->process);

  if (is_quiet && !rs_probe_process_wait (self, SOON_MS))
    rs_leftovers_run (free_ended, self);
  else
    free_ended (self);
}

/* As a person reads it who has heard of the signal, and one who has not. */
static char *
describe_signal (int number)
{
  switch (number)
    {
    case SIGSEGV:
      return g_strdup (_("it read or wrote memory that is not its own (segmentation fault, SIGSEGV)"));

    case SIGBUS:
      return g_strdup (_("it read or wrote memory that is not there (bus error, SIGBUS)"));

    case SIGABRT:
      return g_strdup (_("it gave up by itself (abort, SIGABRT)"));

    case SIGFPE:
      return g_strdup (_("it computed what has no result (SIGFPE)"));

    case SIGILL:
      return g_strdup (_("it ran an instruction that this processor does not know (SIGILL)"));

    case SIGKILL:
      return g_strdup (_("it was killed from outside (SIGKILL), perhaps for want of memory"));

    default:
      return g_strdup_printf (_("it was ended by signal %d (%s)"), number, g_strsignal (number));
    }
}

/**
 * rs_probe_process_dup_end:
 * @self: a process that has ended
 *
 * Returns: (transfer full): how it ended, as the end of a sentence
 */
char *
rs_probe_process_dup_end (RsProbeProcess *self)
{
  g_return_val_if_fail (g_subprocess_get_identifier (self->process) == NULL, NULL);

  if (g_subprocess_get_if_signaled (self->process))
    return describe_signal (g_subprocess_get_term_sig (self->process));

  return g_strdup_printf (_("it left with exit status %d"),
                          g_subprocess_get_exit_status (self->process));
}
