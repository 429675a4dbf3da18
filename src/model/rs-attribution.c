/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-attribution.h"

struct _RsAttribution
{
  GArray *rows;      /* (owned) of RsAttributionRow, whose names are of @after or of @before */
  RsHolders *before; /* (owned) */
  RsHolders *after;  /* (owned) */
};

G_DEFINE_BOXED_TYPE (RsAttribution, rs_attribution, rs_attribution_ref, rs_attribution_unref)

/* The row of a package, which is made if there is none. */
static RsAttributionRow *
get_row (RsAttribution *self,
         GHashTable    *places,
         const char    *package)
{
  RsAttributionRow row = { package, 0, 0 };
  const char *key = package != NULL ? package : "";
  gpointer place;

  if (g_hash_table_lookup_extended (places, key, NULL, &place))
    return &g_array_index (self->rows, RsAttributionRow, GPOINTER_TO_UINT (place));

  g_hash_table_insert (places, (gpointer) key, GUINT_TO_POINTER (self->rows->len));
  g_array_append_val (self->rows, row);

  return &g_array_index (self->rows, RsAttributionRow, self->rows->len - 1);
}

/* The largest difference first, whichever way it goes. */
static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  const RsAttributionRow *left = a;
  const RsAttributionRow *right = b;
  gint64 of_left = ABS (left->after - left->before);
  gint64 of_right = ABS (right->after - right->before);

  if (of_left != of_right)
    return of_left < of_right ? 1 : -1;

  return g_strcmp0 (left->package, right->package);
}

static void
keep_changed (GArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      RsAttributionRow row = g_array_index (rows, RsAttributionRow, i);

      if (row.before != row.after)
        g_array_index (rows, RsAttributionRow, n++) = row;
    }
  g_array_set_size (rows, n);
}

/**
 * rs_attribution_new:
 * @before: (transfer none): who held a value
 * @after: (transfer none): who holds it
 *
 * Adds the holders of each package up, and keeps the packages of which the sums differ, the largest
 * difference first. The differences together are that of the totals: what is compiled in, or an
 * operand, is no reference.
 *
 * Returns: (transfer full): the attribution
 */
RsAttribution *
rs_attribution_new (RsHolders *before,
                    RsHolders *after)
{
  g_autoptr (GHashTable) places = NULL;
  RsAttribution *self;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  self = g_atomic_rc_box_new0 (RsAttribution);
  self->rows = g_array_new (FALSE, FALSE, sizeof (RsAttributionRow));
  self->before = rs_holders_ref (before);
  self->after = rs_holders_ref (after);

  places = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < rs_holders_get_n (after); i++)
    {
      const RsHolder *holder = rs_holders_get (after, i);

      if (rs_holder_kind_is_reference (holder->kind))
        get_row (self, places, holder->package)->after += (gint64) holder->count;
    }
  for (gsize i = 0; i < rs_holders_get_n (before); i++)
    {
      const RsHolder *holder = rs_holders_get (before, i);

      if (rs_holder_kind_is_reference (holder->kind))
        get_row (self, places, holder->package)->before += (gint64) holder->count;
    }
  keep_changed (self->rows);
  g_array_sort (self->rows, compare_cb);

  return self;
}

/**
 * rs_attribution_ref:
 * @self: an attribution
 *
 * Returns: (transfer full): @self
 */
RsAttribution *
rs_attribution_ref (RsAttribution *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
attribution_clear (RsAttribution *self)
{
  g_array_unref (self->rows);
  rs_holders_unref (self->before);
  rs_holders_unref (self->after);
}

/**
 * rs_attribution_unref:
 * @self: (transfer full): an attribution
 */
void
rs_attribution_unref (RsAttribution *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) attribution_clear);
}

/**
 * rs_attribution_get_n:
 * @self: an attribution
 *
 * Returns: how many packages have more or fewer references than before
 */
gsize
rs_attribution_get_n (const RsAttribution *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * rs_attribution_get:
 * @self: an attribution
 * @i: which row, less than rs_attribution_get_n()
 *
 * Returns: (transfer none): the row
 */
const RsAttributionRow *
rs_attribution_get (const RsAttribution *self,
                    gsize                i)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (i < self->rows->len, NULL);

  return &g_array_index (self->rows, RsAttributionRow, i);
}
