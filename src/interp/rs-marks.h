/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a walk knows of the object at an address. */
typedef enum
{
  RS_MARK_UNSEEN,
  RS_MARK_PENDING, /* seen, not looked at yet */
  RS_MARK_INTEGER,
  RS_MARK_DONE,
} RsMark;

/* Two bits for each sixteen bytes of memory, in chunks of a mebibyte. No two objects start in the
 * same sixteen bytes, for an object has a count and a type. A walk asks for every reference, so
 * what is hot stands here. */
#define RS_MARKS_CHUNK_SHIFT 20
#define RS_MARKS_GRANULE_SHIFT 4
#define RS_MARKS_CHUNK_WORDS (1 << (RS_MARKS_CHUNK_SHIFT - RS_MARKS_GRANULE_SHIFT - 5))

typedef struct
{
  guintptr key;
  guint64 *bits; /* (owned) NULL in a free slot */
} RsMarksChunk;

typedef struct
{
  RsMarksChunk *slots; /* (owned) open addressing, a power of two */
  gsize n_slots;
  gsize n_chunks;
  guintptr last_key; /* neighbours in memory come one after the other */
  guint64 *last_bits;
} RsMarks;

void     rs_marks_init  (RsMarks *self);
void     rs_marks_clear (RsMarks *self);
void     rs_marks_reset (RsMarks *self);
guint64 *rs_marks_chunk (RsMarks *self,
                         guintptr key);

static inline guint64 *
rs_marks_word (RsMarks      *self,
               gconstpointer address,
               guint        *shift)
{
  guintptr place = (guintptr) address;
  guintptr key = place >> RS_MARKS_CHUNK_SHIFT;
  guint64 *bits = G_LIKELY (key == self->last_key) ? self->last_bits : rs_marks_chunk (self, key);
  gsize granule = (place >> RS_MARKS_GRANULE_SHIFT) & (RS_MARKS_CHUNK_WORDS * 32 - 1);

  *shift = (granule & 31) * 2;
  return &bits[granule >> 5];
}

static inline RsMark
rs_marks_get (RsMarks      *self,
              gconstpointer address)
{
  guint shift;
  guint64 *word = rs_marks_word (self, address, &shift);

  return (*word >> shift) & 3;
}

static inline void
rs_marks_set (RsMarks      *self,
              gconstpointer address,
              RsMark        mark)
{
  guint shift;
  guint64 *word = rs_marks_word (self, address, &shift);

  *word = (*word & ~(G_GUINT64_CONSTANT (3) << shift)) | (guint64) mark << shift;
}

/* Marks what is unseen, and tells what it was before. */
static inline RsMark
rs_marks_see (RsMarks      *self,
              gconstpointer address,
              RsMark        mark)
{
  guint shift;
  guint64 *word = rs_marks_word (self, address, &shift);
  RsMark before = (*word >> shift) & 3;

  if (before == RS_MARK_UNSEEN)
    *word |= (guint64) mark << shift;

  return before;
}

G_END_DECLS
