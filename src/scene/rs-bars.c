/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-bars.h"

#include <math.h>

#include "rs-layout-private.h"
#include "rs-text-size.h"
#include "rs-wording.h"

/* How thick a bar is, as a share of the way from one to the next; and at most, in font sizes. */
#define THICKNESS 0.8
#define MAX_THICKNESS 3.2

/* In device pixels: thinner bars have no gaps, and more than one a pixel are not drawn. */
#define MIN_GAPPED 3.0

/* Between the end of a bar and its count, in font sizes. */
#define GAP 0.3

/* Between two counts side by side, as a share of the way. */
#define SPACE 0.06

/* What is drawn for a count that there is none of. */
#define ABSENT "-"

/* What bars are placed with. Along: as they grow; across: from one to the next. */
typedef struct
{
  const RsFigure *figure;
  const RsLayout *layout;
  const RsAxis *x_axis;
  const RsAxis *y_axis;
  const RsStyle *style;
  gboolean lying;
  double pitch;     /* across, from one bar to the next */
  double thickness;
  gboolean gapped;
  double base;      /* along: where bars begin, cut off to the box */
  double size;      /* of the counts */
} Work;

static double
snap (const Work *work,
      double      place)
{
  return round (place * work->style->scale) / work->style->scale;
}

static double
get_count (const Work *work,
           gsize       row)
{
  RsFigurePoint point;

  if (!rs_figure_get_point (work->figure, 0, row, &point))
    return NAN;

  return work->lying ? point.x : point.y;
}

static double
place_across (const Work *work,
              double      row)
{
  return work->lying ? rs_layout_y (work->layout, work->y_axis, -row)
                     : rs_layout_x (work->layout, work->x_axis, row);
}

/* Cut off to the box; a count that the scale has no place for is at the base. */
static double
place_along (const Work *work,
             double      count)
{
  const RsRect *box = &work->layout->box;
  double place = work->lying ? rs_layout_x (work->layout, work->x_axis, count)
                             : rs_layout_y (work->layout, work->y_axis, count);

  if (isnan (place))
    return work->base;

  return work->lying ? CLAMP (place, box->x, box->x + box->width)
                     : CLAMP (place, box->y, box->y + box->height);
}

static void
work_init (Work *work)
{
  const RsRect *box = &work->layout->box;
  const RsAxis *rows = work->lying ? work->y_axis : work->x_axis;
  const RsAxis *counts = work->lying ? work->x_axis : work->y_axis;
  double pixel = 1 / work->style->scale;

  work->size = work->style->font_size * SMALL_TEXT;
  work->pitch = (work->lying ? box->height : box->width) / (rows->max - rows->min);
  work->thickness = work->pitch;
  work->gapped = work->pitch >= MIN_GAPPED * pixel;
  if (work->gapped)
    work->thickness = MIN (work->pitch * THICKNESS, work->style->font_size * MAX_THICKNESS);
  work->thickness = MAX (snap (work, work->thickness), pixel);
  work->base = work->lying ? box->x : box->y + box->height;
  work->base = snap (work, place_along (work, counts->scale == RS_SCALE_LOG ? counts->min : 0));
}

/* Where the bars of rows @from to @to are drawn as one, that of @row. */
static RsBar
place_bar (const Work *work,
           gsize       row,
           gsize       from,
           gsize       to)
{
  const RsRect *box = &work->layout->box;
  double low = place_across (work, (double) from - 0.5);
  double high = place_across (work, (double) to + 0.5);
  double first = work->lying ? box->y : box->x;
  double last = first + (work->lying ? box->height : box->width);
  double begin = snap (work, (low + high - work->thickness) / 2);
  double along = snap (work, place_along (work, get_count (work, row)));
  RsBar bar = { .index = row };
  double end;

  /* without gaps a bar ends where the next one begins */
  if (!work->gapped)
    begin = snap (work, low);
  end = work->gapped ? begin + work->thickness : snap (work, high);
  end = CLAMP (end, first, last);
  begin = CLAMP (begin, first, end);
  low = CLAMP (low, first, last);
  high = CLAMP (high, first, last);
  if (work->lying)
    {
      bar.band = (RsRect) { box->x, low, box->width, high - low };
      bar.rect = (RsRect) { work->base, begin, MAX (along - work->base, 0), end - begin };
    }
  else
    {
      bar.band = (RsRect) { low, box->y, high - low, box->height };
      bar.rect = (RsRect) { begin, along, end - begin, MAX (work->base - along, 0) };
    }

  return bar;
}

