/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-table.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>

#include "rs-cli-columns.h"
#include "rs-cumulative.h"
#include "rs-text-flush.h"
#include "rs-wording.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_REFERENCES,
  COLUMN_REFCOUNT,
  COLUMN_PRINTED,
  COLUMN_BARE, /* and the next two beside a bare Python only */
  COLUMN_ADDED,
  COLUMN_GROWTH,
  COLUMN_EXPECTED,
  COLUMN_RATIO,
  COLUMN_SHARE, /* in RS_VIEW_SHARE only */
  N_COLUMNS
};

/* What the rows of a table have in common. */
typedef struct
{
  RsPythonFacts *python;
  RsSnapshot *bare; /* (nullable) of the same range */
  RsMeasure measure;
  RsView view;
  RsCumulative cumulative;
  gboolean outliers_only;
  glong widths[N_COLUMNS];
} Table;

static gboolean
has_column (const Table *table,
            int          column)
{
  switch (column)
    {
    case COLUMN_BARE:
    case COLUMN_ADDED:
    case COLUMN_GROWTH:
      return table->bare != NULL;

    case COLUMN_SHARE:
      return table->view == RS_VIEW_SHARE;

    default:
      return TRUE;
    }
}

/* How often the integer was counted before anything was imported or run. */
static gint64
get_bare (const Table      *table,
          const RsIntCount *count)
{
  return rs_snapshot_get_column (table->bare, table->measure)
           [count->value - rs_snapshot_get_from (table->bare)];
}

/* A difference may be -1, which elsewhere is no number. */
static void
format_growth (gint64 count,
               gint64 bare,
               int    column,
               char   text[G_ASCII_DTOSTR_BUF_SIZE])
{
  if (count == RS_ABSENT || bare == RS_ABSENT || (column == COLUMN_GROWTH && bare == 0))
    g_strlcpy (text, "-", G_ASCII_DTOSTR_BUF_SIZE);
  else if (column == COLUMN_ADDED)
    g_snprintf (text, G_ASCII_DTOSTR_BUF_SIZE, "%" G_GINT64_FORMAT, count - bare);
  else
    g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, "%.1f", (double) count / (double) bare);
}

/* Data for a pipe as much as for a person: the C locale, and "-" for what does not exist. */
static void
format_count (const Table      *table,
              const RsIntCount *count,
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

    case COLUMN_BARE:
      number = get_bare (table, count);
      break;

    case COLUMN_ADDED:
    case COLUMN_GROWTH:
      format_growth (count->count, get_bare (table, count), column, text);
      return;

    case COLUMN_SHARE:
      real = 100 * rs_cumulative_get_share (&table->cumulative, count->value);
      g_strlcpy (text, "-", G_ASCII_DTOSTR_BUF_SIZE);
      if (!isnan (real))
        g_strlcat (g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, "%.2f", real), "%",
                   G_ASCII_DTOSTR_BUF_SIZE);
      return;

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
append_heading (GString *lines,
                Table   *table)
{
  const char *titles[N_COLUMNS];

  /* Translators: above a column of integers. */
  titles[COLUMN_NUMBER] = _("number");
  /* Translators: above a column: the number of places that refer to a value. */
  titles[COLUMN_REFERENCES] = _("references");
  /* Translators: above a column; Python's own term: the number of references that it keeps with
   * an object. */
  titles[COLUMN_REFCOUNT] = _("refcount");
  /* Translators: above a column: what Python's function sys.getrefcount() prints. */
  titles[COLUMN_PRINTED] = _("printed");
  /* Translators: the count in Python itself, before anything is imported or run. */
  titles[COLUMN_BARE] = _("bare");
  /* Translators: how much the count is higher than in Python itself. */
  titles[COLUMN_ADDED] = _("added");
  /* Translators: how many times the count in Python itself the count is. */
  titles[COLUMN_GROWTH] = _("growth");
  /* Translators: above a column: how many references the neighbours of an integer let expect. */
  titles[COLUMN_EXPECTED] = _("expected");
  /* Translators: above a column: how many times the expected references there are. */
  titles[COLUMN_RATIO] = _("ratio");
  /* Translators: how much of all references is to the integers up to this one, in percent. */
  titles[COLUMN_SHARE] = _("share");

  for (int i = 0; i < N_COLUMNS; i++)
    {
      if (!has_column (table, i))
        continue;

      table->widths[i]
        = rs_cli_columns_append_title (lines, titles[i], i == COLUMN_PRINTED ? 10 : 8);
    }
  g_string_append_c (lines, '\n');
}

static void
append_row (GString          *lines,
            const Table      *table,
            const RsIntCount *count)
{
  g_autofree char *facts = NULL;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int i = 0; i < N_COLUMNS; i++)
    {
      if (!has_column (table, i))
        continue;

      format_count (table, count, i, text);
      rs_cli_columns_append (lines, text, table->widths[i]);
    }

  if (count->outlier)
    {
      facts = rs_wording_facts (table->python, count->value);
      if (facts != NULL && *facts != '\0')
        g_string_append_printf (lines, "  %s", facts);
      else if (!table->outliers_only)
        /* Translators: an integer with far more references than its neighbours. */
        g_string_append_printf (lines, "  %s", _("outlier"));
    }
  g_string_append_c (lines, '\n');
}

/**
 * rs_cli_table_write:
 * @snapshot: what was measured
 * @bare: (nullable): the same range before anything was imported or run, to compare with
 * @view: %RS_VIEW_SHARE to add the cumulative share, in percent
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
                    RsSnapshot    *bare,
                    RsView         view,
                    RsMeasure      measure,
                    gboolean       outliers_only,
                    GOutputStream *stream,
                    gsize         *n_rows,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GString) lines = NULL;
  Table table = {
    .bare = bare,
    .measure = measure,
    .view = view,
    .outliers_only = outliers_only,
  };
  RsIntCount count;

  g_return_val_if_fail (snapshot != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (n_rows != NULL, FALSE);

  *n_rows = 0;
  table.python = rs_snapshot_get_python (snapshot);
  rs_cumulative_init (&table.cumulative, snapshot);
  lines = g_string_new (NULL);
  for (gsize i = 0; rs_snapshot_get_int (snapshot, measure, i, &count); i++)
    {
      if (outliers_only && !count.outlier)
        continue;

      if ((*n_rows)++ == 0)
        append_heading (lines, &table);
      append_row (lines, &table, &count);
      if (!rs_text_flush_full (lines, stream, cancellable, error))
        return FALSE;
    }

  return rs_text_flush (lines, stream, cancellable, error);
}

/**
 * rs_cli_table_print:
 * @snapshot: what was measured
 * @bare: (nullable): the same range before anything was imported or run, to compare with
 * @view: %RS_VIEW_SHARE to add the cumulative share, in percent
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
                    RsSnapshot   *bare,
                    RsView        view,
                    RsMeasure     measure,
                    gboolean      outliers_only,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  gsize n_rows;

  g_return_val_if_fail (snapshot != NULL, FALSE);

  stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  if (!rs_cli_table_write (snapshot, bare, view, measure, outliers_only, stream, &n_rows, cancellable,
                           error))
    return FALSE;

  if (n_rows == 0)
    g_printerr ("%s\n", _("No integer stands out."));

  return TRUE;
}
