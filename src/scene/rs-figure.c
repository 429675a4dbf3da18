/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-figure-private.h"

#include "rs-style.h"

G_DEFINE_BOXED_TYPE (RsFigure, rs_figure, rs_figure_ref, rs_figure_unref)

static void
series_free (RsFigureSeries *series)
{
  rs_snapshot_unref (series->snapshot);
  g_free (series->name);
  g_array_unref (series->marked);
  g_free (series);
}

static RsFigureSeries *
series_new (const RsFigure *self,
            RsSnapshot     *snapshot,
            const char     *name,
            guint           color)
{
  RsFigureSeries *series = g_new0 (RsFigureSeries, 1);

  series->snapshot = rs_snapshot_ref (snapshot);
  series->name = g_strdup (name);
  series->marked = g_array_new (FALSE, FALSE, sizeof (gsize));
  series->counts = rs_snapshot_get_column (snapshot, self->measure);
  series->outlier = rs_snapshot_get_trend (snapshot, self->measure)->outlier;
  series->facts = rs_snapshot_get_column_facts (snapshot, self->measure);
  series->shown = &series->facts->spans[rs_figure_points (self)];
  series->from = rs_snapshot_get_from (snapshot);
  series->n = rs_snapshot_get_n_ints (snapshot);
  series->color = color;
  rs_cumulative_init (&series->cumulative, snapshot);
  rs_figure_find_marked (series, self->annotate);
  if (self->before != NULL)
    rs_figure_find_growth (self, series);

  return series;
}

static void
fit_axes (RsFigure *self)
{
  gint64 x_min = G_MAXINT64, x_max = G_MININT64;
  gint64 y_min = G_MAXINT64, y_max = G_MININT64;

  for (guint i = 0; i < self->series->len; i++)
    {
      const RsFigureSeries *series = rs_figure_series (self, i);

      x_min = MIN (x_min, series->from);
      x_max = MAX (x_max, series->from + (gint64) series->n - 1);
      if (series->shown->n > 0)
        {
          y_min = MIN (y_min, series->shown->lowest);
          y_max = MAX (y_max, series->shown->highest);
        }
    }

  if (self->scale == RS_SCALE_LOG)
    {
      x_min = MAX (x_min, 1);
      /* nothing can be shown: any decade is as good as another */
      if (x_max < 1)
        x_max = 10;
      if (y_max < 1)
        y_min = 1, y_max = 10;
    }
  else
    {
      if (y_max < y_min)
        y_min = 0, y_max = 10;
      /* what is printed starts at the version's pad, and may be a thousand million */
      if (self->measure != RS_MEASURE_PRINTED)
        y_min = 0;
    }

  self->x_axis = rs_axis_fit (self->scale, x_min, x_max);
  if (self->view == RS_VIEW_SHARE)
    self->y_axis = rs_figure_fit_share (self);
  else if (self->view == RS_VIEW_GROWTH)
    self->y_axis = rs_figure_fit_growth (self);
  else
    self->y_axis = rs_axis_fit (self->scale, y_min, y_max);
}

/* A figure that still shows nothing. */
RsFigure *
rs_figure_new_empty (RsView      view,
                     RsMeasure   measure,
                     RsScale     scale,
                     RsAnnotate *annotate)
{
  RsFigure *self = g_atomic_rc_box_new0 (RsFigure);

  self->view = view;
  self->measure = measure;
  self->scale = scale;
  self->annotate = rs_annotate_ref (annotate);
  self->series = g_ptr_array_new_with_free_func ((GDestroyNotify) series_free);

  return self;
}

/* The same, to be filled with other series. */
static RsFigure *
new_alike (const RsFigure *self)
{
  RsFigure *other = rs_figure_new_empty (self->view, self->measure, self->scale, self->annotate);

  if (self->before != NULL)
    other->before = rs_snapshot_ref (self->before);

  return other;
}

