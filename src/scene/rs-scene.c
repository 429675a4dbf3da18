/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rs-axes-draw.h"
#include "rs-error.h"
#include "rs-plplot.h"

/* Two dots within a tenth of a dot's diameter look like one. */
#define CELLS_PER_DOT 10

/* A page of 20,000 units has its cells coarser: they are counted in memory. */
#define MAX_CELLS_ACROSS 8192

/* Around an outlier's dot where there are several series, as a share of its diameter. */
#define RIM 1.3

/* What is drawn between plinit() and plend1(). */
typedef struct
{
  const RsScene *scene;
  cairo_t *cr;
  cairo_matrix_t matrix; /* of the page, for PLplot turns it upside down */
} Drawing;

G_DEFINE_BOXED_TYPE (RsScene, rs_scene, rs_scene_ref, rs_scene_unref)

/* The line of a curve, as a share of a dot's diameter. */
#define CURVE_WIDTH 0.4

/* The curves, if there are any, and the dots that keep numbers off them. */
static void
ensure_curves (RsScene   *self,
               double     cell,
               GPtrArray *obstacles)
{
  const RsRect *box = &self->layout->box;

  self->curves = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_curve_free);
  if (rs_figure_get_view (self->figure) != RS_VIEW_SHARE)
    return;

  for (guint i = 0; i < rs_figure_get_n_series (self->figure); i++)
    {
      RsCurve *curve = rs_curve_new (self->figure, i, &self->x_axis, &self->y_axis, box, cell);

      g_ptr_array_add (self->curves, curve);
      g_ptr_array_add (obstacles, rs_curve_new_dots (curve, box, self->style.dot_size));
    }
}

/* Finds the dots and where their numbers go, when they are first asked for. */
void
rs_scene_ensure_points (RsScene *self)
{
  const RsRect *box = &self->layout->box;
  guint n = rs_figure_get_n_series (self->figure);
  g_autoptr (GPtrArray) obstacles = NULL;
  double cell;

  if (self->plain != NULL)
    return;

  cell = MAX (self->style.dot_size / CELLS_PER_DOT,
              MAX (box->width, box->height) / MAX_CELLS_ACROSS);
  self->plain = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_dots_free);
  self->outliers = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_dots_free);
  if (rs_figure_get_strings (self->figure) != NULL)
    {
      self->curves = g_ptr_array_new ();
      self->annotations = g_array_new (FALSE, FALSE, sizeof (RsAnnotation));
      self->bars
        = rs_bars_new (self->figure, self->layout, &self->x_axis, &self->y_axis, &self->style);
      return;
    }

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (self->plain, rs_dots_new_plain (self->figure, i, &self->x_axis,
                                                       &self->y_axis, box, cell));
      g_ptr_array_add (self->outliers, rs_dots_new_outliers (self->figure, i, &self->x_axis,
                                                             &self->y_axis, box, cell));
    }
  obstacles = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_dots_free);
  ensure_curves (self, cell, obstacles);
  self->annotations
    = rs_annotations_place (self->figure, self->layout, &self->x_axis, &self->y_axis, &self->style,
                            obstacles->len > 0 ? obstacles : self->plain);
}

/**
 * rs_scene_new:
 * @figure: (transfer none): what to draw
 * @x_axis: (nullable): what is in view of the axis to the right, or %NULL for what
 *   rs_scene_fit_axes() finds
 * @y_axis: (nullable): what is in view of the axis upwards, or %NULL for the same
 * @style: sizes and colours
 *
 * Lays a figure out on a page. Its points are looked at when it is drawn. Main thread only.
 *
 * Returns: (transfer full): the scene
 */
RsScene *
rs_scene_new (RsFigure      *figure,
              const RsAxis  *x_axis,
              const RsAxis  *y_axis,
              const RsStyle *style)
{
  RsAxis fit_x, fit_y;
  RsScene *self;

  g_return_val_if_fail (figure != NULL, NULL);
  g_return_val_if_fail (style != NULL, NULL);
  g_return_val_if_fail (style->width > 0 && style->height > 0, NULL);
  g_return_val_if_fail (style->scale > 0, NULL);
  g_return_val_if_fail (style->font_size > 0 && style->dot_size > 0, NULL);

  self = g_rc_box_new0 (RsScene);
  self->figure = rs_figure_ref (figure);
  if (x_axis == NULL || y_axis == NULL)
    rs_layout_fit_axes (figure, style, &fit_x, &fit_y);
  self->x_axis = x_axis != NULL ? *x_axis : fit_x;
  self->y_axis = y_axis != NULL ? *y_axis : fit_y;
  self->style = *style;
  self->layout = rs_layout_new (figure, &self->x_axis, &self->y_axis, style);

  return self;
}

