/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-request-variant.h"

#include "rs-text-pack.h"
#include "rs-variant.h"

/* What each kind needs. */
static const char *const types[] = {
  [RS_REQUEST_INTS] = "(xx)",
  [RS_REQUEST_INT_HOLDERS] = "(x)",
  [RS_REQUEST_STRING_HOLDERS] = "(ay)",
  [RS_REQUEST_STRINGS] = "(u" RS_TEXT_PACK_TYPE ")",
  [RS_REQUEST_MOST_USED] = "(tbbtmay)",
  [RS_REQUEST_PREPARE] = "()",
  [RS_REQUEST_IMPORT] = "(ay)",
  [RS_REQUEST_RUN] = "(ay)",
  [RS_REQUEST_LOADED] = "()",
  [RS_REQUEST_IMPORTABLE] = "()",
};

G_STATIC_ASSERT (G_N_ELEMENTS (types) == RS_REQUEST_ALL_HOLDERS);

static GVariant *
pack_texts (GPtrArray *texts)
{
  RsTextPack pack;

  rs_text_pack_init (&pack);
  for (guint i = 0; i < texts->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (texts->pdata[i], &length);

      rs_text_pack_add (&pack, text != NULL ? text : "", (gssize) length);
    }

  return rs_text_pack_end (&pack);
}

static GVariant *
new_body (const RsRequest *self)
{
  const RsStringFilter *filter;
  const char *text;
  gsize length;

  switch (rs_request_get_kind (self))
    {
    case RS_REQUEST_INTS:
      return g_variant_new ("(xx)", rs_request_get_from (self), rs_request_get_to (self));

    case RS_REQUEST_INT_HOLDERS:
      return g_variant_new ("(x)", rs_request_get_value (self));

    case RS_REQUEST_STRING_HOLDERS:
    case RS_REQUEST_IMPORT:
    case RS_REQUEST_RUN:
      text = rs_request_get_text (self, &length);
      return g_variant_new ("(@ay)", rs_variant_new_bytes (text, length));

    case RS_REQUEST_STRINGS:
      return g_variant_new ("(u*)", (guint32) rs_request_get_strings_kind (self),
                            pack_texts (rs_request_get_texts (self)));

    case RS_REQUEST_MOST_USED:
      filter = rs_request_get_filter (self);
      return g_variant_new ("(tbbt@may)", (guint64) rs_request_get_n (self),
                            filter->identifiers_only, filter->no_dunder,
                            (guint64) filter->min_characters,
                            rs_variant_new_maybe (filter->containing, -1));

    case RS_REQUEST_PREPARE:
    case RS_REQUEST_LOADED:
    case RS_REQUEST_IMPORTABLE:
    default:
      return g_variant_new ("()");
    }
}

/**
 * rs_request_to_variant:
 * @self: a request
 *
 * Returns: (transfer floating): the same as a variant of type %RS_REQUEST_VARIANT_TYPE
 */
GVariant *
rs_request_to_variant (const RsRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_variant_new ("(uv)", (guint32) rs_request_get_kind (self), new_body (self));
}

static RsRequest *
read_strings (GVariant  *body,
              GError   **error)
{
  g_auto (RsTextUnpack) unpack = { 0 };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const char *text;
  guint32 kind;
  gsize length;

  g_variant_get_child (body, 0, "u", &kind);
  if (kind != RS_STRINGS_LETTERS && kind != RS_STRINGS_WORDS)
    {
      rs_variant_set_error (error, "strings of kind %u", kind);
      return NULL;
    }

  if (!rs_text_unpack_init (&unpack, body, 1, error))
    return NULL;

  while (rs_text_unpack_next (&unpack, &text, &length))
    {
      if (text == NULL)
        {
          rs_variant_set_error (error, "a text that is missing");
          return NULL;
        }
      g_ptr_array_add (texts, g_bytes_new (text, length));
    }

  return rs_request_new_strings (kind, texts);
}

