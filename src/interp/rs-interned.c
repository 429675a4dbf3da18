/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interned.h"

/* How many entries are looked at before Python is asked */
#define N_LOOKED_AT 16

#define PROBE "Refscope looks for the table of interned strings"

static gboolean
maps_to_themselves (PyObject *dict)
{
  PyObject *key, *value;
  Py_ssize_t i = 0;

  if (PyDict_GET_SIZE (dict) < N_LOOKED_AT)
    return FALSE;

  for (int n = 0; n < N_LOOKED_AT && PyDict_Next (dict, &i, &key, &value); n++) /* borrowed */
    if (key != value || !PyUnicode_CheckExact (key) || !PyUnicode_CHECK_INTERNED (key))
      return FALSE;

  return TRUE;
}

/* Interns a string and looks whether it came into @dict. It leaves the table when we let go of it,
 * but for Python 3.12.0 to 3.12.6 (https://github.com/python/cpython/issues/113993). */
static gboolean
gets_interned_strings (PyObject *dict)
{
  PyObject *probe = PyUnicode_FromString (PROBE); /* new reference */
  gboolean found = FALSE;

  if (probe != NULL)
    {
      PyUnicode_InternInPlace (&probe); /* takes the reference and gives one */
      found = PyDict_Contains (dict, probe) == 1;
    }
  PyErr_Clear ();
  Py_XDECREF (probe);

  return found;
}

/**
 * rs_interned_is_table:
 * @object: any object
 *
 * Whether @object is CPython's table of interned strings, whose references are never counted
 * (Objects/unicodeobject.c, PyUnicode_InternInPlace()). It has no name to ask for; but it maps each
 * interned string to itself. A program may have a dict like that, so a string is interned to see
 * whether it comes into this one. GIL held.
 *
 * Returns: whether it is the table
 */
gboolean
rs_interned_is_table (PyObject *object)
{
  return PyDict_CheckExact (object) && maps_to_themselves (object)
         && gets_interned_strings (object);
}
