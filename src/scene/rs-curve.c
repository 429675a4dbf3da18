/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-curve.h"

#include <math.h>

/* The integers of a series that its axis can show, and what the curve is made with. */
typedef struct
{
  const RsCumulative *cumulative;
  const RsAxis *x_axis;
  const RsAxis *y_axis;
  const RsRect *box;
  gint64 first;
  gint64 last;
} Walk;

/* A curve in the making. */
typedef struct
{
  const RsRect *box;
  GArray *x;
  GArray *y;
  gboolean below; /* whether the last corner was below the box */
  gboolean above;
} Builder;

/* FALSE: there is nothing to draw. */
static gboolean
walk_init (Walk           *walk,
           const RsFigure *figure,
           guint           series,
           const RsAxis   *x_axis,
           const RsAxis   *y_axis,
           const RsRect   *box)
{
  RsSnapshot *snapshot = rs_figure_get_snapshot (figure, series);
  gint64 from = rs_snapshot_get_from (snapshot);

  walk->cumulative = rs_figure_get_cumulative (figure, series);
  walk->x_axis = x_axis;
  walk->y_axis = y_axis;
  walk->box = box;
  walk->first = x_axis->scale == RS_SCALE_LOG ? MAX (from, 1) : from;
  walk->last = from + (gint64) rs_snapshot_get_n_ints (snapshot) - 1;

  return rs_cumulative_is_known (walk->cumulative) && walk->first <= walk->last;
}

/* From the left of the box. */
static double
place_x (const Walk *walk,
         gint64      value)
{
  return rs_axis_to_unit (walk->x_axis, (double) value) * walk->box->width;
}

/* The last integer at or left of a place. */
static gint64
value_at (const Walk *walk,
          double      x)
{
  double value = floor (rs_axis_from_unit (walk->x_axis, x / walk->box->width));

  return (gint64) CLAMP (value, (double) walk->first, (double) walk->last);
}

/* How high so many references stand, 0 at the bottom of the box and 1 at its top. */
static double
place_y (const Walk *walk,
         guint64     sum)
{
  return rs_axis_to_unit (walk->y_axis,
                          100 * ((double) sum / (double) walk->cumulative->total));
}

static void
append (Builder *builder,
        double   x,
        double   unit)
{
  double page_x = builder->box->x + x;
  double page_y = builder->box->y + (1 - unit) * builder->box->height;

  g_array_append_val (builder->x, page_x);
  g_array_append_val (builder->y, page_y);
}

/* The line goes to the right or upwards: it enters the box at the bottom once, and leaves it at the
 * top once. */
static void
add_corner (Builder *builder,
            double   x,
            double   unit)
{
  if (unit < 0)
    {
      builder->below = TRUE;
      return;
    }
  if (builder->above)
    return;

  if (builder->below)
    append (builder, x, 0);
  builder->below = FALSE;
  if (unit <= 1)
    append (builder, x, unit);
  else
    {
      if (builder->x->len > 0)
        append (builder, x, 1);
      builder->above = TRUE;
    }
}

/**
 * rs_curve_new:
 * @figure: a figure of the share
 * @series: which series
 * @x_axis: what of the integers is in view
 * @y_axis: what of the shares is in view
 * @box: the plot box, which cuts the curve off
 * @cell: steps that are nearer to each other than this are one
 *
 * Finds the corners of a curve. Walks the columns of the box rather than the integers, and asks for
 * the sum at the end of each, so that ten million integers cost as much as a thousand.
 *
 * Returns: (transfer full): the curve, without corners if there are no references
 */
RsCurve *
rs_curve_new (const RsFigure *figure,
              guint           series,
              const RsAxis   *x_axis,
              const RsAxis   *y_axis,
              const RsRect   *box,
              double          cell)
{
  RsCurve *self = g_new0 (RsCurve, 1);
  Builder builder = { .box = box };
  Walk walk;
  gint64 value;
  guint64 sum;
  double x, level;

  if (!walk_init (&walk, figure, series, x_axis, y_axis, box))
    return self;

  builder.x = g_array_new (FALSE, FALSE, sizeof (double));
  builder.y = g_array_new (FALSE, FALSE, sizeof (double));

  /* before its first integer there is what was counted in */
  x = place_x (&walk, walk.first);
  value = x >= 0 ? walk.first - 1 : value_at (&walk, 0);
  x = MAX (x, 0);
  sum = rs_cumulative_get_sum (walk.cumulative, value);
  level = place_y (&walk, sum);
  add_corner (&builder, x, level);
  while (value < walk.last && x < box->width)
    {
      double end = MIN ((floor (x / cell) + 1) * cell, box->width);
      gint64 next = MAX (value_at (&walk, end), value);
      guint64 next_sum = rs_cumulative_get_sum (walk.cumulative, next);

      if (next_sum != sum)
        {
          double step = CLAMP (place_x (&walk, next), 0, box->width);

          add_corner (&builder, step, level);
          sum = next_sum;
          level = place_y (&walk, sum);
          add_corner (&builder, step, level);
        }
      value = next;
      x = end;
    }
  add_corner (&builder, MIN (place_x (&walk, walk.last), box->width), level);

  self->n = builder.x->len;
  self->x = (double *) (gpointer) g_array_free (builder.x, FALSE);
  self->y = (double *) (gpointer) g_array_free (builder.y, FALSE);

  return self;
}

