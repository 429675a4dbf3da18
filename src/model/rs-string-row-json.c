/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-row-json.h"

#include "rs-string-decode.h"

/**
 * rs_json_append_text:
 * @out: where to append
 * @text: UTF-8, which may contain NUL and half a surrogate pair
 * @length: its length in bytes
 *
 * Appends a JSON string, by RFC 8259, section 7. json-glib takes neither NUL nor half a surrogate
 * pair. What is no UTF-8 becomes U+FFFD.
 */
void
rs_json_append_text (GString    *out,
                     const char *text,
                     gsize       length)
{
  const char *place = text, *end = text + length;

  g_string_append_c (out, '"');
  while (place < end)
    {
      const char *start = place;
      gunichar c = rs_string_decode (&place, end);

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (c == RS_STRING_NOT_UTF8)
        g_string_append (out, "\\ufffd");
      else if (c < 0x20 || c == 0x7f || RS_STRING_IS_SURROGATE (c))
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_len (out, start, place - start);
    }
  g_string_append_c (out, '"');
}

static void
append_count (GString    *out,
              const char *key,
              gint64      count)
{
  if (count != RS_ABSENT)
    g_string_append_printf (out, ",\"%s\":%" G_GINT64_FORMAT, key, count);
  else
    g_string_append_printf (out, ",\"%s\":null", key);
}

/**
 * rs_string_row_append_json:
 * @out: where to append
 * @row: what is known of a text
 *
 * Appends an object. A number that does not exist is null.
 */
void
rs_string_row_append_json (GString           *out,
                           const RsStringRow *row)
{
  g_string_append (out, "{\"text\":");
  rs_json_append_text (out, row->text, row->length);
  append_count (out, "printed", row->printed);
  append_count (out, "net", row->net);
  append_count (out, "refcount", row->refcount);
  append_count (out, "references", row->references);
  append_count (out, "heap", row->heap);
  append_count (out, "c_variables", row->c_variables);
  append_count (out, "compiled_in", row->compiled_in);
  append_count (out, "objects", row->n_objects);
  g_string_append_c (out, '}');
}
