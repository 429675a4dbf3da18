/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-references.h"

#include <math.h>
#include <stdlib.h>

struct _RsReferences
{
  RsReferenceCount *counts; /* sorted by value */
  guint64 *before;          /* references to all lesser integers, one more than counts */
  gsize n_counts;
  guint64 total; /* with those beyond */
};

G_DEFINE_BOXED_TYPE (RsReferences, rs_references, rs_references_ref, rs_references_unref)

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  gint64 left = ((const RsReferenceCount *) a)->value;
  gint64 right = ((const RsReferenceCount *) b)->value;

  return (left > right) - (left < right);
}

/* A census is, and sorting it again would take as long as counting what is used. */
static gboolean
is_sorted (const RsReferenceCount *counts,
           gsize                   n_counts)
{
  for (gsize i = 1; i < n_counts; i++)
    if (counts[i - 1].value > counts[i].value)
      return FALSE;

  return TRUE;
}

/**
 * rs_references_new:
 * @counts: (transfer full) (array length=n_counts): g_malloc()ed counts in any order, each integer
 *   at most once; integers that are missing are not used at all
 * @n_counts: how many
 *
 * Puts together what was counted, where no integer has more than 64 bits.
 *
 * Returns: (transfer full): the references
 */
RsReferences *
rs_references_new (RsReferenceCount *counts,
                   gsize             n_counts)
{
  return rs_references_new_beyond (counts, n_counts, 0);
}

/**
 * rs_references_new_beyond:
 * @counts: (transfer full) (array length=n_counts): the same as for rs_references_new()
 * @n_counts: how many
 * @beyond: the references to all integers of more than 64 bits
 *
 * Puts together what was counted.
 *
 * Returns: (transfer full): the references
 */
RsReferences *
rs_references_new_beyond (RsReferenceCount *counts,
                          gsize             n_counts,
                          guint64           beyond)
{
  RsReferences *self;

  g_return_val_if_fail (counts != NULL || n_counts == 0, NULL);

  self = g_atomic_rc_box_new0 (RsReferences);
  self->counts = counts;
  self->n_counts = n_counts;
  if (!is_sorted (counts, n_counts))
    qsort (counts, n_counts, sizeof *counts, compare_counts);

  self->before = g_new (guint64, n_counts + 1);
  self->before[0] = 0;
  for (gsize i = 0; i < n_counts; i++)
    self->before[i + 1] = self->before[i] + counts[i].heap + counts[i].c_variables;
  self->total = self->before[n_counts] + beyond;

  return self;
}

/**
 * rs_references_ref:
 * @self: references
 *
 * Returns: (transfer full): @self
 */
RsReferences *
rs_references_ref (RsReferences *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
references_clear (RsReferences *self)
{
  g_free (self->counts);
  g_free (self->before);
}

/**
 * rs_references_unref:
 * @self: (transfer full): references
 */
void
rs_references_unref (RsReferences *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) references_clear);
}

/**
 * rs_references_get_all:
 * @self: references
 * @n_counts: (out): how many integers are used
 *
 * Returns: (transfer none) (array length=n_counts): every integer that is used, in ascending order
 */
const RsReferenceCount *
rs_references_get_all (const RsReferences *self,
                       gsize              *n_counts)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_counts != NULL, NULL);

  *n_counts = self->n_counts;
  return self->counts;
}

/* The first place whose integer is not less than @value. */
static gsize
find_place (const RsReferences *self,
            gint64              value)
{
  gsize low = 0, high = self->n_counts;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->counts[middle].value < value)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * rs_references_find:
 * @self: references
 * @value: an integer
 * @count: (out caller-allocates): how often it is used, and where
 */
void
rs_references_find (const RsReferences *self,
                    gint64              value,
                    RsReferenceCount   *count)
{
  gsize place;

  g_return_if_fail (self != NULL);
  g_return_if_fail (count != NULL);

  place = find_place (self, value);
  if (place < self->n_counts && self->counts[place].value == value)
    *count = self->counts[place];
  else
    *count = (RsReferenceCount) { .value = value };
}

/**
 * rs_references_get_total:
 * @self: references
 *
 * Returns: the references to all integers together, also to those of more than 64 bits
 */
guint64
rs_references_get_total (const RsReferences *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->total;
}

/**
 * rs_references_get_sum:
 * @self: references
 * @from: the first integer of a range
 * @to: the last one
 *
 * Returns: the references to all integers of a range together, 0 if @to is less than @from
 */
guint64
rs_references_get_sum (const RsReferences *self,
                       gint64              from,
                       gint64              to)
{
  gsize first, past;

  g_return_val_if_fail (self != NULL, 0);

  if (to < from)
    return 0;

  first = find_place (self, from);
  past = to < G_MAXINT64 ? find_place (self, to + 1) : self->n_counts;

  return self->before[past] - self->before[first];
}

/**
 * rs_references_find_sum:
 * @self: references
 * @from: the first integer of a range
 * @sum: a number of references, at least 1
 * @to: (out): the first integer with which the range takes as many
 *
 * Finds how far a range must reach to take so many references: the reverse of
 * rs_references_get_sum().
 *
 * Returns: %FALSE if all integers from @from on are referenced less often
 */
gboolean
rs_references_find_sum (const RsReferences *self,
                        gint64              from,
                        guint64             sum,
                        gint64             *to)
{
  gsize first, low, high;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (sum > 0, FALSE);
  g_return_val_if_fail (to != NULL, FALSE);

  first = find_place (self, from);
  if (self->before[self->n_counts] - self->before[first] < sum)
    return FALSE;

  /* the first place behind which there are as many: before[] ascends */
  low = first + 1;
  high = self->n_counts;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->before[middle] - self->before[first] < sum)
        low = middle + 1;
      else
        high = middle;
    }

  *to = self->counts[low - 1].value;
  return TRUE;
}

/**
 * rs_references_get_share:
 * @self: references
 * @from: the first integer of a range
 * @to: the last one
 *
 * What part of all references to integers a range takes.
 *
 * Returns: 0 to 1, or NaN if no integer is referenced
 */
double
rs_references_get_share (const RsReferences *self,
                         gint64              from,
                         gint64              to)
{
  g_return_val_if_fail (self != NULL, NAN);
  g_return_val_if_fail (from <= to, NAN);

  if (self->total == 0)
    return NAN;

  return (double) rs_references_get_sum (self, from, to) / (double) self->total;
}
