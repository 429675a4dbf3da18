/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-heap-walk-private.h"

#include <string.h>

#include "rs-interned.h"

#define AHEAD RS_HEAP_WALK_AHEAD
#define ALWAYS_INLINE static inline __attribute__ ((always_inline))

static int
meet_cb (PyObject *object,
         void     *data)
{
  rs_heap_walk_meet (data, object);

  return 0;
}

/* Meets what a slot of deep-frozen code or of its tuples holds. */
static void
meet_compiled_in (RsHeapWalk *self,
                  PyObject  **slot)
{
  if (*slot == NULL)
    return;

  if (!rs_statics_is_as_before (self->statics, slot))
    {
      rs_heap_walk_meet (self, *slot);
      return;
    }

  rs_heap_walk_add (self, RS_TALLY_COMPILED_IN, *slot);
  rs_heap_walk_meet_root (self, *slot);
}

ALWAYS_INLINE void
meet_slots (RsHeapWalk *self,
            PyObject  **slots,
            Py_ssize_t  n_slots)
{
  if (RS_PYTHON_IS_DEEP_FROZEN && G_UNLIKELY (rs_range_has (self->library, slots)))
    for (Py_ssize_t i = 0; i < n_slots; i++)
      meet_compiled_in (self, &slots[i]);
  else
    for (Py_ssize_t i = 0; i < n_slots; i++)
      rs_heap_walk_meet (self, slots[i]);
}

/* Its names and texts hold no integer. Tables of lines and the bytecode hold nothing at all. */
ALWAYS_INLINE void
look_at_code (RsHeapWalk   *self,
              PyCodeObject *code,
              gboolean      with_strings)
{
  if (RS_PYTHON_HAS_OPERANDS)
    rs_objects_push (&self->codes, (PyObject *) code);

  for (int i = 0; i < (with_strings ? RS_EDGES_N_CODE_SLOTS : 1); i++)
    meet_slots (self, rs_edges_code_slot (code, i), 1);
  if (!with_strings)
    return;

#if RS_PYTHON_HAS_CO_CACHED
  if (code->_co_cached != NULL)
    {
      rs_heap_walk_meet (self, code->_co_cached->_co_varnames);
      rs_heap_walk_meet (self, code->_co_cached->_co_cellvars);
      rs_heap_walk_meet (self, code->_co_cached->_co_freevars);
    }
#endif
}

#if RS_PYTHON_HAS_LAYOUT

ALWAYS_INLINE void
look_at_unicode_table (RsHeapWalk       *self,
                       PyDictKeysObject *table,
                       gboolean          with_values,
                       gboolean          with_keys)
{
  PyDictUnicodeEntry *entries = rs_python_unicode_entries (table);

  for (Py_ssize_t i = 0; i < table->dk_nentries; i++)
    {
      if (with_values)
        rs_heap_walk_meet (self, entries[i].me_value);
      if (with_keys)
        rs_heap_walk_meet (self, entries[i].me_key);
    }
}

/* The table of interned strings, which holds no counted references, maps each to itself. From 3.14
 * on the collector knows it. */
static gboolean
is_suspect (PyDictKeysObject *table)
{
  PyDictUnicodeEntry *entries = rs_python_unicode_entries (table);

  return table->dk_nentries > 0 && entries[0].me_key != NULL
         && entries[0].me_key == entries[0].me_value;
}

/* Objects/dictobject.c, dict_traverse(), without the calls and with the keys. */
ALWAYS_INLINE void
look_at_dict (RsHeapWalk   *self,
              PyDictObject *dict,
              gboolean      with_strings)
{
  PyDictKeysObject *table = dict->ma_keys;

  if (table->dk_kind == DICT_KEYS_SPLIT)
    {
      PyObject **values = rs_layout_dict_values (dict);

      if (values != NULL)
        for (Py_ssize_t i = 0; i < table->dk_nentries; i++)
          rs_heap_walk_meet (self, values[i]);

      if (with_strings && rs_degrees_see (&self->edges.tables, table))
        look_at_unicode_table (self, table, FALSE, TRUE);
    }
  else if (DK_IS_UNICODE (table))
    {
      if (is_suspect (table))
        rs_objects_push (&self->suspects, (PyObject *) dict);
      else
        look_at_unicode_table (self, table, TRUE, with_strings);
    }
  else
    {
      PyDictKeyEntry *entries = DK_ENTRIES (table);

      for (Py_ssize_t i = 0; i < table->dk_nentries; i++)
        if (entries[i].me_value != NULL)
          {
            rs_heap_walk_meet (self, entries[i].me_key);
            rs_heap_walk_meet (self, entries[i].me_value);
          }
    }
}

