/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A byte for each sixteen bytes of memory, in chunks of a mebibyte. No two objects start in the same
 * sixteen bytes, for an object has a count and a type.
 *
 * The byte is 0 while the object was not seen; then it is one more than the references that were
 * counted. When it is full half of it is carried to a table of its own. So one access in memory both
 * marks and counts, and most of what is hot stays in the processor. */
#define RS_DEGREES_CHUNK_SHIFT 20
#define RS_DEGREES_GRANULE_SHIFT 4
#define RS_DEGREES_CHUNK_BYTES (1 << (RS_DEGREES_CHUNK_SHIFT - RS_DEGREES_GRANULE_SHIFT))
#define RS_DEGREES_N_NEAR 512

/* A byte less than that has never been carried */
#define RS_DEGREES_CARRIED 128

typedef struct
{
  guintptr key; /* the upper bits of the address */
  gboolean used; /* touched since the last reset */

  guint8 bytes[RS_DEGREES_CHUNK_BYTES];
} RsDegreesChunk;

typedef struct
{
  guintptr address; /* 0 in a free slot */
  guint32 count;
} RsDegreesCarry;

typedef struct
{
  /* Chunks that lie one after the other in memory never meet in this table. */
  struct
  {
    guintptr key;
    RsDegreesChunk *chunk;
  } near[RS_DEGREES_N_NEAR];

  GPtrArray *chunks; /* (owned) of RsDegreesChunk */
  guint n_used;      /* of these, since the last reset */

  /* (owned) the same chunks by key: open addressing, a power of two, NULL in a free slot */
  RsDegreesChunk **slots;
  gsize n_slots;

  /* (owned) the same kind of table */
  RsDegreesCarry *carries;
  gsize n_carry_slots;
  gsize n_carries;
} RsDegrees;

void     rs_degrees_init  (RsDegrees     *self);
void     rs_degrees_clear (RsDegrees     *self);
void     rs_degrees_reset (RsDegrees     *self);

RsDegreesChunk *rs_degrees_find_chunk (RsDegrees     *self,
                                       guintptr       key);
guint8          rs_degrees_search     (RsDegrees     *self,
                                       gconstpointer  address);
gboolean        rs_degrees_has_page   (RsDegrees     *self,
                                       gconstpointer  address);
void            rs_degrees_carry      (RsDegrees     *self,
                                       gconstpointer  address);
guint32         rs_degrees_get_carry  (RsDegrees     *self,
                                       gconstpointer  address);

static inline RsDegreesChunk *
rs_degrees_chunk (RsDegrees     *self,
                  gconstpointer  address)
{
  guintptr key = (guintptr) address >> RS_DEGREES_CHUNK_SHIFT;
  gsize near = key % RS_DEGREES_N_NEAR;

  return G_LIKELY (self->near[near].key == key) ? self->near[near].chunk
                                                : rs_degrees_find_chunk (self, key);
}

static inline gsize
rs_degrees_granule (gconstpointer address)
{
  return ((guintptr) address >> RS_DEGREES_GRANULE_SHIFT) % RS_DEGREES_CHUNK_BYTES;
}

static inline guint8 *
rs_degrees_at (RsDegrees     *self,
               gconstpointer  address)
{
  return &rs_degrees_chunk (self, address)->bytes[rs_degrees_granule (address)];
}

/* The byte of any address, 0 where nothing was seen */
static inline guint8
rs_degrees_peek (RsDegrees     *self,
                 gconstpointer  address)
{
  guintptr key = (guintptr) address >> RS_DEGREES_CHUNK_SHIFT;
  gsize near = key % RS_DEGREES_N_NEAR;

  return G_LIKELY (self->near[near].key == key)
           ? self->near[near].chunk->bytes[rs_degrees_granule (address)]
           : rs_degrees_search (self, address);
}

/* Asks memory for the byte of any address that will be looked at */
static inline void
rs_degrees_prefetch (RsDegrees     *self,
                     gconstpointer  address)
{
  guintptr key = (guintptr) address >> RS_DEGREES_CHUNK_SHIFT;
  gsize near = key % RS_DEGREES_N_NEAR;

  if (G_LIKELY (self->near[near].key == key))
    __builtin_prefetch (&self->near[near].chunk->bytes[rs_degrees_granule (address)]);
}

/* Whether an object that starts there was seen */
static inline gboolean
rs_degrees_has (RsDegrees     *self,
                gconstpointer  address)
{
  return rs_degrees_peek (self, address) != 0;
}

/* How many references to an object were counted */
static inline guint32
rs_degrees_get (RsDegrees     *self,
                gconstpointer  address)
{
  guint8 degree = rs_degrees_peek (self, address);

  if (degree < RS_DEGREES_CARRIED)
    return degree > 0 ? degree - 1u : 0;

  return degree - 1u + rs_degrees_get_carry (self, address);
}

/* Counts a reference, at the byte of the object. Nobody can tell which objects were seen before, not
 * even the processor: so there is no branch for it. Returns: whether the object had not been seen,
 * 0 or 1 */
static inline gsize
rs_degrees_add_at (RsDegrees     *self,
                   gconstpointer  address,
                   guint8        *degree)
{
  guint8 before = *degree;

  if (G_UNLIKELY (before == G_MAXUINT8))
    {
      rs_degrees_carry (self, address);
      *degree = RS_DEGREES_CARRIED;
      return 0;
    }

  *degree = (guint8) (before + 1 + (before == 0));

  return before == 0;
}

static inline gsize
rs_degrees_add (RsDegrees     *self,
                gconstpointer  address)
{
  return rs_degrees_add_at (self, address, rs_degrees_at (self, address));
}

/* Marks an object without a reference. Returns: whether it had not been seen, 0 or 1 */
static inline gsize
rs_degrees_see (RsDegrees     *self,
                gconstpointer  address)
{
  guint8 *degree = rs_degrees_at (self, address);

  if (*degree != 0)
    return 0;

  *degree = 1;
  return 1;
}

G_END_DECLS
