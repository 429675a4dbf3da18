/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "rs-interp-references.h"

#include "rs-interp-kept.h"

/* Adds one use of an integer. */
static void
add (GHashTable *counts,
     gint64      value,
     gsize       offset,
     guint32     n)
{
  RsReferenceCount *count = g_hash_table_lookup (counts, &value);

  if (count == NULL)
    {
      count = g_new0 (RsReferenceCount, 1);
      count->value = value;
      g_hash_table_insert (counts, &count->value, count);
    }
  G_STRUCT_MEMBER (guint32, count, offset) += n;
}

static gsize
find_column (const RsOwners  *owners,
             RsOwnersEdge     edge)
{
  if (edge.compiled_in)
    return G_STRUCT_OFFSET (RsReferenceCount, compiled_in);
  if (owners->nodes[edge.holder].object == NULL)
    return G_STRUCT_OFFSET (RsReferenceCount, c_variables);

  return G_STRUCT_OFFSET (RsReferenceCount, heap);
}

static RsReferences *
owners_to_references (RsOwners *owners)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (RsOwnersOperand));
  GArray *all = g_array_new (FALSE, FALSE, sizeof (RsReferenceCount));
  GHashTableIter iter;
  gpointer count;
  guint n;

  for (guint i = 0; i < owners->ints->len; i++)
    {
      const RsOwnersInt *found = &g_array_index (owners->ints, RsOwnersInt, i);

      add (counts, found->value, find_column (owners, found->edge), 1);
    }

  /* whatever is asked for, all operands are read */
  rs_owners_find_operands (owners, 0, none);
  for (guint i = 0; owners->operands != NULL && i < owners->operands->len; i++)
    {
      const RsOwnersOperand *operand = &g_array_index (owners->operands, RsOwnersOperand, i);

      add (counts, operand->value, G_STRUCT_OFFSET (RsReferenceCount, operands), operand->count);
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    g_array_append_vals (all, count, 1);
  n = all->len;

  return rs_references_new ((RsReferenceCount *) (gpointer) g_array_free (all, FALSE), n);
}

/**
 * rs_interp_count_references:
 * @self: the interpreter
 * @cancellable: (nullable): a cancellable
 * @error: where to put an error
 *
 * Counts every reference to every integer of 64 bits, cached or not: the census. It walks all that
 * can be reached from the collector's objects and from C variables, after a collection. Two in a
 * row give the same numbers, and neither changes a count.
 *
 * Returns: (transfer full): the references, or %NULL with %G_IO_ERROR_CANCELLED
 */
RsReferences *
rs_interp_count_references (RsInterp      *self,
                            GCancellable  *cancellable,
                            GError       **error)
{
  PyGILState_STATE state;
  RsReferences *references = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  state = rs_interp_enter (self);

  if (rs_interp_keep_owners (self, cancellable, error))
    references = owners_to_references (self->kept->owners);

  rs_interp_leave (self, state);

  return references;
}
