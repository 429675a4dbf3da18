/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-worker-measure.h"

#include <math.h>
#include <stdbool.h>

#include "rs-outliers.h"
#include "rs-trend.h"
#include "rs-worker-references.h"

/* What the analysis says of the integers from 1 to the end of the cache. */
typedef struct
{
  double *expected;
  bool *outlier;
} CacheTrend;

static void
cache_trend_clear (CacheTrend *trend)
{
  g_free (trend->expected);
  g_free (trend->outlier);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CacheTrend, cache_trend_clear)

/* Analyses the whole cache whatever was asked for, so that an integer's expected count is the same
 * in every range that shows it. */
static void
analyse_cache (const gint64 *refcount,
               gsize         n,
               CacheTrend   *trend)
{
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    {
      x[i] = (double) (i + 1);
      y[i] = refcount[i] != RS_ABSENT ? (double) refcount[i] : NAN;
    }

  trend->expected = g_new (double, n);
  trend->outlier = g_new0 (bool, n);
  rs_trend_fit (x, y, n, trend->expected);
  rs_outliers_find (x, y, trend->expected, n, &rs_outlier_rule_default, trend->outlier);
}

/* What the analysis says of the range.
 *
 * Only the cached integers above 0 have an expected refcount: there is no place for the others on a
 * log axis, and past the cache every integer is a new object that nothing refers to. Where Python
 * does not count there is nothing at all.
 *
 * What sys.getrefcount() prints is the refcount and a constant, about a milliard on 3.11. On a log
 * axis that is a flat line, so it has no trend of its own; but an integer that stands out does so
 * by either measure. */
static void
analyse (RsIntCounts    *counts,
         RsTrendColumns  trends[RS_N_MEASURES])
{
  gint64 from = rs_int_counts_get_from (counts);
  gsize n_ints = rs_int_counts_get_n_ints (counts);
  gsize n_cache;
  const gint64 *cache_refcount = rs_int_counts_get_cache_refcount (counts, &n_cache);
  gint64 first = MAX (from, 1);
  gint64 last = MIN (from + (gint64) n_ints - 1, (gint64) n_cache);
  RsTrendColumns *refcount = &trends[RS_MEASURE_REFCOUNT];
  g_auto (CacheTrend) cache = { 0 };

  if (cache_refcount == NULL || first > last)
    return;

  analyse_cache (cache_refcount, n_cache, &cache);

  refcount->expected = g_new (float, n_ints);
  refcount->outlier = g_new0 (guint8, n_ints);
  for (gsize i = 0; i < n_ints; i++)
    refcount->expected[i] = NAN;

  for (gint64 value = first; value <= last; value++)
    {
      refcount->expected[value - from] = (float) cache.expected[value - 1];
      refcount->outlier[value - from] = cache.outlier[value - 1];
    }

  trends[RS_MEASURE_PRINTED].outlier = g_memdup2 (refcount->outlier, n_ints);
}

/**
 * rs_worker_analyse:
 * @counts: what an interpreter counted
 *
 * Says what is to be expected of each integer and which stand out, by each measure. Any thread.
 *
 * Returns: (transfer full): the counts with what the analysis says
 */
RsSnapshot *
rs_worker_analyse (RsIntCounts *counts)
{
  gint64 from = rs_int_counts_get_from (counts);
  gsize n_ints = rs_int_counts_get_n_ints (counts);
  RsReferences *references = rs_int_counts_get_references (counts);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL } };
  gint64 *columns[RS_N_MEASURES];

  analyse (counts, trends);
  columns[RS_MEASURE_REFERENCES]
    = rs_worker_analyse_references (references, from, n_ints, &trends[RS_MEASURE_REFERENCES]);
  columns[RS_MEASURE_REFCOUNT] = g_memdup2 (rs_int_counts_get_refcount (counts),
                                            n_ints * sizeof (gint64));
  columns[RS_MEASURE_PRINTED] = g_memdup2 (rs_int_counts_get_printed (counts),
                                           n_ints * sizeof (gint64));

  return rs_snapshot_new_ints (rs_int_counts_get_python (counts), from, n_ints, columns, trends,
                               references);
}
