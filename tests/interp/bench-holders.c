/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long it takes to say who holds a value, beside a garbage collection and gc.get_referrers() in
 * the same process. */

#include "config.h"

#include "rs-interp-private.h"

#include "rs-interp-holders.h"

#include <locale.h>

#define N_RUNS 15

static RsInterp *interp;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static RsHolders *
find (const char *what)
{
  g_autoptr (GError) error = NULL;
  gint64 value;
  RsHolders *holders;

  if (g_ascii_string_to_signed (what, 10, G_MININT64, G_MAXINT64, &value, NULL))
    holders = rs_interp_find_int_holders (interp, value, NULL, &error);
  else
    holders = rs_interp_find_string_holders (interp, what, -1, NULL, &error);
  g_assert_no_error (error);

  return holders;
}

/* The best of some runs, in ms; with @anew as if code had run before each. */
static double
time_question (const char *what,
               gboolean    anew)
{
  double best = G_MAXDOUBLE;

  for (int i = 0; i < N_RUNS; i++)
    {
      double start;

      if (anew)
        interp->generation++;
      start = now ();
      rs_holders_unref (find (what));
      best = MIN (best, now () - start);
    }

  return best;
}

static double
time_collection (void)
{
  PyGILState_STATE state = rs_interp_enter (interp);
  double best = G_MAXDOUBLE;

  for (int i = 0; i < N_RUNS; i++)
    {
      double start = now ();

      PyGC_Collect ();
      best = MIN (best, now () - start);
    }
  rs_interp_leave (interp, state);

  return best;
}

static double
time_referrers (void)
{
  PyGILState_STATE state = rs_interp_enter (interp);
  PyObject *gc = PyImport_ImportModule ("gc"); /* new reference */
  double best = G_MAXDOUBLE;

  for (int i = 0; i < N_RUNS; i++)
    {
      double start = now ();

      Py_XDECREF (PyObject_CallMethod (gc, "get_referrers", "i", 256));
      best = MIN (best, now () - start);
    }
  Py_DECREF (gc);
  rs_interp_leave (interp, state);

  return best;
}

static void
measure (const char *heap,
         const char *code)
{
  double collection, walk, text;

  if (!rs_interp_run (interp, code, NULL))
    {
      g_print ("%s: not installed\n", heap);
      return;
    }

  rs_holders_unref (find ("256"));
  collection = time_collection ();
  /* the collection before the walk is not the walk's */
  walk = time_question ("256", TRUE) - collection;
  text = time_question ("z", TRUE) - collection - walk;
  g_print ("%s: gc.collect() %.2f ms; first question %.2f ms, %.2f times that (aim: at most 4);\n"
           "  a text that was not asked for before %.2f ms more\n"
           "  another question: 256 %.2f ms, “z” %.2f ms (aim: under 5), 0 %.2f ms;"
           " gc.get_referrers (256) %.2f ms\n",
           heap, collection, walk, walk / collection, text, time_question ("256", FALSE),
           time_question ("z", FALSE), time_question ("0", FALSE), time_referrers ());
}

int
main (void)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  interp = rs_interp_start (&error);
  g_assert_no_error (error);

  measure ("bare", "pass\n");
  measure ("matplotlib.pyplot", "import matplotlib.pyplot\n");
  measure ("pandas, scipy.stats, sympy", "import pandas, scipy.stats, sympy\n");

  return 0;
}
