/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-decode.h"

/**
 * rs_string_decode:
 * @place: (inout): where to read; behind what was read afterwards
 * @end: the end of the text, which is behind @place
 *
 * Reads a character of UTF-8 as Python's "surrogatepass" has it: NUL is one like others, and half a
 * surrogate pair takes three bytes.
 *
 * Returns: the character, or %RS_STRING_NOT_UTF8, and then one byte was read
 */
gunichar
rs_string_decode (const char **place,
                  const char  *end)
{
  const guint8 *bytes;
  gunichar c;

  g_return_val_if_fail (place != NULL && *place != NULL, RS_STRING_NOT_UTF8);
  g_return_val_if_fail (*place < end, RS_STRING_NOT_UTF8);

  bytes = (const guint8 *) *place;
  if (*bytes < 0x80)
    {
      (*place)++;
      return *bytes;
    }

  c = g_utf8_get_char_validated (*place, end - *place);
  if (c != (gunichar) -1 && c != (gunichar) -2)
    {
      *place = g_utf8_next_char (*place);
      return c;
    }

  if (end - *place >= 3 && bytes[0] == 0xed && (bytes[1] & 0xe0) == 0xa0
      && (bytes[2] & 0xc0) == 0x80)
    {
      *place += 3;
      return 0xd000 | (bytes[1] & 0x3fu) << 6 | (bytes[2] & 0x3fu);
    }

  (*place)++;
  return RS_STRING_NOT_UTF8;
}

/**
 * rs_string_is_valid:
 * @text: (array length=length): bytes
 * @length: how many
 *
 * Returns: whether rs_string_decode() reads a character at every place
 */
gboolean
rs_string_is_valid (const char *text,
                    gsize       length)
{
  const char *place = text;

  g_return_val_if_fail (text != NULL, FALSE);

  while (place < text + length)
    if (rs_string_decode (&place, text + length) == RS_STRING_NOT_UTF8)
      return FALSE;

  return TRUE;
}
