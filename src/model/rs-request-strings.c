/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-request.h"

#include "rs-request-private.h"

static GPtrArray *
copy_texts (GPtrArray *texts)
{
  GPtrArray *copy = g_ptr_array_new_full (texts->len, (GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (copy, g_bytes_ref (texts->pdata[i]));

  return copy;
}

/**
 * rs_request_new_all_holders:
 * @texts: (transfer none) (element-type GBytes): UTF-8, may contain NUL
 *
 * Asks who holds each of several strings.
 *
 * Returns: (transfer full): the request
 */
RsRequest *
rs_request_new_all_holders (GPtrArray *texts)
{
  RsRequest *self;

  g_return_val_if_fail (texts != NULL, NULL);

  self = g_atomic_rc_box_new0 (RsRequest);
  self->kind = RS_REQUEST_ALL_HOLDERS;
  self->texts = copy_texts (texts);

  return self;
}

/**
 * rs_request_new_strings:
 * @kind: %RS_STRINGS_LETTERS or %RS_STRINGS_WORDS
 * @texts: (transfer none) (element-type GBytes): the texts in UTF-8, which may contain NUL
 *
 * Asks for the counts of letters or words. The array is copied, the bytes are shared.
 *
 * Returns: (transfer full): the request
 */
RsRequest *
rs_request_new_strings (RsStringsKind kind,
                        GPtrArray    *texts)
{
  RsRequest *self;

  g_return_val_if_fail (kind == RS_STRINGS_LETTERS || kind == RS_STRINGS_WORDS, NULL);
  g_return_val_if_fail (texts != NULL, NULL);

  self = g_atomic_rc_box_new0 (RsRequest);
  self->kind = RS_REQUEST_STRINGS;
  self->strings_kind = kind;
  self->texts = copy_texts (texts);

  return self;
}

/**
 * rs_request_new_most_used:
 * @n: how many at most
 * @filter: which ones
 *
 * Asks for the strings with the most references.
 *
 * Returns: (transfer full): the request
 */
RsRequest *
rs_request_new_most_used (gsize                 n,
                          const RsStringFilter *filter)
{
  RsRequest *self;

  g_return_val_if_fail (filter != NULL, NULL);

  self = g_atomic_rc_box_new0 (RsRequest);
  self->kind = RS_REQUEST_MOST_USED;
  self->strings_kind = RS_STRINGS_MOST_USED;
  self->n = n;
  self->filter = *filter;
  self->filter.containing = g_strdup (filter->containing);

  return self;
}

/**
 * rs_request_get_strings_kind:
 * @self: a request for strings
 *
 * Returns: which strings are asked for
 */
RsStringsKind
rs_request_get_strings_kind (const RsRequest *self)
{
  g_return_val_if_fail (self != NULL, RS_STRINGS_WORDS);
  g_return_val_if_fail (self->kind == RS_REQUEST_STRINGS || self->kind == RS_REQUEST_MOST_USED,
                        RS_STRINGS_WORDS);

  return self->strings_kind;
}

/**
 * rs_request_get_texts:
 * @self: a request for letters or words, or for the holders of several strings
 *
 * Returns: (transfer none) (element-type GBytes): the texts, not to be changed
 */
GPtrArray *
rs_request_get_texts (const RsRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->kind == RS_REQUEST_STRINGS || self->kind == RS_REQUEST_ALL_HOLDERS,
                        NULL);

  return self->texts;
}

/**
 * rs_request_get_n:
 * @self: a request for the most used strings
 *
 * Returns: how many there are to be at most
 */
gsize
rs_request_get_n (const RsRequest *self)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (self->kind == RS_REQUEST_MOST_USED, 0);

  return self->n;
}

/**
 * rs_request_get_filter:
 * @self: a request for the most used strings
 *
 * Returns: (transfer none): which ones
 */
const RsStringFilter *
rs_request_get_filter (const RsRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->kind == RS_REQUEST_MOST_USED, NULL);

  return &self->filter;
}

static gboolean
texts_equal (GPtrArray *a,
             GPtrArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!g_bytes_equal (a->pdata[i], b->pdata[i]))
      return FALSE;

  return TRUE;
}

static gboolean
filters_equal (const RsStringFilter *a,
               const RsStringFilter *b)
{
  return !a->identifiers_only == !b->identifiers_only && !a->no_dunder == !b->no_dunder
         && a->min_characters == b->min_characters
         && g_strcmp0 (a->containing, b->containing) == 0;
}

/* Room's own: whether two requests ask for the same strings, if they ask for strings at all. */
gboolean
rs_request_strings_equal (const RsRequest *a,
                          const RsRequest *b)
{
  return a->strings_kind == b->strings_kind && texts_equal (a->texts, b->texts) && a->n == b->n
         && filters_equal (&a->filter, &b->filter);
}