/* A figure of one series, seen in any way; @before is what it grew from, or NULL. */
RsFigure *
rs_figure_new_view (RsView      view,
                    RsSnapshot *before,
                    RsSnapshot *snapshot,
                    const char *name,
                    RsMeasure   measure,
                    RsScale     scale,
                    RsAnnotate *annotate)
{
  RsFigure *self = rs_figure_new_empty (view, measure, scale, annotate);

  if (before != NULL)
    self->before = rs_snapshot_ref (before);
  g_ptr_array_add (self->series, series_new (self, snapshot, name, 0));
  fit_axes (self);

  return self;
}

/**
 * rs_figure_new_ints:
 * @snapshot: what was measured
 * @name: (nullable): what a legend calls it
 * @measure: which count to draw
 * @scale: of both axes: linear, or log-log
 * @annotate: which points carry their number
 *
 * Makes the figure of a range of integers: the integer to the right, its count upwards. Looks at
 * no more points than are marked, for the snapshot knows the rest.
 *
 * Returns: (transfer full): the figure
 */
RsFigure *
rs_figure_new_ints (RsSnapshot *snapshot,
                    const char *name,
                    RsMeasure   measure,
                    RsScale     scale,
                    RsAnnotate *annotate)
{
  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (measure < RS_N_MEASURES, NULL);
  g_return_val_if_fail (annotate != NULL, NULL);

  return rs_figure_new_view (RS_VIEW_COUNTS, NULL, snapshot, name, measure, scale, annotate);
}

/**
 * rs_figure_add_series:
 * @self: a figure of integers, of less than %RS_STYLE_MAX_SERIES series
 * @snapshot: what else was measured
 * @name: what the legend calls it
 *
 * Makes a figure that shows one more series. @self is not changed.
 *
 * Returns: (transfer full): the new figure
 */
RsFigure *
rs_figure_add_series (RsFigure   *self,
                      RsSnapshot *snapshot,
                      const char *name)
{
  RsFigure *bigger;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (self->bars == NULL, NULL);
  g_return_val_if_fail (self->series->len < RS_STYLE_MAX_SERIES, NULL);

  bigger = new_alike (self);
  for (guint i = 0; i < self->series->len; i++)
    {
      const RsFigureSeries *series = rs_figure_series (self, i);

      g_ptr_array_add (bigger->series,
                       series_new (bigger, series->snapshot, series->name, series->color));
    }
  g_ptr_array_add (bigger->series, series_new (bigger, snapshot, name, self->series->len));
  fit_axes (bigger);

  return bigger;
}

static RsFigure *
recolor_bars (RsFigure *self,
              guint     color)
{
  const RsFigureBars *bars = self->bars;
  RsFigure *other = rs_figure_new_bars (bars->snapshot, bars->name, self->measure, self->scale,
                                        MAX (bars->n, 1));

  other->bars->color = color % RS_STYLE_MAX_SERIES;

  return other;
}

/**
 * rs_figure_recolor:
 * @self: a figure; bars are one series
 * @colors: (array): which of the style's colours each series has, from 0 to
 *   %RS_STYLE_MAX_SERIES - 1
 *
 * Makes a figure whose series have other colours than those of their order, so that a series keeps
 * its own while others come and go. @self is not changed.
 *
 * Returns: (transfer full): the new figure
 */
RsFigure *
rs_figure_recolor (RsFigure    *self,
                   const guint *colors)
{
  RsFigure *other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (colors != NULL, NULL);

  if (self->bars != NULL)
    return recolor_bars (self, colors[0]);

  other = new_alike (self);
  for (guint i = 0; i < self->series->len; i++)
    {
      const RsFigureSeries *series = rs_figure_series (self, i);

      g_ptr_array_add (other->series, series_new (other, series->snapshot, series->name,
                                                  colors[i] % RS_STYLE_MAX_SERIES));
    }
  other->x_axis = self->x_axis;
  other->y_axis = self->y_axis;

  return other;
}

