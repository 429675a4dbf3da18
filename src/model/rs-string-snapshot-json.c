/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-snapshot-data.h"

#include "rs-python-facts-json.h"
#include "rs-string-decode.h"
#include "rs-text-flush.h"

/* A JSON string, by RFC 8259, section 7. json-glib takes neither NUL nor half a surrogate pair. */
static void
append_text (GString    *out,
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

static void
append_row (GString           *out,
            const RsStringRow *row)
{
  g_string_append (out, "{\"text\":");
  append_text (out, row->text, row->length);
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

/**
 * rs_string_snapshot_write_json:
 * @self: a snapshot
 * @measure: which count is meant, for "measure"
 * @stream: where to; not closed
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Writes one object, "python", what there is of all strings, and "letters" or "words", a text a
 * line. A number that does not exist is null. Half a surrogate pair is an escape such as "\\ud800"; two
 * that happen to follow each other as a pair does are read as one character, for JSON cannot tell.
 *
 * Returns: %FALSE if the stream failed
 */
gboolean
rs_string_snapshot_write_json (RsStringSnapshot *self,
                               RsMeasure         measure,
                               GOutputStream    *stream,
                               GCancellable     *cancellable,
                               GError          **error)
{
  g_autoptr (JsonGenerator) generator = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (measure < RS_N_MEASURES, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  generator = json_generator_new ();
  text = g_string_new ("{\"python\":");
  rs_json_append_node (text, generator,
                       rs_python_facts_to_json (rs_string_snapshot_get_python (self)));
  g_string_append (text, ",\n \"imports\":");
  rs_json_append_node (text, generator,
                       rs_python_facts_imports_to_json (rs_string_snapshot_get_python (self)));
  g_string_append_printf (text,
                          ",\n \"measure\":\"%s\",\n"
                          " \"total_references\":%" G_GUINT64_FORMAT
                          ",\n \"total_texts\":%" G_GSIZE_FORMAT ",\n \"%s\":[",
                          rs_measure_get_nick (measure), rs_string_snapshot_get_total (self),
                          rs_string_snapshot_get_n_distinct (self),
                          rs_string_snapshot_get_kind (self) == RS_STRINGS_LETTERS ? "letters"
                                                                                   : "words");

  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (self); i++)
    {
      g_string_append (text, i == 0 ? "\n  " : ",\n  ");
      append_row (text, rs_string_snapshot_get_row (self, i));

      if (text->len >= RS_TEXT_FLUSH_SIZE && !rs_text_flush (text, stream, cancellable, error))
        return FALSE;
    }

  g_string_append (text, "\n ]}\n");

  return rs_text_flush (text, stream, cancellable, error);
}
