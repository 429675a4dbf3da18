/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-snapshot-data.h"

#include "rs-python-facts-json.h"
#include "rs-string-row-json.h"
#include "rs-text-flush.h"

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
  text = g_string_new (NULL);
  rs_python_facts_append_json (rs_string_snapshot_get_python (self), text, generator);
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
      rs_string_row_append_json (text, rs_string_snapshot_get_row (self, i));

      if (!rs_text_flush_full (text, stream, cancellable, error))
        return FALSE;
    }

  g_string_append (text, "\n ]}\n");

  return rs_text_flush (text, stream, cancellable, error);
}