/* Nobody else may read a dict now. */
ALWAYS_INLINE void
look_at_suspects (RsHeapWalk *self,
                  gboolean    with_strings)
{
  while (self->suspects.n > 0)
    {
      PyObject *dict = self->suspects.items[--self->suspects.n];

      if (!rs_interned_is_table (dict))
        look_at_unicode_table (self, ((PyDictObject *) dict)->ma_keys, TRUE, with_strings);
    }
}

/* Objects/funcobject.c, func_traverse() */
ALWAYS_INLINE void
look_at_function (RsHeapWalk       *self,
                  PyFunctionObject *function,
                  gboolean          with_strings)
{
  rs_heap_walk_meet (self, function->func_code);
  rs_heap_walk_meet (self, function->func_globals);
  rs_heap_walk_meet (self, function->func_builtins);
  rs_heap_walk_meet (self, function->func_module);
  rs_heap_walk_meet (self, function->func_defaults);
  rs_heap_walk_meet (self, function->func_kwdefaults);
  rs_heap_walk_meet (self, function->func_doc);
  rs_heap_walk_meet (self, function->func_dict);
  rs_heap_walk_meet (self, function->func_closure);
  rs_heap_walk_meet (self, function->func_annotations);
  rs_heap_walk_meet (self, rs_layout_function_annotate (function));
  rs_heap_walk_meet (self, rs_layout_function_type_parameters (function));

  if (with_strings)
    {
      rs_heap_walk_meet (self, function->func_name);
      rs_heap_walk_meet (self, function->func_qualname);
    }
}

#endif

ALWAYS_INLINE void
look_at_lists (RsHeapWalk *self,
               PyObject  **lists,
               gsize       n_lists)
{
  for (gsize i = 0; i < n_lists; i++)
    {
      if (i + AHEAD < n_lists)
        __builtin_prefetch (((PyListObject *) lists[i + AHEAD])->ob_item);
      meet_slots (self, ((PyListObject *) lists[i])->ob_item, Py_SIZE (lists[i]));
    }
}

#if RS_PYTHON_HAS_LAYOUT

ALWAYS_INLINE void
look_at_dicts (RsHeapWalk *self,
               PyObject  **dicts,
               gsize       n_dicts,
               gboolean    with_strings)
{
  for (gsize i = 0; i < n_dicts; i++)
    {
      if (i + AHEAD < n_dicts)
        __builtin_prefetch (((PyDictObject *) dicts[i + AHEAD])->ma_keys);
      if (i + AHEAD / 2 < n_dicts)
        __builtin_prefetch (
          rs_layout_table_entries (((PyDictObject *) dicts[i + AHEAD / 2])->ma_keys));
      look_at_dict (self, (PyDictObject *) dicts[i], with_strings);
    }
}

#else

/* There are none, for no dict is read without a call. */
ALWAYS_INLINE void
look_at_suspects (RsHeapWalk *self,
                  gboolean    with_strings)
{
  g_assert (self->suspects.n == 0);
}

static void
look_at_dicts (RsHeapWalk *self,
               PyObject  **dicts,
               gsize       n_dicts,
               gboolean    with_strings)
{
  for (gsize i = 0; i < n_dicts; i++)
    if (!rs_interned_is_table (dicts[i]))
      rs_edges_visit (&self->edges, dicts[i], meet_cb, self);
}

#endif

/* The commonest kinds are read without a call for each reference. */
ALWAYS_INLINE void
look_at (RsHeapWalk  *self,
         RsEdgesKind  kind,
         PyObject   **holders,
         gsize        n_holders,
         gboolean     with_strings)
{
  switch ((int) kind)
    {
    case RS_EDGES_TUPLE:
      for (gsize i = 0; i < n_holders; i++)
        meet_slots (self, ((PyTupleObject *) holders[i])->ob_item, Py_SIZE (holders[i]));
      return;

    case RS_EDGES_LIST:
      look_at_lists (self, holders, n_holders);
      return;

    case RS_EDGES_DICT:
      look_at_dicts (self, holders, n_holders, with_strings);
      return;

#if RS_PYTHON_HAS_LAYOUT
    case RS_EDGES_FUNCTION:
      for (gsize i = 0; i < n_holders; i++)
        look_at_function (self, (PyFunctionObject *) holders[i], with_strings);
      return;
#endif

    case RS_EDGES_CODE:
      for (gsize i = 0; i < n_holders; i++)
        look_at_code (self, (PyCodeObject *) holders[i], with_strings);
      return;

    default:
      for (gsize i = 0; i < n_holders; i++)
        rs_edges_visit (&self->edges, holders[i], meet_cb, self);
      return;
    }
}

