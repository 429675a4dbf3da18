/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-int-counts-variant.h"

#include "rs-python-facts-variant.h"
#include "rs-references-variant.h"
#include "rs-request.h"
#include "rs-variant.h"

static GVariant *
new_column (const RsIntCounts *self,
            const gint64      *column,
            gsize              n)
{
  return rs_variant_new_shared ("x", column, n * sizeof *column,
                                (GDestroyNotify) rs_int_counts_unref,
                                rs_int_counts_ref ((RsIntCounts *) self));
}

/**
 * rs_int_counts_to_variant:
 * @self: counts
 *
 * Returns: (transfer floating): the same as a variant of type %RS_INT_COUNTS_VARIANT_TYPE
 */
GVariant *
rs_int_counts_to_variant (const RsIntCounts *self)
{
  gsize n_ints, n_cache;
  const gint64 *cache;

  g_return_val_if_fail (self != NULL, NULL);

  n_ints = rs_int_counts_get_n_ints (self);
  cache = rs_int_counts_get_cache_refcount (self, &n_cache);

  return g_variant_new ("(@*x@ax@ax@max@*)",
                        rs_python_facts_to_variant (rs_int_counts_get_python (self)),
                        rs_int_counts_get_from (self),
                        new_column (self, rs_int_counts_get_refcount (self), n_ints),
                        new_column (self, rs_int_counts_get_printed (self), n_ints),
                        g_variant_new_maybe (G_VARIANT_TYPE ("ax"),
                                             cache != NULL ? new_column (self, cache, n_cache)
                                                           : NULL),
                        rs_references_to_variant (rs_int_counts_get_references (self)));
}

static gboolean
is_range (gint64 from,
          gsize  n_ints)
{
  return from >= RS_INT_MIN && from <= RS_INT_MAX && n_ints > 0
         && n_ints <= (gsize) (RS_INT_MAX - from + 1);
}

static gint64 *
copy_column (const RsVariantArray *column)
{
  return g_memdup2 (column->data, column->n * sizeof (gint64));
}

/**
 * rs_int_counts_from_variant:
 * @variant: anything
 * @error: return location for %RS_ERROR_DATA
 *
 * Reads what rs_int_counts_to_variant() made, and trusts nothing in it.
 *
 * Returns: (transfer full) (nullable): the same, or %NULL if @variant makes no sense
 */
RsIntCounts *
rs_int_counts_from_variant (GVariant  *variant,
                            GError   **error)
{
  g_autoptr (GVariant) facts = NULL;
  g_autoptr (GVariant) cache_maybe = NULL;
  g_autoptr (GVariant) references_variant = NULL;
  g_autoptr (RsPythonFacts) python = NULL;
  g_autoptr (RsReferences) references = NULL;
  g_auto (RsVariantArray) refcount = { NULL };
  g_auto (RsVariantArray) printed = { NULL };
  g_auto (RsVariantArray) cache = { NULL };
  gint64 from;

  g_return_val_if_fail (variant != NULL, NULL);

  if (!rs_variant_check (variant, RS_INT_COUNTS_VARIANT_TYPE, error))
    return NULL;

  facts = g_variant_get_child_value (variant, 0);
  python = rs_python_facts_from_variant (facts, error);
  if (python == NULL)
    return NULL;

  references_variant = g_variant_get_child_value (variant, 5);
  references = rs_references_from_variant (references_variant, error);
  if (references == NULL)
    return NULL;

  g_variant_get_child (variant, 1, "x", &from);
  rs_variant_array_init (&refcount, variant, 2, sizeof (gint64));
  rs_variant_array_init (&printed, variant, 3, sizeof (gint64));
  cache_maybe = g_variant_get_child_value (variant, 4);
  if (g_variant_n_children (cache_maybe) > 0)
    rs_variant_array_init (&cache, cache_maybe, 0, sizeof (gint64));

  if (!is_range (from, refcount.n) || printed.n != refcount.n
      || (cache.variant != NULL && (gint64) cache.n != python->cache_max))
    {
      rs_variant_set_error (error,
                            "from %lld, %" G_GSIZE_FORMAT " refcounts, %" G_GSIZE_FORMAT
                            " printed, %" G_GSIZE_FORMAT " cached",
                            (long long) from, refcount.n, printed.n, cache.n);
      return NULL;
    }
  if (!rs_variant_in_limits (refcount.data, refcount.n)
      || !rs_variant_in_limits (printed.data, printed.n)
      || !rs_variant_in_limits (cache.data, cache.n))
    {
      rs_variant_set_error (error, "a count that cannot be");
      return NULL;
    }

  return rs_int_counts_new (python, from, refcount.n, copy_column (&refcount),
                            copy_column (&printed), copy_column (&cache), references);
}
