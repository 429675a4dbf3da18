/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-layout-private.h"

#include "rs-text-size.h"

/* From one bar to the next, in font sizes, so that its text can be read; upright or turned, or where
 * the bar lies. */
#define MIN_UPRIGHT 0.7
#define MIN_TURNED 0.95
#define MIN_LYING 1.15

/* Between two texts beside each other, as a share of the way from one to the next. */
#define GAP 0.06

/* Of a text, in characters; and of the texts left of lying bars as a share of the page. */
#define MAX_UPRIGHT 12
#define MAX_LYING 40
#define MAX_SHARE 0.4

static void
label_clear (gpointer label)
{
  g_free (((RsBarLabel *) label)->text);
}

/* How many bars have their middle in view, and which is the first of them. */
gsize
rs_layout_rows_in_view (const RsFigure *figure,
                        const RsAxis   *x_axis,
                        const RsAxis   *y_axis,
                        gsize          *first)
{
  gboolean lying = rs_figure_get_lying (figure);
  double from = ceil (lying ? -y_axis->max : x_axis->min);
  double to = floor (lying ? -y_axis->min : x_axis->max);
  double last = (double) rs_figure_get_n_points (figure, 0) - 1;

  from = MAX (from, 0);
  to = MIN (to, last);
  *first = 0;
  if (!(from <= to))
    return 0;

  *first = (gsize) from;
  return (gsize) (to - from) + 1;
}

/* Cuts a text so that it is no longer than @max. */
static char *
dup_label (const RsFigure *figure,
           gsize           row,
           gsize           max_characters,
           double          size,
           double          max)
{
  char *text = rs_figure_dup_bar_label (figure, row, max_characters);
  double width = rs_text_size_width (text, size);

  while (width > max && max_characters > 1)
    {
      gsize fewer = (gsize) ((double) MIN (max_characters, (gsize) g_utf8_strlen (text, -1)) * max
                             / width);

      max_characters = CLAMP (fewer, 1, max_characters - 1);
      g_free (text);
      text = rs_figure_dup_bar_label (figure, row, max_characters);
      width = rs_text_size_width (text, size);
    }

  return text;
}

/* The texts of the bars in view, or of as many of them, evenly, as find room. */
GArray *
rs_layout_new_labels (const RsFigure *figure,
                      const RsAxis   *x_axis,
                      const RsAxis   *y_axis,
                      const RsStyle  *style,
                      double          size)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (RsBarLabel));
  gboolean lying = rs_figure_get_lying (figure);
  double page = lying ? style->height : style->width;
  double least = style->font_size * (lying ? MIN_LYING : MIN_UPRIGHT);
  gsize first;
  gsize n = rs_layout_rows_in_view (figure, x_axis, y_axis, &first);
  gsize step = MAX ((gsize) ceil ((double) n * least / page), 1);

  g_array_set_clear_func (labels, label_clear);
  for (gsize row = (first + step - 1) / step * step; row < first + n; row += step)
    {
      RsBarLabel label = { .row = row };

      label.text = dup_label (figure, row, lying ? MAX_LYING : MAX_UPRIGHT, size,
                              (lying ? style->width : style->height) * MAX_SHARE);
      label.width = rs_text_size_width (label.text, size);
      g_array_append_val (labels, label);
    }

  return labels;
}

/* The longest of them. */
double
rs_layout_widest_label (GArray *labels)
{
  double widest = 0;

  for (guint i = 0; i < labels->len; i++)
    widest = MAX (widest, g_array_index (labels, RsBarLabel, i).width);

  return widest;
}

/* A turned "<" would be another character. */
static gboolean
is_letter (const RsBarLabel *label)
{
  return g_utf8_strlen (label->text, -1) == 1;
}

/* Whether a text of upright bars must be turned, for it would touch another. */
static gboolean
is_turned (GArray *labels,
           guint   i,
           double  pitch)
{
  const RsBarLabel *label = &g_array_index (labels, RsBarLabel, i);
  double widest = 0;

  if (is_letter (label) || label->width <= pitch * (1 - GAP))
    return FALSE;

  if (i > 0)
    widest = g_array_index (labels, RsBarLabel, i - 1).width;
  if (i + 1 < labels->len)
    widest = MAX (widest, g_array_index (labels, RsBarLabel, i + 1).width);

  return (label->width + widest) / 2 > pitch * (1 - GAP);
}

