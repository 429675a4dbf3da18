/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-answer.h"

#include "rs-int-counts.h"
#include "rs-interp-holders.h"
#include "rs-interp-modules.h"
#include "rs-interp-references.h"
#include "rs-interp-strings.h"

/* Counts a range, the whole cache to judge it by, and all references. */
static RsIntCounts *
count_ints (RsInterp          *self,
            const RsRequest   *request,
            RsInterpProgress   progress,
            gpointer           progress_data,
            GCancellable      *cancellable,
            GError           **error)
{
  RsPythonFacts *facts = rs_interp_get_facts (self);
  gint64 from = rs_request_get_from (request);
  gsize n_ints = (gsize) (rs_request_get_to (request) - from + 1);
  gsize n_cached = (gsize) MAX (facts->cache_max, 0);
  g_autofree gint64 *refcount = g_new (gint64, n_ints);
  g_autofree gint64 *printed = g_new (gint64, n_ints);
  g_autofree gint64 *cache_refcount = NULL;
  g_autoptr (RsReferences) references = NULL;

  /* First, for it lets go of garbage, which would be counted otherwise */
  references = rs_interp_count_references (self, cancellable, error);
  if (references == NULL)
    return NULL;

  if (!rs_interp_count_ints (self, from, n_ints, refcount, printed, progress, progress_data,
                             cancellable, error))
    return NULL;

  if (facts->counted)
    {
      g_autofree gint64 *cache_printed = g_new (gint64, n_cached);

      cache_refcount = g_new (gint64, n_cached);
      if (!rs_interp_count_ints (self, 1, n_cached, cache_refcount, cache_printed, NULL, NULL,
                                 cancellable, error))
        return NULL;
    }

  return rs_int_counts_new (facts, from, n_ints, g_steal_pointer (&refcount),
                            g_steal_pointer (&printed), g_steal_pointer (&cache_refcount),
                            references);
}

static gboolean
give_boxed (GValue  *answer,
            GType    type,
            gpointer boxed) /* (transfer full) (nullable) */
{
  if (boxed == NULL)
    return FALSE;

  g_value_init (answer, type);
  g_value_take_boxed (answer, boxed);

  return TRUE;
}

static gboolean
give_done (GValue  *answer,
           gboolean done)
{
  if (!done)
    return FALSE;

  g_value_init (answer, G_TYPE_BOOLEAN);
  g_value_set_boolean (answer, TRUE);

  return TRUE;
}

/**
 * rs_interp_answer:
 * @self: the interpreter
 * @request: what is asked of it
 * @progress: (nullable) (scope call): told how much of a range is counted
 * @progress_data: user data for @progress
 * @cancellable: (nullable): a cancellable; to import and to run cannot be cancelled in this way
 * @answer: (out caller-allocates): all zero; what came of it, of the type that
 *   rs_answer_get_type_for() names
 * @error: where to put an error
 *
 * Does what any request asks for. The one place that knows how, for an interpreter in this process
 * and for one in a process of its own.
 *
 * Returns: %TRUE, or %FALSE with an error of the function that does it, and @answer unset
 */
gboolean
rs_interp_answer (RsInterp          *self,
                  const RsRequest   *request,
                  RsInterpProgress   progress,
                  gpointer           progress_data,
                  GCancellable      *cancellable,
                  GValue            *answer,
                  GError           **error)
{
  const char *text;
  gsize length;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (answer != NULL && !G_IS_VALUE (answer), FALSE);

  switch (rs_request_get_kind (request))
    {
    case RS_REQUEST_INTS:
      return give_boxed (
        answer, RS_TYPE_INT_COUNTS,
        count_ints (self, request, progress, progress_data, cancellable, error));

    case RS_REQUEST_INT_HOLDERS:
      return give_boxed (answer, RS_TYPE_HOLDERS,
                         rs_interp_find_int_holders (self, rs_request_get_value (request),
                                                     cancellable, error));

    case RS_REQUEST_STRING_HOLDERS:
      text = rs_request_get_text (request, &length);
      return give_boxed (
        answer, RS_TYPE_HOLDERS,
        rs_interp_find_string_holders (self, text, (gssize) length, cancellable, error));

    case RS_REQUEST_STRINGS:
      return give_boxed (answer, RS_TYPE_STRING_SNAPSHOT,
                         rs_interp_measure_strings (self, rs_request_get_strings_kind (request),
                                                    rs_request_get_texts (request), cancellable,
                                                    error));

    case RS_REQUEST_MOST_USED:
      return give_boxed (answer, RS_TYPE_STRING_SNAPSHOT,
                         rs_interp_find_most_used (self, rs_request_get_n (request),
                                                   rs_request_get_filter (request), cancellable,
                                                   error));

    case RS_REQUEST_PREPARE:
      return give_done (answer, rs_interp_prepare_holders (self, cancellable, error));

    case RS_REQUEST_IMPORT:
      return give_done (answer,
                        rs_interp_import (self, rs_request_get_text (request, &length), error));

    case RS_REQUEST_RUN:
      return give_done (answer,
                        rs_interp_run (self, rs_request_get_text (request, &length), error));

    case RS_REQUEST_LOADED:
      return give_boxed (answer, G_TYPE_STRV, rs_interp_list_loaded (self));

    case RS_REQUEST_IMPORTABLE:
      return give_boxed (answer, G_TYPE_STRV, rs_interp_list_importable (self));

    default:
      g_return_val_if_reached (FALSE);
    }
}
