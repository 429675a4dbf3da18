/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-json-write.h"

#include <math.h>

#include "rs-snapshot.h"
#include "rs-string-decode.h"

/**
 * rs_json_set_string:
 * @object: an object
 * @key: a key
 * @string: (nullable): UTF-8
 *
 * Sets a member to a string, or to null.
 */
void
rs_json_set_string (JsonObject *object,
                    const char *key,
                    const char *string)
{
  if (string != NULL)
    json_object_set_string_member (object, key, string);
  else
    json_object_set_null_member (object, key);
}

/**
 * rs_json_set_count:
 * @object: an object
 * @key: a key
 * @count: a count, or %RS_ABSENT
 *
 * Sets a member to a number, or to null.
 */
void
rs_json_set_count (JsonObject *object,
                   const char *key,
                   gint64      count)
{
  if (count != RS_ABSENT)
    json_object_set_int_member (object, key, count);
  else
    json_object_set_null_member (object, key);
}

/**
 * rs_json_set_double:
 * @object: an object
 * @key: a key
 * @number: a number, or NaN
 *
 * Sets a member to a number, or to null.
 */
void
rs_json_set_double (JsonObject *object,
                    const char *key,
                    double      number)
{
  if (!isnan (number))
    json_object_set_double_member (object, key, number);
  else
    json_object_set_null_member (object, key);
}

/**
 * rs_json_append_node:
 * @out: where to append
 * @generator: what writes it
 * @node: (transfer full): what to write
 */
void
rs_json_append_node (GString       *out,
                     JsonGenerator *generator,
                     JsonNode      *node)
{
  json_generator_set_root (generator, node);
  json_generator_to_gstring (generator, out);
  json_node_unref (node);
}

/**
 * rs_json_append_count:
 * @out: where to append
 * @count: a count, or %RS_ABSENT
 *
 * Appends a number, or null.
 */
void
rs_json_append_count (GString *out,
                      gint64   count)
{
  if (count != RS_ABSENT)
    g_string_append_printf (out, "%lld", (long long) count);
  else
    g_string_append (out, "null");
}

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
