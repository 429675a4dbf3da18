/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* F_SETOWN_EX */
#endif

#include "config.h"

#include "rs-probe-watch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "rs-interp.h"
#include "rs-probe-status.h"

/* What the system sends when something comes in */
#define SIGNAL SIGIO

struct _RsProbeWatch
{
  RsLink *link; /* borrowed; the thread receives from it */
  guint32 serial;
  GCancellable *cancellable; /* owned */
  GCancellable *end;         /* owned */
  GThread *thread;
};

/* read by the signal handler */
static int watched_fd;

/**
 * rs_probe_lost_link:
 * @error: why there is no link any more
 *
 * Ends the process. Python is not finalised: nobody waits for what it would still do.
 */
void
rs_probe_lost_link (const GError *error)
{
  if (g_error_matches (error, RS_LINK_ERROR, RS_LINK_ERROR_CLOSED)
      || g_error_matches (error, RS_LINK_ERROR, RS_LINK_ERROR_TRUNCATED))
    _exit (RS_PROBE_EXIT_DONE);

  g_printerr ("refscope-probe: %s\n", error->message);
  _exit (RS_PROBE_EXIT_LINK);
}

static gpointer
watch (gpointer user_data)
{
  RsProbeWatch *self = user_data;
  g_autoptr (GError) error = NULL;

  for (;;)
    {
      g_auto (RsFrame) frame = { 0 };

      if (!rs_link_receive (self->link, &frame, self->end, &error))
        {
          if (error->domain == RS_LINK_ERROR)
            rs_probe_lost_link (error);
          return NULL;
        }

      if (frame.kind != RS_FRAME_CANCEL)
        {
          g_set_error_literal (&error, RS_LINK_ERROR, RS_LINK_ERROR_GARBAGE,
                               "A request came before the answer to the one before.");
          rs_probe_lost_link (error);
        }

      if (frame.serial == self->serial)
        g_cancellable_cancel (self->cancellable);
    }
}

/**
 * rs_probe_watch_counting:
 * @link: the link
 * @serial: the request that is being answered
 * @cancellable: what to cancel when nobody waits for the answer any more
 *
 * Receives on a thread of its own, while no foreign code runs, until rs_probe_watch_end(). The
 * process ends when the link does.
 *
 * Returns: (transfer full): what to end
 */
RsProbeWatch *
rs_probe_watch_counting (RsLink       *link,
                         guint32       serial,
                         GCancellable *cancellable)
{
  RsProbeWatch *self = g_new0 (RsProbeWatch, 1);

  self->link = link;
  self->serial = serial;
  self->cancellable = g_object_ref (cancellable);
  self->end = g_cancellable_new ();
  self->thread = g_thread_new ("watch", watch, self);

  return self;
}

/**
 * rs_probe_watch_end:
 * @self: (transfer full): what rs_probe_watch_counting() returned
 *
 * Nothing is received any more when this returns. To be called before the answer is sent: what
 * comes after it is the next request.
 */
void
rs_probe_watch_end (RsProbeWatch *self)
{
  g_cancellable_cancel (self->end);
  g_thread_join (self->thread);
  g_object_unref (self->end);
  g_object_unref (self->cancellable);
  g_free (self);
}

/* All that can come while code runs is that nobody waits for it any more. It is read later. */
static void
look (int signal_number)
{
  int saved = errno;
  char byte;
  ssize_t n = recv (watched_fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT);

  if (n == 0)
    _exit (RS_PROBE_EXIT_DONE);
  if (n > 0)
    rs_interp_interrupt ();

  errno = saved;
}

/**
 * rs_probe_watch_running:
 * @link: the link
 *
 * From now on what comes interrupts the code that runs on this thread, and the end of the link ends
 * the process, until rs_probe_unwatch(). There is no thread to it: os.fork() warns where there is
 * another (CPython 3.12, Modules/posixmodule.c, warn_about_fork_with_threads()), and a child of it
 * would inherit what that thread holds.
 *
 * Returns: %FALSE if nobody waits any more already
 */
gboolean
rs_probe_watch_running (RsLink *link)
{
  struct sigaction action = { .sa_handler = look };
  struct f_owner_ex owner = { .type = F_OWNER_TID, .pid = gettid () };
  int fd = rs_link_get_fd (link);
  char byte;
  ssize_t n;

  watched_fd = fd;
  sigaction (SIGNAL, &action, NULL);
  fcntl (fd, F_SETOWN_EX, &owner);
  fcntl (fd, F_SETFL, fcntl (fd, F_GETFL) | O_ASYNC);

  /* what came before there was a signal to tell of it */
  n = recv (fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  if (n == 0)
    _exit (RS_PROBE_EXIT_DONE);

  return n < 0;
}

/**
 * rs_probe_unwatch:
 * @link: the link
 *
 * What comes interrupts nothing any more.
 *
 * Returns: the signal that was used meanwhile
 */
int
rs_probe_unwatch (RsLink *link)
{
  struct sigaction action;
  int fd = rs_link_get_fd (link);

  fcntl (fd, F_SETFL, fcntl (fd, F_GETFL) & ~O_ASYNC);

  /* unless the code has put its own in that place; to ignore a signal forgets a pending one */
  if (sigaction (SIGNAL, NULL, &action) == 0 && action.sa_handler == look)
    {
      signal (SIGNAL, SIG_IGN);
      signal (SIGNAL, SIG_DFL);
    }

  return SIGNAL;
}
