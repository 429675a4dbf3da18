/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-table.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>

#include "rs-text-flush.h"
#include "rs-wording.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_REFERENCES,
  COLUMN_REFCOUNT,
  COLUMN_PRINTED,
  COLUMN_EXPECTED,
  COLUMN_RATIO,
  N_COLUMNS
};

static void
append_right (GString    *line,
              const char *text,
              glong       width)
{
  for (glong length = g_utf8_strlen (text, -1); length < width; length++)
    g_string_append_c (line, ' ');
  g_string_append (line, text);
}

/* Data for a pipe as much as for a person: the C locale, and "-" for what does not exist. */
static void
format_count (const RsIntCount *count,
              int               column,
              char              text[G_ASCII_DTOSTR_BUF_SIZE])
{
  gint64 number = RS_ABSENT;
  double real = NAN;

  switch (column)
    {
    case COLUMN_NUMBER:
      g_snprintf (text, G_ASCII_DTOSTR_BUF_SIZE, "%" G_GINT64_FORMAT, count->value);
      return;

    case COLUMN_REFERENCES:
      number = count->references;
      break;

    case COLUMN_REFCOUNT:
      number = count->refcount;
      break;

    case COLUMN_PRINTED:
      number = count->printed;
      break;

    case COLUMN_EXPECTED:
      real = count->expected;
      break;

    case COLUMN_RATIO:
    default:
      real = count->ratio;
      break;
    }

  if (number != RS_ABSENT)
    g_snprintf (text, G_ASCII_DTOSTR_BUF_SIZE, "%" G_GINT64_FORMAT, number);
  else if (!isnan (real))
    g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, "%.1f", real);
  else
    g_strlcpy (text, "-", G_ASCII_DTOSTR_BUF_SIZE);
}

/* The heading, and how wide its columns are. */
static void
append_heading (GString *table,
                glong    widths[N_COLUMNS])
{
  const char *titles[N_COLUMNS];

  titles[COLUMN_NUMBER] = _("number");
  titles[COLUMN_REFERENCES] = _("references");
  titles[COLUMN_REFCOUNT] = _("refcount");
  titles[COLUMN_PRINTED] = _("printed");
  titles[COLUMN_EXPECTED] = _("expected");
  titles[COLUMN_RATIO] = _("ratio");

  for (int i = 0; i < N_COLUMNS; i++)
    {
      widths[i] = MAX (g_utf8_strlen (titles[i], -1), i == COLUMN_PRINTED ? 10 : 8);
      if (i > 0)
        widths[i] += 2;
      append_right (table, titles[i], widths[i]);
    }
  g_string_append_c (table, '\n');
}

static void
append_row (GString          *table,
            const RsIntCount *count,
            const glong       widths[N_COLUMNS],
            RsPythonFacts    *python,
            gboolean          outliers_only)
{
  g_autofree char *facts = NULL;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int i = 0; i < N_COLUMNS; i++)
    {
      format_count (count, i, text);
      append_right (table, text, widths[i]);
    }

  if (count->outlier)
    {
      facts = rs_wording_facts (python, count->value);
      if (facts != NULL && *facts != '\0')
        g_string_append_printf (table, "  %s", facts);
      else if (!outliers_only)
        g_string_append_printf (table, "  %s", _("outlier"));
    }
  g_string_append_c (table, '\n');
}

/**
 * rs_cli_table_write:
 * @snapshot: what was measured
 * @measure: whose expectation and ratio to show
 * @outliers_only: whether to leave the ordinary integers out
 * @stream: where to; not closed
 * @n_rows: (out): how many integers there are in the table
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Lays the counts out as a table under one heading line, a line for each integer: its counts, what
 * was expected, and for an outlier what is known of the number. A table without rows is nothing at
 * all. Written as it goes: ten million lines need no more memory than ten.
 *
 * Returns: %FALSE if the stream failed
 */
gboolean
rs_cli_table_write (RsSnapshot    *snapshot,
                    RsMeasure      measure,
                    gboolean       outliers_only,
                    GOutputStream *stream,
                    gsize         *n_rows,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GString) table = NULL;
  glong widths[N_COLUMNS];
  RsIntCount count;

  g_return_val_if_fail (snapshot != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (n_rows != NULL, FALSE);

  *n_rows = 0;
  table = g_string_new (NULL);
  for (gsize i = 0; rs_snapshot_get_int (snapshot, measure, i, &count); i++)
    {
      if (outliers_only && !count.outlier)
        continue;

      if ((*n_rows)++ == 0)
        append_heading (table, widths);
      append_row (table, &count, widths, rs_snapshot_get_python (snapshot), outliers_only);
      if (table->len >= RS_TEXT_FLUSH_SIZE && !rs_text_flush (table, stream, cancellable, error))
        return FALSE;
    }

  return rs_text_flush (table, stream, cancellable, error);
}

/**
 * rs_cli_table_print:
 * @snapshot: what was measured
 * @measure: whose expectation and ratio to show
 * @outliers_only: whether to leave the ordinary integers out
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Prints the table to standard output. That there are no outliers is said on standard error.
 *
 * Returns: %FALSE if standard output could not be written
 */
gboolean
rs_cli_table_print (RsSnapshot   *snapshot,
                    RsMeasure     measure,
                    gboolean      outliers_only,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  gsize n_rows;

  g_return_val_if_fail (snapshot != NULL, FALSE);

  stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  if (!rs_cli_table_write (snapshot, measure, outliers_only, stream, &n_rows, cancellable, error))
    return FALSE;

  if (n_rows == 0)
    g_printerr ("%s\n", _("No integer stands out."));

  return TRUE;
}
