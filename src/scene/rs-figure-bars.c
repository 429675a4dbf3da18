/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-figure-private.h"

#include <math.h>

/* Beyond the longest bar there is room for its number, in lengths of it: more where that runs along
 * the bar. */
#define UPRIGHT_ROOM 0.08
#define LYING_ROOM 0.1

/* Where bars begin on a log axis: below 1, so that one reference is seen. */
#define LOG_BASE 0.5

static RsFigureBars *
bars_new (RsStringSnapshot *snapshot,
          const char       *name,
          RsMeasure         measure,
          gsize             max_bars)
{
  RsFigureBars *bars = g_new0 (RsFigureBars, 1);
  gsize n_rows = rs_string_snapshot_get_n_rows (snapshot);

  bars->snapshot = rs_string_snapshot_ref (snapshot);
  bars->name = g_strdup (name);
  bars->n = MIN (n_rows, max_bars);
  bars->highest = RS_ABSENT;
  for (gsize i = 0; i < n_rows; i++)
    {
      gint64 count = rs_string_snapshot_get_count (snapshot, i, measure);

      bars->n_absent += count == RS_ABSENT;
      if (i < bars->n && count > bars->highest)
        {
          bars->highest = count;
          bars->highest_at = i;
        }
    }

  return bars;
}

void
rs_figure_bars_free (RsFigureBars *bars)
{
  rs_string_snapshot_unref (bars->snapshot);
  g_free (bars->name);
  g_free (bars);
}

/* From nothing up, for a bar is as long as its count says. */
static RsAxis
fit_counts (const RsFigure *self)
{
  double highest = self->bars->highest > 0 ? (double) self->bars->highest : 10;
  double room = rs_figure_get_lying (self) ? LYING_ROOM : UPRIGHT_ROOM;
  RsAxis axis = { self->scale, 0, highest * (1 + room) };

  if (self->scale == RS_SCALE_LOG)
    {
      axis.min = LOG_BASE;
      axis.max = highest * pow (highest / LOG_BASE, room);
    }

  return axis;
}

/* Half a bar more at either end. */
static RsAxis
fit_rows (const RsFigure *self)
{
  double n = (double) MAX (self->bars->n, 1);
  RsAxis axis = { RS_SCALE_LINEAR, -0.5, n - 0.5 };

  if (rs_figure_get_lying (self))
    {
      axis.min = 0.5 - n;
      axis.max = 0.5;
    }

  return axis;
}

/**
 * rs_figure_new_bars:
 * @snapshot: the strings that were counted
 * @name: (nullable): what a legend calls it
 * @measure: which count to draw
 * @scale: of the counts
 * @max_bars: how many bars there may be
 *
 * Makes the figure of some strings: a bar for each of the first rows. Letters have theirs upright
 * side by side, as they are short. Those of words lie one below the other, so that their texts,
 * which may be long, are read as a list is, and so that many of them find room: a line of text needs
 * less height than a word needs width.
 *
 * Returns: (transfer full): the figure
 */
RsFigure *
rs_figure_new_bars (RsStringSnapshot *snapshot,
                    const char       *name,
                    RsMeasure         measure,
                    RsScale           scale,
                    gsize             max_bars)
{
  g_autoptr (RsAnnotate) annotate = NULL;
  RsAxis rows, counts;
  RsFigure *self;

  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (measure < RS_N_MEASURES, NULL);
  g_return_val_if_fail (max_bars > 0, NULL);

  annotate = rs_annotate_new (RS_ANNOTATE_NONE);
  self = rs_figure_new_empty (RS_VIEW_COUNTS, measure, scale, annotate);
  self->bars = bars_new (snapshot, name, measure, max_bars);
  rows = fit_rows (self);
  counts = fit_counts (self);
  self->x_axis = rs_figure_get_lying (self) ? counts : rows;
  self->y_axis = rs_figure_get_lying (self) ? rows : counts;

  return self;
}

/**
 * rs_figure_get_strings:
 * @self: a figure
 *
 * Returns: (transfer none) (nullable): the strings that there are bars for, or %NULL if the figure
 *   is one of integers
 */
RsStringSnapshot *
rs_figure_get_strings (const RsFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bars != NULL ? self->bars->snapshot : NULL;
}

/**
 * rs_figure_get_lying:
 * @self: a figure
 *
 * Returns: whether there are bars and they lie: the counts are on the axis to the right then, and
 *   the first row is at the top
 */
gboolean
rs_figure_get_lying (const RsFigure *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->bars != NULL
         && rs_string_snapshot_get_kind (self->bars->snapshot) != RS_STRINGS_LETTERS;
}

/* What is known of a bar; FALSE if there is no such. */
gboolean
rs_figure_get_bar (const RsFigure *self,
                   gsize           index,
                   RsFigurePoint  *point)
{
  double count;

  if (index >= self->bars->n)
    return FALSE;

  *point = (RsFigurePoint) { .index = index, .value = (gint64) index };
  point->count = rs_string_snapshot_get_count (self->bars->snapshot, index, self->measure);
  count = point->count != RS_ABSENT ? (double) point->count : NAN;
  point->x = rs_figure_get_lying (self) ? count : (double) index;
  point->y = rs_figure_get_lying (self) ? -(double) index : count;

  return TRUE;
}

/* Every bar can be gone to, for each has at least its label. */
gboolean
rs_figure_next_bar (const RsFigure *self,
                    gssize          from,
                    int             step,
                    gsize          *index)
{
  gssize n = (gssize) self->bars->n;
  gssize next = MIN (from, n) + (step > 0 ? 1 : -1);

  if (next < 0 || next >= n)
    return FALSE;

  *index = (gsize) next;
  return TRUE;
}

/**
 * rs_figure_find_alike:
 * @self: a figure
 * @point: a point of another figure
 * @of: that figure
 * @index: (out): where it stands in the same series of @self
 *
 * Finds the point that stands for the same: the same integer, or the same text wherever it has been
 * sorted to.
 *
 * Returns: %FALSE if there is none
 */
gboolean
rs_figure_find_alike (const RsFigure      *self,
                      const RsFigurePoint *point,
                      const RsFigure      *of,
                      gsize               *index)
{
  const RsStringRow *row;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (point != NULL, FALSE);
  g_return_val_if_fail (of != NULL, FALSE);
  g_return_val_if_fail (index != NULL, FALSE);

  if ((self->bars == NULL) != (of->bars == NULL)
      || point->series >= rs_figure_get_n_series (self))
    return FALSE;
  if (self->bars == NULL)
    return rs_figure_find_value (self, point->series, point->value, index);

  if (point->index >= of->bars->n)
    return FALSE;

  row = rs_string_snapshot_get_row (of->bars->snapshot, point->index);
  return rs_string_snapshot_find (self->bars->snapshot, row->text, row->length, index)
         && *index < self->bars->n;
}
