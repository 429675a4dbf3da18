/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-int-counts.h"

struct _RsIntCounts
{
  RsPythonFacts *python;
  gint64 from;
  gsize n_ints;

  /* an element for each integer */
  gint64 *refcount;
  gint64 *printed;

  gint64 *cache_refcount; /* (nullable): of the integers from 1 to the end of the cache */
  RsReferences *references;
};

G_DEFINE_BOXED_TYPE (RsIntCounts, rs_int_counts, rs_int_counts_ref, rs_int_counts_unref)

/**
 * rs_int_counts_new:
 * @python: (transfer none): the interpreter that was asked
 * @from: the first integer
 * @n_ints: how many integers, at least 1
 * @refcount: (transfer full) (array length=n_ints): g_malloc()ed refcounts, %RS_ABSENT where there
 *   is none
 * @printed: (transfer full) (array length=n_ints): what sys.getrefcount() prints, likewise
 * @cache_refcount: (transfer full) (nullable): the refcounts of the integers from 1 to the end of
 *   the cache, which the analysis needs whatever the range is; %NULL if Python does not count them
 * @references: (transfer none): the references to all integers
 *
 * Puts together what was counted.
 *
 * Returns: (transfer full): the counts
 */
RsIntCounts *
rs_int_counts_new (RsPythonFacts *python,
                   gint64         from,
                   gsize          n_ints,
                   gint64        *refcount,
                   gint64        *printed,
                   gint64        *cache_refcount,
                   RsReferences  *references)
{
  RsIntCounts *self;

  g_return_val_if_fail (python != NULL, NULL);
  g_return_val_if_fail (n_ints > 0, NULL);
  g_return_val_if_fail (refcount != NULL, NULL);
  g_return_val_if_fail (printed != NULL, NULL);
  g_return_val_if_fail (cache_refcount == NULL || python->cache_max > 0, NULL);
  g_return_val_if_fail (references != NULL, NULL);

  self = g_atomic_rc_box_new0 (RsIntCounts);
  self->python = rs_python_facts_ref (python);
  self->from = from;
  self->n_ints = n_ints;
  self->refcount = refcount;
  self->printed = printed;
  self->cache_refcount = cache_refcount;
  self->references = rs_references_ref (references);

  return self;
}

/**
 * rs_int_counts_ref:
 * @self: counts
 *
 * Returns: (transfer full): @self
 */
RsIntCounts *
rs_int_counts_ref (RsIntCounts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
int_counts_clear (RsIntCounts *self)
{
  rs_python_facts_unref (self->python);
  g_free (self->refcount);
  g_free (self->printed);
  g_free (self->cache_refcount);
  rs_references_unref (self->references);
}

/**
 * rs_int_counts_unref:
 * @self: (transfer full): counts
 */
void
rs_int_counts_unref (RsIntCounts *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) int_counts_clear);
}

/**
 * rs_int_counts_get_python:
 * @self: counts
 *
 * Returns: (transfer none): the interpreter that was asked
 */
RsPythonFacts *
rs_int_counts_get_python (const RsIntCounts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->python;
}

/**
 * rs_int_counts_get_from:
 * @self: counts
 *
 * Returns: the first integer
 */
gint64
rs_int_counts_get_from (const RsIntCounts *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->from;
}

/**
 * rs_int_counts_get_n_ints:
 * @self: counts
 *
 * Returns: how many integers there are, at least 1
 */
gsize
rs_int_counts_get_n_ints (const RsIntCounts *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_ints;
}

/**
 * rs_int_counts_get_refcount:
 * @self: counts
 *
 * Returns: (transfer none): a refcount for each integer, %RS_ABSENT where there is none
 */
const gint64 *
rs_int_counts_get_refcount (const RsIntCounts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->refcount;
}

/**
 * rs_int_counts_get_printed:
 * @self: counts
 *
 * Returns: (transfer none): what sys.getrefcount() prints for each integer, %RS_ABSENT where there
 *   is nothing
 */
const gint64 *
rs_int_counts_get_printed (const RsIntCounts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->printed;
}

/**
 * rs_int_counts_get_cache_refcount:
 * @self: counts
 * @n: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n): the refcounts of the integers from 1 to the
 *   end of the cache; %NULL if Python does not count them
 */
const gint64 *
rs_int_counts_get_cache_refcount (const RsIntCounts *self,
                                  gsize             *n)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n != NULL, NULL);

  *n = self->cache_refcount != NULL ? (gsize) self->python->cache_max : 0;
  return self->cache_refcount;
}

/**
 * rs_int_counts_get_references:
 * @self: counts
 *
 * Returns: (transfer none): the references to all integers, in the range or not
 */
RsReferences *
rs_int_counts_get_references (const RsIntCounts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->references;
}
