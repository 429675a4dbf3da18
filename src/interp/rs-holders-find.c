/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holders-find.h"

#include "rs-code-line.h"
#include "rs-holder-path.h"
#include "rs-holder-rows.h"
#include "rs-holders.h"
#include "rs-slots.h"

typedef struct
{
  RsOwners *owners; /* borrowed */
  const RsSought *sought;
  PyObject *small; /* (nullable) borrowed: the cached integer that is sought */

  RsHolderPath path;
  RsHolderRows rows;
  GHashTable *hints; /* (owned) of rs_holder_path_trace() */

  /* one holder: how many references it has, and how many of them were told */
  PyObject *holder;
  guint n_counted;
  guint n_compiled_in;
  RsHolderRow *last_row; /* borrowed */
  guint n_in_last_row;
} Finder;

/* So many items of one list are told by their index; the others are counted. */
#define MAX_INDEXED 8

static gboolean
is_sought (const Finder *self,
           PyObject     *object)
{
  int overflow;

  if (self->sought->text != NULL)
    return rs_python_text_equals (self->sought->text, object);

  if (self->small != NULL || !PyLong_CheckExact (object))
    return object == self->small;

  return PyLong_AsLongLongAndOverflow (object, &overflow) == self->sought->value && overflow == 0;
}

/* Tells one slot, and what goes with it. */
static void
add_slot (Finder       *self,
          const RsSlot *slot,
          guint         count,
          gboolean      compiled_in)
{
  RsHolderPath *path = &self->path;

  rs_holder_path_tell (path, slot);
  if (compiled_in)
    path->kind = RS_HOLDER_COMPILED_IN;
  self->last_row = rs_holder_rows_add (&self->rows, path, count);
}

/* Whether a slot is one that the C compiler wrote. The place is known of tuples only: of code, those
 * slots are told first. */
static gboolean
is_compiled_in (const Finder *self,
                const RsSlot *slot)
{
  if (self->n_compiled_in == 0 || self->n_counted == 0)
    return self->n_compiled_in > 0;

  if (slot->kind == RS_SLOT_TUPLE_ITEM)
    return rs_statics_is_as_before (
      self->owners->statics, &((PyTupleObject *) self->holder)->ob_item[slot->index]);

  return TRUE;
}

static gboolean
slot_cb (const RsSlot *slot,
         PyObject     *child,
         gpointer      data)
{
  Finder *self = data;
  gboolean compiled_in;

  if (!is_sought (self, child))
    return TRUE;

  compiled_in = is_compiled_in (self, slot);
  if ((compiled_in ? self->n_compiled_in : self->n_counted) == 0)
    return TRUE;

  if (self->n_in_last_row >= MAX_INDEXED && !compiled_in)
    rs_holder_row_count (self->last_row, 1);
  else
    add_slot (self, slot, 1, compiled_in);

  if (rs_holder_path_is_indexed (&self->path) && !compiled_in)
    self->n_in_last_row++;

  if (compiled_in)
    self->n_compiled_in--;
  else
    self->n_counted--;

  return self->n_counted + self->n_compiled_in > 0;
}

/* Tells all references of one holder: those that have a name by it, the others together. */
static void
add_holder (Finder *self,
            guint32 node,
            guint   n_counted,
            guint   n_compiled_in)
{
  RsSlot rest = { .kind = RS_SLOT_OTHER };

  self->holder = self->owners->nodes[node].object;
  self->n_counted = n_counted;
  self->n_compiled_in = n_compiled_in;
  self->n_in_last_row = 0;
  rs_holder_path_trace (&self->path, node, self->hints);

  if (self->holder != NULL)
    {
      rs_slots_visit (self->holder, slot_cb, self);
      rs_slots_get_rest (self->holder, self->owners->ndarray, self->sought->text != NULL, &rest);
    }

  if (self->n_counted > 0)
    add_slot (self, &rest, self->n_counted, FALSE);
  if (self->n_compiled_in > 0)
    add_slot (self, &rest, self->n_compiled_in, TRUE);
}

static int
compare_edges (gconstpointer one,
               gconstpointer other)
{
  const RsOwnersEdge *a = one, *b = other;

  return (a->holder > b->holder) - (a->holder < b->holder);
}

/* Instructions that carry the integer themselves are uses of it that no object holds. */
static void
add_operands (Finder *self)
{
  g_autoptr (GArray) operands = g_array_new (FALSE, FALSE, sizeof (RsOwnersOperand));

  rs_owners_find_operands (self->owners, self->sought->value, operands);
  for (guint i = 0; i < operands->len; i++)
    {
      const RsOwnersOperand *operand = &g_array_index (operands, RsOwnersOperand, i);
      const RsSlot slot = { .kind = RS_SLOT_OTHER };

      rs_holder_path_trace (&self->path, operand->code, self->hints);
      rs_holder_path_tell (&self->path, &slot);
      self->path.kind = RS_HOLDER_OPERAND;
      if (self->path.file != NULL)
        self->path.line = rs_code_line_of_operand (
          (PyCodeObject *) self->owners->nodes[operand->code].object, operand->value);
      rs_holder_rows_add (&self->rows, &self->path, operand->count);
    }
}

static PyObject *
find_small (const RsOwners *owners,
            const RsSought *sought)
{
  const RsSmallInts *small = &owners->small;
  guint64 place = (guint64) sought->value - (guint64) small->first;

  if (sought->text != NULL || place >= small->size >> small->shift)
    return NULL;

  return (PyObject *) (small->start + (place << small->shift));
}

/**
 * rs_holders_find:
 * @owners: what was found
 * @modules: the modules of it
 * @sought: what is held
 * @edges: (element-type RsOwnersEdge): all references to it, which are sorted
 *
 * Puts every reference into words and takes together what is alike. What each holder holds was
 * counted already: here it is only named, so that the counts of the rows add up to the number of
 * @edges whatever can be named. Runs nothing of Python's and leaves nothing behind. GIL held.
 *
 * Returns: (transfer full) (element-type RsHolder): a row for each holder
 */
GArray *
rs_holders_find (RsOwners       *owners,
                 RsModules      *modules,
                 const RsSought *sought,
                 GArray         *edges)
{
  Finder self = { .owners = owners, .sought = sought };
  const RsOwnersEdge *edge, *end;
  GArray *holders;

  self.small = find_small (owners, sought);
  self.hints = g_hash_table_new (NULL, NULL);
  rs_holder_path_init (&self.path, owners, modules, sought->utf8);
  rs_holder_rows_init (&self.rows);

  g_array_sort (edges, compare_edges);
  edge = (const RsOwnersEdge *) (gpointer) edges->data;
  end = edges->len > 0 ? edge + edges->len : edge; /* an array that never had any has no data */
  while (edge < end)
    {
      guint32 holder = edge->holder;
      guint n[2] = { 0, 0 };

      for (; edge < end && edge->holder == holder; edge++)
        n[edge->compiled_in]++;
      add_holder (&self, holder, n[0], n[1]);
    }

  if (sought->text == NULL)
    add_operands (&self);

  holders = rs_holder_rows_finish (&self.rows);
  rs_holder_path_clear (&self.path);
  g_hash_table_unref (self.hints);
  PyErr_Clear ();

  return holders;
}
