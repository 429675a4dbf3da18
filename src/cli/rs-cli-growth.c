/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-growth.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>

#include "rs-cli-columns.h"
#include "rs-growth.h"
#include "rs-text-flush.h"

#define N_COLUMNS 5

static void
append_row (GString           *lines,
            const RsGrowthRow *row,
            const glong        widths[N_COLUMNS])
{
  const gint64 counts[] = { row->value, row->before, row->after, row->difference };
  char growth[G_ASCII_DTOSTR_BUF_SIZE] = "-";

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    rs_cli_columns_append_number (lines, counts[i], widths[i]);
  if (!isnan (row->ratio))
    g_ascii_formatd (growth, sizeof growth, "%.1f", row->ratio);
  rs_cli_columns_append (lines, growth, widths[N_COLUMNS - 1]);
  g_string_append_c (lines, '\n');
}

/* Below which titles, and how wide the columns are. */
static void
append_heading (GString   *lines,
                RsMeasure  measure,
                glong      widths[N_COLUMNS])
{
  const char *titles[N_COLUMNS];

  titles[0] = _("number");
  /* Translators: the count in Python itself, before anything is imported or run. */
  titles[1] = _("bare");
  titles[2] = measure == RS_MEASURE_REFCOUNT ? _("refcount") : _("references");
  /* Translators: how much the count is higher than in Python itself. */
  titles[3] = _("added");
  /* Translators: how many times the count in Python itself the count is. */
  titles[4] = _("growth");

  for (int i = 0; i < N_COLUMNS; i++)
    widths[i] = rs_cli_columns_append_title (lines, titles[i], 8);
  g_string_append_c (lines, '\n');
}

static gboolean
is_outlier (RsSnapshot *snapshot,
            RsMeasure   measure,
            gint64      value)
{
  const guint8 *outlier = rs_snapshot_get_trend (snapshot, measure)->outlier;

  return outlier != NULL && outlier[value - rs_snapshot_get_from (snapshot)];
}

/**
 * rs_cli_growth_write:
 * @bare: what was measured before anything was imported or run
 * @snapshot: what was measured after that
 * @measure: which count to compare
 * @outliers_only: whether to leave the ordinary integers out
 * @stream: where to; not closed
 * @n_rows: (out): how many integers there are in the table
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Lays out as a table which integers have other counts than before, those that grew most first and
 * those that had none before last. A table without rows is nothing at all.
 *
 * Returns: %FALSE if the stream failed
 */
gboolean
rs_cli_growth_write (RsSnapshot     *bare,
                     RsSnapshot     *snapshot,
                     RsMeasure       measure,
                     gboolean        outliers_only,
                     GOutputStream  *stream,
                     gsize          *n_rows,
                     GCancellable   *cancellable,
                     GError        **error)
{
  g_autoptr (RsGrowth) growth = NULL;
  g_autoptr (RsGrowth) sorted = NULL;
  g_autoptr (GString) lines = NULL;
  glong widths[N_COLUMNS];

  g_return_val_if_fail (bare != NULL, FALSE);
  g_return_val_if_fail (snapshot != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (n_rows != NULL, FALSE);

  *n_rows = 0;
  growth = rs_growth_new_ints (bare, snapshot, measure);
  sorted = rs_growth_sort (growth, RS_GROWTH_BY_RATIO, TRUE);
  lines = g_string_new (NULL);
  for (gsize i = 0; i < rs_growth_get_n (sorted); i++)
    {
      const RsGrowthRow *row = rs_growth_get (sorted, i);

      if (outliers_only && !is_outlier (snapshot, measure, row->value))
        continue;

      if ((*n_rows)++ == 0)
        append_heading (lines, measure, widths);
      append_row (lines, row, widths);
      if (!rs_text_flush_full (lines, stream, cancellable, error))
        return FALSE;
    }

  return rs_text_flush (lines, stream, cancellable, error);
}

/**
 * rs_cli_growth_print:
 * @bare: what was measured before anything was imported or run
 * @snapshot: what was measured after that
 * @measure: which count to compare
 * @outliers_only: whether to leave the ordinary integers out
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Prints the table to standard output. That nothing has grown is said on standard error.
 *
 * Returns: %FALSE if standard output could not be written
 */
gboolean
rs_cli_growth_print (RsSnapshot    *bare,
                     RsSnapshot    *snapshot,
                     RsMeasure      measure,
                     gboolean       outliers_only,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  gsize n_rows;

  if (!rs_cli_growth_write (bare, snapshot, measure, outliers_only, stream, &n_rows, cancellable,
                            error))
    return FALSE;

  if (n_rows == 0)
    g_printerr ("%s\n", _("No count has changed."));

  return TRUE;
}
