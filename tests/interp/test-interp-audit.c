/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Holds the census against Python's own counts, of every object that Python counts: from 3.12 on it
 * does not count small integers any more. Each heap is filled in a process of its own. */

#include "config.h"

#include "audit.h"

#include <locale.h>

#include "rs-interp-references.h"
#include "rs-python-layout.h"
#include "rs-snapshot.h"

#define STDLIB                                                                                 \
  "import json, re, decimal, asyncio, email.message, xml.dom.minidom, unittest, logging, "     \
  "argparse, ctypes, sqlite3, multiprocessing.pool, http.client, tarfile, signal"

/* What a child ends with when what it is to import is not installed, or not for this Python */
#define EXIT_SKIPPED 77

#define MIN_EXACT_PERCENT 99u

/* Of 1,000 texts: extensions keep more of their names where nobody can see them than other objects */
#define MIN_EXACT_TEXTS 980u

typedef struct
{
  const char *name;
  const char *code;
  guint n_off; /* so many cached integers may have more counted references than are found */
} Heap;

/* What is off: Cython 0.29 forgets to release what it gives as co_flags to code that it makes
 * (__Pyx_PyCode_New()), 3, 7, 11 and 15; and extensions of SciPy keep some references to 0 and 1
 * where nobody can see them. */
static const Heap heaps[] = {
  { "bare", "pass", 0 },
  { "stdlib", STDLIB, 0 },
  { "matplotlib", "import matplotlib.pyplot", 2 },
  { "sympy", "import numpy, sympy", 2 },
  { "scipy", "import pandas, scipy.stats, sympy", 6 },
};

/* More references may be found than are counted: some C variables own nothing. Emptied places of
 * CPython's free lists keep their old pointers (Include/internal/pycore_dict_state.h), and Cython
 * copies descriptions of slots with the name in them (name_strobj of a wrapperbase). All variables
 * are asked for integers and strings; for other objects only where nothing else leads to them, so
 * that a dict in a free list is met now and then. */
#define MAX_STALE 8
#define MAX_STALE_OTHERS 2
#define MAX_STALE_TEXTS 16 /* of all objects of a text, static ones of libpython among them */

static const char *const stale[] = { "int", "str" };

static const char *program;

static gboolean
may_be_over (const AuditType *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stale); i++)
    if (g_str_equal (type->type->tp_name, stale[i]))
      return type->sum_over <= MAX_STALE;

  return type->sum_over <= MAX_STALE_OTHERS;
}

static void
assert_audit (RsInterp *interp)
{
  g_autoptr (Audit) audit = audit_new (interp);

  audit_print (audit, interp);
  g_assert_cmpuint (audit->n_objects, >, 5000);
  g_assert_cmpuint (audit->n_exact * 100u, >=,
                    audit->n_objects * MIN_EXACT_PERCENT);

  for (guint i = 0; i < audit->types->len; i++)
    {
      const AuditType *type = &g_array_index (audit->types, AuditType, i);

      if (type->n_over > 0 && !may_be_over (type))
        g_error ("More references to %s were found than Python counts", type->type->tp_name);
    }
}

/* The census may find fewer references to a cached integer than Python counts, never more. */
static void
assert_ints (RsInterp *interp,
             guint     n_off)
{
  RsPythonFacts *facts = rs_interp_get_facts (interp);
  gsize n = (gsize) (facts->cache_max - facts->cache_min + 1);
  g_autofree gint64 *refcount = g_new (gint64, n);
  g_autofree gint64 *printed = g_new (gint64, n);
  g_autoptr (RsReferences) references = NULL;
  g_autoptr (GError) error = NULL;
  guint n_exact = 0;

  if (!facts->counted)
    return;

  references = rs_interp_count_references (interp, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rs_interp_count_ints (interp, facts->cache_min, n, refcount, printed, NULL, NULL,
                                       NULL, NULL));

  for (gsize i = 0; i < n; i++)
    {
      RsReferenceCount found;
      gint64 surplus;

      rs_references_find (references, facts->cache_min + (gint64) i, &found);
      surplus = refcount[i] - found.heap - found.c_variables;
      n_exact += surplus == 0;
      if (surplus != 0)
        g_printerr ("#   %d: %lld of %lld not found\n", (int) facts->cache_min + (int) i,
                    (long long) surplus, (long long) refcount[i]);
      g_assert_cmpint (surplus, >=, 0);
    }

  g_printerr ("#   %u of %u cached integers exact\n", n_exact, (guint) n);
  g_assert_cmpuint (n_exact, >=, n - n_off);
}

