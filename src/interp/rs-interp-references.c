/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "rs-interp-references.h"

#include "rs-heap-walk.h"

/**
 * rs_interp_walk:
 * @self: the interpreter
 * @with_strings: whether to count references to strings too
 * @cancellable: (nullable): looked at every 256 objects
 * @error: where to put an error
 *
 * Walks everything, after a collection, for rs_heap_walk_get_ints() and rs_heap_walk_get_texts().
 *
 * To be called with the GIL held.
 *
 * Returns: %TRUE, or %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean
rs_interp_walk (RsInterp      *self,
                gboolean       with_strings,
                GCancellable  *cancellable,
                GError       **error)
{
  rs_interp_collect (self, cancellable);
  if (self->walk == NULL)
    self->walk = rs_heap_walk_new (self->statics, self->facts->cache_min, self->facts->cache_max);

  return rs_heap_walk_run (self->walk, with_strings, cancellable, error);
}

/**
 * rs_interp_census:
 * @self: the interpreter
 * @ints: (out) (optional) (transfer full): the references to integers
 * @strings: (out) (optional) (transfer full): the references to strings
 * @cancellable: (nullable): looked at all along the walk, and between collections
 * @error: where to put an error
 *
 * Counts every reference to every integer of 64 bits, cached or not, and to every string: on the
 * heap, in C variables of libpython and of extension modules, in code that is compiled in, and the
 * operands of bytecode. First comes a collection, for garbage is no use of anything.
 *
 * Objects whose type is int or str are counted, and not those of a subclass, such as bool. No count
 * changes by it, nothing is imported and no Python code runs but finalizers of garbage: two in a row
 * give the same. Integers alone take half as long as everything.
 *
 * Returns: %TRUE, or %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean
rs_interp_census (RsInterp            *self,
                  RsReferences       **ints,
                  RsStringReferences **strings,
                  GCancellable        *cancellable,
                  GError             **error)
{
  PyGILState_STATE state;
  gboolean success;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  state = rs_interp_enter (self);

  success = rs_interp_walk (self, strings != NULL, cancellable, error);
  if (success && ints != NULL)
    *ints = rs_tally_to_references (rs_heap_walk_get_ints (self->walk));
  if (success && strings != NULL)
    *strings = rs_texts_to_references (rs_heap_walk_get_texts (self->walk));

  rs_interp_leave (self, state);

  return success;
}

/**
 * rs_interp_count_references:
 * @self: the interpreter
 * @cancellable: (nullable): a cancellable
 * @error: where to put an error
 *
 * The part of rs_interp_census() that is about integers.
 *
 * Returns: (transfer full): the references, or %NULL with %G_IO_ERROR_CANCELLED
 */
RsReferences *
rs_interp_count_references (RsInterp      *self,
                            GCancellable  *cancellable,
                            GError       **error)
{
  RsReferences *references = NULL;

  rs_interp_census (self, &references, NULL, cancellable, error);

  return references;
}

/**
 * rs_interp_count_string_references:
 * @self: the interpreter
 * @cancellable: (nullable): a cancellable
 * @error: where to put an error
 *
 * The part of rs_interp_census() that is about strings.
 *
 * Returns: (transfer full): the references, or %NULL with %G_IO_ERROR_CANCELLED
 */
RsStringReferences *
rs_interp_count_string_references (RsInterp      *self,
                                   GCancellable  *cancellable,
                                   GError       **error)
{
  RsStringReferences *references = NULL;

  rs_interp_census (self, NULL, &references, cancellable, error);

  return references;
}
