/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-marks.h"

#include <string.h>

/**
 * rs_marks_init:
 * @self: (out caller-allocates): an empty set
 */
void
rs_marks_init (RsMarks *self)
{
  *self = (RsMarks) { .n_slots = 256, .last_key = G_MAXSIZE };
  self->slots = g_new0 (RsMarksChunk, self->n_slots);
}

/**
 * rs_marks_clear:
 * @self: a set, which is no more to be used
 */
void
rs_marks_clear (RsMarks *self)
{
  for (gsize i = 0; i < self->n_slots; i++)
    g_free (self->slots[i].bits);
  g_clear_pointer (&self->slots, g_free);
}

/**
 * rs_marks_reset:
 * @self: a set
 *
 * Empties the set, but keeps its memory.
 */
void
rs_marks_reset (RsMarks *self)
{
  for (gsize i = 0; i < self->n_slots; i++)
    if (self->slots[i].bits != NULL)
      memset (self->slots[i].bits, 0, RS_MARKS_CHUNK_WORDS * sizeof *self->slots[i].bits);
}

static RsMarksChunk *
find_slot (RsMarks *self,
           guintptr key)
{
  /* Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4 */
  gsize i = (gsize) (key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 40) & (self->n_slots - 1);

  while (self->slots[i].bits != NULL && self->slots[i].key != key)
    i = (i + 1) & (self->n_slots - 1);

  return &self->slots[i];
}

static void
grow (RsMarks *self)
{
  RsMarksChunk *old = self->slots;
  gsize n_old = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_new0 (RsMarksChunk, self->n_slots);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].bits != NULL)
      *find_slot (self, old[i].key) = old[i];
  g_free (old);
}

/**
 * rs_marks_chunk:
 * @self: a set
 * @key: the upper bits of an address
 *
 * The slow half of rs_marks_word().
 *
 * Returns: (transfer none): the bits of the chunk, made if there were none
 */
guint64 *
rs_marks_chunk (RsMarks *self,
                guintptr key)
{
  RsMarksChunk *slot;

  if (self->n_chunks * 2 >= self->n_slots)
    grow (self);

  slot = find_slot (self, key);
  if (slot->bits == NULL)
    {
      slot->key = key;
      slot->bits = g_new0 (guint64, RS_MARKS_CHUNK_WORDS);
      self->n_chunks++;
    }

  self->last_key = key;
  self->last_bits = slot->bits;

  return slot->bits;
}
