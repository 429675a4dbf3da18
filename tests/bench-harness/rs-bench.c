/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-bench.h"

#include <gio/gio.h>
#include <stdlib.h>

static int
compare_doubles (const void *a,
                 const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* The middle one, the upper of two. Sorts the values. */
double
rs_bench_median (double *values,
                 gsize   n_values)
{
  g_assert_cmpuint (n_values, >, 0);

  qsort (values, n_values, sizeof *values, compare_doubles);

  return values[n_values / 2];
}

/* Milliseconds from the start of a process to its end; the benchmark ends if it fails. */
double
rs_bench_run_ms (const char *const *command)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gint64 started = g_get_monotonic_time ();

  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  if (process == NULL || !g_subprocess_wait_check (process, NULL, &error))
    g_error ("%s: %s", command[0], error->message);

  return (g_get_monotonic_time () - started) / 1000.0;
}

/* Whether a Python is there and can import a module. */
gboolean
rs_bench_have_module (const char *python,
                      const char *module)
{
  g_autofree char *import = g_strconcat ("import ", module, NULL);
  const char *const command[] = { python, "-I", "-c", import, NULL };
  g_autoptr (GSubprocess) process = NULL;

  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}
