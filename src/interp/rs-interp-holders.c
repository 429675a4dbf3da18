/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "rs-interp-holders.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"
#include "rs-holders-find.h"
#include "rs-interp-kept.h"

/* So many strings are remembered with where they are held. */
#define MAX_TEXTS 1024

static void
free_kept (RsInterpKept *kept)
{
  rs_owners_free (kept->owners);
  rs_modules_free (kept->modules);
  g_hash_table_unref (kept->texts);
  g_free (kept);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsInterpKept, free_kept)

/* Another thread of Python's runs whenever we do not. */
static gboolean
has_other_threads (void)
{
  PyThreadState *first = PyInterpreterState_ThreadHead (PyInterpreterState_Get ());

  return first != NULL && PyThreadState_Next (first) != NULL;
}

/* Walks through everything, unless nothing has run since the last walk. */
gboolean
rs_interp_keep_owners (RsInterp      *self,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (RsOwners) owners = NULL;
  RsSmallInts small;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (self->kept != NULL && self->kept->generation == self->generation && !has_other_threads ())
    return TRUE;

  g_clear_pointer (&self->kept, free_kept);
  rs_interp_collect (self, cancellable);
  rs_small_ints_find (&small, self->facts->cache_min, self->facts->cache_max);
  owners = rs_owners_new (&small, self->statics, cancellable, error);
  if (owners == NULL)
    return FALSE;

  self->kept = g_new0 (RsInterpKept, 1);
  self->kept->generation = self->generation;
  self->kept->modules = rs_modules_new (owners);
  self->kept->owners = g_steal_pointer (&owners);
  self->kept->texts = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                             (GDestroyNotify) g_bytes_unref,
                                             (GDestroyNotify) g_array_unref);

  /* enough for this question, not for the next */
  if (has_other_threads ())
    self->generation++;

  return TRUE;
}

/**
 * rs_interp_prepare_holders:
 * @self: the interpreter
 * @cancellable: (nullable): looked at every 2 ms or so
 * @error: where to put an error
 *
 * Does now what the first question for holders would have to do, so that it is answered at once.
 * Does nothing if no code has run since the last question, nor where threads of Python run all the
 * time.
 *
 * Returns: %TRUE, or %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean
rs_interp_prepare_holders (RsInterp      *self,
                           GCancellable  *cancellable,
                           GError       **error)
{
  PyGILState_STATE state;
  gboolean success;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  state = rs_interp_enter (self);
  /* another thread of Python's changes what is found as soon as it runs */
  success = has_other_threads () || rs_interp_keep_owners (self, cancellable, error);
  rs_interp_leave (self, state);

  return success;
}

/**
 * rs_interp_find_int_holders:
 * @self: the interpreter
 * @value: an integer, cached or not
 * @cancellable: (nullable): looked at every 2 ms or so
 * @error: where to put an error
 *
 * Finds everything that holds an integer equal to @value, and tells it as a person would.
 *
 * The first question walks through everything in the interpreter, which takes some two to four
 * garbage collections. The references to all integers are kept then: another question is answered
 * from them, until code runs. The walk runs no Python code; a collection comes before it, which may
 * run finalisers. Nothing is left behind and no count changes.
 *
 * Returns: (transfer full): the holders, whose counts add up to all references; %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
RsHolders *
rs_interp_find_int_holders (RsInterp      *self,
                            gint64         value,
                            GCancellable  *cancellable,
                            GError       **error)
{
  const RsSought sought = { .value = value };
  PyGILState_STATE state;
  RsHolders *holders = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  state = rs_interp_enter (self);

  if (rs_interp_keep_owners (self, cancellable, error))
    {
      g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (RsOwnersEdge));

      rs_owners_find_int (self->kept->owners, value, edges);
      holders = rs_holders_new_int (
        value, rs_holders_find (self->kept->owners, self->kept->modules, &sought, edges));
    }

  rs_interp_leave (self, state);

  return holders;
}

/* (transfer none) (nullable): all references to a text, from the last time or from the heap */
static GArray *
find_text_edges (RsInterpKept       *kept,
                 GBytes             *key,
                 const RsPythonText *text,
                 GCancellable       *cancellable,
                 GError            **error)
{
  GArray *edges = g_hash_table_lookup (kept->texts, key);

  if (edges != NULL)
    return edges;

  edges = g_array_new (FALSE, FALSE, sizeof (RsOwnersEdge));
  if (!rs_owners_find_text (kept->owners, text, edges, cancellable, error))
    {
      g_array_unref (edges);
      return NULL;
    }

  if (g_hash_table_size (kept->texts) >= MAX_TEXTS)
    g_hash_table_remove_all (kept->texts);
  g_hash_table_insert (kept->texts, g_bytes_ref (key), edges);

  return edges;
}

/**
 * rs_interp_find_string_holders:
 * @self: the interpreter
 * @text: UTF-8, may contain NUL
 * @length: the bytes of @text, or -1 if it ends at NUL
 * @cancellable: (nullable): looked at every 2 ms or so
 * @error: where to put an error
 *
 * Finds everything that holds a string with this text, and tells it as a person would. As
 * rs_interp_find_int_holders(), but what was found is gone through once more for a text that was
 * not asked for before.
 *
 * Returns: (transfer full): the holders, whose counts add up to all references; %NULL with
 *   %G_IO_ERROR_CANCELLED, or with %RS_ERROR_USAGE if @text is no UTF-8
 */
RsHolders *
rs_interp_find_string_holders (RsInterp      *self,
                               const char    *text,
                               gssize         length,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autofree char *utf8 = NULL;
  RsSought sought = { 0 };
  PyGILState_STATE state;
  RsHolders *holders = NULL;
  RsPythonText wanted;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!rs_python_text_init (&wanted, text, length))
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           _("The text is not valid UTF-8: give it in UTF-8."));
      return NULL;
    }

  /* names of what holds it end at NUL, @text need not */
  utf8 = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  sought.utf8 = utf8;
  sought.text = &wanted;
  state = rs_interp_enter (self);

  if (rs_interp_keep_owners (self, cancellable, error))
    {
      g_autoptr (GBytes) key = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
      GArray *edges = find_text_edges (self->kept, key, &wanted, cancellable, error);

      if (edges != NULL)
        holders = rs_holders_new_string (
          text, length,
          rs_holders_find (self->kept->owners, self->kept->modules, &sought, edges));
    }

  rs_interp_leave (self, state);
  rs_python_text_clear (&wanted);

  return holders;
}
