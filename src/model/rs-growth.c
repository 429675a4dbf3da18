/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-growth.h"

#include <math.h>

struct _RsGrowth
{
  GArray *rows;              /* (owned) of RsGrowthRow */
  RsStringSnapshot *strings; /* (owned) (nullable): the later one, NULL for integers */
};

/* What rows are sorted by. */
typedef struct
{
  RsGrowthOrder order;
  gboolean descending;
} Sorting;

G_DEFINE_BOXED_TYPE (RsGrowth, rs_growth, rs_growth_ref, rs_growth_unref)

static RsGrowth *
growth_new (RsStringSnapshot *strings)
{
  RsGrowth *self = g_atomic_rc_box_new0 (RsGrowth);

  self->rows = g_array_new (FALSE, FALSE, sizeof (RsGrowthRow));
  if (strings != NULL)
    self->strings = rs_string_snapshot_ref (strings);

  return self;
}

/* A count that is not known on one side has no growth. */
static void
add_row (RsGrowth *self,
         gint64    value,
         gint64    before,
         gint64    after)
{
  RsGrowthRow row;

  if (before == after || before == RS_ABSENT || after == RS_ABSENT)
    return;

  row.value = value;
  row.before = before;
  row.after = after;
  row.difference = after - before;
  row.ratio = rs_growth_get_ratio (before, after);
  g_array_append_val (self->rows, row);
}

/**
 * rs_growth_get_ratio:
 * @before: a count, or %RS_ABSENT
 * @after: the same count later, or %RS_ABSENT
 *
 * Returns: @after over @before; NaN if one of them is absent, or there was none before
 */
double
rs_growth_get_ratio (gint64 before,
                     gint64 after)
{
  return before > 0 && after >= 0 ? (double) after / (double) before : NAN;
}

/**
 * rs_growth_new_ints:
 * @before: the earlier snapshot
 * @after: the later snapshot
 * @measure: which count of theirs
 *
 * Finds the integers that both have and of which the counts differ, ascending. Looks at every
 * integer once. May be called on any thread.
 *
 * Returns: (transfer full): the growth
 */
RsGrowth *
rs_growth_new_ints (RsSnapshot *before,
                    RsSnapshot *after,
                    RsMeasure   measure)
{
  const gint64 *counts_before;
  const gint64 *counts_after;
  gint64 from_before;
  gint64 from_after;
  gint64 from;
  gint64 end;
  RsGrowth *self;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);
  g_return_val_if_fail (measure < RS_N_MEASURES, NULL);

  self = growth_new (NULL);
  counts_before = rs_snapshot_get_column (before, measure);
  counts_after = rs_snapshot_get_column (after, measure);
  from_before = rs_snapshot_get_from (before);
  from_after = rs_snapshot_get_from (after);
  from = MAX (from_before, from_after);
  end = MIN (from_before + (gint64) rs_snapshot_get_n_ints (before),
             from_after + (gint64) rs_snapshot_get_n_ints (after));
  for (gint64 value = from; value < end; value++)
    add_row (self, value, counts_before[value - from_before], counts_after[value - from_after]);

  return self;
}

static GBytes *
get_key (const RsStringRow *row)
{
  return g_bytes_new_static (row->text, row->length);
}

/**
 * rs_growth_new_strings:
 * @before: the earlier snapshot
 * @after: the later snapshot
 * @measure: which count of theirs
 *
 * Finds the texts that both have and of which the counts differ, in the order of @after. Of a text
 * that was not asked for before nothing is known. May be called on any thread.
 *
 * Returns: (transfer full): the growth
 */
