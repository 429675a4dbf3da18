/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-dots.h"

#include <math.h>

#include "rs-dots-stamp.h"
#include "rs-thin.h"

/* Most counts are small: their places are looked up. */
#define N_SMALL 4096

/* No outlier is left out, unless there are so many that none stands out. */
#define MAX_OUTLIERS 10000

/* Points on their way to the page. */
typedef struct
{
  GArray *x;
  GArray *y;
  GArray *index;
} Gathered;

/* What one series is gathered with. */
typedef struct
{
  const RsAxis *x_axis;
  const RsAxis *y_axis;
  const RsRect *box;
  const gint64 *counts;
  const guint8 *outlier;
  gint64 from;
  guint32 column;              /* the pixel column being gathered, from 1 */
  guint32 seen[N_SMALL];       /* the last column with this count */
  double small_y[N_SMALL];     /* place of each small count; NaN: outside of the box */
  gboolean small_known[N_SMALL];
} Walk;

static double
place_x (const Walk *walk,
         gsize       i)
{
  return rs_axis_to_unit (walk->x_axis, (double) (walk->from + (gint64) i)) * walk->box->width;
}

/* NaN where the count is not in view. */
static double
place_y (const RsAxis *axis,
         const RsRect *box,
         double        count)
{
  double y = (1 - rs_axis_to_unit (axis, count)) * box->height;

  return y >= 0 && y <= box->height ? y : NAN;
}

static double
look_up_y (Walk   *walk,
           gint64  count)
{
  if (count < 0)
    return NAN;
  if (count >= N_SMALL)
    return place_y (walk->y_axis, walk->box, (double) count);

  if (!walk->small_known[count])
    {
      walk->small_y[count] = place_y (walk->y_axis, walk->box, (double) count);
      walk->small_known[count] = TRUE;
    }

  return walk->small_y[count];
}

static void
gather (Gathered *gathered,
        double    x,
        double    y,
        gsize     index)
{
  g_array_append_val (gathered->x, x);
  g_array_append_val (gathered->y, y);
  g_array_append_val (gathered->index, index);
}

static void
gathered_init (Gathered *self)
{
  self->x = g_array_new (FALSE, FALSE, sizeof (double));
  self->y = g_array_new (FALSE, FALSE, sizeof (double));
  self->index = g_array_new (FALSE, FALSE, sizeof (gsize));
}

/* Leaves out what nobody could see. */
static RsDots *
gathered_finish (Gathered     *self,
                 const RsRect *box,
                 double        cell)
{
  RsDots *dots = g_new0 (RsDots, 1);
  gsize n = MIN (self->index->len, G_MAXUINT32 - 1);
  g_autofree guint32 *kept = g_new (guint32, MAX (n, 1));

  dots->n = rs_thin_points ((const double *) (gpointer) self->x->data,
                            (const double *) (gpointer) self->y->data, NULL, n, box->width,
                            box->height, cell, kept);
  dots->x = (double *) (gpointer) g_array_free (self->x, FALSE);
  dots->y = (double *) (gpointer) g_array_free (self->y, FALSE);
  dots->index = (gsize *) (gpointer) g_array_free (self->index, FALSE);
  /* kept[] ascends: what is read has not been written to yet */
  for (gsize i = 0; i < dots->n; i++)
    {
      dots->x[i] = dots->x[kept[i]];
      dots->y[i] = dots->y[kept[i]];
      dots->index[i] = dots->index[kept[i]];
    }

  return dots;
}

/* The points from @i to before @end stand in one column: of equal counts one is enough. */
static void
gather_column (Walk     *walk,
               Gathered *gathered,
               gsize     i,
               gsize     end)
{
  gint64 last = RS_ABSENT;

  walk->column++;
  for (; i < end; i++)
    {
      gint64 count = walk->counts[i];
      double y;

      if (count == last || (walk->outlier != NULL && walk->outlier[i]))
        continue;
      last = count;
      if (count >= 0 && count < N_SMALL)
        {
          if (walk->seen[count] == walk->column)
            continue;
          walk->seen[count] = walk->column;
        }
      y = look_up_y (walk, count);
      if (!isnan (y))
        gather (gathered, place_x (walk, i), y, i);
    }
}

/* Ratios are hardly ever alike: each is looked at. */
static RsDots *
new_grown (const RsFigure *figure,
           guint           series,
           const Walk     *walk,
           gsize           i,
           gsize           stop,
           double          cell)
{
  Gathered gathered;

  gathered_init (&gathered);
  for (; i < stop; i++)
    {
      RsFigurePoint point;
      double y;

      /* most integers are not referenced */
      if (walk->counts[i] <= 0 || (walk->outlier != NULL && walk->outlier[i]))
        continue;
      rs_figure_get_point (figure, series, i, &point);
      y = place_y (walk->y_axis, walk->box, point.y);
      if (!isnan (y))
        gather (&gathered, place_x (walk, i), y, i);
    }

  return gathered_finish (&gathered, walk->box, cell);
}

/* The first integer at or right of a place, as an index between @low and @high. */
static gsize
index_at (const Walk *walk,
          double      x,
          gsize       low,
          gsize       high)
{
  double value = ceil (rs_axis_from_unit (walk->x_axis, x / walk->box->width));
  double i = value - (double) walk->from;

  if (!(i > (double) low))
    return low;

  return i < (double) high ? (gsize) i : high;
}

