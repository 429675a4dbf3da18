/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-answer.h"

#include "rs-holders-variant.h"
#include "rs-int-counts-variant.h"
#include "rs-string-snapshot-variant.h"
#include "rs-text-pack.h"
#include "rs-variant.h"

#define NAMES_TYPE "(" RS_TEXT_PACK_TYPE ")"

/**
 * rs_answer_get_type_for:
 * @kind: what was asked
 *
 * Returns: the type of the answer: %RS_TYPE_INT_COUNTS, %RS_TYPE_HOLDERS, %RS_TYPE_STRING_SNAPSHOT,
 *   %G_TYPE_STRV for names, or %G_TYPE_BOOLEAN where there is nothing to say but that it was done
 */
GType
rs_answer_get_type_for (RsRequestKind kind)
{
  switch (kind)
    {
    case RS_REQUEST_INTS:
      return RS_TYPE_INT_COUNTS;

    case RS_REQUEST_INT_HOLDERS:
    case RS_REQUEST_STRING_HOLDERS:
      return RS_TYPE_HOLDERS;

    case RS_REQUEST_STRINGS:
    case RS_REQUEST_MOST_USED:
      return RS_TYPE_STRING_SNAPSHOT;

    case RS_REQUEST_LOADED:
    case RS_REQUEST_IMPORTABLE:
      return G_TYPE_STRV;

    case RS_REQUEST_PREPARE:
    case RS_REQUEST_IMPORT:
    case RS_REQUEST_RUN:
    default:
      return G_TYPE_BOOLEAN;
    }
}

static GVariant *
pack_names (const char *const *names)
{
  RsTextPack pack;

  rs_text_pack_init (&pack);
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    rs_text_pack_add (&pack, names[i], -1);

  return g_variant_new ("(*)", rs_text_pack_end (&pack));
}

/**
 * rs_answer_to_variant:
 * @answer: a value of one of the types of rs_answer_get_type_for(), not %NULL but for names
 *
 * Returns: (transfer floating): the same as a variant
 */
GVariant *
rs_answer_to_variant (const GValue *answer)
{
  g_return_val_if_fail (G_IS_VALUE (answer), NULL);

  if (G_VALUE_HOLDS (answer, RS_TYPE_INT_COUNTS))
    return rs_int_counts_to_variant (g_value_get_boxed (answer));
  if (G_VALUE_HOLDS (answer, RS_TYPE_HOLDERS))
    return rs_holders_to_variant (g_value_get_boxed (answer));
  if (G_VALUE_HOLDS (answer, RS_TYPE_STRING_SNAPSHOT))
    return rs_string_snapshot_to_variant (g_value_get_boxed (answer));
  if (G_VALUE_HOLDS (answer, G_TYPE_STRV))
    return pack_names (g_value_get_boxed (answer));

  g_return_val_if_fail (G_VALUE_HOLDS_BOOLEAN (answer), NULL);

  return g_variant_new_boolean (g_value_get_boolean (answer));
}

static char **
read_names (GVariant  *variant,
            GError   **error)
{
  g_auto (RsTextUnpack) unpack = { 0 };
  g_auto (GStrv) names = NULL;

  if (!rs_variant_check (variant, NAMES_TYPE, error)
      || !rs_text_unpack_init (&unpack, variant, 0, error))
    return NULL;

  names = g_new0 (char *, unpack.n + 1);
  for (gsize i = 0; i < unpack.n; i++)
    if (!rs_text_unpack_dup (&unpack, &names[i]) || names[i] == NULL)
      {
        rs_variant_set_error (error, "a name that is no text");
        return NULL;
      }

  return g_steal_pointer (&names);
}

static gpointer
read_boxed (GType      type,
            GVariant  *variant,
            GError   **error)
{
  if (type == RS_TYPE_INT_COUNTS)
    return rs_int_counts_from_variant (variant, error);
  if (type == RS_TYPE_HOLDERS)
    return rs_holders_from_variant (variant, error);
  if (type == RS_TYPE_STRING_SNAPSHOT)
    return rs_string_snapshot_from_variant (variant, error);

  return read_names (variant, error);
}

/**
 * rs_answer_from_variant:
 * @kind: what was asked
 * @variant: anything
 * @answer: (out caller-allocates): a #GValue, all zero, which is left so after an error
 * @error: return location for %RS_ERROR_DATA
 *
 * Reads what rs_answer_to_variant() made, and trusts nothing in it. That it is about the range or
 * the strings that were asked for is not looked at.
 *
 * Returns: %FALSE if @variant is no answer to such a question
 */
gboolean
rs_answer_from_variant (RsRequestKind   kind,
                        GVariant       *variant,
                        GValue         *answer,
                        GError        **error)
{
  GType type = rs_answer_get_type_for (kind);
  gpointer boxed = NULL;

  g_return_val_if_fail (variant != NULL, FALSE);
  g_return_val_if_fail (answer != NULL && !G_IS_VALUE (answer), FALSE);

  if (type == G_TYPE_BOOLEAN)
    {
      if (!rs_variant_check (variant, "b", error))
        return FALSE;

      g_value_init (answer, type);
      g_value_set_boolean (answer, g_variant_get_boolean (variant));
      return TRUE;
    }

  boxed = read_boxed (type, variant, error);
  if (boxed == NULL)
    return FALSE;

  g_value_init (answer, type);
  g_value_take_boxed (answer, boxed);
  return TRUE;
}
