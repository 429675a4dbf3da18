/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-figure-private.h"

#include <math.h>

/**
 * rs_figure_new_share:
 * @snapshot: what was measured
 * @name: (nullable): what a legend calls it
 * @scale: of the axis of the integers
 * @annotate: which points carry their number
 *
 * Makes the figure of the cumulative share: the integer to the right, and upwards how much of all
 * references to integers is to those from the first cached one up to it, in percent. It looks at
 * no more points than are marked: the references know their sums.
 *
 * Returns: (transfer full): the figure
 */
RsFigure *
rs_figure_new_share (RsSnapshot *snapshot,
                     const char *name,
                     RsScale     scale,
                     RsAnnotate *annotate)
{
  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (annotate != NULL, NULL);

  return rs_figure_new_view (RS_VIEW_SHARE, NULL, snapshot, name, RS_MEASURE_REFERENCES, scale,
                             annotate);
}

/**
 * rs_figure_get_cumulative:
 * @self: a figure
 * @series: which series
 *
 * Returns: (transfer none): its references, added up; not known if they were not counted
 */
const RsCumulative *
rs_figure_get_cumulative (const RsFigure *self,
                          guint           series)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (series < self->series->len, NULL);

  return &rs_figure_series (self, series)->cumulative;
}

/* Where an integer stands on the axis upwards, NaN without references. */
double
rs_figure_get_percent (const RsFigureSeries *series,
                       gint64                value)
{
  return 100 * rs_cumulative_get_share (&series->cumulative, value);
}

/* From nothing to all, so that heights can be compared; but a range past the cache is a few percent
 * at the top of that, and is shown as large as it can be. */
RsAxis
rs_figure_fit_share (const RsFigure *self)
{
  double low = 100, high = 0;

  for (guint i = 0; i < self->series->len; i++)
    {
      const RsFigureSeries *series = rs_figure_series (self, i);

      if (series->from <= rs_snapshot_get_python (series->snapshot)->cache_max
          || !rs_cumulative_is_known (&series->cumulative))
        return rs_axis_fit (RS_SCALE_LINEAR, 0, 100);

      low = fmin (low, rs_figure_get_percent (series, series->from - 1));
      high = fmax (high,
                   rs_figure_get_percent (series, series->from + (gint64) series->n - 1));
    }

  return rs_axis_fit (RS_SCALE_LINEAR, low, high);
}

/* The curve goes through every integer that its axis can show, referenced or not. */
gboolean
rs_figure_next_on_curve (const RsFigure       *self,
                         const RsFigureSeries *series,
                         gssize                from,
                         int                   step,
                         gsize                *index)
{
  gssize first = 0;
  gssize next = from + (step > 0 ? 1 : -1);

  if (self->scale == RS_SCALE_LOG && series->from < 1)
    first = (gssize) (1 - series->from);
  if (step > 0)
    next = MAX (next, first);

  if (!rs_cumulative_is_known (&series->cumulative) || next < first || next >= (gssize) series->n)
    return FALSE;

  *index = (gsize) next;
  return TRUE;
}
