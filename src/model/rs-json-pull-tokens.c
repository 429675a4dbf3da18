/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-json-pull-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"
#include "rs-string-decode.h"

/* Signs, words and texts, and what is said where there should be others. */

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

void
rs_json_pull_skip_space (RsJsonPull *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r'))
    self->at++;
}

/* Returns: the next character that says something, NUL at the end */
char
rs_json_pull_peek (RsJsonPull *self)
{
  rs_json_pull_skip_space (self);

  return self->at < self->end ? *self->at : '\0';
}

void
rs_json_pull_fail_unexpected (RsJsonPull *self,
                              const char *wanted)
{
  if (rs_json_pull_peek (self) == '\0' && self->at == self->end)
    rs_json_pull_fail (self, _("The file ends too early."));
  else
    /* Translators: the first is a word or a sign of a file format, the second a name in it. */
    rs_json_pull_fail (self, _("There should be %s at “%s”."), wanted, self->key->str);
}

gboolean
rs_json_pull_take (RsJsonPull *self,
                   char        sign)
{
  const char wanted[] = { sign, '\0' };

  if (rs_json_pull_peek (self) == sign && self->at < self->end)
    {
      self->at++;
      return TRUE;
    }

  rs_json_pull_fail_unexpected (self, wanted);
  return FALSE;
}

gboolean
rs_json_pull_take_word (RsJsonPull *self,
                        const char *word)
{
  gsize length = strlen (word);

  rs_json_pull_skip_space (self);
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

gboolean
rs_json_pull_take_string (RsJsonPull *self,
                          GString    *text)
{
  g_string_truncate (text, 0);

  if (rs_json_pull_peek (self) != '"')
    {
      rs_json_pull_fail_unexpected (self, _("a text"));
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

  rs_json_pull_fail_unexpected (self, "\"");
  return FALSE;
}