/* Takes some holders of a kind, for looking at them brings new ones. */
static gsize
take_holders (RsObjects *sorted,
              PyObject **holders)
{
  gsize n_holders = MIN (sorted->n, RS_HEAP_WALK_BATCH);

  sorted->n -= n_holders;
  memcpy (holders, &sorted->items[sorted->n], n_holders * sizeof *holders);
  for (gsize i = 0; i < n_holders; i++)
    __builtin_prefetch (holders[i]);

  return n_holders;
}

/* What is no holder is of interest only if it is a string, and strings are asked for. */
ALWAYS_INLINE void
take_others (RsHeapWalk *self,
             gboolean    with_strings)
{
  RsObjects *strings = &self->sorted[RS_EDGES_STRING];

  if (with_strings)
    {
      gsize n_ready = 0;

      for (gsize i = 0; i < strings->n; i++)
        if (rs_python_is_text_ready (strings->items[i]))
          strings->items[n_ready++] = strings->items[i];
      rs_walk_helper_add_strings (&self->helper, strings->items, n_ready);
    }

  strings->n = 0;
  self->sorted[RS_EDGES_ATOM].n = 0;
}

/* Written once, compiled twice. */
ALWAYS_INLINE void
drain (RsHeapWalk *self,
       gboolean    with_strings)
{
  PyObject *holders[RS_HEAP_WALK_BATCH];
  gboolean is_done;

  do
    {
      is_done = TRUE;
      rs_heap_walk_count_met (self);

      for (gsize kind = RS_EDGES_TUPLE; kind < RS_HEAP_WALK_N_KINDS; kind++)
        while (self->sorted[kind].n > 0)
          {
            gsize n_holders = take_holders (&self->sorted[kind], holders);

            look_at (self, (RsEdgesKind) kind, holders, n_holders, with_strings);
            take_others (self, with_strings);
            is_done = FALSE;

            if (g_cancellable_is_cancelled (self->cancellable))
              return;
          }

      if (self->is_alone && self->suspects.n > 0)
        {
          look_at_suspects (self, with_strings);
          is_done = FALSE;
        }
    }
  while (!is_done);

  take_others (self, with_strings);
}

static void
drain_for_ints (RsHeapWalk *self)
{
  drain (self, FALSE);
}

static void
drain_for_all (RsHeapWalk *self)
{
  drain (self, TRUE);
}

/**
 * rs_heap_walk_drain:
 * @self: a walk
 *
 * Looks at all objects that are pending, and at all that hang on them.
 */
void
rs_heap_walk_drain (RsHeapWalk *self)
{
  (self->with_strings ? drain_for_all : drain_for_ints) (self);
}

/* The last of the kinds that are read without a call of Python's: they come first, from tuples on */
#if RS_PYTHON_HAS_LAYOUT
#define LAST_READ RS_EDGES_FUNCTION
#else
#define LAST_READ RS_EDGES_LIST
#endif

/**
 * rs_heap_walk_read_roots:
 * @self: a second thread's part of a walk for integers
 * @roots: (array length=n_roots): some of the collector's objects
 * @n_roots: how many, %RS_ROOTS_AT_ONCE at most
 * @unread: where to add those that are left unread
 *
 * Meets what objects of the commonest kinds hold, and what of it is new is sorted. Calls nothing that
 * changes anything of Python's.
 */
void
rs_heap_walk_read_roots (RsHeapWalk *self,
                         PyObject  **roots,
                         gsize       n_roots,
                         RsObjects  *unread)
{
  PyObject *holders[LAST_READ + 1][RS_ROOTS_AT_ONCE];
  gsize n_holders[LAST_READ + 1] = { 0 };

  for (gsize i = 0; i < n_roots; i++)
    {
      RsEdgesKind kind;

      __builtin_prefetch (roots[MIN (i + AHEAD, n_roots - 1)]);
      kind = rs_edges_kind (&self->edges, Py_TYPE (roots[i]));
      if (kind >= RS_EDGES_TUPLE && kind <= LAST_READ)
        holders[kind][n_holders[kind]++] = roots[i];
      else
        rs_objects_push (unread, roots[i]);
    }

  for (gsize kind = RS_EDGES_TUPLE; kind <= LAST_READ; kind++)
    look_at (self, (RsEdgesKind) kind, holders[kind], n_holders[kind], FALSE);
  rs_heap_walk_count_met (self);
}
