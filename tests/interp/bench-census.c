/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long a census takes, beside what Python itself offers for the same question, on three heaps.
 * All of a row is measured in one process, turn by turn, so that what the machine does meanwhile
 * falls on all alike. The collection before a census is not in its time: it is the unit. */

#include "config.h"

#include "rs-interp-private.h"

#include <locale.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rs-bench.h"
#include "rs-heap-walk.h"
#include "rs-interp-kept.h"
#include "rs-python-error.h"

#define N_TURNS 15
#define N_SLOW_TURNS 3

typedef struct
{
  const char *name;
  const char *code;
} Heap;

static const Heap heaps[] = {
  { "bare", "" },
  { "matplotlib.pyplot", "import matplotlib.pyplot" },
  { "pandas, scipy.stats, sympy", "import pandas, scipy.stats, sympy" },
};

/* The census as one would write it in Python: containers that are reachable, and constants of code,
 * which no collector knows. It misses what C alone can see. */
static const char *const python_census
  = "def census():\n"
    "  import gc, types\n"
    "  counts, seen, todo = {}, set(), gc.get_objects()\n"
    "  seen.update(map(id, todo))\n"
    "  while todo:\n"
    "    holder = todo.pop()\n"
    "    if type(holder) is types.CodeType:\n"
    "      held = (holder.co_consts,)\n"
    "    else:\n"
    "      held = gc.get_referents(holder)\n"
    "    for value in held:\n"
    "      kind = type(value)\n"
    "      if kind is int:\n"
    "        counts[value] = counts.get(value, 0) + 1\n"
    "      elif kind not in (str, bytes, float) and id(value) not in seen:\n"
    "        seen.add(id(value))\n"
    "        todo.append(value)\n"
    "  return counts\n";

static const char *const find_chain
  = "import objgraph\n"
    "objgraph.find_backref_chain(256, objgraph.is_proper_module)\n";

typedef enum
{
  COLLECTION,
  INTS,
  EVERYTHING,
  COPIED,
  HOLDERS,
  PYTHON,
  REFERRERS,
  CHAIN,
} Rival;

#define N_RIVALS (CHAIN + 1)

static const char *const names[N_RIVALS] = {
  [COLLECTION] = "gc.collect()",
  [INTS] = "census of integers",
  [EVERYTHING] = "census of everything",
  [COPIED] = "the same, with all texts copied",
  [HOLDERS] = "with all holders",
  [PYTHON] = "integers in pure Python",
  [REFERRERS] = "gc.get_referrers (256)",
  [CHAIN] = "objgraph.find_backref_chain (256)",
};

static RsInterp *interp;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static void
take_census (gboolean with_strings,
             gboolean with_texts)
{
  g_autoptr (RsReferences) ints = NULL;
  g_autoptr (RsStringReferences) strings = NULL;

  if (interp->walk == NULL)
    interp->walk = rs_heap_walk_new (
      interp->statics, interp->facts->cache_min, interp->facts->cache_max);

  rs_heap_walk_run (interp->walk, with_strings, NULL, NULL);
  ints = rs_tally_to_references (rs_heap_walk_get_ints (interp->walk));
  if (with_texts)
    strings = rs_texts_to_references (rs_heap_walk_get_texts (interp->walk));
}

static void
find_owners (void)
{
  RsSmallInts small;

  rs_small_ints_find (&small, interp->facts->cache_min, interp->facts->cache_max);
  rs_owners_free (rs_owners_new (&small, interp->statics, NULL, NULL));
}

static gboolean
run_python (const char *code)
{
  PyObject *names_of_it = PyModule_GetDict (PyImport_AddModule ("__main__")); /* borrowed */
  PyObject *result = PyRun_String (code, Py_file_input, names_of_it, names_of_it); /* or NULL */

  PyErr_Clear ();
  Py_XDECREF (result);

  return result != NULL;
}

static gboolean
run (Rival rival)
{
  switch (rival)
    {
    case COLLECTION:
      PyGC_Collect ();
      return TRUE;

    case INTS:
      take_census (FALSE, FALSE);
      return TRUE;

    case EVERYTHING:
      take_census (TRUE, FALSE);
      return TRUE;

    case COPIED:
      take_census (TRUE, TRUE);
      return TRUE;

    case HOLDERS:
      find_owners ();
      return TRUE;

    case PYTHON:
      return run_python ("census()");

    case REFERRERS:
      return run_python ("gc.get_referrers(256)");

    case CHAIN:
    default:
      return run_python (find_chain);
    }
}

/* In turn, so that all are measured at the same time. Medians in milliseconds, less than 0 where
 * there is none. */
static void
measure (Rival  first,
         Rival  last,
         int    n_turns,
         double medians[N_RIVALS])
{
  double times[N_RIVALS][N_TURNS];
  int n_times[N_RIVALS] = { 0 };

  for (int turn = 0; turn < n_turns; turn++)
    for (Rival rival = first; rival <= last; rival++)
      {
        double start;

        PyType_ClearCache ();
        start = now ();
        if (run (rival))
          times[rival][n_times[rival]++] = now () - start;
      }

  for (Rival rival = first; rival <= last; rival++)
    medians[rival]
      = n_times[rival] > 0 ? rs_bench_median (times[rival], (gsize) n_times[rival]) : -1;
}

static void
measure_heap (const Heap *heap)
{
  g_autoptr (GError) error = NULL;
  double medians[N_RIVALS];
  PyGILState_STATE state;

  interp = rs_interp_start (&error);
  g_assert_no_error (error);
  if (!rs_interp_run (interp, heap->code, &error))
    {
      g_print ("%s: not installed\n", heap->name);
      return;
    }

  state = rs_interp_enter (interp);
  PyGC_Collect ();
  measure (COLLECTION, HOLDERS, N_TURNS, medians);
  run_python ("import gc, types");
  run_python (python_census);
  measure (PYTHON, CHAIN, N_SLOW_TURNS, medians);
  rs_interp_leave (interp, state);

  g_print ("Python %s, %s\n", interp->facts->version, heap->name);
  for (int rival = 0; rival < N_RIVALS; rival++)
    if (medians[rival] < 0)
      g_print ("  %-34s not installed\n", names[rival]);
    else
      g_print ("  %-34s %8.2f ms, %5.2f times a collection\n", names[rival], medians[rival],
               medians[rival] / medians[COLLECTION]);
  g_print ("  aims: integers %.1f, everything 1, with holders 4 times a collection;"
           " Python %.1f (aim: 15) times what integers take\n",
           heap == heaps ? 1.0 : 0.5, medians[PYTHON] / medians[INTS]);
}

/* An interpreter cannot be started twice in a process. */
int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");

  for (gsize i = 0; i < G_N_ELEMENTS (heaps); i++)
    {
      pid_t child = fork ();
      int status = 0;

      g_assert (child >= 0);
      if (child == 0)
        {
          measure_heap (&heaps[i]);
          fflush (NULL);
          _exit (EXIT_SUCCESS);
        }
      if (waitpid (child, &status, 0) < 0 || status != 0)
        return EXIT_FAILURE;
    }

  return EXIT_SUCCESS;
}