/* The same of every text whose objects are all counted. */
static void
assert_strings (RsInterp *interp)
{
  g_autoptr (RsStringReferences) references = NULL;
  g_autoptr (GError) error = NULL;
  const RsStringCount *all;
  gsize n, n_counted = 0, n_exact = 0;
  gint64 sum_over = 0;

  references = rs_interp_count_string_references (interp, NULL, &error);
  g_assert_no_error (error);

  all = rs_string_references_get_all (references, &n);
  for (gsize i = 0; i < n; i++)
    {
      gint64 found = (gint64) all[i].heap + all[i].c_variables;

      if (all[i].refcount == RS_ABSENT)
        continue;

      n_counted++;
      n_exact += found == all[i].refcount;
      sum_over += MAX (found - all[i].refcount, 0);
      if (found > all[i].refcount)
        g_printerr ("#   %lld of %lld references to “%.60s” found\n", (long long) found,
                    (long long) all[i].refcount, all[i].text);
    }

  g_printerr ("#   %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " texts exact\n", n_exact, n_counted);
  g_assert_cmpuint (n_counted, >, 2000);
  g_assert_cmpuint (n_exact * 1000, >=, n_counted * MIN_EXACT_TEXTS);
  g_assert_cmpint (sum_over, <=, RS_PYTHON_IS_DEEP_FROZEN ? MAX_STALE_TEXTS : MAX_STALE);
}

/* In the child. */
static int
audit_heap (const Heap *heap)
{
  g_autoptr (GError) error = NULL;
  RsInterp *interp = rs_interp_start (&error);

  g_assert_no_error (error);
  if (!rs_interp_run (interp, heap->code, &error))
    {
      g_printerr ("# %s\n", error->message);
      return EXIT_SKIPPED;
    }

  assert_ints (interp, heap->n_off);
  assert_strings (interp);
  assert_audit (interp);

  return EXIT_SUCCESS;
}

static void
test_heap (gconstpointer data)
{
  const Heap *heap = data;
  const char *argv[] = { program, heap->name, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);

  if (g_spawn_check_wait_status (status, &error))
    return;

  if (g_error_matches (error, G_SPAWN_EXIT_ERROR, EXIT_SKIPPED) && heap->n_off > 0)
    {
      g_test_skip ("What is to be imported is not installed for this Python");
      return;
    }
  g_assert_no_error (error);
}

#if RS_PYTHON_HAS_LAYOUT

static int
count_cb (PyObject *object,
          void     *data)
{
  gpointer *wanted = data;

  if (object == wanted[0])
    wanted[1] = GSIZE_TO_POINTER (GPOINTER_TO_SIZE (wanted[1]) + 1);

  return 0;
}

/* Who reads the values of a dict directly sees each once, whoever shows it to the collector. */
static void
assert_shown_once (void)
{
  PyGILState_STATE state = PyGILState_Ensure ();
  PyObject *names = PyModule_GetDict (PyImport_AddModule ("__main__")); /* all borrowed */
  PyObject *object = PyDict_GetItemString (names, "a");
  PyObject *dict = PyDict_GetItemString (names, "d");
  PyObject *value = PyDict_GetItemString (dict, "x");
  PyObject **values = rs_layout_dict_values ((PyDictObject *) dict);
  gpointer wanted[] = { value, NULL };

  Py_TYPE (object)->tp_traverse (object, count_cb, wanted);
  g_assert_cmpuint (GPOINTER_TO_SIZE (wanted[1]) + (values != NULL && values[0] == value), ==, 1);
  PyGILState_Release (state);
}

#endif

static guint
references_to (RsInterp *interp,
               gint64    value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsReferences) references = rs_interp_count_references (interp, NULL, &error);
  RsReferenceCount found;

  g_assert_no_error (error);
  rs_references_find (references, value, &found);

  return found.heap;
}

/* Attributes stand in their object, and stay there when someone asks for its __dict__. */
static void
test_attributes (void)
{
  g_autoptr (GError) error = NULL;
  RsInterp *interp = rs_interp_start (&error);
  guint before;

  g_assert_no_error (error);
  before = references_to (interp, 24601);

  rs_interp_run (interp, "class A: pass\na = A()\na.x = int('24601')", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (references_to (interp, 24601), ==, before + 1);

  rs_interp_run (interp, "d = a.__dict__", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (references_to (interp, 24601), ==, before + 1);
#if RS_PYTHON_HAS_LAYOUT
  assert_shown_once ();
#endif

  rs_interp_run (interp, "a.__dict__ = {'x': a.x}", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (references_to (interp, 24601), ==, before + 2);
}

int
main (int   argc,
      char *argv[])
{
  /* The locale that the interpreter's programs have, or site looks for different codecs */
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");

  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (heaps); i++)
    if (g_str_equal (argv[1], heaps[i].name))
      return audit_heap (&heaps[i]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (heaps); i++)
    {
      g_autofree char *path = g_strconcat ("/interp/audit/", heaps[i].name, NULL);

      g_test_add_data_func (path, &heaps[i], test_heap);
    }
  g_test_add_func ("/interp/audit/attributes", test_attributes);

  return g_test_run ();
}
