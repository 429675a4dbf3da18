/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-seclusion.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* The link is moved out of the way of code that counts on low numbers. Most systems allow 1024. */
#define HIGH_FD 1000

/* What foreign code may know of the session. Nothing here leads to a display, to the session's bus
 * or to another Python's modules. */
static const char *const kept_names[] = {
  "HOME",
  "LANG",
  "LANGUAGE",
  "LD_LIBRARY_PATH",
  "LOGNAME",
  "PATH",
  "PYTHONUSERBASE", /* a text of every Python, which finds no modules by it here */
  "SHELL",
  "SSL_CERT_DIR",
  "SSL_CERT_FILE",
  "TMPDIR",
  "TZ",
  "TZDIR",
  "USER",
  "XDG_CACHE_HOME",
  "XDG_CONFIG_DIRS",
  "XDG_CONFIG_HOME",
  "XDG_DATA_DIRS",
  "XDG_DATA_HOME",
  "XDG_STATE_HOME",
  NULL,
};

static gboolean
is_kept (const char *name)
{
  return g_strv_contains (kept_names, name) || g_str_has_prefix (name, "LC_");
}

static void
clean_environment (void)
{
  g_auto (GStrv) names = g_listenv ();

  for (gsize i = 0; names[i] != NULL; i++)
    if (!is_kept (names[i]))
      g_unsetenv (names[i]);

  /* What Python's webbrowser module starts */
  g_setenv ("BROWSER", "/bin/false", TRUE);
}

/* As a Python program finds them, which ignores these two from its start */
static void
reset_signals (void)
{
  for (int i = 1; i < NSIG; i++)
    (void) signal (i, i == SIGPIPE || i == SIGXFSZ ? SIG_IGN : SIG_DFL);
}

static void
limit (int    resource,
       rlim_t most)
{
  struct rlimit now;

  if (getrlimit (resource, &now) != 0)
    return;

  now.rlim_max = MIN (now.rlim_max, most);
  now.rlim_cur = MIN (now.rlim_cur, now.rlim_max);
  setrlimit (resource, &now);
}

static void
set_limits (guint64 memory)
{
  int fd;

  limit (RLIMIT_CORE, 0);
#ifndef RS_ADDRESS_SANITIZER /* which sets terabytes of address space aside */
  if (memory > 0)
    limit (RLIMIT_AS, memory);
#endif

  /* When memory is short, this goes before anything of the person's (proc(5)) */
  fd = open ("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (fd >= 0)
    {
      (void) !write (fd, "1000", strlen ("1000"));
      close (fd);
    }
}

static void
close_others (int kept)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  g_autoptr (GArray) fds = g_array_new (FALSE, FALSE, sizeof (int));
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      int fd = atoi (name);

      if (fd > STDERR_FILENO && fd != kept)
        g_array_append_val (fds, fd);
    }
  g_clear_pointer (&dir, g_dir_close); /* its own is among them */

  for (guint i = 0; i < fds->len; i++)
    close (g_array_index (fds, int, i));
}

/* Leaves nothing open but 0 to 2 and the link. */
static gboolean
keep_descriptors (int *link_fd)
{
  int null = open ("/dev/null", O_RDWR);
  int link;

  if (null < 0)
    return FALSE;

  /* from a number that there may be */
  link = fcntl (*link_fd, F_DUPFD_CLOEXEC, HIGH_FD);
  if (link < 0 && errno == EINVAL)
    link = fcntl (*link_fd, F_DUPFD_CLOEXEC, 3);
  if (link < 0)
    return FALSE;

  dup2 (null, STDIN_FILENO);
  for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0)
      dup2 (null, fd);

  close_others (link);
  *link_fd = link;

  return TRUE;
}

/**
 * rs_seclusion_enter:
 * @scratch: the folder to be in
 * @memory: how many bytes of address space there may be, 0 for any number
 * @link_fd: (inout): the descriptor of the link, which gets another number
 * @error: where to put an error
 *
 * Cuts this process off from the session before foreign code runs in it: a session and a folder of
 * its own, few descriptors, a clean environment, limits, and signals as at a program's start. It
 * keeps code from harm by mistake; it is no wall against code that wants to do harm.
 *
 * Returns: %TRUE, or %FALSE with an error of %G_IO_ERROR
 */
gboolean
rs_seclusion_enter (const char  *scratch,
                    guint64      memory,
                    int         *link_fd,
                    GError     **error)
{
  int saved;

  setsid ();
  reset_signals ();
  clean_environment ();

  if (chdir (scratch) == 0 && keep_descriptors (link_fd))
    {
      set_limits (memory);
      return TRUE;
    }

  saved = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
               _("The process of an experiment could not be set up: %s"), g_strerror (saved));

  return FALSE;
}
