/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-strings-table.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "rs-cli-columns.h"
#include "rs-string-display.h"
#include "rs-text-flush.h"

/* A text is shown to be recognised. All of it is in the data formats. */
#define MAX_CHARACTERS 60

#define MIN_WIDTH 8

enum
{
  COLUMN_REFERENCES,
  COLUMN_REFCOUNT,
  COLUMN_PRINTED,
  COLUMN_NET,
  COLUMN_OBJECTS,
  N_COLUMNS
};

/* The heading, and how wide its columns are. The texts come last: how wide one is, a terminal alone
 * knows. */
static void
append_heading (GString *table,
                glong    widths[N_COLUMNS])
{
  const char *titles[N_COLUMNS];

  titles[COLUMN_REFERENCES] = _("references");
  titles[COLUMN_REFCOUNT] = _("refcount");
  titles[COLUMN_PRINTED] = _("printed");
  /* Translators: what is printed, less what is printed for a text that nobody uses */
  titles[COLUMN_NET] = _("net");
  /* Translators: how many string objects have the same text */
  titles[COLUMN_OBJECTS] = _("objects");

  for (int i = 0; i < N_COLUMNS; i++)
    widths[i]
      = rs_cli_columns_append_title (table, titles[i], i == COLUMN_PRINTED ? 10 : MIN_WIDTH);
  /* Translators: above a column of letters, words or other strings. */
  g_string_append_printf (table, "  %s\n", _("text"));
}

static void
append_row (GString           *table,
            const RsStringRow *row,
            const glong        widths[N_COLUMNS])
{
  const gint64 counts[N_COLUMNS] = {
    row->references, row->refcount, row->printed, row->net, row->n_objects,
  };
  g_autofree char *shown = rs_string_dup_label (row->text, row->length, MAX_CHARACTERS);

  for (int i = 0; i < N_COLUMNS; i++)
    rs_cli_columns_append_count (table, counts[i], widths[i]);
  g_string_append_printf (table, "  %s\n", shown);
}

/**
 * rs_cli_strings_table_write:
 * @snapshot: what was counted
 * @stream: where to; not closed
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Lays the counts out as a table under one heading line, a line for each text, which stands at its
 * end as rs_string_dup_label() shows it. A table without rows is nothing at all.
 *
 * Returns: %FALSE if the stream failed
 */
gboolean
rs_cli_strings_table_write (RsStringSnapshot *snapshot,
                            GOutputStream    *stream,
                            GCancellable     *cancellable,
                            GError          **error)
{
  g_autoptr (GString) table = NULL;
  glong widths[N_COLUMNS];

  g_return_val_if_fail (snapshot != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  table = g_string_new (NULL);
  if (rs_string_snapshot_get_n_rows (snapshot) > 0)
    append_heading (table, widths);
  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (snapshot); i++)
    {
      append_row (table, rs_string_snapshot_get_row (snapshot, i), widths);
      if (!rs_text_flush_full (table, stream, cancellable, error))
        return FALSE;
    }

  return rs_text_flush (table, stream, cancellable, error);
}

/**
 * rs_cli_strings_table_print:
 * @snapshot: what was counted
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Prints the table to standard output. That there is no row is said on standard error.
 *
 * Returns: %FALSE if standard output could not be written
 */
gboolean
rs_cli_strings_table_print (RsStringSnapshot *snapshot,
                            GCancellable     *cancellable,
                            GError          **error)
{
  g_autoptr (GOutputStream) stream = NULL;

  g_return_val_if_fail (snapshot != NULL, FALSE);

  stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  if (!rs_cli_strings_table_write (snapshot, stream, cancellable, error))
    return FALSE;

  if (rs_string_snapshot_get_n_rows (snapshot) == 0)
    g_printerr ("%s\n", _("No string is like that."));

  return TRUE;
}
