/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-bench.h"

/* A whole process from cold to the counts of an experiment, and the same import by a Python that
 * does nothing else, in turn, so that a machine that slows down slows both.
 */

#define N_RUNS 9
#define MODULE "matplotlib.pyplot"
#define IMPORT "import " MODULE

int
main (int   argc,
      char *argv[])
{
  double our_times[N_RUNS], their_times[N_RUNS];
  double ours, theirs;

  if (argc != 3)
    {
      g_printerr ("usage: bench-experiment REFSCOPE PYTHON\n");
      return 2;
    }

  if (!rs_bench_have_module (argv[2], MODULE))
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
      double our_time = rs_bench_run_ms (our_command);
      double their_time = rs_bench_run_ms (their_command);

      /* the first turn warms the disk's cache */
      if (i >= 0)
        {
          our_times[i] = our_time;
          their_times[i] = their_time;
        }
    }

  ours = rs_bench_median (our_times, N_RUNS);
  theirs = rs_bench_median (their_times, N_RUNS);
  g_print ("experiment with " MODULE ", 1,000 integers counted, process cold: %.0f ms\n", ours);
  g_print ("%s -I -c '" IMPORT "': %.0f ms; ours takes %.2f times as long\n", argv[2], theirs,
           ours / theirs);

  return 0;
}
