/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-request.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"
#include "rs-request-private.h"

G_DEFINE_BOXED_TYPE (RsRequest, rs_request, rs_request_ref, rs_request_unref)

/**
 * rs_request_new_ints:
 * @from: the first integer
 * @to: the last integer, included
 * @error: return location for %RS_ERROR_RANGE
 *
 * Asks for every integer of a range.
 *
 * Returns: (transfer full) (nullable): the request, or %NULL if the range is empty or outside
 *   %RS_INT_MIN to %RS_INT_MAX
 */
RsRequest *
rs_request_new_ints (gint64   from,
                     gint64   to,
                     GError **error)
{
  RsRequest *self;

  if (from < RS_INT_MIN || from > RS_INT_MAX || to < RS_INT_MIN || to > RS_INT_MAX)
    {
      gboolean first = from < RS_INT_MIN || from > RS_INT_MAX;

      g_set_error (error, RS_ERROR, RS_ERROR_RANGE,
                   _("%lld cannot be measured: use an integer from %d to %d."),
                   (long long) (first ? from : to), RS_INT_MIN, RS_INT_MAX);
      return NULL;
    }

  if (from > to)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_RANGE,
                   _("The range from %lld to %lld is empty: "
                     "the first integer must not be larger than the last."),
                   (long long) from, (long long) to);
      return NULL;
    }

  self = g_atomic_rc_box_new0 (RsRequest);
  self->from = from;
  self->to = to;

  return self;
}

/**
 * rs_request_new_int_holders:
 * @value: an integer
 *
 * Asks who holds an integer.
 *
 * Returns: (transfer full): the request
 */
RsRequest *
rs_request_new_int_holders (gint64 value)
{
  RsRequest *self = g_atomic_rc_box_new0 (RsRequest);

  self->kind = RS_REQUEST_INT_HOLDERS;
  self->from = value;
  self->to = value;

  return self;
}

/* Room's own: gives a request its text, with a NUL behind it. */
void
rs_request_set_text (RsRequest  *self,
                     const char *text,
                     gsize       length)
{
  g_assert (self->text == NULL);

  self->text = g_malloc (length + 1);
  memcpy (self->text, text, length);
  self->text[length] = '\0';
  self->length = length;
}

/**
 * rs_request_new_string_holders:
 * @text: a text in UTF-8, which may contain NUL
 * @length: its length in bytes, -1 if it ends in NUL
 *
 * Asks who holds a string.
 *
 * Returns: (transfer full): the request
 */
RsRequest *
rs_request_new_string_holders (const char *text,
                               gssize      length)
{
  RsRequest *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_atomic_rc_box_new0 (RsRequest);
  self->kind = RS_REQUEST_STRING_HOLDERS;
  rs_request_set_text (self, text, length < 0 ? strlen (text) : (gsize) length);

  return self;
}

/**
 * rs_request_get_kind:
 * @self: a request
 *
 * Returns: what is asked
 */
RsRequestKind
rs_request_get_kind (const RsRequest *self)
{
  g_return_val_if_fail (self != NULL, RS_REQUEST_INTS);

  return self->kind;
}

/**
 * rs_request_get_value:
 * @self: a request for the holders of an integer
 *
 * Returns: the integer
 */
gint64
rs_request_get_value (const RsRequest *self)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (self->kind == RS_REQUEST_INT_HOLDERS, 0);

  return self->from;
}

/**
 * rs_request_get_text:
 * @self: a request for the holders of a string, to import or to run
 * @length: (out): its length in bytes
 *
 * Returns: (transfer none): the string, the module's name or the code, with a NUL behind it
 */
const char *
rs_request_get_text (const RsRequest *self,
                     gsize           *length)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->text != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  *length = self->length;
  return self->text;
}

/**
 * rs_request_ref:
 * @self: a request
 *
 * Returns: (transfer full): @self
 */
RsRequest *
rs_request_ref (RsRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
request_clear (RsRequest *self)
{
  g_free (self->text);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free ((char *) self->filter.containing);
}

/**
 * rs_request_unref:
 * @self: (transfer full): a request
 */
void
rs_request_unref (RsRequest *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) request_clear);
}

/**
 * rs_request_get_from:
 * @self: a request
 *
 * Returns: the first integer
 */
gint64
rs_request_get_from (const RsRequest *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->from;
}

/**
 * rs_request_get_to:
 * @self: a request
 *
 * Returns: the last integer
 */
gint64
rs_request_get_to (const RsRequest *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->to;
}

/**
 * rs_request_equal:
 * @a: a request
 * @b: a request
 *
 * Returns: whether both ask for the same
 */
gboolean
rs_request_equal (const RsRequest *a,
                  const RsRequest *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return a->kind == b->kind && a->from == b->from && a->to == b->to
         && (a->text == NULL) == (b->text == NULL) && a->length == b->length
         && (a->text == NULL || memcmp (a->text, b->text, a->length) == 0)
         && rs_request_strings_equal (a, b);
}

/**
 * rs_int_parse:
 * @text: what was typed
 * @what: what the number is for, to be named in the error: an option or a field
 * @value: (out): the integer
 * @error: return location for %RS_ERROR_NUMBER or %RS_ERROR_RANGE
 *
 * Reads an integer that can be measured. White space around it and a typographic minus are taken.
 *
 * Returns: %FALSE if @text is no integer, or one that cannot be measured
 */
gboolean
rs_int_parse (const char *text,
              const char *what,
              gint64     *value,
              GError    **error)
{
  g_autofree char *plain = NULL;
  char *end = NULL;
  gint64 number;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (what != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  plain = g_strstrip (g_strdup (text));
  if (g_str_has_prefix (plain, "−"))
    {
      memmove (plain + 1, plain + strlen ("−"), strlen (plain) - strlen ("−") + 1);
      plain[0] = '-';
    }

  errno = 0;
  number = g_ascii_strtoll (plain, &end, 10);
  if (end == plain || *end != '\0')
    {
      g_set_error (error, RS_ERROR, RS_ERROR_NUMBER,
                   /* Translators: the first is an option such as --from or a field's name. */
                   _("%s: “%s” is no integer: use one from %d to %d."),
                   what, text, RS_INT_MIN, RS_INT_MAX);
      return FALSE;
    }

  if (errno == ERANGE || number < RS_INT_MIN || number > RS_INT_MAX)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_RANGE,
                   _("%s: %s cannot be measured: use an integer from %d to %d."),
                   what, plain, RS_INT_MIN, RS_INT_MAX);
      return FALSE;
    }

  *value = number;
  return TRUE;
}
