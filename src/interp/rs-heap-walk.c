/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-heap-walk-private.h"

#include <string.h>

#include "rs-heap-walk-second.h"
#include "rs-operands.h"
#include "rs-python-gc.h"
#include "rs-traversed.h"

#define AHEAD RS_HEAP_WALK_AHEAD

/* Most of the integers that programs use */
#define DENSE_MIN (-128)
#define N_DENSE 1024

void
rs_objects_grow (RsObjects *self)
{
  self->size = MAX (self->size * 2, 1 << 10);
  self->items = g_renew (PyObject *, self->items, self->size);
}

/**
 * rs_heap_walk_count_met:
 * @self: a walk
 *
 * Counts the references that were met, and sorts what they lead to for the first time.
 */
void
rs_heap_walk_count_met (RsHeapWalk *self)
{
  guint8 *degrees[RS_HEAP_WALK_BATCH];
  PyObject *fresh[RS_HEAP_WALK_BATCH + 1]; /* with room for one that is not */
  PyTypeObject *traversed = rs_traversed;
  guint n_fresh = 0;

  /* what many types have shown is the fault of none of them alone */
  rs_traversed = NULL;

  for (guint i = 0; i < self->n_met; i++)
    {
      degrees[i] = rs_degrees_at (&self->degrees, self->met[i]);
      __builtin_prefetch (degrees[i], 1);
    }

  for (guint i = 0; i < self->n_met; i++)
    {
      fresh[n_fresh] = self->met[i]; /* stays if it is */
      n_fresh += (guint) rs_degrees_add_at (&self->degrees, self->met[i], degrees[i]);
    }
  self->n_met = 0;

  for (guint i = 0; i < n_fresh; i++)
    __builtin_prefetch (fresh[i]);
  for (guint i = 0; i < n_fresh; i++)
    rs_heap_walk_sort (self, fresh[i]);

  rs_traversed = traversed;
}

static void
tally (RsHeapWalk    *self,
       RsTallyColumn  column,
       PyObject      *integer,
       guint32        count)
{
  int overflow;
  gint64 value = PyLong_AsLongLongAndOverflow (integer, &overflow);

  if (count == 0)
    return;

  if (overflow != 0)
    self->tally.beyond[column] += count;
  else
    rs_tally_add (&self->tally, column, value, count);
}

/**
 * rs_heap_walk_add:
 * @self: a walk
 * @column: where the reference stands, if not in the heap
 * @object: what it refers to
 *
 * Counts a reference to an integer or a string, and none to anything else.
 */
void
rs_heap_walk_add (RsHeapWalk    *self,
                  RsTallyColumn  column,
                  PyObject      *object)
{
  guintptr offset = (guintptr) object - self->small.start;

  if (offset < self->small.size)
    self->small_counts[column][offset >> self->small.shift]++;
  else if (PyLong_CheckExact (object))
    tally (self, column, object, 1);
  else if (self->with_strings && PyUnicode_CheckExact (object))
    rs_degrees_add (column == RS_TALLY_COMPILED_IN ? &self->compiled_in : &self->variables, object);
}

static void
reset (RsHeapWalk *self)
{
  gsize n_small = self->small.size >> self->small.shift;

  rs_degrees_reset (&self->degrees);
  rs_degrees_reset (&self->compiled_in);
  rs_degrees_reset (&self->variables);
  for (gsize i = 0; i < G_N_ELEMENTS (self->small_counts); i++)
    memset (self->small_counts[i], 0, n_small * sizeof **self->small_counts);

  g_ptr_array_set_size (self->roots.objects, 0);
  self->suspects.n = 0;
  self->n_met = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (self->sorted); i++)
    self->sorted[i].n = 0;
  self->codes.n = 0;

  rs_degrees_see (&self->degrees, NULL);
  rs_tally_reset (&self->tally);
}

/* All are marked before any is looked at, so that each is looked at in its turn: some at a time, for
 * then they are still in the processor when they are read. */
static void
walk_from_roots (RsHeapWalk *self)
{
  PyObject **roots;
  guint n_roots, n_claimed, start = 0;

  rs_python_gc_list (self->roots.objects);
  roots = (PyObject **) self->roots.objects->pdata;
  n_roots = self->roots.objects->len;
  g_atomic_int_set (&self->roots.n_left, (gint) n_roots);
  if (!self->is_alone)
    rs_heap_walk_second_start (self->second);

  for (guint i = 0; i < n_roots; i++)
    rs_degrees_see (&self->degrees, roots[i]);

  while (!g_cancellable_is_cancelled (self->cancellable)
         && (n_claimed = rs_roots_claim (&self->roots)) > 0)
    {
      for (guint i = start; i < start + n_claimed; i++)
        {
          __builtin_prefetch (roots[MIN (i + AHEAD, n_roots - 1)]);
          rs_heap_walk_sort (self, roots[i]);
        }
      start += n_claimed;

      rs_heap_walk_drain (self);
      if (!self->is_alone)
        rs_heap_walk_second_take (self->second);
    }
}