RsGrowth *
rs_growth_new_strings (RsStringSnapshot *before,
                       RsStringSnapshot *after,
                       RsMeasure         measure)
{
  g_autoptr (GHashTable) places = NULL;
  RsGrowth *self;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);
  g_return_val_if_fail (measure < RS_N_MEASURES, NULL);

  self = growth_new (after);
  places = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                  NULL);
  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (before); i++)
    g_hash_table_insert (places, get_key (rs_string_snapshot_get_row (before, i)),
                         GSIZE_TO_POINTER (i));
  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (after); i++)
    {
      g_autoptr (GBytes) key = get_key (rs_string_snapshot_get_row (after, i));
      gpointer place;

      if (g_hash_table_lookup_extended (places, key, NULL, &place))
        add_row (self, (gint64) i,
                 rs_string_snapshot_get_count (before, GPOINTER_TO_SIZE (place), measure),
                 rs_string_snapshot_get_count (after, i, measure));
    }

  return self;
}

/* Rows without a ratio come last either way; what is alike has the largest difference first. */
static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  const Sorting *sorting = user_data;
  const RsGrowthRow *left = a;
  const RsGrowthRow *right = b;
  int by_value = (left->value > right->value) - (left->value < right->value);
  int by_difference
    = (left->difference > right->difference) - (left->difference < right->difference);
  gboolean left_is_new = isnan (left->ratio) != 0;
  gboolean right_is_new = isnan (right->ratio) != 0;
  int order = by_difference;

  if (sorting->order == RS_GROWTH_BY_VALUE)
    order = by_value;
  else if (sorting->order == RS_GROWTH_BY_RATIO)
    {
      if (left_is_new != right_is_new)
        return left_is_new ? 1 : -1;
      order = (left->ratio > right->ratio) - (left->ratio < right->ratio);
    }

  if (order != 0)
    return sorting->descending ? -order : order;

  return by_difference != 0 ? -by_difference : by_value;
}

/**
 * rs_growth_sort:
 * @self: a growth
 * @order: by what
 * @descending: whether the largest comes first
 *
 * Sorts the rows. Those without a ratio come last if it is sorted by, either way. @self is not
 * changed.
 *
 * Returns: (transfer full): the same rows in that order
 */
RsGrowth *
rs_growth_sort (RsGrowth      *self,
                RsGrowthOrder  order,
                gboolean       descending)
{
  Sorting sorting = { order, descending };
  RsGrowth *sorted;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (order <= RS_GROWTH_BY_DIFFERENCE, NULL);

  sorted = growth_new (self->strings);
  if (self->rows->len > 0)
    g_array_append_vals (sorted->rows, self->rows->data, self->rows->len);
  g_array_sort_with_data (sorted->rows, compare_cb, &sorting);

  return sorted;
}

/**
 * rs_growth_ref:
 * @self: a growth
 *
 * Returns: (transfer full): @self
 */
RsGrowth *
rs_growth_ref (RsGrowth *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
growth_clear (RsGrowth *self)
{
  g_array_unref (self->rows);
  g_clear_pointer (&self->strings, rs_string_snapshot_unref);
}

/**
 * rs_growth_unref:
 * @self: (transfer full): a growth
 */
void
rs_growth_unref (RsGrowth *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) growth_clear);
}

/**
 * rs_growth_get_n:
 * @self: a growth
 *
 * Returns: how many counts differ
 */
gsize
rs_growth_get_n (const RsGrowth *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * rs_growth_get:
 * @self: a growth
 * @i: which row, less than rs_growth_get_n()
 *
 * Returns: (transfer none): the row
 */
const RsGrowthRow *
rs_growth_get (const RsGrowth *self,
               gsize           i)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (i < self->rows->len, NULL);

  return &g_array_index (self->rows, RsGrowthRow, i);
}

/**
 * rs_growth_get_string:
 * @self: a growth
 * @i: which row, less than rs_growth_get_n()
 *
 * Returns: (transfer none) (nullable): the text of the row with its later counts, %NULL if it is
 *   one of integers
 */
const RsStringRow *
rs_growth_get_string (const RsGrowth *self,
                      gsize           i)
{
  const RsGrowthRow *row = rs_growth_get (self, i);

  if (row == NULL || self->strings == NULL)
    return NULL;

  return rs_string_snapshot_get_row (self->strings, (gsize) row->value);
}