/* The dots of what is marked: of the outliers, or of the others that carry their number. */
static RsDots *
new_marked (const RsFigure *figure,
            guint           series,
            const RsAxis   *x_axis,
            const RsAxis   *y_axis,
            const RsRect   *box,
            double          cell,
            gboolean        outliers)
{
  gsize n_marked;
  const gsize *marked = rs_figure_get_marked (figure, series, &n_marked);
  Gathered gathered;

  gathered_init (&gathered);
  for (gsize i = 0; i < n_marked; i++)
    {
      RsFigurePoint point;
      double x, y;

      rs_figure_get_point (figure, series, marked[i], &point);
      if (point.outlier != outliers || !rs_axis_can_show (x_axis, (double) point.value))
        continue;
      x = rs_axis_to_unit (x_axis, (double) point.value) * box->width;
      y = place_y (y_axis, box, point.y);
      if (!isnan (y))
        gather (&gathered, x, y, marked[i]);
    }

  return gathered_finish (&gathered, box, gathered.index->len > MAX_OUTLIERS ? cell : 0);
}

/**
 * rs_dots_new_plain:
 * @figure: a figure
 * @series: which series
 * @x_axis: what of the integers is in view
 * @y_axis: what of the counts is in view
 * @box: the plot box
 * @cell: two points within a square of this side need only one dot
 *
 * Finds the dots of the points in view that are no outliers. Walks the columns of the box rather
 * than the points: a logarithm is taken for what might be drawn only, so that ten million
 * integers cost little more than reading their counts. Along a curve there are dots only for the
 * points that carry their number.
 *
 * Returns: (transfer full): the dots
 */
RsDots *
rs_dots_new_plain (const RsFigure *figure,
                   guint           series,
                   const RsAxis   *x_axis,
                   const RsAxis   *y_axis,
                   const RsRect   *box,
                   double          cell)
{
  RsSnapshot *snapshot = rs_figure_get_snapshot (figure, series);
  RsMeasure measure = rs_figure_get_measure (figure);
  gsize n = rs_snapshot_get_n_ints (snapshot);
  g_autofree Walk *walk = g_new0 (Walk, 1);
  Gathered gathered;
  gsize i, stop;

  if (rs_figure_get_view (figure) == RS_VIEW_SHARE)
    return new_marked (figure, series, x_axis, y_axis, box, cell, FALSE);

  walk->x_axis = x_axis;
  walk->y_axis = y_axis;
  walk->box = box;
  walk->counts = rs_snapshot_get_column (snapshot, measure);
  walk->outlier = rs_snapshot_get_trend (snapshot, measure)->outlier;
  walk->from = rs_snapshot_get_from (snapshot);

  /* one more at the end, for rounding: rs_thin_points() looks at the box anyway */
  i = index_at (walk, 0, 0, n);
  stop = MIN (index_at (walk, box->width, 0, n) + 1, n);
  if (rs_figure_get_view (figure) == RS_VIEW_GROWTH)
    return new_grown (figure, series, walk, i, stop, cell);

  gathered_init (&gathered);
  while (i < stop)
    {
      double column = floor (place_x (walk, i) / cell);
      gsize end = index_at (walk, (column + 1) * cell, i + 1, stop);

      gather_column (walk, &gathered, i, end);
      i = end;
    }

  return gathered_finish (&gathered, box, cell);
}

/**
 * rs_dots_new_outliers:
 * @figure: a figure
 * @series: which series
 * @x_axis: what of the integers is in view
 * @y_axis: what of the counts is in view
 * @box: the plot box
 * @cell: two points within a square of this side need only one dot
 *
 * Finds the dots of the outliers in view, all of them unless they are more than 10,000.
 *
 * Returns: (transfer full): the dots
 */
RsDots *
rs_dots_new_outliers (const RsFigure *figure,
                      guint           series,
                      const RsAxis   *x_axis,
                      const RsAxis   *y_axis,
                      const RsRect   *box,
                      double          cell)
{
  return new_marked (figure, series, x_axis, y_axis, box, cell, TRUE);
}

/**
 * rs_dots_free:
 * @self: (transfer full): dots
 */
void
rs_dots_free (RsDots *self)
{
  g_free (self->x);
  g_free (self->y);
  g_free (self->index);
  g_free (self);
}

/* A line without length and with round ends is a round dot; one path, so that files stay small. */
static void
draw_vector (const RsDots  *self,
             cairo_t       *cr,
             const RsRect  *box,
             double         diameter)
{
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, diameter);
  for (gsize i = 0; i < self->n; i++)
    {
      cairo_move_to (cr, box->x + self->x[i], box->y + self->y[i]);
      cairo_close_path (cr);
    }
  cairo_stroke (cr);
}

/**
 * rs_dots_draw:
 * @self: dots
 * @cr: where to draw, in units of the page; its state is the same afterwards
 * @box: the plot box, which cuts the dots off
 * @scale: device pixels a unit
 * @diameter: of a dot, in units
 * @color: of the dots
 *
 * Draws dots: as vectors where @cr keeps vectors, and stamped where it has pixels, which is a
 * hundred times as fast.
 */
void
rs_dots_draw (const RsDots  *self,
              cairo_t       *cr,
              const RsRect  *box,
              double         scale,
              double         diameter,
              const RsColor *color)
{
  if (self->n == 0)
    return;

  cairo_save (cr);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
  if (cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    rs_dots_stamp (cr, self->x, self->y, self->n, box, scale, diameter);
  else
    draw_vector (self, cr, box, diameter);
  cairo_restore (cr);
}
