/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-json-pull.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"
#include "rs-string-decode.h"

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

static guint
line_of (const RsJsonPull *self)
{
  guint line = 1;

  for (const char *place = self->start; place < self->at; place++)
    line += *place == '\n';

  return line;
}

/**
 * rs_json_pull_fail:
 * @self: a reader
 * @format: what is wrong, a sentence
 * @...: what to put in
 *
 * Ends the reading with %RS_ERROR_DATA, which tells the line, unless it has failed already.
 */
void
rs_json_pull_fail (RsJsonPull *self,
                   const char *format,
                   ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  if (self->error != NULL)
    return;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: %u is the number of a line, %s a sentence that says what is wrong there. */
  g_set_error (&self->error, RS_ERROR, RS_ERROR_DATA, _("Line %u: %s"), line_of (self), reason);
  self->at = self->end;
}

static void
skip_space (RsJsonPull *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r'))
    self->at++;
}

/* Returns: the next character that says something, NUL at the end */
static char
peek (RsJsonPull *self)
{
  skip_space (self);

  return self->at < self->end ? *self->at : '\0';
}

static void
fail_unexpected (RsJsonPull *self,
                 const char *wanted)
{
  if (peek (self) == '\0' && self->at == self->end)
    rs_json_pull_fail (self, _("The file ends too early."));
  else
    /* Translators: the first is a word or a sign of a file format, the second a name in it. */
    rs_json_pull_fail (self, _("There should be %s at “%s”."), wanted, self->key->str);
}

static gboolean
take (RsJsonPull *self,
      char        sign)
{
  const char wanted[] = { sign, '\0' };

  if (peek (self) == sign && self->at < self->end)
    {
      self->at++;
      return TRUE;
    }

  fail_unexpected (self, wanted);
  return FALSE;
}

static gboolean
take_word (RsJsonPull *self,
           const char *word)
{
  gsize length = strlen (word);

  skip_space (self);
  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0
      || (self->at + length < self->end && g_ascii_isalnum (self->at[length])))
    return FALSE;

  self->at += length;
  return TRUE;
}

/* Returns: the 16 bits of "\uXXXX", or -1 if there are none at @place */
static int
hex_at (const RsJsonPull *self,
        const char       *place)
{
  int code = 0;

  if (self->end - place < 6 || place[0] != '\\' || place[1] != 'u')
    return -1;

  for (int i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (place[i]);

      if (digit < 0)
        return -1;
      code = code << 4 | digit;
    }

  return code;
}

/* As UTF-8, half a surrogate pair in three bytes too */
static void
append_code (GString  *text,
             gunichar  code)
{
  if (RS_STRING_IS_SURROGATE (code))
    {
      g_string_append_c (text, (char) 0xed);
      g_string_append_c (text, (char) (0x80 | (code >> 6 & 0x3f)));
      g_string_append_c (text, (char) (0x80 | (code & 0x3f)));
    }
  else if (code == 0)
    g_string_append_c (text, '\0');
  else
    g_string_append_unichar (text, code);
}

static gboolean
take_escape (RsJsonPull *self,
             GString    *text)
{
  static const char signs[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  const char *sign;
  int code, second;

  if (self->end - self->at >= 2 && self->at[1] != '\0'
      && (sign = strchr (signs, self->at[1])) != NULL)
    {
      g_string_append_c (text, meant[sign - signs]);
      self->at += 2;
      return TRUE;
    }

  code = hex_at (self, self->at);
  if (code < 0)
    return FALSE;
  self->at += 6;

  second = (code & 0xfc00) == 0xd800 ? hex_at (self, self->at) : -1;
  if (second >= 0 && (second & 0xfc00) == 0xdc00)
    {
      code = 0x10000 + ((code & 0x3ff) << 10) + (second & 0x3ff);
      self->at += 6;
    }
  append_code (text, (gunichar) code);

  return TRUE;
}

static gboolean
take_character (RsJsonPull *self,
                GString    *text)
{
  const char *start = self->at;
  gunichar c;

  if (*start == '\\')
    return take_escape (self, text);

  c = rs_string_decode (&self->at, self->end);
  if (c < 0x20 || c == RS_STRING_NOT_UTF8 || RS_STRING_IS_SURROGATE (c))
    {
      self->at = start;
      return FALSE;
    }

  g_string_append_len (text, start, self->at - start);
  return TRUE;
}

static gboolean
take_string (RsJsonPull *self,
             GString    *text)
{
  g_string_truncate (text, 0);

  if (peek (self) != '"')
    {
      fail_unexpected (self, _("a text"));
      return FALSE;
    }

  for (self->at++; self->at < self->end; )
    {
      if (*self->at == '"')
        {
          self->at++;
          return TRUE;
        }
      if (!take_character (self, text))
        {
          rs_json_pull_fail (self, _("The text at “%s” has a character that is not allowed."),
                             self->key->str);
          return FALSE;
        }
    }

  fail_unexpected (self, "\"");
  return FALSE;
}

/* A key is shown in errors: nothing long and nothing odd. */
static gboolean
take_key (RsJsonPull *self)
{
  if (!take_string (self, self->text) || !take (self, ':'))
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
      char sign = peek (self);

      if (sign == '"')
        take_string (self, self->text);
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
        fail_unexpected (self, _("a value"));
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
  skip_space (self);
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
  take (self, '{');
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
      if (peek (self) == '}')
        {
          self->at++;
          check_missing (self, keys, n_keys, *seen);
          return FALSE;
        }
      if ((*seen & begun) != 0 && !take (self, ','))
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
  take (self, '[');
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

  if (peek (self) == ']')
    {
      self->at++;
      return FALSE;
    }

  if (*first)
    *first = FALSE;
  else if (!take (self, ','))
    return FALSE;

  return TRUE;
}

/* An array of a known length is read with rs_json_pull_comma() between its elements. */
void
rs_json_pull_begin_tuple (RsJsonPull *self)
{
  take (self, '[');
}

void
rs_json_pull_comma (RsJsonPull *self)
{
  take (self, ',');
}

void
rs_json_pull_end_tuple (RsJsonPull *self)
{
  take (self, ']');
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
  return take_word (self, "null");
}

gboolean
rs_json_pull_boolean (RsJsonPull *self)
{
  if (take_word (self, "true"))
    return TRUE;
  if (!take_word (self, "false"))
    fail_unexpected (self, "true/false");

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

  negative = peek (self) == '-';
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
      fail_unexpected (self, _("a whole number"));
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
  if (!take_string (self, self->text))
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
