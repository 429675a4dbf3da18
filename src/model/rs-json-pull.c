/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-json-pull-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is skipped may be nested so deep. */
#define MAX_DEPTH 256

/**
 * rs_json_pull_init:
 * @self: a reader, uninitialised
 * @data: JSON, by RFC 8259; has to stay
 * @length: its length in bytes
 */
void
rs_json_pull_init (RsJsonPull *self,
                   const char *data,
                   gsize       length)
{
  self->start = data;
  self->at = data;
  self->end = data + length;
  self->key = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->error = NULL;
}

void
rs_json_pull_clear (RsJsonPull *self)
{
  g_string_free (self->key, TRUE);
  g_string_free (self->text, TRUE);
  g_clear_error (&self->error);
}

/* A key is shown in errors: nothing long and nothing odd. */
static gboolean
take_key (RsJsonPull *self)
{
  if (!rs_json_pull_take_string (self, self->text) || !rs_json_pull_take (self, ':'))
    return FALSE;

  g_string_assign (self->key, self->text->str);
  if (self->key->len > 60)
    g_string_truncate (self->key, 60);
  if (!g_utf8_validate_len (self->key->str, self->key->len, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (self->key->str, -1);

      g_string_assign (self->key, valid);
    }

  return TRUE;
}

/* What of a number is not for us: 1.5e3 */
static void
skip_number (RsJsonPull *self)
{
  while (self->at < self->end
         && (g_ascii_isalnum (*self->at) || *self->at == '+' || *self->at == '-'
             || *self->at == '.'))
    self->at++;
}

/* Any value. Brackets need not match each other; what is known is read with care. */
static void
skip_value (RsJsonPull *self)
{
  guint depth = 0;

  do
    {
      char sign = rs_json_pull_peek (self);

      if (sign == '"')
        rs_json_pull_take_string (self, self->text);
      else if (sign == '{' || sign == '[')
        {
          self->at++;
          if (++depth > MAX_DEPTH)
            rs_json_pull_fail (self, _("“%s” is nested too deep."), self->key->str);
        }
      else if (depth > 0 && (sign == '}' || sign == ']'))
        {
          self->at++;
          depth--;
        }
      else if (depth > 0 && (sign == ',' || sign == ':'))
        self->at++;
      else if (self->at < self->end && (g_ascii_isalnum (sign) || sign == '-'))
        skip_number (self);
      else
        rs_json_pull_fail_unexpected (self, _("a value"));
    }
  while (depth > 0 && self->error == NULL);
}

/**
 * rs_json_pull_finish:
 * @self: a reader
 * @error: return location for %RS_ERROR_DATA
 *
 * Looks at the end, where there must not be anything more.
 *
 * Returns: whether all that was read is right
 */
gboolean
rs_json_pull_finish (RsJsonPull  *self,
                     GError     **error)
{
  rs_json_pull_skip_space (self);
  if (self->at < self->end)
    rs_json_pull_fail (self, _("There is something behind the end."));

  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

void
rs_json_pull_begin_object (RsJsonPull *self)
{
  rs_json_pull_take (self, '{');
}

static guint
find_key (const RsJsonKey *keys,
          guint            n_keys,
          const GString   *name)
{
  for (guint i = 0; i < n_keys; i++)
    if (strlen (keys[i].name) == name->len && memcmp (keys[i].name, name->str, name->len) == 0)
      return i;

  return n_keys;
}

static void
check_missing (RsJsonPull      *self,
               const RsJsonKey *keys,
               guint            n_keys,
               guint            seen)
{
  for (guint i = 0; i < n_keys; i++)
    if (!keys[i].optional && (seen & 1u << i) == 0)
      rs_json_pull_fail (self, _("“%s” is missing."), keys[i].name);
}

/**
 * rs_json_pull_next_key:
 * @self: a reader inside of an object
 * @keys: (array length=n_keys): what the object may have
 * @n_keys: how many, at most 31
 * @seen: (inout): which keys there were, 0 at first
 * @key: (out): the place of the key in @keys
 *
 * Goes to the value of the next key that is known. Others are skipped, so that a later version can add
 * some. At the end of the object sees that none is missing; a key that comes twice is an error.
 *
 * Returns: %FALSE at the end of the object, or after an error
 */
gboolean
rs_json_pull_next_key (RsJsonPull      *self,
                       const RsJsonKey *keys,
                       guint            n_keys,
                       guint           *seen,
                       guint           *key)
{
  const guint begun = 1u << 31;

  g_assert (n_keys <= 31);

  for (;;)
    {
      if (self->error != NULL)
        return FALSE;
      if (rs_json_pull_peek (self) == '}')
        {
          self->at++;
          check_missing (self, keys, n_keys, *seen);
          return FALSE;
        }
      if ((*seen & begun) != 0 && !rs_json_pull_take (self, ','))
        return FALSE;
      *seen |= begun;
      if (!take_key (self))
        return FALSE;

      *key = find_key (keys, n_keys, self->text);
      if (*key < n_keys)
        break;
      skip_value (self);
    }

  if ((*seen & 1u << *key) != 0)
    {
      rs_json_pull_fail (self, _("“%s” is there twice."), self->key->str);
      return FALSE;
    }
  *seen |= 1u << *key;

  return TRUE;
}

void
rs_json_pull_begin_array (RsJsonPull *self)
{
  rs_json_pull_take (self, '[');
}

/**
 * rs_json_pull_next_item:
 * @self: a reader inside of an array
 * @first: (inout): %TRUE at first
 *
 * Goes to the next element.
 *
 * Returns: %FALSE at the end of the array, or after an error
 */
gboolean
rs_json_pull_next_item (RsJsonPull *self,
                        gboolean   *first)
{
  if (self->error != NULL)
    return FALSE;

  if (rs_json_pull_peek (self) == ']')
    {
      self->at++;
      return FALSE;
    }

  if (*first)
    *first = FALSE;
  else if (!rs_json_pull_take (self, ','))
    return FALSE;

  return TRUE;
}

/* An array of a known length is read with rs_json_pull_comma() between its elements. */
void
rs_json_pull_begin_tuple (RsJsonPull *self)
{
  rs_json_pull_take (self, '[');
}

void
rs_json_pull_comma (RsJsonPull *self)
{
  rs_json_pull_take (self, ',');
}

void
rs_json_pull_end_tuple (RsJsonPull *self)
{
  rs_json_pull_take (self, ']');
}

/**
 * rs_json_pull_null:
 * @self: a reader before a value
 *
 * Returns: whether the value is null, and then it was read
 */
gboolean
rs_json_pull_null (RsJsonPull *self)
{
  return rs_json_pull_take_word (self, "null");
}

gboolean
rs_json_pull_boolean (RsJsonPull *self)
{
  if (rs_json_pull_take_word (self, "true"))
    return TRUE;
  if (!rs_json_pull_take_word (self, "false"))
    rs_json_pull_fail_unexpected (self, "true/false");

  return FALSE;
}

/**
 * rs_json_pull_int:
 * @self: a reader before a value
 * @min: the least number that is right
 * @max: the greatest one
 *
 * Returns: a whole number, or @min after an error
 */
gint64
rs_json_pull_int (RsJsonPull *self,
                  gint64      min,
                  gint64      max)
{
  gboolean negative;
  guint64 number = 0, limit;
  const char *start, *digits;

  negative = rs_json_pull_peek (self) == '-';
  start = self->at;
  if (negative)
    self->at++;
  limit = negative ? (guint64) G_MAXINT64 + 1 : (guint64) G_MAXINT64;

  for (digits = self->at; self->at < self->end && g_ascii_isdigit (*self->at); self->at++)
    {
      guint digit = (guint) (*self->at - '0');

      if (number > (limit - digit) / 10)
        {
          rs_json_pull_fail (self, _("The number at “%s” is too large."), self->key->str);
          return min;
        }
      number = number * 10 + digit;
    }

  if (self->at == digits || (*digits == '0' && self->at > digits + 1)
      || (self->at < self->end && (*self->at == '.' || g_ascii_isalnum (*self->at))))
    {
      self->at = start;
      rs_json_pull_fail_unexpected (self, _("a whole number"));
      return min;
    }

  /* the negative of the least one is itself */
  if (negative ? (gint64) (0 - number) < min || (gint64) (0 - number) > max
               : (gint64) number < min || (gint64) number > max)
    {
      rs_json_pull_fail (self, _("The number at “%s” must be from %lld to %lld."), self->key->str,
                         (long long) min, (long long) max);
      return min;
    }

  return negative ? (gint64) (0 - number) : (gint64) number;
}

/**
 * rs_json_pull_text:
 * @self: a reader before a value
 * @length: (out): its length in bytes
 *
 * Returns: (transfer none): UTF-8 with a NUL behind it, until the next text or key is read. It may
 *   contain NUL, and half a surrogate pair as three bytes. Empty after an error
 */
const char *
rs_json_pull_text (RsJsonPull *self,
                   gsize      *length)
{
  if (!rs_json_pull_take_string (self, self->text))
    g_string_truncate (self->text, 0);

  *length = self->text->len;
  return self->text->str;
}

/**
 * rs_json_pull_dup_string:
 * @self: a reader before a value
 *
 * Returns: (transfer full): UTF-8 without NUL, empty after an error
 */
char *
rs_json_pull_dup_string (RsJsonPull *self)
{
  gsize length;
  const char *text = rs_json_pull_text (self, &length);

  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      rs_json_pull_fail (self, _("The text at “%s” has a character that is not allowed."),
                         self->key->str);
      return g_strdup ("");
    }

  return g_strndup (text, length);
}
