/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-tally.h"

#include <string.h>

/**
 * rs_tally_init:
 * @self: (out caller-allocates): all counts 0
 * @from: the first integer that was asked for
 * @n_dense: how many were asked for
 */
void
rs_tally_init (RsTally *self,
               gint64   from,
               gsize    n_dense)
{
  *self = (RsTally) { .from = from, .n_dense = n_dense, .n_slots = 1024 };
  for (int i = 0; i < RS_TALLY_N_COLUMNS; i++)
    self->dense[i] = g_new0 (guint32, MAX (n_dense, 1));
  self->slots = g_new0 (RsTallyEntry, self->n_slots);
}

/**
 * rs_tally_clear:
 * @self: a tally, which is no more to be used
 */
void
rs_tally_clear (RsTally *self)
{
  for (int i = 0; i < RS_TALLY_N_COLUMNS; i++)
    g_clear_pointer (&self->dense[i], g_free);
  g_clear_pointer (&self->slots, g_free);
}

/**
 * rs_tally_reset:
 * @self: a tally
 *
 * Forgets all, but keeps the memory.
 */
void
rs_tally_reset (RsTally *self)
{
  for (int i = 0; i < RS_TALLY_N_COLUMNS; i++)
    memset (self->dense[i], 0, self->n_dense * sizeof *self->dense[i]);
  memset (self->slots, 0, self->n_slots * sizeof *self->slots);
  memset (self->beyond, 0, sizeof self->beyond);
  self->n_entries = 0;
}

static gboolean
is_free (const RsTallyEntry *slot)
{
  for (int i = 0; i < RS_TALLY_N_COLUMNS; i++)
    if (slot->counts[i] != 0)
      return FALSE;

  return TRUE;
}

static RsTallyEntry *
find_slot (RsTally *self,
           gint64   value)
{
  gsize i = (gsize) ((guint64) value * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 32)
            & (self->n_slots - 1);

  while (!is_free (&self->slots[i]) && self->slots[i].value != value)
    i = (i + 1) & (self->n_slots - 1);

  return &self->slots[i];
}

static void
grow (RsTally *self)
{
  RsTallyEntry *old = self->slots;
  gsize n_old = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_new0 (RsTallyEntry, self->n_slots);
  for (gsize i = 0; i < n_old; i++)
    if (!is_free (&old[i]))
      *find_slot (self, old[i].value) = old[i];
  g_free (old);
}

/**
 * rs_tally_add_sparse:
 * @self: a tally
 * @column: where the references stand
 * @value: an integer that was not asked for
 * @count: how many references, at least 1
 *
 * The slow half of rs_tally_add().
 */
void
rs_tally_add_sparse (RsTally      *self,
                     RsTallyColumn column,
                     gint64        value,
                     guint32       count)
{
  RsTallyEntry *slot;

  if (count == 0)
    return;

  if (self->n_entries * 2 >= self->n_slots)
    grow (self);

  slot = find_slot (self, value);
  if (is_free (slot))
    {
      slot->value = value;
      self->n_entries++;
    }
  slot->counts[column] += count;
}

static RsReferenceCount
entry_to_count (const RsTallyEntry *entry)
{
  return (RsReferenceCount) {
    .value = entry->value,
    .heap = entry->counts[RS_TALLY_HEAP],
    .c_variables = entry->counts[RS_TALLY_C_VARIABLE],
    .compiled_in = entry->counts[RS_TALLY_COMPILED_IN],
    .operands = entry->counts[RS_TALLY_OPERAND],
  };
}

/**
 * rs_tally_to_references:
 * @self: a tally
 *
 * Returns: (transfer full): what was counted
 */
RsReferences *
rs_tally_to_references (const RsTally *self)
{
  RsReferenceCount *counts = g_new (RsReferenceCount, self->n_dense + self->n_entries + 1);
  gsize n_counts = 0;

  for (gsize i = 0; i < self->n_dense; i++)
    {
      RsTallyEntry entry = { .value = self->from + (gint64) i };

      for (int column = 0; column < RS_TALLY_N_COLUMNS; column++)
        entry.counts[column] = self->dense[column][i];
      if (!is_free (&entry))
        counts[n_counts++] = entry_to_count (&entry);
    }

  for (gsize i = 0; i < self->n_slots; i++)
    if (!is_free (&self->slots[i]))
      counts[n_counts++] = entry_to_count (&self->slots[i]);

  return rs_references_new_beyond (g_renew (RsReferenceCount, counts, MAX (n_counts, 1)), n_counts,
                                   self->beyond[RS_TALLY_HEAP]
                                     + self->beyond[RS_TALLY_C_VARIABLE]);
}