static RsRequest *
read_most_used (GVariant  *body,
                GError   **error)
{
  g_autofree char *containing = NULL;
  RsStringFilter filter = { 0 };
  guint64 n, min_characters;

  g_variant_get_child (body, 0, "t", &n);
  g_variant_get_child (body, 1, "b", &filter.identifiers_only);
  g_variant_get_child (body, 2, "b", &filter.no_dunder);
  g_variant_get_child (body, 3, "t", &min_characters);
  if (!rs_variant_dup_string (body, 4, &containing, error))
    return NULL;

  if (n > G_MAXINT32 || min_characters > G_MAXINT32
      || (containing != NULL && !g_utf8_validate (containing, -1, NULL)))
    {
      rs_variant_set_error (error, "a filter that cannot be");
      return NULL;
    }

  filter.min_characters = (gsize) min_characters;
  filter.containing = containing;

  return rs_request_new_most_used ((gsize) n, &filter);
}

/* What constructors refuse was not refused where it was sent from, so it was damaged. */
static RsRequest *
take_or_fail (RsRequest  *request,
              GError     *refusal,
              GError    **error)
{
  g_autoptr (GError) owned = refusal;

  if (request == NULL)
    rs_variant_set_error (error, "%s", owned->message);

  return request;
}

static RsRequest *
read_body (RsRequestKind   kind,
           GVariant       *body,
           GError        **error)
{
  g_autofree char *text = NULL;
  GError *refusal = NULL;
  RsRequest *request;
  gint64 from, to;
  gsize length;

  switch (kind)
    {
    case RS_REQUEST_INTS:
      g_variant_get (body, "(xx)", &from, &to);
      request = rs_request_new_ints (from, to, &refusal);
      return take_or_fail (request, refusal, error);

    case RS_REQUEST_INT_HOLDERS:
      g_variant_get (body, "(x)", &from);
      return rs_request_new_int_holders (from);

    case RS_REQUEST_STRING_HOLDERS:
      text = rs_variant_dup_bytes (body, 0, &length);
      return rs_request_new_string_holders (text, (gssize) length);

    case RS_REQUEST_STRINGS:
      return read_strings (body, error);

    case RS_REQUEST_MOST_USED:
      return read_most_used (body, error);

    case RS_REQUEST_PREPARE:
      return rs_request_new_prepare ();

    case RS_REQUEST_IMPORT:
      if (!rs_variant_dup_string (body, 0, &text, error))
        return NULL;
      request = rs_request_new_import (text, &refusal);
      return take_or_fail (request, refusal, error);

    case RS_REQUEST_RUN:
      return rs_variant_dup_string (body, 0, &text, error) ? rs_request_new_run (text) : NULL;

    case RS_REQUEST_LOADED:
      return rs_request_new_loaded ();

    case RS_REQUEST_IMPORTABLE:
    default:
      return rs_request_new_importable ();
    }
}

/**
 * rs_request_from_variant:
 * @variant: anything
 * @error: return location for %RS_ERROR_DATA
 *
 * Reads what rs_request_to_variant() made, and trusts nothing in it.
 *
 * Returns: (transfer full) (nullable): the same, or %NULL if @variant makes no sense
 */
RsRequest *
rs_request_from_variant (GVariant  *variant,
                         GError   **error)
{
  g_autoptr (GVariant) body = NULL;
  guint32 kind;

  g_return_val_if_fail (variant != NULL, NULL);

  if (!rs_variant_check (variant, RS_REQUEST_VARIANT_TYPE, error))
    return NULL;

  g_variant_get (variant, "(uv)", &kind, &body);
  if (kind >= G_N_ELEMENTS (types))
    {
      rs_variant_set_error (error, "request %u", kind);
      return NULL;
    }

  return rs_variant_check (body, types[kind], error) ? read_body (kind, body, error) : NULL;
}
