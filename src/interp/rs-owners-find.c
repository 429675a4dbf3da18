/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-owners-private.h"

/**
 * rs_owners_find_int:
 * @self: owners
 * @value: an integer
 * @edges: (element-type RsOwnersEdge): where to add each reference to an integer of that value
 *
 * All references to integers were kept: this looks at no object.
 */
void
rs_owners_find_int (RsOwners *self,
                    gint64    value,
                    GArray   *edges)
{
  const RsOwnersInt *ints = (const RsOwnersInt *) (gpointer) self->ints->data;

  for (guint i = 0; i < self->ints->len; i++)
    if (ints[i].value == value)
      g_array_append_val (edges, ints[i].edge);
}

/**
 * rs_owners_find_sharers:
 * @self: owners
 * @tuple: the constants or names of code
 * @codes: (element-type guint32): where to add the nodes of other code that has the same tuple
 */
void
rs_owners_find_sharers (const RsOwners *self,
                        PyObject       *tuple,
                        GArray         *codes)
{
  guint low = 0, high = self->shared->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->shared, RsOwnersShared, middle).tuple < tuple)
        low = middle + 1;
      else
        high = middle;
    }

  for (; low < self->shared->len; low++)
    {
      const RsOwnersShared *shared = &g_array_index (self->shared, RsOwnersShared, low);

      if (shared->tuple != tuple)
        return;
      g_array_append_val (codes, shared->code);
    }
}

typedef struct
{
  const RsPythonText *text;
  GArray *edges;
} Search;

/* An object is looked at once; then its mark says whether it has the text. */
static void
compare (RsOwnersWalk *walk,
         PyObject     *object)
{
  const Search *search = walk->data;

  switch (rs_owners_walk_see (walk, object, RS_OWNERS_DONE))
    {
    case RS_OWNERS_UNSEEN:
      if (!rs_python_text_equals (search->text, object))
        return;
      rs_owners_walk_set_state (walk, object, RS_OWNERS_WANTED);
      break;

    case RS_OWNERS_WANTED:
      break;

    case RS_OWNERS_PENDING:
    case RS_OWNERS_DONE:
    default:
      return;
    }

  g_array_append_val (search->edges, walk->current);
}

/**
 * rs_owners_find_text:
 * @self: owners
 * @text: a text
 * @edges: (element-type RsOwnersEdge): where to add each reference to a string of that text
 * @cancellable: (nullable): looked at every 16,384 objects
 * @error: where to put an error
 *
 * Looks at everything that was found once more, in the same order. Same conditions as for
 * rs_owners_new(), since which nothing may have run.
 *
 * Returns: %TRUE, or %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean
rs_owners_find_text (RsOwners           *self,
                     const RsPythonText *text,
                     GArray             *edges,
                     GCancellable       *cancellable,
                     GError            **error)
{
  Search search = { text, edges };
  RsOwnersWalk walk;
  gboolean success = TRUE;

  rs_owners_walk_init (&walk, self, &PyUnicode_Type, compare, &search);

  for (guint32 i = 1; i < self->n_nodes; i++)
    if (self->nodes[i].object != NULL)
      rs_owners_walk_set_state (&walk, self->nodes[i].object, RS_OWNERS_DONE);

  for (guint32 i = 1; success && i < self->n_nodes; i++)
    {
      success = i % RS_OWNERS_NODES_PER_CHECK != 0
                || !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (i + RS_OWNERS_AHEAD < self->n_nodes)
        __builtin_prefetch (self->nodes[i + RS_OWNERS_AHEAD].object);
      if (success && self->nodes[i].object != NULL)
        rs_owners_walk_look_at (&walk, i);
    }

  if (success)
    rs_owners_walk_variables (&walk);

  PyErr_Clear ();
  rs_owners_walk_clear (&walk);

  return success;
}