/**
 * rs_scene_ref:
 * @self: a scene
 *
 * Returns: (transfer full): @self
 */
RsScene *
rs_scene_ref (RsScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

static void
scene_clear (RsScene *self)
{
  rs_figure_unref (self->figure);
  rs_layout_free (self->layout);
  g_clear_pointer (&self->plain, g_ptr_array_unref);
  g_clear_pointer (&self->outliers, g_ptr_array_unref);
  g_clear_pointer (&self->curves, g_ptr_array_unref);
  g_clear_pointer (&self->annotations, g_array_unref);
  g_clear_pointer (&self->bars, rs_bars_free);
  rs_point_index_free (self->index);
}

/**
 * rs_scene_unref:
 * @self: (transfer full): a scene
 */
void
rs_scene_unref (RsScene *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, (GDestroyNotify) scene_clear);
}

/**
 * rs_scene_set_font_family:
 * @family: font families as Pango reads them, for example "Cantarell,sans"
 *
 * Chooses the font of all scenes made from now on; "sans" if it is never called. It is kept in the
 * environment of the process: to be called before other threads start.
 */
void
rs_scene_set_font_family (const char *family)
{
  g_return_if_fail (family != NULL);

  rs_plplot_set_font_family (family);
}

/**
 * rs_scene_check:
 * @error: return location for %RS_ERROR_DRAW
 *
 * Finds out whether scenes can be drawn on this system. Main thread only.
 *
 * Returns: %FALSE if a part of PLplot is missing; the message names it and what to install
 */
gboolean
rs_scene_check (GError **error)
{
  return rs_plplot_check (error);
}

static const RsColor *
get_color (const RsScene *self,
           guint          series)
{
  return &self->style.series[rs_figure_get_color (self->figure, series)];
}

/* The dots go straight to cairo: ten thousand by PLplot would take 30 ms. */
static void
draw_dots (const Drawing *drawing)
{
  const RsScene *self = drawing->scene;
  const RsStyle *style = &self->style;
  const RsRect *box = &self->layout->box;
  double diameter = rs_outlier_diameter (style);

  cairo_save (drawing->cr);
  cairo_set_matrix (drawing->cr, &drawing->matrix);
  for (guint i = 0; i < self->plain->len; i++)
    rs_dots_draw (g_ptr_array_index (self->plain, i), drawing->cr, box, style->scale,
                  style->dot_size, get_color (self, i));
  for (guint i = 0; i < self->outliers->len; i++)
    {
      const RsDots *dots = g_ptr_array_index (self->outliers, i);

      /* a rim in the series' colour, where there are several */
      if (self->outliers->len > 1)
        rs_dots_draw (dots, drawing->cr, box, style->scale, diameter * RIM,
                      get_color (self, i));
      rs_dots_draw (dots, drawing->cr, box, style->scale, diameter, &style->outlier);
    }
  cairo_restore (drawing->cr);
}

static void
draw_curves (const RsScene *self)
{
  for (guint i = 0; i < self->curves->len; i++)
    {
      const RsCurve *curve = g_ptr_array_index (self->curves, i);

      rs_pen_set (get_color (self, i), self->style.dot_size * CURVE_WIDTH);
      rs_pen_lines (curve->x, curve->y, curve->n);
    }
}

static void
draw_numbers (const RsScene *self)
{
  double size = rs_annotations_text_size (&self->style);

  for (guint i = 0; i < self->annotations->len; i++)
    {
      const RsAnnotation *annotation = &g_array_index (self->annotations, RsAnnotation, i);
      const RsRect *place = &annotation->place;

      rs_pen_set (annotation->outlier ? &self->style.outlier : &self->style.text, 1);
      rs_pen_text (annotation->text, size, place->x + place->width / 2,
                   place->y + place->height / 2, 0.5, FALSE);
    }
}

static void
draw_bars (const RsScene *self)
{
  if (self->bars == NULL)
    return;

  rs_pen_set (&self->style.series[rs_figure_get_color (self->figure, 0)], 1);
  for (guint i = 0; i < self->bars->bars->len; i++)
    {
      const RsRect *rect = &g_array_index (self->bars->bars, RsBar, i).rect;

      if (rect->width > 0 && rect->height > 0)
        rs_pen_rect (rect);
    }
}

static void
draw_bar_counts (const RsScene *self)
{
  for (guint i = 0; self->bars != NULL && i < self->bars->texts->len; i++)
    {
      const RsText *text = &g_array_index (self->bars->texts, RsText, i);

      rs_pen_set (&text->color, 1);
      rs_pen_text (text->text, text->size, text->x, text->y, text->align, text->upwards);
    }
}

