/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-degrees.h"

#include <string.h>

static void
forget_near (RsDegrees *self)
{
  for (gsize i = 0; i < RS_DEGREES_N_NEAR; i++)
    self->near[i].key = G_MAXSIZE; /* no address has such a chunk */
}

/**
 * rs_degrees_init:
 * @self: (out caller-allocates): nothing seen, nothing counted
 */
void
rs_degrees_init (RsDegrees *self)
{
  *self = (RsDegrees) { .n_slots = 256, .n_carry_slots = 1024 };
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->slots = g_new0 (RsDegreesChunk *, self->n_slots);
  self->carries = g_new0 (RsDegreesCarry, self->n_carry_slots);
  forget_near (self);
}

/**
 * rs_degrees_clear:
 * @self: degrees, which are no more to be used
 */
void
rs_degrees_clear (RsDegrees *self)
{
  g_clear_pointer (&self->chunks, g_ptr_array_unref);
  g_clear_pointer (&self->slots, g_free);
  g_clear_pointer (&self->carries, g_free);
}

/**
 * rs_degrees_reset:
 * @self: degrees
 *
 * Forgets all, but keeps the memory: it costs more to get it from the kernel, page by page, than to
 * clear it.
 */
void
rs_degrees_reset (RsDegrees *self)
{
  for (guint i = 0; i < self->chunks->len; i++)
    {
      RsDegreesChunk *chunk = g_ptr_array_index (self->chunks, i);

      if (!chunk->used)
        continue;

      memset (chunk->bytes, 0, sizeof chunk->bytes);
      chunk->used = FALSE;
    }

  if (self->n_carries > 0)
    memset (self->carries, 0, self->n_carry_slots * sizeof *self->carries);
  if (self->n_used > 0)
    forget_near (self);
  self->n_carries = 0;
  self->n_used = 0;
}

/* Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4 */
static inline gsize
spread (guintptr key)
{
  return (gsize) (key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 32);
}

static RsDegreesChunk **
find_slot (RsDegrees *self,
           guintptr   key)
{
  gsize i = spread (key) & (self->n_slots - 1);

  while (self->slots[i] != NULL && self->slots[i]->key != key)
    i = (i + 1) & (self->n_slots - 1);

  return &self->slots[i];
}

static void
grow_slots (RsDegrees *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (RsDegreesChunk *, self->n_slots);

  for (guint i = 0; i < self->chunks->len; i++)
    {
      RsDegreesChunk *chunk = g_ptr_array_index (self->chunks, i);

      *find_slot (self, chunk->key) = chunk;
    }
}

/* The slow half of rs_degrees_chunk(). */
RsDegreesChunk *
rs_degrees_find_chunk (RsDegrees *self,
                       guintptr   key)
{
  RsDegreesChunk **slot;

  if (self->chunks->len * 2 >= self->n_slots)
    grow_slots (self);

  slot = find_slot (self, key);
  if (*slot == NULL)
    {
      *slot = g_new0 (RsDegreesChunk, 1);
      (*slot)->key = key;
      g_ptr_array_add (self->chunks, *slot);
    }
  self->n_used += !(*slot)->used;
  (*slot)->used = TRUE;

  self->near[key % RS_DEGREES_N_NEAR].key = key;
  self->near[key % RS_DEGREES_N_NEAR].chunk = *slot;

  return *slot;
}

/* The slow half of rs_degrees_peek(). */
guint8
rs_degrees_search (RsDegrees     *self,
                   gconstpointer  address)
{
  const RsDegreesChunk *chunk = *find_slot (self, (guintptr) address >> RS_DEGREES_CHUNK_SHIFT);

  return chunk != NULL ? chunk->bytes[rs_degrees_granule (address)] : 0;
}

/* The least that there is */
#define PAGE_SIZE 4096
#define PAGE_BYTES (PAGE_SIZE >> RS_DEGREES_GRANULE_SHIFT)

static const guint8 *
find_page (RsDegrees *self,
           guintptr   address)
{
  guintptr key = address >> RS_DEGREES_CHUNK_SHIFT;
  gsize near = key % RS_DEGREES_N_NEAR;
  const RsDegreesChunk *chunk
    = self->near[near].key == key ? self->near[near].chunk : *find_slot (self, key);

  return chunk != NULL
           ? &chunk->bytes[rs_degrees_granule ((gconstpointer) (address & ~(PAGE_SIZE - 1ul)))]
           : NULL;
}

/**
 * rs_degrees_has_page:
 * @self: degrees
 * @address: any address
 *
 * Returns: whether any object was seen that starts on the page of @address, which then is there as
 *   long as the object is
 */
gboolean
rs_degrees_has_page (RsDegrees     *self,
                     gconstpointer  address)
{
  const guint8 *bytes = find_page (self, (guintptr) address);
  guint64 words[4];

  if (bytes == NULL)
    return FALSE;

  for (gsize i = 0; i < PAGE_BYTES; i += sizeof words)
    {
      memcpy (words, &bytes[i], sizeof words);
      if ((words[0] | words[1] | words[2] | words[3]) != 0)
        return TRUE;
    }

  return FALSE;
}

static RsDegreesCarry *
find_carry (RsDegrees *self,
            guintptr   address)
{
  gsize i = spread (address >> RS_DEGREES_GRANULE_SHIFT) & (self->n_carry_slots - 1);

  while (self->carries[i].address != 0 && self->carries[i].address != address)
    i = (i + 1) & (self->n_carry_slots - 1);

  return &self->carries[i];
}

static void
grow_carries (RsDegrees *self)
{
  RsDegreesCarry *old = self->carries;
  gsize n_old = self->n_carry_slots;

  self->n_carry_slots *= 2;
  self->carries = g_new0 (RsDegreesCarry, self->n_carry_slots);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].address != 0)
      *find_carry (self, old[i].address) = old[i];
  g_free (old);
}

/**
 * rs_degrees_carry:
 * @self: degrees
 * @address: an object whose byte is full
 *
 * The slow half of rs_degrees_add().
 */
void
rs_degrees_carry (RsDegrees     *self,
                  gconstpointer  address)
{
  RsDegreesCarry *carry;

  if (address == NULL) /* a free slot has that address; nobody asks how often it was met */
    return;

  if (self->n_carries * 2 >= self->n_carry_slots)
    grow_carries (self);

  carry = find_carry (self, (guintptr) address);
  if (carry->address == 0)
    {
      carry->address = (guintptr) address;
      self->n_carries++;
    }
  carry->count += G_MAXUINT8 - RS_DEGREES_CARRIED + 1; /* with the one that is being counted */
}

/* What was carried, 0 if nothing was. */
guint32
rs_degrees_get_carry (RsDegrees     *self,
                      gconstpointer  address)
{
  return find_carry (self, (guintptr) address)->count;
}