/* Those that are in view at least in part; the longest of those that share a pixel. Which ones do
 * is the same wherever the view is, so that nothing flickers while it is moved. */
static void
place_bars (const Work *work,
            RsBars     *self)
{
  const RsAxis *rows = work->lying ? work->y_axis : work->x_axis;
  double min = work->lying ? -rows->max : rows->min;
  double max = work->lying ? -rows->min : rows->max;
  gsize n = rs_figure_get_n_points (work->figure, 0);
  gsize step = (gsize) ceil (1 / (work->pitch * work->style->scale) - 1e-9);
  gsize begin = (gsize) MAX (floor (min + 0.5), 0);
  double end = MIN (ceil (max - 0.5) + 1, (double) n);

  step = MAX (step, 1);
  for (gsize from = begin - begin % step; (double) from < end; from += step)
    {
      gsize to = MIN (from + step, n) - 1;
      gsize longest = from;
      RsBar bar;

      for (gsize row = from + 1; row <= to; row++)
        if (!(get_count (work, row) <= get_count (work, longest)))
          longest = row;
      bar = place_bar (work, longest, from, to);
      if (bar.band.width > 0 && bar.band.height > 0)
        g_array_append_val (self->bars, bar);
    }
}

static char *
dup_count (const Work *work,
           gsize       row)
{
  RsFigurePoint point;

  if (!rs_figure_get_point (work->figure, 0, row, &point) || point.count == RS_ABSENT)
    return g_strdup (ABSENT);

  return rs_wording_number (point.count);
}

static void
add_text (RsBars       *self,
          const Work   *work,
          char         *string,
          double        along,
          double        across,
          double        align,
          gboolean      turned,
          const RsColor *color)
{
  RsText text = { string, work->lying ? along : across, work->lying ? across : along, align,
                  work->size, turned, *color };

  text.color.alpha = 1;
  g_array_append_val (self->texts, text);
}

/* Writes a count past the end of its bar, or in its end where there is no room; TRUE if it was. */
static gboolean
add_count (RsBars      *self,
           const Work  *work,
           const RsBar *bar,
           char        *string,
           gboolean     turned)
{
  const RsRect *box = &work->layout->box;
  const RsStyle *style = work->style;
  double gap = style->font_size * GAP;
  double width = rs_text_size_width (string, work->size);
  double height = work->size * CAPITAL;
  gboolean endways = work->lying || turned; /* it runs along the bar */
  double needs = (endways ? width : height) + 2 * gap;
  double length = work->lying ? bar->rect.width : bar->rect.height;
  double end = work->lying ? bar->rect.x + length : bar->rect.y;
  double room = work->lying ? box->x + box->width - end : end - box->y;
  double out = work->lying ? 1 : -1; /* the way that bars grow */
  double across = work->lying ? bar->rect.y + bar->rect.height / 2
                              : bar->rect.x + bar->rect.width / 2;
  double middle = endways ? 0 : height / 2; /* from the near side of a text to its place */
  double align = endways ? 0 : 0.5;

  if (room >= needs)
    {
      const RsColor *color = length > 0 ? &style->text : &style->edge;

      add_text (self, work, string, end + out * (gap + middle), across, align, turned, color);
      return TRUE;
    }
  if (length < needs || (endways ? height : width) > work->thickness)
    return FALSE;

  add_text (self, work, string, end - out * (gap + middle), across, endways ? 1 : 0.5, turned,
            &style->background);
  return TRUE;
}

