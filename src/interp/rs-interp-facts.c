/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* dladdr() */
#endif

#include "config.h"

#include "rs-python.h"

#include "rs-interp-facts.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"
#include "rs-interp.h"
#include "rs-python-error.h"
#include "rs-python-version.h"

/* How far the cache is looked for on both sides of 0. CPython 3.15 ends at 1024. */
#define MAX_CACHE G_GINT64_CONSTANT (1000000)

/* How far past the cache an integer is that nobody uses */
#define FAR G_GINT64_CONSTANT (24601)

/* A word that nobody uses */
#define WORD "RandomJunkBlahBlah"

/* Whether the same integer made twice is one object. Both are held at once: a freed one's memory
 * would be used again for the next. */
static gboolean
is_shared (gint64 value)
{
  PyObject *a = PyLong_FromLongLong (value); /* new references */
  PyObject *b = PyLong_FromLongLong (value);
  gboolean same = a == b && a != NULL;

  PyErr_Clear ();
  Py_XDECREF (a);
  Py_XDECREF (b);

  return same;
}

static gboolean
is_counted (gint64 value)
{
  PyObject *object = PyLong_FromLongLong (value); /* new reference */
  gboolean counted = object != NULL && !rs_python_is_immortal (object);

  PyErr_Clear ();
  Py_XDECREF (object);

  return counted;
}

/* Runs a line as `python3 -c` does, in a namespace that has only what is given, and drops all.
 * What is to be read is left in @names.
 *
 * The line is to import sys itself. From 3.14 on a list of words is folded after its first word has
 * become a constant, and code keeps its first constant even when it is of no more use (CPython
 * 3.14, Python/flowgraph.c, remove_unused_consts): that must not be the word that is measured. */
static gboolean
run_line (const char *line,
          PyObject   *names)
{
  PyObject *result = PyRun_String (line, Py_file_input, names, names); /* new reference */

  Py_XDECREF (result);

  return result != NULL;
}

/* What the line of the integers prints for one that nobody uses, -1 with an exception set */
static gint64
measure_int_floor (gint64 value)
{
  g_autofree char *line = NULL;
  PyObject *names = PyDict_New (); /* new reference */
  PyObject *list = NULL;
  gint64 floor = -1;

  line = g_strdup_printf ("import sys\ny = [sys.getrefcount(i) for i in range(%" G_GINT64_FORMAT
                          ", %" G_GINT64_FORMAT ")]",
                          value,
                          value + 1);

  if (names != NULL && run_line (line, names))
    list = PyDict_GetItemString (names, "y"); /* borrowed */
  if (list != NULL)
    floor = PyLong_AsLongLong (PyList_GetItem (list, 0)); /* borrowed */

  Py_XDECREF (names);

  return floor;
}

/* What the loop of the words prints for a word, -1 with an exception set. In place of print()
 * stands a function that takes its two arguments and keeps them, so that the stack holds what it
 * holds there. */
static gint64
measure_word (void)
{
  PyObject *names = PyDict_New (); /* new references */
  PyObject *seen = PyDict_New ();
  PyObject *keep = NULL;
  PyObject *word, *count;
  Py_ssize_t at = 0;
  gint64 printed = -1;

  if (seen != NULL)
    keep = PyObject_GetAttrString (seen, "__setitem__"); /* new reference */

  if (names != NULL && keep != NULL && PyDict_SetItemString (names, "print", keep) == 0
      && run_line (
        "import sys\nfor w in [\"" WORD "\"]:\n  print(w, sys.getrefcount(w))", names)
      && PyDict_Next (seen, &at, &word, &count)) /* borrowed */
    printed = PyLong_AsLongLong (count);

  Py_XDECREF (names);
  Py_XDECREF (keep);
  Py_XDECREF (seen);

  return printed;
}

/* Measures the word while nobody uses it, and while we alone do */
static gboolean
measure_string_floors (gint64       *floor,
                       RsCountFacts *count)
{
  PyObject *word;

  *floor = measure_word ();
  count->used_string_floor = *floor;

  /* A new word that shows the number of an immortal object became one. From 3.12.0 to 3.12.6 every
   * interned string did (https://github.com/python/cpython/issues/113993). */
  count->interns_forever = *floor > G_MAXINT32;
  if (*floor < 0 || count->interns_forever)
    return *floor >= 0;

  word = PyUnicode_InternFromString (WORD); /* new reference, gone with it */
  if (word == NULL)
    return FALSE;

  count->used_string_floor = measure_word () - 1;
  Py_DECREF (word);

  return count->used_string_floor >= 0;
}

/* Returns: (nullable): sys.executable, if there is such a file */
static char *
find_executable (void)
{
  PyObject *object = PySys_GetObject ("executable"); /* borrowed, or NULL */
  PyObject *bytes;
  g_autofree char *path = NULL;

  if (object == NULL || !PyUnicode_Check (object))
    return NULL;

  bytes = PyUnicode_EncodeFSDefault (object); /* new reference, or NULL */
  if (bytes != NULL)
    path = g_strdup (PyBytes_AS_STRING (bytes));
  PyErr_Clear ();
  Py_XDECREF (bytes);

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return NULL;

  return g_steal_pointer (&path);
}

/* Returns: (nullable): the file that Python's functions come from */
static char *
find_library (void)
{
  Dl_info info;

  if (dladdr ((gpointer) (guintptr) Py_GetVersion, &info) == 0)
    return NULL;

  return g_strdup (info.dli_fname);
}

/**
 * rs_interp_facts_find:
 * @count: (out caller-allocates): what is not for everybody
 * @error: where to put an error
 *
 * Asks the running interpreter what it is. Nothing is taken from a table of versions but the pad
 * and how to tell an immortal object: the cache is found by identity, the floors by really running
 * the lines that they are the floor of. Afterwards nothing is left of it in the interpreter.
 *
 * To be called with the GIL held.
 *
 * Returns: (transfer full): the facts, or %NULL with %RS_ERROR_START
 */
RsPythonFacts *
rs_interp_facts_find (RsCountFacts  *count,
                      GError       **error)
{
  g_autofree char *version = NULL;
  g_autofree char *executable = NULL;
  g_autofree char *library = NULL;
  RsPythonFacts facts = { NULL };

  if (!is_shared (0))
    {
      g_set_error_literal (error,
                           RS_ERROR,
                           RS_ERROR_START,
                           _("This Python keeps no shared integers: use CPython 3.11 or later."));
      return NULL;
    }

  while (facts.cache_min > -MAX_CACHE && is_shared (facts.cache_min - 1))
    facts.cache_min--;
  while (facts.cache_max < MAX_CACHE && is_shared (facts.cache_max + 1))
    facts.cache_max++;

  facts.counted = is_counted (facts.cache_max);
  facts.pad = facts.counted ? rs_python_version_pad () : 0;
  facts.tested = rs_python_version_tested ();

  facts.int_floor = measure_int_floor (facts.cache_max + FAR);
  if (facts.int_floor < 0 || !measure_string_floors (&facts.string_floor, count))
    {
      g_autoptr (GError) cause = NULL;

      rs_python_take_error (&cause);
      g_set_error (error,
                   RS_ERROR,
                   RS_ERROR_START,
                   /* Translators: sys.getrefcount is the name of a Python function */
                   _("sys.getrefcount could not be tried: %s"),
                   cause->message);
      return NULL;
    }

  version = rs_interp_dup_version ();
  executable = find_executable ();
  library = find_library ();
  facts.version = version;
  facts.version_hex = (guint) Py_Version;
  facts.executable = executable;
  facts.library = library;

  return rs_python_facts_new (&facts);
}
