/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-figure-private.h"

/* Marks an integer if it has a count. */
static void
mark_value (RsFigureSeries *series,
            gint64          value)
{
  gsize i;

  if (value < series->from || (guint64) value - (guint64) series->from >= series->facts->n)
    return;

  i = (gsize) (value - series->from);
  if (series->counts[i] != RS_ABSENT)
    g_array_append_val (series->marked, i);
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  gsize left = *(const gsize *) a;
  gsize right = *(const gsize *) b;

  return (left > right) - (left < right);
}

/* Puts the marks in order, and leaves each in once. */
static void
sort_marked (GArray *marked)
{
  guint n = 0;

  g_array_sort (marked, compare_indices);
  for (guint i = 0; i < marked->len; i++)
    {
      gsize index = g_array_index (marked, gsize, i);

      if (n == 0 || index != g_array_index (marked, gsize, n - 1))
        g_array_index (marked, gsize, n++) = index;
    }
  g_array_set_size (marked, n);
}

/* Looks the points up that the annotations want, and at no others. */
void
rs_figure_find_marked (RsFigureSeries   *series,
                       const RsAnnotate *annotate)
{
  const gint64 *values;
  gsize n_values;

  if (series->facts->n_outliers > 0)
    g_array_append_vals (series->marked, series->facts->outliers,
                         (guint) series->facts->n_outliers);

  switch (rs_annotate_get_mode (annotate))
    {
    case RS_ANNOTATE_LIST:
      values = rs_annotate_get_values (annotate, &n_values);
      for (gsize i = 0; i < n_values; i++)
        mark_value (series, values[i]);
      break;

    case RS_ANNOTATE_POWERS_OF_TWO:
      for (guint bit = 0; bit < 63; bit++)
        mark_value (series, G_GINT64_CONSTANT (1) << bit);
      break;

    case RS_ANNOTATE_AUTO:
    case RS_ANNOTATE_NONE:
    default:
      /* the outliers are in order and are all there is */
      return;
    }

  sort_marked (series->marked);
}
