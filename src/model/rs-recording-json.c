/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-recording-json.h"

#include <string.h>

#include "rs-json-write.h"
#include "rs-python-facts-json.h"
#include "rs-string-decode.h"
#include "rs-string-row-json.h"
#include "rs-text-flush.h"

/* A name or path, which somebody may have written in any way */
static void
append_string (GString    *out,
               const char *key,
               const char *string)
{
  g_autofree char *valid = NULL;

  rs_json_append_text (out, key, strlen (key));
  g_string_append_c (out, ':');
  if (string == NULL)
    {
      g_string_append (out, "null");
      return;
    }

  valid = g_utf8_make_valid (string, -1);
  rs_json_append_text (out, valid, strlen (valid));
}

static void
append_head (GString           *out,
             const RsRecording *self)
{
  g_autofree char *date = g_date_time_format_iso8601 (rs_recording_get_date (self));

  g_string_append_printf (out, "{\"refscope\":{\"format\":%d,", RS_RECORDING_FORMAT);
  append_string (out, "program", rs_recording_get_program (self));
  g_string_append (out, "},\n ");
  append_string (out, "title", rs_recording_get_title (self));
  g_string_append (out, ",\n ");
  append_string (out, "date", date);
}

static void
append_python (GString       *out,
               RsPythonFacts *python)
{
  g_autofree char *executable = NULL;
  g_autofree char *library = NULL;
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  RsPythonFacts valid = *python;
  JsonObject *object;
  JsonNode *node;

  if (python->executable != NULL)
    valid.executable = executable = g_utf8_make_valid (python->executable, -1);
  if (python->library != NULL)
    valid.library = library = g_utf8_make_valid (python->library, -1);

  node = rs_python_facts_to_json (&valid);
  object = json_node_get_object (node);
  json_object_set_int_member (object, "version_hex", python->version_hex);
  json_object_set_member (object, "imports", rs_python_facts_imports_to_json (python));
  json_object_set_boolean_member (object, "changed", python->changed);
  g_string_append (out, ",\n \"python\":");
  rs_json_append_node (out, generator, node);
}

static void
append_experiment (GString            *out,
                   const RsExperiment *experiment)
{
  const char *const *imports;

  g_string_append (out, ",\n \"experiment\":");
  if (experiment == NULL)
    {
      g_string_append (out, "null");
      return;
    }

  imports = rs_experiment_get_imports (experiment);
  g_string_append (out, "{\"imports\":[");
  for (gsize i = 0; imports[i] != NULL; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (imports[i], -1);

      if (i > 0)
        g_string_append_c (out, ',');
      rs_json_append_text (out, valid, strlen (valid));
    }
  g_string_append (out, "],");
  append_string (out, "code", rs_experiment_get_code (experiment));
  g_string_append_c (out, ',');
  append_string (out, "venv", rs_experiment_get_venv (experiment));
  g_string_append_c (out, ',');
  append_string (out, "python", rs_experiment_get_python (experiment));
  g_string_append_printf (out, ",\"memory_limit\":%" G_GUINT64_FORMAT "}",
                          rs_experiment_get_memory_limit (experiment));
}

static gboolean
write_references (RsReferences   *references,
                  GString        *out,
                  GOutputStream  *stream,
                  GCancellable   *cancellable,
                  GError        **error)
{
  const RsReferenceCount *counts;
  gsize n_counts;

  counts = rs_references_get_all (references, &n_counts);
  g_string_append_printf (out,
                          ",\n \"references\":{\"beyond\":%" G_GUINT64_FORMAT ",\n  \"counts\":[",
                          rs_references_get_total (references)
                            - rs_references_get_sum (references, G_MININT64, G_MAXINT64));
  for (gsize i = 0; i < n_counts; i++)
    {
      g_string_append_printf (out, "%s[%" G_GINT64_FORMAT ",%u,%u,%u,%u]",
                              i == 0 ? "\n   " : ",\n   ", counts[i].value, counts[i].heap,
                              counts[i].c_variables, counts[i].compiled_in, counts[i].operands);
      if (!rs_text_flush_full (out, stream, cancellable, error))
        return FALSE;
    }
  g_string_append (out, "\n  ]}");

  return TRUE;
}

