/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-annotations.h"

#include <math.h>

#include "rs-label-place.h"
#include "rs-text-size.h"
#include "rs-wording.h"

/* Nobody reads more numbers than this on one page; the heaviest are kept. */
#define MAX_LABELS 250

/* In font sizes: height of digits, and room that keeps two numbers apart. */
#define CAPITAL 0.73
#define AROUND_X 0.3
#define AROUND_Y 0.15

/* With more dots than this there is hardly a free place, and to look for one takes long. */
#define MAX_DOTS 5000

/* A label in view, before it has a place. */
typedef struct
{
  RsLabel label;
  RsAnnotation annotation;
  gboolean annotated; /* else only its dot is to be kept off */
} Candidate;

/**
 * rs_annotations_text_size:
 * @style: sizes
 *
 * Returns: the font size of the numbers
 */
double
rs_annotations_text_size (const RsStyle *style)
{
  return style->font_size * 0.92;
}

/**
 * rs_outlier_diameter:
 * @style: sizes
 *
 * Returns: the diameter of an outlier's dot, which is larger than that of others so that it is
 *   known without its colour
 */
double
rs_outlier_diameter (const RsStyle *style)
{
  return style->dot_size * 1.6;
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  double left = ((const Candidate *) a)->label.weight;
  double right = ((const Candidate *) b)->label.weight;

  return (left < right) - (left > right);
}

/* Outliers before others, then what stands out most, then what is counted most. */
static double
weigh (const RsFigure      *figure,
       const RsFigurePoint *point)
{
  RsIntCount count;
  double weight = log1p (MAX (point->count, 0)) / 100;

  rs_snapshot_get_int (rs_figure_get_snapshot (figure, point->series),
                       rs_figure_get_measure (figure), point->index, &count);
  if (point->outlier)
    weight += 1000 + (count.ratio > 0 ? log1p (count.ratio) : 0);

  return weight;
}

static void
add_candidates (GArray         *candidates,
                const RsFigure *figure,
                guint           series,
                const RsLayout *layout,
                const RsAxis   *x_axis,
                const RsAxis   *y_axis,
                const RsStyle  *style)
{
  gsize n_marked;
  const gsize *marked = rs_figure_get_marked (figure, series, &n_marked);
  const RsRect *box = &layout->box;

  for (gsize i = 0; i < n_marked; i++)
    {
      g_autofree char *number = NULL;
      Candidate candidate = { 0 };
      RsFigurePoint point;
      double diameter;

      rs_figure_get_point (figure, series, marked[i], &point);
      candidate.label.x = rs_layout_x (layout, x_axis, (double) point.value);
      candidate.label.y = rs_layout_y (layout, y_axis, point.y);
      /* written so that NaN is out of view as well */
      if (!(candidate.label.x >= box->x && candidate.label.x <= box->x + box->width
            && candidate.label.y >= box->y && candidate.label.y <= box->y + box->height))
        continue;

      diameter = point.outlier ? rs_outlier_diameter (style) : style->dot_size;
      candidate.label.radius = diameter / 2;
      candidate.label.weight = weigh (figure, &point);
      candidate.annotated = point.annotated;
      candidate.annotation.series = series;
      candidate.annotation.index = point.index;
      candidate.annotation.outlier = point.outlier;
      number = rs_wording_number (point.value);
      g_strlcpy (candidate.annotation.text, number, sizeof candidate.annotation.text);
      g_array_append_val (candidates, candidate);
    }
}

/* Whether one that has a label is the same integer in another series, and its dot touches this one:
 * one number is enough for both. */
static gboolean
is_named (const GArray    *candidates,
          guint            n_labels,
          const Candidate *candidate)
{
  const RsLabel *label = &candidate->label;

  for (guint i = 0; i < n_labels; i++)
    {
      const Candidate *other = &g_array_index (candidates, Candidate, i);

      if (g_str_equal (other->annotation.text, candidate->annotation.text)
          && fabs (other->label.y - label->y) < other->label.radius + label->radius)
        return TRUE;
    }

  return FALSE;
}

static RsRect
dot_rect (double x,
          double y,
          double diameter)
{
  return (RsRect) { x - diameter / 2, y - diameter / 2, diameter, diameter };
}