/**
 * rs_curve_free:
 * @self: (transfer full): a curve
 */
void
rs_curve_free (RsCurve *self)
{
  g_free (self->x);
  g_free (self->y);
  g_free (self);
}

/**
 * rs_curve_new_dots:
 * @self: a curve
 * @box: the plot box
 * @spacing: from one dot to the next, in units of the page
 *
 * Puts dots along a curve, for what is to be kept off it.
 *
 * Returns: (transfer full): the dots, which belong to no points
 */
RsDots *
rs_curve_new_dots (const RsCurve *self,
                   const RsRect  *box,
                   double         spacing)
{
  RsDots *dots = g_new0 (RsDots, 1);
  g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) y = g_array_new (FALSE, FALSE, sizeof (double));
  double left = 0; /* of the way to the next dot */

  for (gsize i = 1; i < self->n; i++)
    {
      double dx = self->x[i] - self->x[i - 1];
      double dy = self->y[i] - self->y[i - 1];
      double length = fabs (dx) + fabs (dy);

      for (; left < length; left += spacing)
        {
          double dot_x = self->x[i - 1] + dx * left / length - box->x;
          double dot_y = self->y[i - 1] + dy * left / length - box->y;

          g_array_append_val (x, dot_x);
          g_array_append_val (y, dot_y);
        }
      left -= length;
    }

  dots->n = x->len;
  dots->x = (double *) (gpointer) g_array_steal (x, NULL);
  dots->y = (double *) (gpointer) g_array_steal (y, NULL);

  return dots;
}

/**
 * rs_curve_lookup:
 * @figure: a figure of the share
 * @x_axis: what of the integers is in view
 * @y_axis: what of the shares is in view
 * @box: the plot box
 * @x: a place on the page
 * @y: a place on the page
 * @max_distance: how far from it the curve may be
 * @point: (out caller-allocates): the point found
 *
 * Finds the integer of the curve that is at a place: the one above or below it, if the curve or its
 * step there is near.
 *
 * Returns: %FALSE if no curve is there
 */
gboolean
rs_curve_lookup (const RsFigure *figure,
                 const RsAxis   *x_axis,
                 const RsAxis   *y_axis,
                 const RsRect   *box,
                 double          x,
                 double          y,
                 double          max_distance,
                 RsFigurePoint  *point)
{
  double nearest = max_distance;
  gboolean found = FALSE;

  if (x < box->x || x > box->x + box->width || y < box->y || y > box->y + box->height)
    return FALSE;

  for (guint series = 0; series < rs_figure_get_n_series (figure); series++)
    {
      double high, low, beside, distance;
      gint64 value;
      gsize index;
      Walk walk;

      if (!walk_init (&walk, figure, series, x_axis, y_axis, box))
        continue;

      value = value_at (&walk, x - box->x);
      if (value < walk.last
          && place_x (&walk, value + 1) - (x - box->x) < (x - box->x) - place_x (&walk, value))
        value++;
      beside = MAX (place_x (&walk, walk.first) - (x - box->x),
                    (x - box->x) - place_x (&walk, walk.last));
      high = box->y
             + (1 - place_y (&walk, rs_cumulative_get_sum (walk.cumulative, value))) * box->height;
      low = box->y
            + (1 - place_y (&walk, rs_cumulative_get_sum (walk.cumulative, value - 1)))
                * box->height;
      distance = MAX (MAX (high - y, y - low), MAX (beside, 0));
      if (distance <= nearest && rs_figure_find_value (figure, series, value, &index))
        {
          nearest = distance;
          found = rs_figure_get_point (figure, series, index, point);
        }
    }

  return found;
}
