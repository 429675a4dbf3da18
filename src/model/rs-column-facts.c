/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-column-facts.h"

#include "rs-snapshot.h"

static void
span_add (RsColumnSpan *self,
          gsize         i,
          gint64        count)
{
  if (self->n == 0)
    {
      self->first = i;
      self->lowest = self->highest = count;
      self->highest_at = i;
    }
  self->n++;
  self->last = i;
  if (count < self->lowest)
    self->lowest = count;
  if (count > self->highest)
    {
      self->highest = count;
      self->highest_at = i;
    }
}

static void
add_count (RsColumnFacts *self,
           gsize          i)
{
  gint64 count = self->counts[i];
  guint8 *block = &self->blocks[i / RS_COLUMN_BLOCK];

  if (count == RS_ABSENT)
    {
      self->n_absent++;
      return;
    }

  span_add (&self->spans[RS_COLUMN_COUNTED], i, count);
  *block |= 1 << RS_COLUMN_COUNTED;
  if (self->from + (gint64) i <= 0)
    return;

  if (count == 0)
    {
      self->n_zero++;
      return;
    }
  span_add (&self->spans[RS_COLUMN_POSITIVE], i, count);
  *block |= 1 << RS_COLUMN_POSITIVE;
}

static void
find_outliers (RsColumnFacts *self,
               const guint8  *outlier)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize i = 0; i < self->n; i++)
    if (outlier[i] && self->counts[i] != RS_ABSENT)
      g_array_append_val (found, i);

  self->outliers = (gsize *) (gpointer) g_array_steal (found, &self->n_outliers);
}

/**
 * rs_column_facts_init:
 * @self: (out caller-allocates): what is found
 * @counts: (array length=n): the counts, which must outlive @self
 * @outlier: (nullable) (array length=n): whether each stands out
 * @from: the integer that the first count belongs to
 * @n: how many counts there are
 *
 * Looks at every count once: ten million take some 30 ms. May be called on any thread.
 */
void
rs_column_facts_init (RsColumnFacts *self,
                      const gint64  *counts,
                      const guint8  *outlier,
                      gint64         from,
                      gsize          n)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (counts != NULL);
  g_return_if_fail (n > 0);

  *self = (RsColumnFacts) { .counts = counts, .from = from, .n = n };
  self->blocks = g_new0 (guint8, (n - 1) / RS_COLUMN_BLOCK + 1);
  for (gsize i = 0; i < n; i++)
    add_count (self, i);
  if (outlier != NULL)
    find_outliers (self, outlier);
}

/**
 * rs_column_facts_clear:
 * @self: what was found, or all zeros
 *
 * Frees what it owns.
 */
void
rs_column_facts_clear (RsColumnFacts *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->outliers, g_free);
  g_clear_pointer (&self->blocks, g_free);
}

/**
 * rs_column_facts_has:
 * @self: what was found
 * @points: a choice
 * @i: a position, less than the number of counts
 *
 * Returns: whether the integer at @i is of the choice
 */
gboolean
rs_column_facts_has (const RsColumnFacts *self,
                     RsColumnPoints       points,
                     gsize                i)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (i < self->n, FALSE);

  if (points == RS_COLUMN_POSITIVE)
    return self->from + (gint64) i > 0 && self->counts[i] > 0;

  return self->counts[i] != RS_ABSENT;
}

/**
 * rs_column_facts_next:
 * @self: what was found
 * @points: a choice
 * @from: a position, from -1 to the number of counts, which is not looked at itself
 * @step: above 0 to go up, below 0 to go down
 * @index: (out): the position found
 *
 * Finds the next integer of the choice. Blocks that have none are skipped whole, so that a run of
 * ten million takes some microseconds.
 *
 * Returns: %FALSE if there is none
 */
gboolean
rs_column_facts_next (const RsColumnFacts *self,
                      RsColumnPoints       points,
                      gssize               from,
                      int                  step,
                      gsize               *index)
{
  const RsColumnSpan *span;
  gssize first, last, i;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (points < RS_COLUMN_N_POINTS, FALSE);
  g_return_val_if_fail (from >= -1 && from <= (gssize) self->n, FALSE);
  g_return_val_if_fail (step != 0, FALSE);
  g_return_val_if_fail (index != NULL, FALSE);

  span = &self->spans[points];
  if (span->n == 0)
    return FALSE;

  first = (gssize) span->first;
  last = (gssize) span->last;
  i = step > 0 ? MAX (from + 1, first) : MIN (from - 1, last);
  while (i >= first && i <= last)
    {
      gssize block = i / RS_COLUMN_BLOCK;

      if (!(self->blocks[block] & (1 << points)))
        i = step > 0 ? (block + 1) * RS_COLUMN_BLOCK : block * RS_COLUMN_BLOCK - 1;
      else if (!rs_column_facts_has (self, points, (gsize) i))
        i += step > 0 ? 1 : -1;
      else
        {
          *index = (gsize) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* How many outliers stand before a position. */
static gsize
count_before (const RsColumnFacts *self,
              gssize               position)
{
  gsize low = 0;
  gsize high = self->n_outliers;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if ((gssize) self->outliers[middle] < position)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * rs_column_facts_next_outlier:
 * @self: what was found
 * @points: a choice
 * @from: a position, from -1 to the number of counts, which is not looked at itself
 * @step: above 0 to go up, below 0 to go down
 * @index: (out): the position found
 *
 * Finds the next outlier that is of the choice, by a binary search.
 *
 * Returns: %FALSE if there is none
 */
gboolean
rs_column_facts_next_outlier (const RsColumnFacts *self,
                              RsColumnPoints       points,
                              gssize               from,
                              int                  step,
                              gsize               *index)
{
  gssize i;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (points < RS_COLUMN_N_POINTS, FALSE);
  g_return_val_if_fail (from >= -1 && from <= (gssize) self->n, FALSE);
  g_return_val_if_fail (step != 0, FALSE);
  g_return_val_if_fail (index != NULL, FALSE);

  i = (gssize) count_before (self, step > 0 ? from + 1 : from) - (step > 0 ? 0 : 1);
  for (; i >= 0 && i < (gssize) self->n_outliers; i += step > 0 ? 1 : -1)
    if (rs_column_facts_has (self, points, self->outliers[i]))
      {
        *index = self->outliers[i];
        return TRUE;
      }

  return FALSE;
}
