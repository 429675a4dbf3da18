/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-snapshot-data.h"

#include "rs-csv.h"
#include "rs-cumulative.h"
#include "rs-text-flush.h"

/* The share that the integers up to a row take, as text: most rows leave it as it was. */
typedef struct
{
  RsCumulative cumulative;
  guint64 sum; /* that @text is of */
  char text[G_ASCII_DTOSTR_BUF_SIZE];
} ShareField;

static void
share_field_set (ShareField *self,
                 guint64     sum)
{
  self->sum = sum;
  self->text[0] = '\0';
  if (rs_cumulative_is_known (&self->cumulative))
    g_ascii_formatd (self->text, sizeof self->text, "%.10g",
                     (double) sum / (double) self->cumulative.total);
}

/* The rows come in order, so that each adds to the one before. */
static void
share_field_add (ShareField       *self,
                 const RsIntCount *count)
{
  if (count->references > 0 && count->value >= self->cumulative.from)
    share_field_set (self, self->sum + (guint64) count->references);
}

static void
append_references (GString          *row,
                   RsReferences     *references,
                   const RsIntCount *count)
{
  RsReferenceCount parts;

  rs_csv_append_count (row, count->references);
  if (references == NULL)
    {
      g_string_append (row, ",,,,");
      return;
    }

  rs_references_find (references, count->value, &parts);
  g_string_append_printf (row, ",%u,%u,%u,%u", parts.heap, parts.c_variables, parts.compiled_in,
                          parts.operands);
}

static void
append_surplus (GString          *row,
                const RsIntCount *count)
{
  gint64 surplus;

  g_string_append_c (row, ',');
  if (rs_int_count_get_surplus (count, &surplus))
    g_string_append_printf (row, "%" G_GINT64_FORMAT, surplus);
}

/**
 * rs_snapshot_write_csv:
 * @self: a snapshot
 * @bare: (nullable): the same range before anything was imported or run
 * @measure: whose expectation and ratio to write
 * @stream: where to; not closed
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Writes a line for each integer under one heading line, in the C locale. A number that does not
 * exist is an empty field. Written as it goes: ten million lines need no more memory than ten.
 * cumulative_share is the part of all references to integers that those from the first cached one
 * up to the line's take, 0 to 1. With @bare its count is one more field.
 *
 * Returns: %FALSE if the stream failed
 */
gboolean
rs_snapshot_write_csv (RsSnapshot    *self,
                       RsSnapshot    *bare,
                       RsMeasure      measure,
                       GOutputStream *stream,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GString) rows = NULL;
  ShareField share;
  RsIntCount count;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  rows = g_string_new ("value,references,heap,c_variables,compiled_in,operands,refcount,surplus,"
                       "printed,expected,ratio,outlier,cumulative_share");
  g_string_append (rows, bare != NULL ? ",bare\n" : "\n");
  rs_cumulative_init (&share.cumulative, self);
  share_field_set (&share,
                   rs_cumulative_get_sum (&share.cumulative, rs_snapshot_get_from (self) - 1));
  for (gsize i = 0; rs_snapshot_get_int (self, measure, i, &count); i++)
    {
      g_string_append_printf (rows, "%" G_GINT64_FORMAT, count.value);
      append_references (rows, rs_snapshot_get_references (self), &count);
      rs_csv_append_count (rows, count.refcount);
      append_surplus (rows, &count);
      rs_csv_append_count (rows, count.printed);
      rs_csv_append_double (rows, count.expected);
      rs_csv_append_double (rows, count.ratio);
      g_string_append (rows, count.outlier ? ",1," : ",0,");
      share_field_add (&share, &count);
      g_string_append (rows, share.text);
      if (bare != NULL)
        rs_csv_append_count (rows, rs_snapshot_get_column (bare, measure)[i]);
      g_string_append_c (rows, '\n');

      if (!rs_text_flush_full (rows, stream, cancellable, error))
        return FALSE;
    }

  return rs_text_flush (rows, stream, cancellable, error);
}
