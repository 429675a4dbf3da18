/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-supervisor.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rs-descendants.h"
#include "rs-scratch.h"

/* What the supervisor waits for. A person's Ctrl+C ends the app, too. */
static void
get_signals (sigset_t *signals)
{
  sigemptyset (signals);
  sigaddset (signals, SIGCHLD);
  sigaddset (signals, SIGTERM);
  sigaddset (signals, SIGINT);
  sigaddset (signals, SIGHUP);
}

/**
 * rs_supervisor_fork:
 *
 * Makes the process that will have the interpreter. In this one, the supervisor, no Python ever
 * runs, so that it does what it is there for whatever becomes of the other. It has one thread.
 *
 * In the child no signal is blocked, and it ends with the supervisor.
 *
 * Returns: as of fork(2)
 */
pid_t
rs_supervisor_fork (void)
{
  sigset_t signals, none;
  pid_t supervisor = getpid ();
  pid_t child;

  get_signals (&signals);
  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &signals, NULL);
  prctl (PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L);

  child = fork ();
  if (child != 0)
    return child;

  prctl (PR_SET_PDEATHSIG, (unsigned long) SIGKILL, 0L, 0L, 0L);
  if (getppid () != supervisor) /* which has ended before that */
    _exit (1);
  sigprocmask (SIG_SETMASK, &none, NULL);

  return 0;
}

/* Returns: whether the child has ended */
static gboolean
reap (pid_t  child,
      int   *status)
{
  gboolean ended = FALSE;
  pid_t pid;
  int one;

  while ((pid = waitpid (-1, &one, WNOHANG)) > 0)
    if (pid == child)
      {
        *status = one;
        ended = TRUE;
      }

  return ended;
}

/* Returns: whether the child has ended by itself, %FALSE if it is to be stopped */
static gboolean
wait_for_end (pid_t  child,
              int   *status)
{
  sigset_t signals;
  struct pollfd fds[2] = { { .fd = STDIN_FILENO, .events = POLLIN }, { .events = POLLIN } };

  get_signals (&signals);
  fds[1].fd = signalfd (-1, &signals, SFD_CLOEXEC);

  for (;;)
    {
      if (poll (fds, G_N_ELEMENTS (fds), -1) < 0)
        continue; /* no signal that is not blocked has a handler */

      if (fds[1].revents != 0)
        {
          struct signalfd_siginfo info;

          if (read (fds[1].fd, &info, sizeof info) != sizeof info)
            return FALSE;
          if (info.ssi_signo != SIGCHLD)
            return FALSE;
          if (reap (child, status))
            return TRUE;
        }

      if (fds[0].revents != 0)
        {
          char byte;
          ssize_t n = read (STDIN_FILENO, &byte, 1);

          if (n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN))
            return FALSE;
        }
    }
}

/* Ends this process as the child has ended, so that who waits for it learns how that was. */
static void
end_like (int status)
{
  const struct rlimit no_core = { 0 };
  sigset_t none;

  if (WIFEXITED (status))
    _exit (WEXITSTATUS (status));

  sigemptyset (&none);
  setrlimit (RLIMIT_CORE, &no_core);
  signal (WTERMSIG (status), SIG_DFL);
  sigprocmask (SIG_SETMASK, &none, NULL);
  raise (WTERMSIG (status));
  _exit (1); /* of a signal that ends nothing */
}

/**
 * rs_supervisor_watch:
 * @child: what rs_supervisor_fork() returned
 * @scratch: a folder to remove in the end, with all that is in it
 *
 * Waits until the child ends, or standard input does, or until a signal asks for the end. Then ends
 * the child and everything that it has started; the output, when nobody is left who prints; and last
 * this process: by the same exit status or the same signal as the child.
 */
void
rs_supervisor_watch (pid_t       child,
                     const char *scratch)
{
  int status = 0;

  rs_descendants_kill (wait_for_end (child, &status) ? 0 : child, &status);
  /* so that who reads there need not wait for what takes long */
  close (STDOUT_FILENO);
  close (STDERR_FILENO);
  rs_scratch_remove (scratch);

  end_like (status);
  g_assert_not_reached ();
}
