/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-scene-private.h"

/* The dots in the order of the index: outliers win where two are equally near. */
static const RsDots *
find_dots (const RsScene *self,
           gsize         *i,
           guint         *series)
{
  const GPtrArray *groups[] = { self->outliers, self->plain };

  for (gsize group = 0; group < G_N_ELEMENTS (groups); group++)
    for (*series = 0; *series < groups[group]->len; (*series)++)
      {
        const RsDots *dots = g_ptr_array_index (groups[group], *series);

        if (*i < dots->n)
          return dots;
        *i -= dots->n;
      }

  g_assert_not_reached ();
}

static void
ensure_index (RsScene *self)
{
  const GPtrArray *groups[] = { self->outliers, self->plain };
  const RsRect *box = &self->layout->box;
  g_autoptr (GArray) x = NULL;
  g_autoptr (GArray) y = NULL;

  if (self->index != NULL)
    return;

  x = g_array_new (FALSE, FALSE, sizeof (double));
  y = g_array_new (FALSE, FALSE, sizeof (double));
  for (gsize group = 0; group < G_N_ELEMENTS (groups); group++)
    for (guint i = 0; i < groups[group]->len; i++)
      {
        const RsDots *dots = g_ptr_array_index (groups[group], i);

        g_array_append_vals (x, dots->x, (guint) dots->n);
        g_array_append_vals (y, dots->y, (guint) dots->n);
      }
  self->index = rs_point_index_new ((const double *) (gpointer) x->data,
                                    (const double *) (gpointer) y->data, x->len, box->width,
                                    box->height);
}

static const RsAnnotation *
find_number (const RsScene *self,
             double         x,
             double         y)
{
  for (guint i = 0; i < self->annotations->len; i++)
    {
      const RsAnnotation *annotation = &g_array_index (self->annotations, RsAnnotation, i);
      const RsRect *place = &annotation->place;

      if (x >= place->x && x < place->x + place->width && y >= place->y
          && y < place->y + place->height)
        return annotation;
    }

  return NULL;
}

/**
 * rs_scene_lookup:
 * @self: a scene
 * @x: a place, in units of the page
 * @y: a place, in units of the page
 * @max_distance: how far from it the middle of a dot may be
 * @point: (out caller-allocates): the point found
 *
 * Finds what is at a place: the nearest dot, an outlier if several are equally near; but a point's
 * number if the place is on one and not on a dot; else the integer of a curve that is near; a bar by
 * all of its column. Of points that look like one dot, one is found. Main thread only.
 *
 * Returns: %FALSE if nothing is there
 */
gboolean
rs_scene_lookup (RsScene       *self,
                 double         x,
                 double         y,
                 double         max_distance,
                 RsFigurePoint *point)
{
  const RsAnnotation *number;
  double reach = max_distance;
  gsize i;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (point != NULL, FALSE);

  rs_scene_ensure_points (self);
  if (self->bars != NULL)
    {
      const RsBar *bar = rs_bars_lookup (self->bars, x, y, max_distance);

      return bar != NULL && rs_figure_get_point (self->figure, 0, bar->index, point);
    }
  ensure_index (self);

  /* on a number only a dot right under the pointer comes first */
  number = find_number (self, x, y);
  if (number != NULL)
    reach = MIN (reach, self->style.dot_size / 2);

  i = RS_POINT_INDEX_NONE;
  if (self->index != NULL)
    i = rs_point_index_nearest (self->index, x - self->layout->box.x, y - self->layout->box.y,
                                reach);
  if (i != RS_POINT_INDEX_NONE)
    {
      guint series;
      const RsDots *dots = find_dots (self, &i, &series);

      return rs_figure_get_point (self->figure, series, dots->index[i], point);
    }
  if (number == NULL && rs_figure_get_view (self->figure) == RS_VIEW_SHARE)
    return rs_curve_lookup (self->figure, &self->x_axis, &self->y_axis, &self->layout->box, x, y,
                            max_distance, point);
  if (number != NULL)
    return rs_figure_get_point (self->figure, number->series, number->index, point);

  return FALSE;
}

/**
 * rs_scene_get_position:
 * @self: a scene
 * @series: which series
 * @index: which point of it
 * @x: (out): the middle of its dot, or of the end of its bar, in units of the page
 * @y: (out): the same
 *
 * Finds where a point is.
 *
 * Returns: %FALSE if there is no such point, or it is not in view
 */
gboolean
rs_scene_get_position (RsScene *self,
                       guint    series,
                       gsize    index,
                       double  *x,
                       double  *y)
{
  const RsRect *box;
  RsFigurePoint point;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (x != NULL && y != NULL, FALSE);

  if (!rs_figure_get_point (self->figure, series, index, &point))
    return FALSE;

  if (rs_figure_get_strings (self->figure) != NULL)
    {
      RsRect rect, band;
      gboolean lying = rs_figure_get_lying (self->figure);

      if (!rs_scene_get_bar (self, index, &rect, &band))
        return FALSE;
      *x = rect.x + rect.width / (lying ? 1 : 2);
      *y = rect.y + (lying ? rect.height / 2 : 0);
      return TRUE;
    }

  box = &self->layout->box;
  *x = rs_layout_x (self->layout, &self->x_axis, point.x);
  *y = rs_layout_y (self->layout, &self->y_axis, point.y);

  /* NaN is not in view either */
  return *x >= box->x && *x <= box->x + box->width && *y >= box->y && *y <= box->y + box->height;
}

/**
 * rs_scene_get_bar:
 * @self: a scene
 * @index: which bar
 * @rect: (out caller-allocates): where it is drawn; of no length if its count is 0 or absent
 * @band: (out caller-allocates): its column of the plot box
 *
 * Finds where a bar is, in units of the page.
 *
 * Returns: %FALSE if there is no such bar, or it is not in view
 */
gboolean
rs_scene_get_bar (RsScene *self,
                  gsize    index,
                  RsRect  *rect,
                  RsRect  *band)
{
  const RsBar *bar;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (rect != NULL && band != NULL, FALSE);

  rs_scene_ensure_points (self);
  bar = self->bars != NULL ? rs_bars_find (self->bars, index) : NULL;
  if (bar == NULL)
    return FALSE;

  *rect = bar->rect;
  *band = bar->band;

  return TRUE;
}
