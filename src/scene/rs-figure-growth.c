/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-figure-private.h"

#include <math.h>

#include "rs-growth.h"

/**
 * rs_figure_new_growth:
 * @before: what is compared with
 * @snapshot: what was measured
 * @name: (nullable): what a legend calls it
 * @measure: which count to compare
 * @scale: of the axis of the integers
 * @annotate: which points carry their number
 *
 * Makes the figure of growth: the integer to the right, and upwards how many times its count in
 * @before its count is, always on a log axis: half as many are as far from as many as twice as many
 * are. What had no count before, or has none now, has no ratio and no place. Looks at every count
 * once.
 *
 * Returns: (transfer full): the figure
 */
RsFigure *
rs_figure_new_growth (RsSnapshot *before,
                      RsSnapshot *snapshot,
                      const char *name,
                      RsMeasure   measure,
                      RsScale     scale,
                      RsAnnotate *annotate)
{
  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (measure < RS_N_MEASURES, NULL);
  g_return_val_if_fail (annotate != NULL, NULL);

  return rs_figure_new_view (RS_VIEW_GROWTH, before, snapshot, name, measure, scale, annotate);
}

/**
 * rs_figure_get_before:
 * @self: a figure
 *
 * Returns: (transfer none) (nullable): what all series are compared with, %NULL in another view
 *   than %RS_VIEW_GROWTH
 */
RsSnapshot *
rs_figure_get_before (const RsFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->before;
}

/* What an integer had, %RS_ABSENT if that is not known. */
gint64
rs_figure_get_count_before (const RsFigure *self,
                            gint64          value)
{
  gint64 from = rs_snapshot_get_from (self->before);

  if (value < from || (guint64) value - (guint64) from >= rs_snapshot_get_n_ints (self->before))
    return RS_ABSENT;

  return rs_snapshot_get_column (self->before, self->measure)[value - from];
}

/* How many times its count before an integer's count is; NaN if there is no saying. */
double
rs_figure_get_growth (const RsFigure       *self,
                      const RsFigureSeries *series,
                      gsize                 index)
{
  double ratio = rs_growth_get_ratio (
    rs_figure_get_count_before (self, series->from + (gint64) index), series->counts[index]);

  return ratio > 0 ? ratio : NAN;
}

static void
add_ratio (RsFigureGrowth *growth,
           gint64          value,
           double          ratio)
{
  if (growth->n++ == 0 || ratio < growth->lowest)
    growth->lowest = ratio;
  if (growth->n == 1 || ratio > growth->highest)
    {
      growth->highest = ratio;
      growth->highest_of = value;
    }
}

/* Looks once at what the figure's scale can show. */
void
rs_figure_find_growth (const RsFigure *self,
                       RsFigureSeries *series)
{
  RsFigureGrowth *growth = &series->growth;
  gsize first = 0;

  *growth = (RsFigureGrowth) { .lowest = NAN, .highest = NAN };
  if (self->scale == RS_SCALE_LOG && series->from < 1)
    first = MIN ((gsize) (1 - series->from), series->n);

  for (gsize i = first; i < series->n; i++)
    {
      gint64 value = series->from + (gint64) i;
      gint64 before = rs_figure_get_count_before (self, value);
      gint64 after = series->counts[i];

      if (before > 0 && after > 0)
        add_ratio (growth, value, rs_growth_get_ratio (before, after));
      else if (before == 0 && after > 0)
        growth->n_new++;
      else if (before > 0 && after == 0)
        growth->n_gone++;
    }
}

/* All ratios, and as many as before among them. */
RsAxis
rs_figure_fit_growth (const RsFigure *self)
{
  double low = 1, high = 1;

  for (guint i = 0; i < self->series->len; i++)
    {
      /* fmin() and fmax() pass NaN by */
      low = fmin (low, rs_figure_series (self, i)->growth.lowest);
      high = fmax (high, rs_figure_series (self, i)->growth.highest);
    }

  return rs_axis_fit (RS_SCALE_LOG, low, high);
}
