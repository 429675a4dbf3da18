/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "rs-bench.h"

/* A whole process from cold to a picture on disk: Refscope, and the essay's own script with
 * Debian's matplotlib, in turn, so that a machine that slows down slows both.
 */

#define N_RUNS 9

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("refscope-bench-XXXXXX", NULL);
  g_autofree char *ours = g_build_filename (folder, "ours.png", NULL);
  g_autofree char *theirs = g_build_filename (folder, "theirs.png", NULL);
  g_autofree char *output = g_strdup_printf ("--output=%s", ours);
  double our_times[N_RUNS], their_times[N_RUNS];
  double our_median, their_median;
  gboolean rival;

  if (argc != 3)
    {
      g_printerr ("usage: bench-export REFSCOPE SCRIPT\n");
      return 2;
    }

  rival = rs_bench_have_module (RS_BENCH_PYTHON, "matplotlib");
  for (int i = -1; i < N_RUNS; i++)
    {
      const char *const our_command[] = {
        argv[1], "ints", "--from=0", "--to=999", "--scale=log-log", output, NULL
      };
      const char *const their_command[] = { RS_BENCH_PYTHON, "-I", argv[2], theirs, NULL };
      double our_time = rs_bench_run_ms (our_command);
      double their_time = rival ? rs_bench_run_ms (their_command) : 0;

      /* the first turn warms the disk's cache */
      if (i >= 0)
        {
          our_times[i] = our_time;
          their_times[i] = their_time;
        }
    }

  our_median = rs_bench_median (our_times, N_RUNS);
  their_median = rs_bench_median (their_times, N_RUNS);
  g_print ("export of 1,000 integers to PNG, process cold: %.0f ms\n", our_median);
  if (rival)
    g_print ("the essay's script with matplotlib: %.0f ms, %.1f times as long\n",
             their_median, their_median / our_median);
  else
    g_print (RS_BENCH_PYTHON " has no matplotlib: nothing to compare with\n");

  g_unlink (ours);
  g_unlink (theirs);
  g_rmdir (folder);

  return 0;
}
