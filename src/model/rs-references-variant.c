/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-references-variant.h"

#include "rs-variant.h"

/* They are sent as they lie in memory. */
G_STATIC_ASSERT (sizeof (RsReferenceCount) == 24);
G_STATIC_ASSERT (G_STRUCT_OFFSET (RsReferenceCount, heap) == 8);
G_STATIC_ASSERT (G_STRUCT_OFFSET (RsReferenceCount, c_variables) == 12);
G_STATIC_ASSERT (G_STRUCT_OFFSET (RsReferenceCount, compiled_in) == 16);
G_STATIC_ASSERT (G_STRUCT_OFFSET (RsReferenceCount, operands) == 20);

/**
 * rs_references_to_variant:
 * @self: references
 *
 * Returns: (transfer floating): the same as a variant of type %RS_REFERENCES_VARIANT_TYPE
 */
GVariant *
rs_references_to_variant (const RsReferences *self)
{
  const RsReferenceCount *counts;
  guint64 beyond;
  gsize n;

  g_return_val_if_fail (self != NULL, NULL);

  counts = rs_references_get_all (self, &n);
  beyond = rs_references_get_total (self) - rs_references_get_sum (self, G_MININT64, G_MAXINT64);

  return g_variant_new ("(@a(xuuuu)t)",
                        rs_variant_new_shared ("(xuuuu)", counts, n * sizeof *counts,
                                               (GDestroyNotify) rs_references_unref,
                                               rs_references_ref ((RsReferences *) self)),
                        beyond);
}

static gboolean
ascend (const RsReferenceCount *counts,
        gsize                   n)
{
  for (gsize i = 1; i < n; i++)
    if (counts[i - 1].value >= counts[i].value)
      return FALSE;

  return TRUE;
}

/**
 * rs_references_from_variant:
 * @variant: anything
 * @error: return location for %RS_ERROR_DATA
 *
 * Reads what rs_references_to_variant() made, and trusts nothing in it.
 *
 * Returns: (transfer full) (nullable): the same, or %NULL if @variant makes no sense
 */
RsReferences *
rs_references_from_variant (GVariant  *variant,
                            GError   **error)
{
  g_auto (RsVariantArray) counts = { NULL };
  guint64 beyond;

  g_return_val_if_fail (variant != NULL, NULL);

  if (!rs_variant_check (variant, RS_REFERENCES_VARIANT_TYPE, error))
    return NULL;

  rs_variant_array_init (&counts, variant, 0, sizeof (RsReferenceCount));
  g_variant_get_child (variant, 1, "t", &beyond);
  if (!ascend (counts.data, counts.n) || beyond > RS_VARIANT_LIMIT)
    {
      rs_variant_set_error (error, "references out of order");
      return NULL;
    }

  return rs_references_new_beyond (g_memdup2 (counts.data, counts.n * sizeof (RsReferenceCount)),
                                   counts.n, beyond);
}