static void
join_second (RsHeapWalk *self)
{
  if (self->is_alone)
    return;

  rs_heap_walk_second_join (self->second);
  self->is_alone = TRUE;
  rs_heap_walk_drain (self);
}

static void
tally_objects (RsHeapWalk      *self,
               const RsObjects *ints,
               RsDegrees       *degrees)
{
  for (gsize i = 0; i < ints->n; i++)
    {
      if (i + AHEAD < ints->n)
        __builtin_prefetch (ints->items[i + AHEAD]);
      tally (self, RS_TALLY_HEAP, ints->items[i], rs_degrees_get (degrees, ints->items[i]));
    }
}

static void
tally_ints (RsHeapWalk *self)
{
  gsize n_small = self->small.size >> self->small.shift;

  for (gsize i = 0; i < self->codes.n; i++)
    rs_operands_count ((PyCodeObject *) self->codes.items[i], &self->tally);

  for (int column = 0; column < RS_TALLY_N_WALKED; column++)
    for (gsize i = 0; i < n_small; i++)
      if (self->small_counts[column][i] > 0)
        rs_tally_add (&self->tally,
                      (RsTallyColumn) column,
                      self->small.first + (gint64) i,
                      self->small_counts[column][i]);

  tally_objects (self, &self->sorted[RS_EDGES_INTEGER], &self->degrees);
  if (self->is_shared)
    {
      RsDegrees *degrees;
      const RsObjects *ints = rs_heap_walk_second_ints (self->second, &degrees);

      tally_objects (self, ints, degrees);
    }
}

/* Reads no string: that was done when its text was found. */
static void
count_block (RsHeapWalk        *self,
             const RsWalkBlock *block,
             guint32            from,
             guint32            to)
{
  RsText *texts = self->texts.items;

  for (guint i = 0; i < block->n; i++)
    {
      PyObject *string = block->strings[i];
      guint32 place = block->places[i];

      if (i + AHEAD < block->n && block->places[i + AHEAD] - from < to - from)
        {
          rs_degrees_prefetch (&self->degrees, block->strings[i + AHEAD]);
          rs_degrees_prefetch (&self->variables, block->strings[i + AHEAD]);
          __builtin_prefetch (texts[block->places[i + AHEAD]].counts, 1);
        }
      if (place - from >= to - from)
        continue;

      texts[place].counts[RS_TALLY_HEAP] += rs_degrees_get (&self->degrees, string);
      texts[place].counts[RS_TALLY_C_VARIABLE] += rs_degrees_get (&self->variables, string);
      texts[place].counts[RS_TALLY_COMPILED_IN] += rs_degrees_get (&self->compiled_in, string);
    }
}

/* Who cancelled may have left strings without a place. */
static void
count_texts (RsHeapWalk *self,
             guint32     from,
             guint32     to)
{
  for (guint i = 0; i < self->helper.n_blocks; i++)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        return;

      count_block (self, g_ptr_array_index (self->helper.blocks, i), from, to);
    }
}

/* Of texts each thread counts a half. The walk has ended, so that both may read the degrees. */
static RsDegrees *
share_cb (gpointer data)
{
  RsHeapWalk *self = data;

  if (self->with_strings)
    count_texts (self, 0, self->texts.n_items / 2);
  else if (self->is_shared)
    return rs_heap_walk_second_run (self->second);

  return NULL;
}

static void
walk (RsHeapWalk *self)
{
  /* Types whose objects only C variables may hold, and that Python code may never have asked for */
  PyTypeObject *const types[] = { &PyCode_Type, &PyFunction_Type };
  const GArray *variables;

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    rs_heap_walk_meet_root (self, (PyObject *) types[i]);
  walk_from_roots (self);

  join_second (self);
  rs_walk_helper_wait_for_list (&self->helper);

  variables = rs_walk_helper_wait_for_variables (&self->helper, &self->degrees);
  rs_heap_walk_add_variables (self, variables);
  PyErr_Clear ();
}