static gboolean
rects_overlap (const RsRect *a,
               const RsRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* The plain dots near a label, which it is kept off if it can. */
static void
add_dots_near (GArray        *taken,
               GPtrArray     *plain,
               const GArray  *candidates,
               const RsRect  *box,
               const RsStyle *style)
{
  double reach_y = 2 * style->font_size;
  gsize n_dots = 0;

  for (guint i = 0; i < plain->len; i++)
    n_dots += ((const RsDots *) g_ptr_array_index (plain, i))->n;
  if (n_dots > MAX_DOTS)
    return;

  for (guint i = 0; i < plain->len; i++)
    {
      const RsDots *dots = g_ptr_array_index (plain, i);

      for (gsize j = 0; j < dots->n; j++)
        {
          RsRect dot = dot_rect (box->x + dots->x[j], box->y + dots->y[j], style->dot_size);

          for (guint k = 0; k < candidates->len; k++)
            {
              const RsLabel *label = &g_array_index (candidates, Candidate, k).label;
              double reach_x = label->width + style->font_size;
              RsRect near = { label->x - reach_x, label->y - reach_y, 2 * reach_x, 2 * reach_y };

              if (rects_overlap (&near, &dot))
                {
                  g_array_append_val (taken, dot);
                  break;
                }
            }
        }
    }
}

/* Finds places for those that have none yet, and adds them to what is taken. */
static void
place_candidates (GArray       *candidates,
                  const RsRect *box,
                  GArray       *taken)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (RsLabel));
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const RsLabel *label = &g_array_index (candidates, Candidate, i).label;
      RsRect dot = dot_rect (label->x, label->y, 2 * label->radius);

      if (!label->placed)
        {
          g_array_append_vals (labels, label, 1);
          continue;
        }
      g_array_append_val (taken, dot);
      g_array_append_val (taken, label->place);
    }

  rs_label_place ((RsLabel *) (gpointer) labels->data, labels->len, box,
                  (const RsRect *) (gpointer) taken->data, taken->len);

  for (guint i = 0; i < candidates->len; i++)
    {
      RsLabel *label = &g_array_index (candidates, Candidate, i).label;

      if (!label->placed)
        *label = g_array_index (labels, RsLabel, n++);
    }
}

/**
 * rs_annotations_place:
 * @figure: a figure
 * @layout: where it is on the page
 * @x_axis: what of the integers is in view
 * @y_axis: what of the counts is in view
 * @style: sizes
 * @plain: (element-type RsDots): the dots of points that are no outliers, and those along curves
 *
 * Puts the number of each annotated point beside its dot: inside of the plot box, off each other,
 * off the dots of all outliers and off the cache edge and its name, and off plain dots if there
 * is such a place. Numbers that find no place are left out, the least outstanding first. Dots of
 * one integer that touch, in two series, have one number.
 *
 * Returns: (transfer full) (element-type RsAnnotation): the numbers that found a place
 */
GArray *
rs_annotations_place (const RsFigure *figure,
                      const RsLayout *layout,
                      const RsAxis   *x_axis,
                      const RsAxis   *y_axis,
                      const RsStyle  *style,
                      GPtrArray      *plain)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (RsRect));
  g_autoptr (GArray) free_of_dots = g_array_new (FALSE, FALSE, sizeof (RsRect));
  GArray *annotations = g_array_new (FALSE, TRUE, sizeof (RsAnnotation));
  double size = rs_annotations_text_size (style);
  guint n_labels = 0;

  for (guint i = 0; i < rs_figure_get_n_series (figure); i++)
    add_candidates (candidates, figure, i, layout, x_axis, y_axis, style);
  g_array_sort (candidates, compare_weights);

  g_array_append_vals (taken, layout->edge_rects->data, layout->edge_rects->len);
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->annotated && n_labels < MAX_LABELS
          && !is_named (candidates, n_labels, candidate))
        {
          candidate->label.width = rs_text_size_width (candidate->annotation.text, size)
                                   + size * AROUND_X;
          candidate->label.height = size * (CAPITAL + AROUND_Y);
          g_array_index (candidates, Candidate, n_labels++) = *candidate;
        }
      else if (taken->len < MAX_LABELS)
        {
          RsRect dot = dot_rect (candidate->label.x, candidate->label.y,
                                 2 * candidate->label.radius);

          g_array_append_val (taken, dot);
        }
    }
  g_array_set_size (candidates, n_labels);

  g_array_append_vals (free_of_dots, taken->data, taken->len);
  add_dots_near (free_of_dots, plain, candidates, &layout->box, style);
  place_candidates (candidates, &layout->box, free_of_dots);
  place_candidates (candidates, &layout->box, taken);

  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      candidate->annotation.place = candidate->label.place;
      if (candidate->label.placed)
        g_array_append_val (annotations, candidate->annotation);
    }

  return annotations;
}