/* Past the cache a hundred integers and ten million are alike, so runs of equal ones are written. */
static gboolean
write_ints (const RsIntCounts  *ints,
            GString            *out,
            GOutputStream      *stream,
            GCancellable       *cancellable,
            GError            **error)
{
  const gint64 *refcount = rs_int_counts_get_refcount (ints);
  const gint64 *printed = rs_int_counts_get_printed (ints);
  gint64 from = rs_int_counts_get_from (ints);
  gsize n_ints = rs_int_counts_get_n_ints (ints), past;

  g_string_append_printf (out,
                          ",\n \"ints\":{\"from\":%" G_GINT64_FORMAT ",\"to\":%" G_GINT64_FORMAT
                          ",\n  \"runs\":[",
                          from, from + (gint64) n_ints - 1);
  for (gsize i = 0; i < n_ints; i = past)
    {
      for (past = i + 1; past < n_ints; past++)
        if (refcount[past] != refcount[i] || printed[past] != printed[i])
          break;

      g_string_append_printf (out, "%s[%" G_GSIZE_FORMAT, i == 0 ? "\n   " : ",\n   ", past - i);
      g_string_append_c (out, ',');
      rs_json_append_count (out, refcount[i]);
      g_string_append_c (out, ',');
      rs_json_append_count (out, printed[i]);
      g_string_append_c (out, ']');
      if (!rs_text_flush_full (out, stream, cancellable, error))
        return FALSE;
    }
  g_string_append (out, "\n  ]}");

  return TRUE;
}

/* Whether JSON would make one character of two halves of a surrogate pair, which Python keeps apart */
static gboolean
is_ambiguous (const RsStringRow *row)
{
  const char *place = row->text, *end = row->text + row->length;
  gunichar last = 0;

  while (place < end)
    {
      gunichar c = rs_string_decode (&place, end);

      if (c >= 0xdc00 && c <= 0xdfff && last >= 0xd800 && last <= 0xdbff)
        return TRUE;
      last = c;
    }

  return FALSE;
}

static void
append_row (GString           *out,
            const RsStringRow *row)
{
  g_autofree char *bytes = NULL;

  rs_string_row_append_json (out, row);
  if (!is_ambiguous (row))
    return;

  bytes = g_base64_encode ((const guchar *) row->text, row->length);
  g_string_truncate (out, out->len - 1);
  g_string_append_printf (out, ",\"bytes\":\"%s\"}", bytes);
}

static gboolean
write_strings (const RsStringSnapshot  *strings,
               GString                 *out,
               GOutputStream           *stream,
               GCancellable            *cancellable,
               GError                 **error)
{
  g_string_append_printf (out,
                          ",\n \"strings\":{\"total_references\":%" G_GUINT64_FORMAT
                          ",\"total_texts\":%" G_GSIZE_FORMAT ",\n  \"texts\":[",
                          rs_string_snapshot_get_total (strings),
                          rs_string_snapshot_get_n_distinct (strings));
  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (strings); i++)
    {
      g_string_append (out, i == 0 ? "\n   " : ",\n   ");
      append_row (out, rs_string_snapshot_get_row (strings, i));
      if (!rs_text_flush_full (out, stream, cancellable, error))
        return FALSE;
    }
  g_string_append (out, "\n  ]}");

  return TRUE;
}

/**
 * rs_recording_write_json:
 * @self: a recording
 * @stream: where to; not closed
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Writes a `.refscope` file, whose format is described in `src/DESIGN.md`. Any thread.
 *
 * Returns: %FALSE if the stream failed
 */
gboolean
rs_recording_write_json (RsRecording    *self,
                         GOutputStream  *stream,
                         GCancellable   *cancellable,
                         GError        **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  RsIntCounts *ints;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  ints = rs_recording_get_ints (self);
  append_head (out, self);
  append_python (out, rs_recording_get_python (self));
  append_experiment (out, rs_recording_get_experiment (self));
  if (!write_references (rs_int_counts_get_references (ints), out, stream, cancellable, error)
      || !write_ints (ints, out, stream, cancellable, error)
      || !write_strings (rs_recording_get_strings (self), out, stream, cancellable, error))
    return FALSE;
  g_string_append (out, "}\n");

  return rs_text_flush (out, stream, cancellable, error);
}