/**
 * rs_heap_walk_run:
 * @self: a walk
 * @with_strings: whether to count references to strings too
 * @cancellable: (nullable): looked at every 256 objects or 1,024 variables or strings
 * @error: where to put an error
 *
 * Walks everything that can be reached from the collector's objects and from C variables, and
 * counts the references to integers by value and to strings by text. Nothing of Python's is
 * released or changed.
 *
 * To be called with the GIL held, no Python frame running, after a collection and
 * PyType_ClearCache(), whose method cache holds borrowed references (Objects/typeobject.c).
 *
 * Returns: %TRUE, or %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean
rs_heap_walk_run (RsHeapWalk   *self,
                  gboolean      with_strings,
                  GCancellable *cancellable,
                  GError      **error)
{
  gboolean has_thread;

  g_assert (PyGILState_Check ());

  rs_walk_helper_wake (&self->helper);
  has_thread = rs_walk_helper_has_thread (&self->helper);
  self->with_strings = with_strings;
  self->cancellable = cancellable;

  /* this asks Python, and changes what the helper will look through */
  rs_edges_reset (&self->edges);
  self->edges.skip_strings = !with_strings;

  /* who finds texts has enough to do */
  self->is_shared = self->second != NULL && has_thread && !with_strings;
  self->is_alone = !self->is_shared;
  if (self->is_shared)
    rs_heap_walk_second_ready (self->second);

  rs_walk_helper_start (&self->helper, with_strings ? &self->texts : NULL, share_cb, self,
                        cancellable);
  reset (self);
  walk (self);
  rs_walk_helper_wait_for_texts (&self->helper);

  if (!g_cancellable_is_cancelled (cancellable))
    {
      if (with_strings)
        count_texts (self, has_thread ? self->texts.n_items / 2 : 0, self->texts.n_items);
      tally_ints (self);
    }
  rs_walk_helper_wait (&self->helper);

  self->cancellable = NULL;

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * rs_heap_walk_rest:
 * @self: a walk
 *
 * Ends the thread that helps, until the next walk.
 */
void
rs_heap_walk_rest (RsHeapWalk *self)
{
  rs_walk_helper_rest (&self->helper);
}

/**
 * rs_heap_walk_get_ints:
 * @self: a walk that has been through
 *
 * Returns: (transfer none): the references to integers; valid until the next walk
 */
const RsTally *
rs_heap_walk_get_ints (const RsHeapWalk *self)
{
  return &self->tally;
}

/**
 * rs_heap_walk_get_texts:
 * @self: a walk that has been through with strings
 *
 * Returns: (transfer none): the references to strings; valid until something of Python's may run,
 *   for the strings are borrowed
 */
const RsTexts *
rs_heap_walk_get_texts (const RsHeapWalk *self)
{
  return &self->texts;
}

/**
 * rs_heap_walk_new:
 * @statics: what libpython's variables were before the start; outlives the walk
 * @cache_min: the lowest cached integer
 * @cache_max: the highest
 *
 * To be called with the GIL held.
 *
 * Returns: (transfer full): a walk, which has not begun
 */
RsHeapWalk *
rs_heap_walk_new (RsStatics *statics,
                  gint64     cache_min,
                  gint64     cache_max)
{
  RsHeapWalk *self = g_new0 (RsHeapWalk, 1);

  self->statics = statics;
  self->library = rs_statics_get_library (statics);
  rs_small_ints_find (&self->small, cache_min, cache_max);
  for (gsize i = 0; i < G_N_ELEMENTS (self->small_counts); i++)
    self->small_counts[i] = g_new0 (guint32, (self->small.size >> self->small.shift) + 1);

  rs_edges_init (&self->edges);
  rs_walk_helper_init (&self->helper, statics);
  rs_degrees_init (&self->degrees);
  rs_degrees_init (&self->compiled_in);
  rs_degrees_init (&self->variables);
  self->roots.objects = g_ptr_array_sized_new (1 << 12);
  rs_tally_init (&self->tally, DENSE_MIN, N_DENSE);
  rs_texts_init (&self->texts);
  if (rs_walk_helper_has_thread (&self->helper))
    self->second = rs_heap_walk_second_new (self);

  return self;
}

/**
 * rs_heap_walk_free:
 * @self: (transfer full): a walk
 */
void
rs_heap_walk_free (RsHeapWalk *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->small_counts); i++)
    g_free (self->small_counts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (self->sorted); i++)
    g_free (self->sorted[i].items);
  g_free (self->codes.items);
  g_free (self->suspects.items);

  rs_edges_clear (&self->edges);
  rs_walk_helper_clear (&self->helper);
  rs_degrees_clear (&self->degrees);
  rs_degrees_clear (&self->compiled_in);
  rs_degrees_clear (&self->variables);
  g_ptr_array_unref (self->roots.objects);
  g_clear_pointer (&self->second, rs_heap_walk_second_free);
  rs_tally_clear (&self->tally);
  rs_texts_clear (&self->texts);
  g_free (self);
}

/**
 * rs_heap_walk_count:
 * @self: a walk that has ended well
 * @object: (transfer none): any object but a cached integer
 *
 * Returns: how many references to this very object were found, those compiled into libpython left
 *   out
 */
guint64
rs_heap_walk_count (RsHeapWalk *self,
                    PyObject   *object)
{
  return (guint64) rs_degrees_get (&self->degrees, object)
         + rs_degrees_get (&self->variables, object);
}
