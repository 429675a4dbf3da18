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
  gsize n;
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
static gboolean
analyse_cache (RsInterp      *interp,
               CacheTrend    *trend,
               GCancellable  *cancellable,
               GError       **error)
{
  gsize n = (gsize) rs_interp_get_facts (interp)->cache_max;
  g_autofree gint64 *refcount = g_new (gint64, n);
  g_autofree gint64 *printed = g_new (gint64, n);
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);

  if (!rs_interp_count_ints (interp, 1, n, refcount, printed, NULL, NULL, cancellable, error))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      x[i] = (double) (i + 1);
      y[i] = refcount[i] != RS_ABSENT ? (double) refcount[i] : NAN;
    }

  trend->n = n;
  trend->expected = g_new (double, n);
  trend->outlier = g_new0 (bool, n);
  rs_trend_fit (x, y, n, trend->expected);
  rs_outliers_find (x, y, trend->expected, n, &rs_outlier_rule_default, trend->outlier);

  return TRUE;
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
static gboolean
analyse (RsInterp        *interp,
         gint64           from,
         gsize            n_ints,
         RsTrendColumns   trends[RS_N_MEASURES],
         GCancellable    *cancellable,
         GError         **error)
{
  RsPythonFacts *facts = rs_interp_get_facts (interp);
  gint64 first = MAX (from, 1);
  gint64 last = MIN (from + (gint64) n_ints - 1, facts->cache_max);
  g_auto (CacheTrend) cache = { 0 };
  RsTrendColumns *refcount = &trends[RS_MEASURE_REFCOUNT];

  if (!facts->counted || first > last)
    return TRUE;

  if (!analyse_cache (interp, &cache, cancellable, error))
    return FALSE;

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

  return TRUE;
}

static void
clear_trends (RsTrendColumns trends[RS_N_MEASURES])
{
  for (int i = 0; i < RS_N_MEASURES; i++)
    {
      g_free (trends[i].expected);
      g_free (trends[i].outlier);
    }
}

/**
 * rs_worker_measure:
 * @interp: the interpreter
 * @request: what to measure
 * @progress: (nullable) (scope call): told how many integers are counted
 * @progress_data: user data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: where to put an error
 *
 * Counts and analyses. On the interpreter's thread.
 *
 * Returns: (transfer full): what was measured, or %NULL with %G_IO_ERROR_CANCELLED or an error of
 *   rs_interp_count_ints()
 */
RsSnapshot *
rs_worker_measure (RsInterp          *interp,
                   RsRequest         *request,
                   RsInterpProgress   progress,
                   gpointer           progress_data,
                   GCancellable      *cancellable,
                   GError           **error)
{
  gint64 from = rs_request_get_from (request);
  gsize n_ints = (gsize) (rs_request_get_to (request) - from + 1);
  g_autofree gint64 *refcount = g_new (gint64, n_ints);
  g_autofree gint64 *printed = g_new (gint64, n_ints);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  g_autoptr (RsReferences) references = NULL;

  if (!rs_interp_count_ints (interp,
                             from,
                             n_ints,
                             refcount,
                             printed,
                             progress,
                             progress_data,
                             cancellable,
                             error))
    return NULL;

  if (!analyse (interp, from, n_ints, trends, cancellable, error))
    return NULL;

  references = rs_worker_count_references (interp, from, n_ints, &columns[RS_MEASURE_REFERENCES],
                                           &trends[RS_MEASURE_REFERENCES], cancellable, error);
  if (references == NULL)
    {
      clear_trends (trends);
      return NULL;
    }

  columns[RS_MEASURE_REFCOUNT] = g_steal_pointer (&refcount);
  columns[RS_MEASURE_PRINTED] = g_steal_pointer (&printed);

  return rs_snapshot_new_ints (rs_interp_get_facts (interp), from, n_ints, columns, trends,
                               references);
}
