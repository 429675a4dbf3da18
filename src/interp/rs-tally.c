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

/* A digit of a value is a byte. */
#define N_DIGITS sizeof (gint64)
#define N_VALUES 256

/* Negative integers come first, so their sign is turned over. */
static inline guint
get_digit (const RsReferenceCount *count,
           gsize                   digit)
{
  return (guint) (((guint64) count->value ^ (guint64) G_MININT64) >> (digit * 8)) % N_VALUES;
}

/* Moves each count to where those with its digit begin. */
static void
sort_by_digit (const RsReferenceCount *from,
               gsize                   n_counts,
               RsReferenceCount       *to,
               gsize                   digit,
               const guint             n_with[N_VALUES])
{
  guint places[N_VALUES];
  guint place = 0;

  for (guint value = 0; value < N_VALUES; value++)
    {
      places[value] = place;
      place += n_with[value];
    }
  for (gsize i = 0; i < n_counts; i++)
    to[places[get_digit (&from[i], digit)]++] = from[i];
}

/* By the lowest digit first, and not at all by one that all have alike: Knuth, The Art of Computer
 * Programming 3, 5.2.5. No call for a comparison. */
static void
sort_counts (RsReferenceCount *counts,
             gsize             n_counts)
{
  g_autofree RsReferenceCount *spare = g_new (RsReferenceCount, n_counts + 1);
  guint n_with[N_DIGITS][N_VALUES] = { 0 };
  RsReferenceCount *from = counts, *to = spare;

  for (gsize i = 0; i < n_counts; i++)
    for (gsize digit = 0; digit < N_DIGITS; digit++)
      n_with[digit][get_digit (&counts[i], digit)]++;

  for (gsize digit = 0; digit < N_DIGITS && n_counts > 0; digit++)
    if (n_with[digit][get_digit (&counts[0], digit)] < n_counts)
      {
        RsReferenceCount *sorted = to;

        sort_by_digit (from, n_counts, sorted, digit, n_with[digit]);
        to = from;
        from = sorted;
      }

  if (from != counts)
    memcpy (counts, from, n_counts * sizeof *counts);
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

/* Returns: how many of the integers that were asked for are used, which are put in order */
static gsize
list_dense (const RsTally    *self,
            RsReferenceCount *counts)
{
  gsize n_counts = 0;

  for (gsize i = 0; i < self->n_dense; i++)
    {
      RsReferenceCount count = {
        .value = self->from + (gint64) i,
        .heap = self->dense[RS_TALLY_HEAP][i],
        .c_variables = self->dense[RS_TALLY_C_VARIABLE][i],
        .compiled_in = self->dense[RS_TALLY_COMPILED_IN][i],
        .operands = self->dense[RS_TALLY_OPERAND][i],
      };

      counts[n_counts] = count; /* stays if it is used: no branch that nobody can guess */
      n_counts += (count.heap | count.c_variables | count.compiled_in | count.operands) != 0;
    }

  return n_counts;
}

/* Puts the others in order, all n_entries. */
static void
list_sparse (const RsTally    *self,
             RsReferenceCount *counts)
{
  gsize n_counts = 0;

  for (gsize i = 0; i < self->n_slots; i++)
    if (!is_free (&self->slots[i]))
      counts[n_counts++] = entry_to_count (&self->slots[i]);

  sort_counts (counts, n_counts);
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
  g_autofree RsReferenceCount *sparse = g_new (RsReferenceCount, self->n_entries + 1);
  RsReferenceCount *counts = g_new (RsReferenceCount, self->n_dense + self->n_entries + 1);
  gsize n_before = 0, n_counts;

  list_sparse (self, sparse);
  while (n_before < self->n_entries && sparse[n_before].value < self->from)
    n_before++;

  memcpy (counts, sparse, n_before * sizeof *counts);
  n_counts = n_before + list_dense (self, &counts[n_before]);
  memcpy (&counts[n_counts], &sparse[n_before], (self->n_entries - n_before) * sizeof *counts);
  n_counts += self->n_entries - n_before;

  return rs_references_new_beyond (g_renew (RsReferenceCount, counts, MAX (n_counts, 1)), n_counts,
                                   self->beyond[RS_TALLY_HEAP]
                                     + self->beyond[RS_TALLY_C_VARIABLE]);
}
