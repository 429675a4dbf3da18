/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-references.h"

#include <string.h>

struct _RsStringReferences
{
  RsStringCount *counts; /* (owned) */
  gsize n_counts;
  char *texts; /* (owned) what they point to */
  guint64 total;

  GMutex lock;    /* for what is made when it is asked for */
  guint32 *index; /* (owned) (nullable) places in counts, plus 1: open addressing, a power of two */
  gsize n_index;
};

G_DEFINE_BOXED_TYPE (RsStringReferences, rs_string_references, rs_string_references_ref,
                     rs_string_references_unref)

/**
 * rs_string_references_new:
 * @counts: (transfer full) (array length=n_counts): g_malloc()ed counts in any order, each text at
 *   most once
 * @n_counts: how many, less than 2³¹
 * @texts: (transfer full): g_malloc()ed memory that holds the texts of @counts
 *
 * Puts together what was counted.
 *
 * Returns: (transfer full): the references
 */
RsStringReferences *
rs_string_references_new (RsStringCount *counts,
                          gsize          n_counts,
                          char          *texts)
{
  RsStringReferences *self;

  g_return_val_if_fail (counts != NULL || n_counts == 0, NULL);
  g_return_val_if_fail (n_counts < G_MAXINT32, NULL);

  self = g_atomic_rc_box_new0 (RsStringReferences);
  g_mutex_init (&self->lock);
  self->counts = counts;
  self->n_counts = n_counts;
  self->texts = texts;
  for (gsize i = 0; i < n_counts; i++)
    self->total += (guint64) counts[i].heap + counts[i].c_variables;

  return self;
}

/**
 * rs_string_references_ref:
 * @self: references
 *
 * Returns: (transfer full): @self
 */
RsStringReferences *
rs_string_references_ref (RsStringReferences *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
string_references_clear (RsStringReferences *self)
{
  g_free (self->counts);
  g_free (self->texts);
  g_free (self->index);
  g_mutex_clear (&self->lock);
}

/**
 * rs_string_references_unref:
 * @self: (transfer full): references
 */
void
rs_string_references_unref (RsStringReferences *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) string_references_clear);
}

/**
 * rs_string_references_get_all:
 * @self: references
 * @n_counts: (out): how many texts are used
 *
 * Returns: (transfer none) (array length=n_counts): the texts, in no order
 */
const RsStringCount *
rs_string_references_get_all (RsStringReferences *self,
                              gsize              *n_counts)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_counts != NULL, NULL);

  *n_counts = self->n_counts;
  return self->counts;
}

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
static gsize
hash_bytes (const char *bytes,
            gsize       n_bytes)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < n_bytes; i++)
    hash = (hash ^ (guint8) bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);

  return (gsize) hash;
}

/* Returns: where a text is in the index, or would be */
static guint32 *
find_place (RsStringReferences *self,
            const char         *text,
            gsize               length)
{
  gsize i = hash_bytes (text, length) & (self->n_index - 1);

  for (; self->index[i] != 0; i = (i + 1) & (self->n_index - 1))
    {
      const RsStringCount *count = &self->counts[self->index[i] - 1];

      if (count->length == length && memcmp (count->text, text, length) == 0)
        break;
    }

  return &self->index[i];
}

static void
ensure_index (RsStringReferences *self)
{
  g_mutex_lock (&self->lock);
  if (self->index == NULL)
    {
      self->n_index = 64;
      while (self->n_index < self->n_counts * 2)
        self->n_index *= 2;

      self->index = g_new0 (guint32, self->n_index);
      for (gsize i = 0; i < self->n_counts; i++)
        *find_place (self, self->counts[i].text, self->counts[i].length) = (guint32) i + 1;
    }
  g_mutex_unlock (&self->lock);
}

/**
 * rs_string_references_find:
 * @self: references
 * @text: UTF-8, may contain NUL
 * @length: its length in bytes, or -1 if it ends at NUL
 *
 * Looks up a text. The first time it takes a moment, for all have to be put in order.
 *
 * Returns: (transfer none) (nullable): its counts, or %NULL if it was not counted
 */
const RsStringCount *
rs_string_references_find (RsStringReferences *self,
                           const char         *text,
                           gssize              length)
{
  guint32 place;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  ensure_index (self);
  place = *find_place (self, text, length < 0 ? strlen (text) : (gsize) length);

  return place != 0 ? &self->counts[place - 1] : NULL;
}

/**
 * rs_string_references_get_total:
 * @self: references
 *
 * Returns: the references to all texts together
 */
guint64
rs_string_references_get_total (RsStringReferences *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->total;
}