/**
 * rs_figure_get_color:
 * @self: a figure
 * @series: which series
 *
 * Returns: which of the style's colours the series has
 */
guint
rs_figure_get_color (const RsFigure *self,
                     guint           series)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (series < rs_figure_get_n_series (self), 0);

  return self->bars != NULL ? self->bars->color : rs_figure_series (self, series)->color;
}

/**
 * rs_figure_ref:
 * @self: a figure
 *
 * Returns: (transfer full): @self
 */
RsFigure *
rs_figure_ref (RsFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
figure_clear (RsFigure *self)
{
  rs_annotate_unref (self->annotate);
  g_clear_pointer (&self->before, rs_snapshot_unref);
  g_ptr_array_unref (self->series);
  g_clear_pointer (&self->bars, rs_figure_bars_free);
}

/**
 * rs_figure_unref:
 * @self: (transfer full): a figure
 */
void
rs_figure_unref (RsFigure *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) figure_clear);
}

/**
 * rs_figure_get_view:
 * @self: a figure
 *
 * Returns: whether counts are drawn, their share of all, or their growth
 */
RsView
rs_figure_get_view (const RsFigure *self)
{
  g_return_val_if_fail (self != NULL, RS_VIEW_COUNTS);

  return self->view;
}

/**
 * rs_figure_get_measure:
 * @self: a figure
 *
 * Returns: which count is drawn
 */
RsMeasure
rs_figure_get_measure (const RsFigure *self)
{
  g_return_val_if_fail (self != NULL, RS_MEASURE_REFCOUNT);

  return self->measure;
}

/**
 * rs_figure_get_scale:
 * @self: a figure
 *
 * Returns: the scale of both axes; in %RS_VIEW_SHARE and %RS_VIEW_GROWTH of that of the integers
 */
RsScale
rs_figure_get_scale (const RsFigure *self)
{
  g_return_val_if_fail (self != NULL, RS_SCALE_LINEAR);

  return self->scale;
}

/**
 * rs_figure_get_n_series:
 * @self: a figure
 *
 * Returns: how many series there are, at least 1; bars are one
 */
guint
rs_figure_get_n_series (const RsFigure *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bars != NULL ? 1 : self->series->len;
}

/**
 * rs_figure_get_snapshot:
 * @self: a figure
 * @series: which series
 *
 * Returns: (transfer none) (nullable): the integers that were measured, or %NULL if the figure is
 *   one of bars
 */
RsSnapshot *
rs_figure_get_snapshot (const RsFigure *self,
                        guint           series)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (series < rs_figure_get_n_series (self), NULL);

  return self->bars != NULL ? NULL : rs_figure_series (self, series)->snapshot;
}

/**
 * rs_figure_get_series_name:
 * @self: a figure
 * @series: which series
 *
 * Returns: (transfer none) (nullable): what a legend calls the series
 */
const char *
rs_figure_get_series_name (const RsFigure *self,
                           guint           series)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (series < rs_figure_get_n_series (self), NULL);

  return self->bars != NULL ? self->bars->name : rs_figure_series (self, series)->name;
}

/**
 * rs_figure_get_x_axis:
 * @self: a figure
 *
 * Returns: the axis that shows every integer that its scale can show; or every bar, row r at r; or
 *   every count if the bars lie
 */
RsAxis
rs_figure_get_x_axis (const RsFigure *self)
{
  g_return_val_if_fail (self != NULL, (RsAxis){ 0 });

  return self->x_axis;
}

/**
 * rs_figure_get_y_axis:
 * @self: a figure
 *
 * Returns: the axis that shows every count that its scale can show, or all of the curve; or every
 *   bar if they lie, row r at -r
 */
RsAxis
rs_figure_get_y_axis (const RsFigure *self)
{
  g_return_val_if_fail (self != NULL, (RsAxis){ 0 });

  return self->y_axis;
}
