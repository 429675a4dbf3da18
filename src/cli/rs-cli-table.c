/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-table.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "rs-wording.h"

enum
{
  COLUMN_NUMBER,
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

/**
 * rs_cli_table_format:
 * @snapshot: what was measured
 * @measure: whose expectation and ratio to show
 * @outliers_only: whether to leave the ordinary integers out
 *
 * Lays the counts out as a table under one heading line, a line for each integer: its counts, what
 * was expected, and for an outlier what is known of the number.
 *
 * Returns: (transfer full): the table
 */
char *
rs_cli_table_format (RsSnapshot *snapshot,
                     RsMeasure   measure,
                     gboolean    outliers_only)
{
  const char *titles[N_COLUMNS];
  glong widths[N_COLUMNS];
  GString *table;
  RsIntCount count;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (snapshot != NULL, NULL);

  titles[COLUMN_NUMBER] = _("number");
  titles[COLUMN_REFCOUNT] = _("refcount");
  titles[COLUMN_PRINTED] = _("printed");
  titles[COLUMN_EXPECTED] = _("expected");
  titles[COLUMN_RATIO] = _("ratio");
  for (int i = 0; i < N_COLUMNS; i++)
    widths[i] = MAX (g_utf8_strlen (titles[i], -1), i == COLUMN_PRINTED ? 10 : 8);

  table = g_string_new (NULL);
  for (int i = 0; i < N_COLUMNS; i++)
    append_right (table, titles[i], i == 0 ? widths[i] : widths[i] + 2);
  g_string_append_c (table, '\n');

  for (gsize i = 0; rs_snapshot_get_int (snapshot, measure, i, &count); i++)
    {
      if (outliers_only && !count.outlier)
        continue;

      for (int j = 0; j < N_COLUMNS; j++)
        {
          format_count (&count, j, text);
          append_right (table, text, j == 0 ? widths[j] : widths[j] + 2);
        }

      if (count.outlier)
        {
          g_autofree char *facts = rs_wording_facts (rs_snapshot_get_python (snapshot),
                                                     count.value);

          if (facts != NULL && *facts != '\0')
            g_string_append_printf (table, "  %s", facts);
          else if (!outliers_only)
            g_string_append_printf (table, "  %s", _("outlier"));
        }
      g_string_append_c (table, '\n');
    }

  return g_string_free (table, FALSE);
}

/**
 * rs_cli_table_print:
 * @snapshot: what was measured
 * @measure: whose expectation and ratio to show
 * @outliers_only: whether to leave the ordinary integers out
 * @error: return location for a #GIOErrorEnum
 *
 * Prints the table to standard output.
 *
 * Returns: %FALSE if standard output could not be written
 */
gboolean
rs_cli_table_print (RsSnapshot *snapshot,
                    RsMeasure   measure,
                    gboolean    outliers_only,
                    GError    **error)
{
  g_autofree char *table = NULL;
  g_autoptr (GOutputStream) stream = NULL;

  g_return_val_if_fail (snapshot != NULL, FALSE);

  table = rs_cli_table_format (snapshot, measure, outliers_only);
  stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  return g_output_stream_write_all (stream, table, strlen (table), NULL, NULL, error);
}
