/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-descendants.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* How long to wait for what was killed before looking again for what is left */
#define LOOK_AGAIN_NS (5 * 1000 * 1000)

/* How often to look in vain: what another user's program has become cannot be ended, and is left
 * after a second */
#define MAX_LOOKS 200

/* Returns: the parent of a process, 0 if there is no such process (any more) */
static pid_t
parent_of (const char *pid)
{
  g_autofree char *path = g_strconcat ("/proc/", pid, "/stat", NULL);
  g_autofree char *text = NULL;
  const char *rest;
  int parent = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;

  /* "pid (name) state parent": the name may have anything in it, parentheses too */
  rest = strrchr (text, ')');
  if (rest == NULL || sscanf (rest + 1, " %*c %d", &parent) != 1)
    return 0;

  return parent;
}

/* Returns: (transfer full): every process, by number, to its parent */
static GHashTable *
list_processes (void)
{
  GHashTable *parents = g_hash_table_new (NULL, NULL);
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_ascii_isdigit (name[0]))
      g_hash_table_insert (parents, GINT_TO_POINTER (atoi (name)),
                           GINT_TO_POINTER (parent_of (name)));

  return parents;
}

static gboolean
descends_from (GHashTable *parents,
               int         pid,
               int         ancestor)
{
  /* what is read while processes come and go may be a ring */
  for (guint i = 0; pid > 1 && i < g_hash_table_size (parents); i++)
    {
      pid = GPOINTER_TO_INT (g_hash_table_lookup (parents, GINT_TO_POINTER (pid)));
      if (pid == ancestor)
        return TRUE;
    }

  return FALSE;
}

static void
kill_once (void)
{
  g_autoptr (GHashTable) parents = list_processes ();
  GHashTableIter iter;
  gpointer pid;

  g_hash_table_iter_init (&iter, parents);
  while (g_hash_table_iter_next (&iter, &pid, NULL))
    if (descends_from (parents, GPOINTER_TO_INT (pid), getpid ()))
      kill (GPOINTER_TO_INT (pid), SIGKILL);
}

/**
 * rs_descendants_kill:
 * @watched: a child, or 0 if it was waited for already
 * @status: (out): what became of @watched, if that was not waited for before
 *
 * Ends every process that descends from this one, and returns when there is none, or none that this
 * process may end. This process must be a subreaper (prctl(2)): whatever loses its parent becomes
 * its child then, so that nothing is left when there is no child. SIGCHLD is to be blocked.
 */
void
rs_descendants_kill (pid_t  watched,
                     int   *status)
{
  for (int looks = 0; looks < MAX_LOOKS; looks++)
    {
      sigset_t child_signal;
      const struct timespec look_again = { .tv_nsec = LOOK_AGAIN_NS };
      pid_t pid;
      int one;

      if (watched > 0)
        kill (watched, SIGKILL); /* wherever there is no /proc */
      kill_once ();

      while ((pid = waitpid (-1, &one, WNOHANG)) > 0)
        {
          looks = 0;
          if (pid != watched)
            continue;
          *status = one;
          watched = 0;
        }
      if (pid < 0 && errno == ECHILD)
        return;

      sigemptyset (&child_signal);
      sigaddset (&child_signal, SIGCHLD);
      (void) sigtimedwait (&child_signal, NULL, &look_again);
    }
}
