/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-edges.h"

#include "rs-python-layout.h"

#if RS_PYTHON_HAS_LAYOUT

static void
visit_table (RsEdges          *self,
             PyDictKeysObject *table,
             visitproc         visit,
             void             *arg)
{
  PyDictUnicodeEntry *entries;

  /* dict_traverse() (Objects/dictobject.c) shows the keys of a general table, not of one that
   * has strings only */
  if (table == NULL || !DK_IS_UNICODE (table))
    return;

  if (table->dk_kind == DICT_KEYS_SPLIT && !rs_degrees_see (&self->tables, table))
    return;

  entries = rs_python_unicode_entries (table);
  for (Py_ssize_t i = 0; i < table->dk_nentries; i++)
    RS_EDGE (entries[i].me_key);
}

#else

static int
count_one (PyObject *object,
           void     *count)
{
  ++*(Py_ssize_t *) count;

  return 0;
}

/* dict_traverse() shows keys and values, or values only. */
static gboolean
shows_keys (PyObject *dict)
{
  Py_ssize_t n_shown = 0;

  PyDict_Type.tp_traverse (dict, count_one, &n_shown);

  return n_shown > PyDict_GET_SIZE (dict);
}

#endif

/**
 * rs_edges_visit_keys:
 * @self: what is known of the interpreter
 * @dict: a dict, or an instance of a subclass
 * @visit: called for each reference
 * @arg: for @visit
 *
 * The string keys of a dict, which dict_traverse() leaves out (Objects/dictobject.c).
 */
void
rs_edges_visit_keys (RsEdges  *self,
                     PyObject *dict,
                     visitproc visit,
                     void     *arg)
{
#if RS_PYTHON_HAS_LAYOUT
  if (!self->skip_strings)
    visit_table (self, ((PyDictObject *) dict)->ma_keys, visit, arg);
#else
  PyObject *key, *value;
  Py_ssize_t i = 0;

  if (self->skip_strings)
    return;

  if (((PyDictObject *) dict)->ma_values != NULL
      && !rs_degrees_see (&self->tables, ((PyDictObject *) dict)->ma_keys))
    return;

  if (shows_keys (dict))
    return;

  while (PyDict_Next (dict, &i, &key, &value)) /* borrowed */
    RS_EDGE (key);
#endif
}

/**
 * rs_edges_visit_cached_keys:
 * @self: what is known of the interpreter
 * @type: a heap type
 * @visit: called for each reference
 * @arg: for @visit
 *
 * The names of the attributes that the instances of a type share.
 */
void
rs_edges_visit_cached_keys (RsEdges      *self,
                            PyTypeObject *type,
                            visitproc     visit,
                            void         *arg)
{
#if RS_PYTHON_HAS_LAYOUT
  visit_table (self, ((PyHeapTypeObject *) type)->ht_cached_keys, visit, arg);
#endif
}
