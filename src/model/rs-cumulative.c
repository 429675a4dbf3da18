/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cumulative.h"

#include <math.h>

/**
 * rs_cumulative_init:
 * @self: (out caller-allocates): what is to be made
 * @snapshot: what was measured
 *
 * Looks at nothing but the ends: the sums are in the references already.
 */
void
rs_cumulative_init (RsCumulative     *self,
                    const RsSnapshot *snapshot)
{
  const RsReferences *references;

  g_return_if_fail (self != NULL);
  g_return_if_fail (snapshot != NULL);

  references = rs_snapshot_get_references (snapshot);
  self->from = rs_snapshot_get_python (snapshot)->cache_min;
  self->total = references != NULL ? rs_references_get_total (references) : 0;
  self->references = self->total > 0 ? references : NULL;
}

/**
 * rs_cumulative_is_known:
 * @self: cumulative references
 *
 * Returns: whether there are references of which there could be a share
 */
gboolean
rs_cumulative_is_known (const RsCumulative *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->references != NULL;
}

/**
 * rs_cumulative_get_sum:
 * @self: cumulative references
 * @to: an integer
 *
 * Returns: how many references there are to the integers up to @to, itself included; 0 below the
 *   first
 */
guint64
rs_cumulative_get_sum (const RsCumulative *self,
                       gint64              to)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->references != NULL ? rs_references_get_sum (self->references, self->from, to) : 0;
}

/**
 * rs_cumulative_get_share:
 * @self: cumulative references
 * @to: an integer
 *
 * The sums are exact; they are divided last.
 *
 * Returns: the share of all references that the integers up to @to take, 0 to 1; NaN if there are
 *   no references
 */
double
rs_cumulative_get_share (const RsCumulative *self,
                         gint64              to)
{
  g_return_val_if_fail (self != NULL, NAN);

  if (self->references == NULL)
    return NAN;

  return (double) rs_cumulative_get_sum (self, to) / (double) self->total;
}

/**
 * rs_cumulative_find:
 * @self: cumulative references
 * @percent: a share of all references, 1 to 100
 * @to: (out): the first integer up to which they take at least as large a share
 *
 * Returns: %FALSE if all integers from the first on take less
 */
gboolean
rs_cumulative_find (const RsCumulative *self,
                    guint               percent,
                    gint64             *to)
{
  guint64 sum;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (percent >= 1 && percent <= 100, FALSE);
  g_return_val_if_fail (to != NULL, FALSE);

  if (self->references == NULL)
    return FALSE;

  /* rounded up, in parts, since a hundred times the total may not fit */
  sum = self->total / 100 * percent + (self->total % 100 * percent + 99) / 100;

  return rs_references_find_sum (self->references, self->from, sum, to);
}

/**
 * rs_cumulative_get_gain:
 * @self: cumulative references
 * @cache_max: the last cached integer
 * @to: where a wider cache would end
 * @gain: (out caller-allocates): what it would gain
 *
 * Returns: %FALSE if it would not be wider, or there are no references
 */
gboolean
rs_cumulative_get_gain (const RsCumulative *self,
                        gint64              cache_max,
                        gint64              to,
                        RsCumulativeGain   *gain)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (gain != NULL, FALSE);

  if (self->references == NULL || to <= cache_max)
    return FALSE;

  gain->first = cache_max + 1;
  gain->n_ints = (guint64) to - (guint64) cache_max;
  gain->references = rs_references_get_sum (self->references, gain->first, to);
  gain->share = (double) gain->references / (double) self->total;

  return TRUE;
}
