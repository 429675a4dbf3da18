/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-worker-references.h"

#include <math.h>
#include <stdbool.h>

#include "rs-outliers.h"
#include "rs-trend.h"

/* The trend is fitted from 1 to here, or to the power of two past a longer range. */
#define MIN_ANALYSED 16384

/* The references to the integers from 1 to @n, as the analysis wants them. */
static double *
dup_counts (RsReferences *references,
            gsize         n)
{
  double *y = g_new0 (double, n);
  const RsReferenceCount *counts;
  gsize n_counts;

  counts = rs_references_get_all (references, &n_counts);
  for (gsize i = 0; i < n_counts; i++)
    if (counts[i].value >= 1 && counts[i].value <= (gint64) n)
      y[counts[i].value - 1] = (double) counts[i].heap + counts[i].c_variables;

  return y;
}

/* So that an integer's expected count is nearly always the same in whatever range it is shown. */
static gsize
analysed_length (gint64 last)
{
  gsize n = MIN_ANALYSED;

  while ((gint64) n < last)
    n *= 2;

  return n;
}

/* References are counted past the cache as well as in it: one trend for all of the number line
 * above 0, for there is no cliff. */
static void
analyse (RsReferences   *references,
         gint64          from,
         gsize           n_ints,
         RsTrendColumns *trend)
{
  gint64 first = MAX (from, 1);
  gint64 last = from + (gint64) n_ints - 1;
  gsize n = analysed_length (last);
  g_autofree double *y = NULL;
  g_autofree double *x = NULL;
  g_autofree double *expected = NULL;
  g_autofree bool *outlier = NULL;

  if (first > last)
    return;

  y = dup_counts (references, n);
  x = g_new (double, n);
  expected = g_new (double, n);
  outlier = g_new0 (bool, n);
  for (gsize i = 0; i < n; i++)
    x[i] = (double) (i + 1);
  rs_trend_fit (x, y, n, expected);
  rs_outliers_find (x, y, expected, n, &rs_outlier_rule_default, outlier);

  trend->expected = g_new (float, n_ints);
  trend->outlier = g_new0 (guint8, n_ints);
  for (gsize i = 0; i < n_ints; i++)
    trend->expected[i] = NAN;
  for (gint64 value = first; value <= last; value++)
    {
      trend->expected[value - from] = (float) expected[value - 1];
      trend->outlier[value - from] = outlier[value - 1];
    }
}

/**
 * rs_worker_analyse_references:
 * @references: the references to every integer
 * @from: the first integer of a range
 * @n_ints: how many
 * @trend: (out caller-allocates): what the analysis says of them
 *
 * Any thread.
 *
 * Returns: (transfer full) (array length=n_ints): the references to each
 */
gint64 *
rs_worker_analyse_references (RsReferences   *references,
                              gint64          from,
                              gsize           n_ints,
                              RsTrendColumns *trend)
{
  gint64 last = from + (gint64) n_ints - 1;
  gint64 *column = g_new0 (gint64, n_ints);
  const RsReferenceCount *counts;
  gsize n_counts;

  counts = rs_references_get_all (references, &n_counts);
  for (gsize i = 0; i < n_counts; i++)
    if (counts[i].value >= from && counts[i].value <= last)
      column[counts[i].value - from] = (gint64) counts[i].heap + counts[i].c_variables;

  analyse (references, from, n_ints, trend);

  return column;
}