static double
label_pitch (GArray *labels,
             double  length)
{
  return length / MAX (labels->len, 1);
}

/* What turned texts below an axis of some length need. */
double
rs_layout_label_room (GArray *labels,
                      double  length)
{
  double widest = 0;

  for (guint i = 0; i < labels->len; i++)
    if (is_turned (labels, i, label_pitch (labels, length)))
      widest = MAX (widest, g_array_index (labels, RsBarLabel, i).width);

  return widest;
}

/* Writes the texts of the bars beside their axis, @gap away from it. */
void
rs_layout_add_labels (RsLayout       *self,
                      const RsFigure *figure,
                      const RsAxis   *x_axis,
                      const RsAxis   *y_axis,
                      const RsStyle  *style,
                      GArray         *labels,
                      double          size,
                      double          gap)
{
  gboolean lying = rs_figure_get_lying (figure);
  double bottom = self->box.y + self->box.height + gap;
  double pitch = label_pitch (labels, self->box.width);

  for (guint i = 0; i < labels->len; i++)
    {
      const RsBarLabel *label = &g_array_index (labels, RsBarLabel, i);
      double x = rs_layout_x (self, x_axis, (double) label->row);

      if (lying)
        rs_layout_add_text (self, label->text, size, self->box.x - gap,
                            rs_layout_y (self, y_axis, -(double) label->row), 1, FALSE,
                            &style->text);
      else if (is_turned (labels, i, pitch))
        rs_layout_add_text (self, label->text, size, x, bottom, 1, TRUE, &style->text);
      else
        rs_layout_add_text (self, label->text, size, x, bottom + size * CAPITAL / 2, 0.5, FALSE,
                            &style->text);
    }
}

/* What is needed from one upright bar to the next: room for most letters, for an "m" may lean over
 * to an "l". */
static double
least_upright (GArray *labels,
               double  font_size)
{
  double least = font_size * MIN_UPRIGHT;
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      const RsBarLabel *label = &g_array_index (labels, RsBarLabel, i);

      if (is_letter (label))
        {
          sum += label->width;
          n++;
        }
      else if (label->width > font_size * MIN_UPRIGHT)
        least = font_size * MIN_TURNED;
    }

  return n > 0 ? MAX (least, sum / n * (1 + GAP)) : least;
}

/* The first bars alone. */
static void
cut (RsAxis  *axis,
     gboolean lying,
     double   n)
{
  if (axis->max - axis->min <= n)
    return;

  if (lying)
    axis->min = axis->max - n;
  else
    axis->max = axis->min + n;
}

/**
 * rs_layout_fit_axes:
 * @figure: a figure
 * @style: sizes
 * @x_axis: (out): what of the axis to the right is shown at first
 * @y_axis: (out): what of the axis upwards is shown at first
 *
 * Finds what to show of a figure on a page: all of it, or of bars as many as can be told apart and
 * have room for their texts. Main thread only.
 */
void
rs_layout_fit_axes (const RsFigure *figure,
                    const RsStyle  *style,
                    RsAxis         *x_axis,
                    RsAxis         *y_axis)
{
  gboolean lying = rs_figure_get_lying (figure);
  double page = lying ? style->height : style->width;
  double least = style->font_size * (lying ? MIN_LYING : MIN_UPRIGHT);
  RsAxis *rows = lying ? y_axis : x_axis;
  g_autoptr (RsLayout) layout = NULL;
  g_autoptr (GArray) labels = NULL;

  *x_axis = rs_figure_get_x_axis (figure);
  *y_axis = rs_figure_get_y_axis (figure);
  if (rs_figure_get_strings (figure) == NULL)
    return;

  /* the box is found with what would fit into all of the page */
  cut (rows, lying, MAX (floor (page / least), 1));
  if (rows->max - rows->min < page / least / 2)
    return;

  layout = rs_layout_new (figure, x_axis, y_axis, style);
  page = lying ? layout->box.height : layout->box.width;
  if (!lying)
    {
      labels = rs_layout_new_labels (figure, x_axis, y_axis, style, style->font_size * TICK_TEXT);
      least = least_upright (labels, style->font_size);
    }
  cut (rows, lying, MAX (floor (page / least), 1));
}
