/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-snapshot-data.h"

#include "rs-csv.h"
#include "rs-string-decode.h"
#include "rs-text-flush.h"

/* RFC 4180: in quotes, and quotes doubled. Within, what is no text in a file, or would end the
 * line, is escaped. */
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
        g_string_append_printf (out, "%c%c", (char) c, (char) c);
      else if (c == RS_STRING_NOT_UTF8)
        g_string_append (out, "\\ufffd");
      else if (c < 0x20 || c == 0x7f)
        g_string_append_printf (out, "\\x%02x", c);
      else if (RS_STRING_IS_SURROGATE (c))
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_len (out, start, place - start);
    }
  g_string_append_c (out, '"');
}

/**
 * rs_string_snapshot_write_csv:
 * @self: a snapshot
 * @stream: where to; not closed
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Writes a line for each text under one heading line, in the C locale. A number that does not exist
 * is an empty field. Every text stands in quotes. In it a backslash is written as two, a control
 * character as "\\x00", half a surrogate pair as "\\ud800": so each text is on a line of its own,
 * the file is valid UTF-8, and can be read back.
 *
 * Returns: %FALSE if the stream failed
 */
gboolean
rs_string_snapshot_write_csv (RsStringSnapshot *self,
                              GOutputStream    *stream,
                              GCancellable     *cancellable,
                              GError          **error)
{
  g_autoptr (GString) rows = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  rows = g_string_new ("text,references,heap,c_variables,compiled_in,refcount,printed,net,"
                       "objects\n");
  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (self); i++)
    {
      const RsStringRow *row = rs_string_snapshot_get_row (self, i);

      append_text (rows, row->text, row->length);
      rs_csv_append_count (rows, row->references);
      rs_csv_append_count (rows, row->heap);
      rs_csv_append_count (rows, row->c_variables);
      rs_csv_append_count (rows, row->compiled_in);
      rs_csv_append_count (rows, row->refcount);
      rs_csv_append_count (rows, row->printed);
      rs_csv_append_count (rows, row->net);
      rs_csv_append_count (rows, row->n_objects);
      g_string_append_c (rows, '\n');

      if (!rs_text_flush_full (rows, stream, cancellable, error))
        return FALSE;
    }

  return rs_text_flush (rows, stream, cancellable, error);
}
