/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-axes-draw.h"

#include <math.h>

#include "rs-plplot.h"

#define LINE_WIDTH 1.0

/* Ticks, in font sizes. */
#define MAJOR_LENGTH 0.38
#define MINOR_LENGTH 0.2

/* Legend dots are larger than those of the plot, to show their colour. */
#define SWATCH 1.4

/* Lines in the middle of a pixel are crisp. */
static double
crisp (double place)
{
  return floor (place) + 0.5;
}

/* Between grid and text: frame and ticks. */
static RsColor
frame_color (const RsStyle *style)
{
  return rs_color_mix (&style->text, &style->grid, 0.55);
}

/**
 * rs_axes_draw_grid:
 * @layout: where
 * @x_axis: what of the integers is in view
 * @y_axis: what of the counts is in view
 * @style: colours
 *
 * Draws what lies under the dots: a line for each labelled tick, and the cache edge.
 */
void
rs_axes_draw_grid (const RsLayout *layout,
                   const RsAxis   *x_axis,
                   const RsAxis   *y_axis,
                   const RsStyle  *style)
{
  const RsRect *box = &layout->box;
  RsColor edge = rs_color_mix (&style->edge, &style->background, 0.3);

  rs_pen_set (&style->grid, LINE_WIDTH);
  for (gsize i = 0; i < layout->n_x_ticks; i++)
    if (layout->x_ticks[i].major)
      {
        double x = crisp (rs_layout_x (layout, x_axis, layout->x_ticks[i].value));

        rs_pen_line (x, box->y, x, box->y + box->height);
      }
  for (gsize i = 0; i < layout->n_y_ticks; i++)
    if (layout->y_ticks[i].major)
      {
        double y = crisp (rs_layout_y (layout, y_axis, layout->y_ticks[i].value));

        rs_pen_line (box->x, y, box->x + box->width, y);
      }

  rs_pen_set (&edge, LINE_WIDTH);
  for (guint i = 0; i < layout->edges->len; i++)
    {
      double x = g_array_index (layout->edges, double, i);

      rs_pen_line (x, box->y, x, box->y + box->height);
    }
}

/**
 * rs_axes_draw_frame:
 * @layout: where
 * @x_axis: what of the integers is in view
 * @y_axis: what of the counts is in view
 * @style: colours
 *
 * Draws the box of the plot and the ticks outside of it.
 */
void
rs_axes_draw_frame (const RsLayout *layout,
                    const RsAxis   *x_axis,
                    const RsAxis   *y_axis,
                    const RsStyle  *style)
{
  const RsRect *box = &layout->box;
  double right = box->x + box->width;
  double bottom = box->y + box->height;
  RsColor color = frame_color (style);

  rs_pen_set (&color, LINE_WIDTH);
  rs_pen_line (box->x, box->y, right, box->y);
  rs_pen_line (right, box->y, right, bottom);
  rs_pen_line (right, bottom, box->x, bottom);
  rs_pen_line (box->x, bottom, box->x, box->y);

  for (gsize i = 0; i < layout->n_x_ticks; i++)
    {
      const RsTick *tick = &layout->x_ticks[i];
      double x = crisp (rs_layout_x (layout, x_axis, tick->value));

      rs_pen_line (x, bottom, x,
                   bottom + style->font_size * (tick->major ? MAJOR_LENGTH : MINOR_LENGTH));
    }
  for (gsize i = 0; i < layout->n_y_ticks; i++)
    {
      const RsTick *tick = &layout->y_ticks[i];
      double y = crisp (rs_layout_y (layout, y_axis, tick->value));

      rs_pen_line (box->x - style->font_size * (tick->major ? MAJOR_LENGTH : MINOR_LENGTH), y,
                   box->x, y);
    }
}

/**
 * rs_axes_draw_texts:
 * @layout: where
 * @style: colours
 *
 * Draws labels, titles, the legend and the note.
 */
void
rs_axes_draw_texts (const RsLayout *layout,
                    const RsStyle  *style)
{
  for (guint i = 0; i < layout->swatches->len; i++)
    {
      const RsSwatch *swatch = &g_array_index (layout->swatches, RsSwatch, i);

      rs_pen_set (&style->series[swatch->color], style->dot_size * SWATCH);
      rs_pen_dot (swatch->x, swatch->y);
    }

  for (guint i = 0; i < layout->texts->len; i++)
    {
      const RsText *text = &g_array_index (layout->texts, RsText, i);

      rs_pen_set (&text->color, LINE_WIDTH);
      rs_pen_text (text->text, text->size, text->x, text->y, text->align, text->upwards);
    }
}
