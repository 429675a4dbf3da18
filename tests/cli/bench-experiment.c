/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>

/* A whole process from cold to the counts of an experiment, and the same import by a Python that
 * does nothing else, in turn, so that a machine that slows down slows both.
 */

#define N_RUNS 9
#define MODULE "matplotlib.pyplot"
#define IMPORT "import " MODULE

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

  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  if (process == NULL || !g_subprocess_wait_check (process, NULL, &error))
    g_error ("%s: %s", command[0], error->message);

  return (g_get_monotonic_time () - started) / 1000.0;
}

static gboolean
have_module (const char *python)
{
  const char *const command[] = { python, "-I", "-c", IMPORT, NULL };
  g_autoptr (GSubprocess) process = NULL;

  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  double our_times[N_RUNS], their_times[N_RUNS];

  if (argc != 3)
    {
      g_printerr ("usage: bench-experiment REFSCOPE PYTHON\n");
      return 2;
    }

  if (!have_module (argv[2]))
    {
      g_print ("%s has no " MODULE ": nothing to import\n", argv[2]);
      return 77;
    }

  for (int i = -1; i < N_RUNS; i++)
    {
      const char *const our_command[] = {
        argv[1], "ints", "--from=0", "--to=999", "--import=" MODULE, NULL
      };
      const char *const their_command[] = { argv[2], "-I", "-c", IMPORT, NULL };
      double our_time = run_ms (our_command);
      double their_time = run_ms (their_command);

      /* the first turn warms the disk's cache */
      if (i >= 0)
        {
          our_times[i] = our_time;
          their_times[i] = their_time;
        }
    }

  g_print ("experiment with " MODULE ", 1,000 integers counted, process cold: %.0f ms\n",
           median (our_times, N_RUNS));
  g_print ("%s -I -c '" IMPORT "': %.0f ms; ours takes %.2f times as long\n", argv[2],
           median (their_times, N_RUNS), median (our_times, N_RUNS) / median (their_times, N_RUNS));

  return 0;
}