/* PLplot may leave this by longjmp(): no memory is owned here. */
static void
draw_in_plplot (gpointer data)
{
  const Drawing *drawing = data;
  const RsScene *self = drawing->scene;
  const RsStyle *style = &self->style;

  rs_axes_draw_grid (self->layout, &self->x_axis, &self->y_axis, style);
  draw_bars (self);
  draw_curves (self);
  draw_dots (drawing);
  rs_axes_draw_frame (self->layout, &self->x_axis, &self->y_axis, style);
  rs_axes_draw_texts (self->layout, style);
  draw_numbers (self);
  draw_bar_counts (self);
}

/**
 * rs_scene_draw:
 * @self: a scene
 * @cr: where to draw, in units of the page from its top left corner; its state is the same
 *   afterwards
 * @error: return location for %RS_ERROR_DRAW
 *
 * Draws the page. Main thread only.
 *
 * Returns: %FALSE if PLplot or cairo could not draw
 */
gboolean
rs_scene_draw (RsScene *self,
               cairo_t *cr,
               GError **error)
{
  Drawing drawing = { self, cr };
  const RsColor *background;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (cr != NULL, FALSE);

  if (!rs_plplot_check (error))
    return FALSE;

  rs_scene_ensure_points (self);
  background = &self->style.background;
  if (background->alpha > 0)
    {
      cairo_save (cr);
      cairo_rectangle (cr, 0, 0, self->style.width, self->style.height);
      cairo_set_source_rgba (cr, background->red, background->green, background->blue,
                             background->alpha);
      cairo_fill (cr);
      cairo_restore (cr);
    }

  cairo_get_matrix (cr, &drawing.matrix);
  if (!rs_plplot_run (cr, self->style.width, self->style.height, draw_in_plplot, &drawing, error))
    return FALSE;

  if (cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_DRAW, _("The picture cannot be drawn: %s"),
                   cairo_status_to_string (cairo_status (cr)));
      return FALSE;
    }

  return TRUE;
}

/**
 * rs_scene_fit_axes:
 * @figure: a figure
 * @style: sizes
 * @x_axis: (out): what of the axis to the right is shown at first
 * @y_axis: (out): what of the axis upwards is shown at first
 *
 * Finds what is shown of a figure on a page if nothing else is asked for: all of it, or of bars as
 * many as can be told apart and have room for their texts. Main thread only.
 */
void
rs_scene_fit_axes (const RsFigure *figure,
                   const RsStyle  *style,
                   RsAxis         *x_axis,
                   RsAxis         *y_axis)
{
  g_return_if_fail (figure != NULL);
  g_return_if_fail (style != NULL);
  g_return_if_fail (x_axis != NULL && y_axis != NULL);

  rs_layout_fit_axes (figure, style, x_axis, y_axis);
}

/**
 * rs_scene_get_plot_box:
 * @self: a scene
 *
 * Returns: the box between the axes, in units of the page
 */
RsRect
rs_scene_get_plot_box (const RsScene *self)
{
  g_return_val_if_fail (self != NULL, (RsRect){ 0 });

  return self->layout->box;
}

/**
 * rs_scene_get_figure:
 * @self: a scene
 *
 * Returns: (transfer none): what is drawn
 */
RsFigure *
rs_scene_get_figure (const RsScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->figure;
}

/**
 * rs_scene_get_n_texts:
 * @self: a scene
 *
 * Returns: how many texts there are on the page
 */
gsize
rs_scene_get_n_texts (RsScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  rs_scene_ensure_points (self);

  return (gsize) self->layout->texts->len
         + (self->bars != NULL ? self->bars->texts->len : self->annotations->len);
}

/**
 * rs_scene_get_text:
 * @self: a scene
 * @i: which text, less than rs_scene_get_n_texts()
 * @text: (out caller-allocates): the text and where it is; its string belongs to @self
 *
 * Tells of one text of the page: labels and titles first, then the numbers of points or the
 * counts of bars.
 */
void
rs_scene_get_text (RsScene     *self,
                   gsize        i,
                   RsSceneText *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (i < rs_scene_get_n_texts (self));

  if (i < self->layout->texts->len || self->bars != NULL)
    {
      gsize n = self->layout->texts->len;
      const RsText *from = i < n ? &g_array_index (self->layout->texts, RsText, i)
                                 : &g_array_index (self->bars->texts, RsText, i - n);

      text->text = from->text;
      text->x = from->x;
      text->y = from->y;
      text->align = from->align;
      text->size = from->size;
      text->upwards = from->upwards;
    }
  else
    {
      const RsAnnotation *from
        = &g_array_index (self->annotations, RsAnnotation, i - self->layout->texts->len);

      text->text = from->text;
      text->x = from->place.x + from->place.width / 2;
      text->y = from->place.y + from->place.height / 2;
      text->align = 0.5;
      text->size = rs_annotations_text_size (&self->style);
      text->upwards = FALSE;
    }
}
