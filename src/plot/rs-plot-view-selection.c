/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-view-private.h"

/* How far from the border a point comes to lie that is panned into view, in lengths of the axis. */
#define REVEAL_MARGIN 0.1

/* The axis panned just so far that the value is in view. */
static RsAxis
reveal (const RsAxis *axis,
        const RsAxis *full,
        double        value)
{
  double unit;

  if (!rs_axis_can_show (full, value))
    return *axis;

  unit = rs_axis_to_unit (axis, value);
  if (unit < 0)
    return rs_axis_pan (axis, full, unit - REVEAL_MARGIN);
  if (unit > 1)
    return rs_axis_pan (axis, full, unit - 1 + REVEAL_MARGIN);

  return *axis;
}

/* After another point, or none, was selected. */
static void
selected_changed (RsPlotView *self)
{
  rs_plot_view_update_actions (self);
  rs_plot_view_update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  rs_plot_view_notify_selected (self);
}

/* Keeps the selection by its value or text; FALSE: there is no such point in @figure. */
gboolean
rs_plot_view_find_selected (RsPlotView *self,
                            RsFigure   *figure,
                            RsPlotPick *pick)
{
  RsFigurePoint point;

  if (figure == NULL || !rs_plot_view_get_selected (self, &point))
    return FALSE;

  *pick = (RsPlotPick) { TRUE, point.series, 0 };

  return rs_figure_find_alike (figure, &point, self->figure, &pick->index)
         && rs_figure_get_point (figure, pick->series, pick->index, &point);
}

/**
 * rs_plot_view_get_selected:
 * @self: a plot
 * @point: (out) (optional): the selected point
 *
 * Returns: whether a point is selected
 */
gboolean
rs_plot_view_get_selected (RsPlotView    *self,
                           RsFigurePoint *point)
{
  RsFigurePoint unused;

  g_return_val_if_fail (RS_IS_PLOT_VIEW (self), FALSE);

  if (self->figure == NULL || !self->selected.is_set)
    return FALSE;

  return rs_figure_get_point (self->figure, self->selected.series, self->selected.index,
                              point != NULL ? point : &unused);
}

/**
 * rs_plot_view_select:
 * @self: a plot
 * @series: the series
 * @index: the point in the series' snapshot
 *
 * Selects a point and brings it into view. Nothing happens if the figure has no such point.
 */
void
rs_plot_view_select (RsPlotView *self,
                     guint       series,
                     gsize       index)
{
  RsFigurePoint point;
  RsAxis x_axis;
  RsAxis y_axis;

  g_return_if_fail (RS_IS_PLOT_VIEW (self));

  if (self->figure == NULL || !rs_figure_get_point (self->figure, series, index, &point))
    return;

  /* how many bars are in view depends on the room that there is */
  rs_plot_view_ensure_scene (self);
  x_axis = reveal (&self->x_axis, &self->full_x, point.x);
  y_axis = reveal (&self->y_axis, &self->full_y, point.y);
  rs_plot_view_set_axes (self, &x_axis, &y_axis);

  if (self->selected.is_set && self->selected.series == series && self->selected.index == index)
    return;

  self->selected = (RsPlotPick) { TRUE, series, index };
  selected_changed (self);
  rs_plot_view_announce (self);
}

/**
 * rs_plot_view_unselect:
 * @self: a plot
 *
 * Selects no point.
 */
void
rs_plot_view_unselect (RsPlotView *self)
{
  g_return_if_fail (RS_IS_PLOT_VIEW (self));

  if (!self->selected.is_set)
    return;

  self->selected.is_set = FALSE;
  selected_changed (self);
}
