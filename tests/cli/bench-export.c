/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>

/* A whole process from cold to a picture on disk: Refscope, and the essay's own script with
 * Debian's matplotlib, in turn, so that a machine that slows down slows both.
 */

#define N_RUNS 9

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
median (double *values,
        gsize   n_values)
{
  qsort (values, n_values, sizeof *values, compare_doubles);

  return values[n_values / 2];
}

static double
run_ms (const char *const *command)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gint64 started = g_get_monotonic_time ();

  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_NONE, &error);
  if (process == NULL || !g_subprocess_wait_check (process, NULL, &error))
    g_error ("%s: %s", command[0], error->message);

  return (g_get_monotonic_time () - started) / 1000.0;
}

static gboolean
have_matplotlib (void)
{
  const char *const command[] = { "/usr/bin/python3", "-I", "-c", "import matplotlib", NULL };
  g_autoptr (GSubprocess) process = NULL;

  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("refscope-bench-XXXXXX", NULL);
  g_autofree char *ours = g_build_filename (folder, "ours.png", NULL);
  g_autofree char *theirs = g_build_filename (folder, "theirs.png", NULL);
  g_autofree char *output = g_strdup_printf ("--output=%s", ours);
  double our_times[N_RUNS], their_times[N_RUNS];
  gboolean rival;

  if (argc != 3)
    {
      g_printerr ("usage: bench-export REFSCOPE SCRIPT\n");
      return 2;
    }

  rival = have_matplotlib ();
  for (int i = -1; i < N_RUNS; i++)
    {
      const char *const our_command[] = {
        argv[1], "ints", "--from=0", "--to=999", "--scale=log-log", output, NULL
      };
      const char *const their_command[] = { "/usr/bin/python3", "-I", argv[2], theirs, NULL };
      double our_time = run_ms (our_command);
      double their_time = rival ? run_ms (their_command) : 0;

      /* the first turn warms the disk's cache */
      if (i >= 0)
        {
          our_times[i] = our_time;
          their_times[i] = their_time;
        }
    }

  g_print ("export of 1,000 integers to PNG, process cold: %.0f ms\n", median (our_times, N_RUNS));
  if (rival)
    g_print ("the essay's script with matplotlib: %.0f ms, %.1f times as long\n",
             median (their_times, N_RUNS), median (their_times, N_RUNS) / median (our_times, N_RUNS));
  else
    g_print ("/usr/bin/python3 has no matplotlib: nothing to compare with\n");

  g_unlink (ours);
  g_unlink (theirs);
  g_rmdir (folder);

  return 0;
}
