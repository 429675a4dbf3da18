/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-figure-private.h"

#include <math.h>

/* The points of a series: one by its place, the place of one, and the next. */

/**
 * rs_figure_get_n_points:
 * @self: a figure
 * @series: which series
 *
 * Returns: how many points rs_figure_get_point() knows: those of the snapshot, or the bars
 */
gsize
rs_figure_get_n_points (const RsFigure *self,
                        guint           series)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (series < rs_figure_get_n_series (self), 0);

  return self->bars != NULL ? self->bars->n : rs_figure_series (self, series)->n;
}

/**
 * rs_figure_get_n_outliers:
 * @self: a figure
 * @series: which series
 *
 * Returns: how many of the points that have a count are outliers, shown or not
 */
gsize
rs_figure_get_n_outliers (const RsFigure *self,
                          guint           series)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (series < rs_figure_get_n_series (self), 0);

  return self->bars != NULL ? 0 : rs_figure_series (self, series)->facts->n_outliers;
}

/**
 * rs_figure_get_marked:
 * @self: a figure
 * @series: which series
 * @n_marked: (out): how many
 *
 * The points that are outliers or carry their number and have a count, shown or not.
 *
 * Returns: (transfer none) (nullable) (array length=n_marked): their indices, ascending
 */
const gsize *
rs_figure_get_marked (const RsFigure *self,
                      guint           series,
                      gsize          *n_marked)
{
  const GArray *marked;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (series < rs_figure_get_n_series (self), NULL);
  g_return_val_if_fail (n_marked != NULL, NULL);

  *n_marked = 0;
  if (self->bars != NULL)
    return NULL;

  marked = rs_figure_series (self, series)->marked;
  *n_marked = marked->len;

  return (const gsize *) (gconstpointer) marked->data;
}

/**
 * rs_figure_get_point:
 * @self: a figure
 * @series: which series
 * @index: which point of it
 * @point: (out caller-allocates): what is known of the point
 *
 * Returns: %FALSE if there is no such series or point
 */
gboolean
rs_figure_get_point (const RsFigure *self,
                     guint           series,
                     gsize           index,
                     RsFigurePoint  *point)
{
  const RsFigureSeries *of;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (point != NULL, FALSE);

  if (self->bars != NULL)
    return series == 0 && rs_figure_get_bar (self, index, point);
  if (series >= self->series->len || index >= rs_figure_series (self, series)->n)
    return FALSE;

  of = rs_figure_series (self, series);
  point->series = series;
  point->index = index;
  point->value = of->from + (gint64) index;
  point->count = of->counts[index];
  point->x = (double) point->value;
  point->outlier = of->outlier != NULL && of->outlier[index];
  if (self->view == RS_VIEW_SHARE)
    point->y = rs_figure_get_percent (of, point->value);
  else if (self->view == RS_VIEW_GROWTH)
    point->y = rs_figure_get_growth (self, of, index);
  else
    point->y = point->count != RS_ABSENT ? (double) point->count : NAN;
  point->annotated = point->count != RS_ABSENT
                     && rs_annotate_wants (self->annotate, point->value, point->outlier);

  return TRUE;
}

/**
 * rs_figure_find_value:
 * @self: a figure
 * @series: which series
 * @value: an integer; of bars the row
 * @index: (out): where it stands in the series
 *
 * Returns: %FALSE if the series does not have it
 */
gboolean
rs_figure_find_value (const RsFigure *self,
                      guint           series,
                      gint64          value,
                      gsize          *index)
{
  const RsFigureSeries *of;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (series < rs_figure_get_n_series (self), FALSE);
  g_return_val_if_fail (index != NULL, FALSE);

  if (self->bars != NULL)
    {
      *index = (gsize) value;
      return value >= 0 && (guint64) value < self->bars->n;
    }

  of = rs_figure_series (self, series);
  if (value < of->from || (guint64) value - (guint64) of->from >= of->n)
    return FALSE;

  *index = (gsize) (value - of->from);

  return TRUE;
}

/**
 * rs_figure_next_shown:
 * @self: a figure
 * @series: which series
 * @from: where to start from: the index of a point, -1 for before the first, the number of points
 *   for behind the last
 * @step: above 0 to go up, below 0 to go down; only the sign counts
 * @outliers_only: whether to stop at outliers only
 * @index: (out): the point found
 *
 * Finds the next point that the figure's scale can show, @from itself not included; of bars every
 * one can be, if only by its label. So -1 and 1
 * give the first point, the number of points (or anything above it, as %G_MAXSSIZE) and -1 the
 * last. Takes some microseconds at most, however many points there are between; of growth some
 * milliseconds for a million.
 *
 * Returns: %FALSE if there is none
 */
gboolean
rs_figure_next_shown (const RsFigure *self,
                      guint           series,
                      gssize          from,
                      int             step,
                      gboolean        outliers_only,
                      gsize          *index)
{
  const RsColumnFacts *facts;
  gboolean found;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (series < rs_figure_get_n_series (self), FALSE);
  g_return_val_if_fail (from >= -1, FALSE);
  g_return_val_if_fail (step != 0, FALSE);
  g_return_val_if_fail (index != NULL, FALSE);

  if (self->bars != NULL)
    return !outliers_only && rs_figure_next_bar (self, from, step, index);

  facts = rs_figure_series (self, series)->facts;
  from = MIN (from, (gssize) facts->n);
  if (self->view == RS_VIEW_SHARE && !outliers_only)
    return rs_figure_next_on_curve (self, rs_figure_series (self, series), from, step, index);

  do
    {
      if (outliers_only)
        found = rs_column_facts_next_outlier (facts, rs_figure_points (self), from, step, index);
      else
        found = rs_column_facts_next (facts, rs_figure_points (self), from, step, index);
      if (found)
        from = (gssize) *index;
    }
  while (found && self->view == RS_VIEW_GROWTH
         && !(rs_figure_get_growth (self, rs_figure_series (self, series), *index) > 0));

  return found;
}
