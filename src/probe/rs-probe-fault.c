/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-probe-fault.h"

#include <signal.h>
#include <string.h>
#include <sys/socket.h>

#include "rs-interp.h"

/* Of a name that is longer the beginning is told. */
#define NAME_SIZE 200

/* Enough for our handler where the stack itself has run out */
#define STACK_SIZE 65536

static const int numbers[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };

/* read by the signal handler */
static int link_fd;
static guint32 request;
static struct sigaction before[G_N_ELEMENTS (numbers)];

static gboolean has_stack; /* of ours */

static void
restore_handlers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    sigaction (numbers[i], &before[i], NULL);
}

/* Writes a whole frame, made without anything that allocates or locks: whatever crashed may have
 * done that just then. */
static void
send_name (const char *name)
{
  guint8 frame[RS_FRAME_HEADER_SIZE + NAME_SIZE + 1];
  char *body = (char *) frame + RS_FRAME_HEADER_SIZE;
  gsize n = 0;

  for (; n < NAME_SIZE && name[n] != '\0'; n++)
    body[n] = g_ascii_isprint (name[n]) ? name[n] : '?';
  body[n++] = '\0';

  rs_frame_write_header (frame, RS_FRAME_FAULT, request, n);
  (void) send (link_fd, frame, RS_FRAME_HEADER_SIZE + n, MSG_NOSIGNAL | MSG_DONTWAIT);
}

static void
fault (int        number,
       siginfo_t *info,
       void      *context)
{
  const char *name = rs_interp_get_traversed ();

  /* first, for the name may be what is broken */
  restore_handlers ();
  if (name != NULL)
    send_name (name);

  /* What the processor complains of comes again, and then does what it does to any program. What a
   * process sends does not. */
  if (info->si_code <= 0)
    raise (number);
}

/**
 * rs_probe_fault_watch:
 * @link: the link
 * @serial: the request that is being answered
 *
 * From now on a crash in the tp_traverse of a type is told as %RS_FRAME_FAULT, until
 * rs_probe_fault_unwatch(), but for one in Python's own collector, which calls them, too. The
 * process ends of it all the same. To be called where this thread is the only one that sends.
 */
void
rs_probe_fault_watch (RsLink  *link,
                      guint32  serial)
{
  static guint8 stack[STACK_SIZE];
  struct sigaction action = { .sa_sigaction = fault, .sa_flags = SA_SIGINFO | SA_ONSTACK };
  stack_t now;

  link_fd = rs_link_get_fd (link);
  request = serial;

  /* unless foreign code, or a sanitizer, has one already */
  has_stack = sigaltstack (NULL, &now) == 0 && (now.ss_flags & SS_DISABLE) != 0
              && sigaltstack (&(stack_t){ .ss_sp = stack, .ss_size = sizeof stack }, NULL) == 0;

  sigfillset (&action.sa_mask);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      sigdelset (&action.sa_mask, numbers[i]);
      sigaction (numbers[i], &action, &before[i]);
    }
}

/**
 * rs_probe_fault_unwatch:
 *
 * Crashes are told by nobody any more: foreign code finds its own handlers.
 */
void
rs_probe_fault_unwatch (void)
{
  restore_handlers ();
  if (has_stack)
    sigaltstack (&(stack_t){ .ss_flags = SS_DISABLE }, NULL);
}