/* The counts, all side by side or all turned; 0 and absence are told in any case. */
static void
place_counts (const Work *work,
              RsBars     *self)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  double height = work->size * CAPITAL;
  gboolean fits = TRUE;
  gboolean turned;

  /* bars that share pixels say nothing */
  if (work->pitch < height / 2)
    return;

  for (guint i = 0; i < self->bars->len; i++)
    {
      char *string = dup_count (work, g_array_index (self->bars, RsBar, i).index);

      g_ptr_array_add (strings, string);
      fits = fits && rs_text_size_width (string, work->size) <= work->pitch * (1 - SPACE);
    }

  turned = !work->lying && !fits;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const RsBar *bar = &g_array_index (self->bars, RsBar, i);
      double length = work->lying ? bar->rect.width : bar->rect.height;
      gboolean flat = !turned || length <= 0;
      double across = flat && !work->lying
                        ? rs_text_size_width (g_ptr_array_index (strings, i), work->size)
                        : height;
      char *string = g_ptr_array_index (strings, i);

      if (across > work->pitch || (length <= 0 && get_count (work, bar->index) > 0))
        continue;
      string = g_strdup (string);
      if (!add_count (self, work, bar, string, !flat))
        g_free (string);
    }
}

/**
 * rs_bars_new:
 * @figure: a figure of bars
 * @layout: its layout
 * @x_axis: what is in view
 * @y_axis: what is in view
 * @style: sizes and colours
 *
 * Places the bars in view and their counts. Main thread only.
 *
 * Returns: (transfer full): the bars
 */
RsBars *
rs_bars_new (const RsFigure *figure,
             const RsLayout *layout,
             const RsAxis   *x_axis,
             const RsAxis   *y_axis,
             const RsStyle  *style)
{
  RsBars *self = g_new0 (RsBars, 1);
  Work work = {
    .figure = figure,
    .layout = layout,
    .x_axis = x_axis,
    .y_axis = y_axis,
    .style = style,
    .lying = rs_figure_get_lying (figure),
  };

  self->bars = g_array_new (FALSE, FALSE, sizeof (RsBar));
  self->texts = g_array_new (FALSE, FALSE, sizeof (RsText));
  g_array_set_clear_func (self->texts, rs_layout_text_clear);
  work_init (&work);
  place_bars (&work, self);
  place_counts (&work, self);

  return self;
}

/**
 * rs_bars_free:
 * @self: (transfer full): bars
 */
void
rs_bars_free (RsBars *self)
{
  g_array_unref (self->bars);
  g_array_unref (self->texts);
  g_free (self);
}

/**
 * rs_bars_lookup:
 * @self: bars
 * @x: a place on the page
 * @y: a place on the page
 * @max_distance: how far from the plot box it may be
 *
 * Finds the bar that a place belongs to, above or below its end.
 *
 * Returns: (transfer none) (nullable): the bar
 */
const RsBar *
rs_bars_lookup (const RsBars *self,
                double        x,
                double        y,
                double        max_distance)
{
  const RsBar *nearest = NULL;
  double least = max_distance;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const RsBar *bar = &g_array_index (self->bars, RsBar, i);
      const RsRect *band = &bar->band;
      double dx = MAX (MAX (band->x - x, x - band->x - band->width), 0);
      double dy = MAX (MAX (band->y - y, y - band->y - band->height), 0);
      double distance = hypot (dx, dy);

      /* on the line between two it is the first one's */
      if (nearest == NULL ? distance <= least : distance < least)
        {
          nearest = bar;
          least = distance;
        }
    }

  return nearest;
}

/**
 * rs_bars_find:
 * @self: bars
 * @index: a row
 *
 * Returns: (transfer none) (nullable): its bar, or %NULL if it is not drawn
 */
const RsBar *
rs_bars_find (const RsBars *self,
              gsize         index)
{
  for (guint i = 0; i < self->bars->len; i++)
    if (g_array_index (self->bars, RsBar, i).index == index)
      return &g_array_index (self->bars, RsBar, i);

  return NULL;
}
