/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-columns.h"

#include "rs-snapshot.h"

/* Between two columns */
#define GAP 2

/**
 * rs_cli_columns_append:
 * @line: what stands to the left of the column
 * @text: a cell
 * @width: how many characters wide the column is; a longer cell is not cut
 *
 * Adds a cell, aligned to the right.
 */
void
rs_cli_columns_append (GString    *line,
                       const char *text,
                       glong       width)
{
  g_return_if_fail (line != NULL);
  g_return_if_fail (text != NULL);

  for (glong length = g_utf8_strlen (text, -1); length < width; length++)
    g_string_append_c (line, ' ');
  g_string_append (line, text);
}

/**
 * rs_cli_columns_append_number:
 * @line: what stands to the left of the column
 * @number: any number, -1 too
 * @width: how many characters wide the column is
 *
 * Adds a number, its digits not grouped.
 */
void
rs_cli_columns_append_number (GString *line,
                              gint64   number,
                              glong    width)
{
  char text[32];

  g_snprintf (text, sizeof text, "%lld", (long long) number);
  rs_cli_columns_append (line, text, width);
}

/**
 * rs_cli_columns_append_count:
 * @line: what stands to the left of the column
 * @count: a count, or %RS_ABSENT
 * @width: how many characters wide the column is
 *
 * Adds a count, or “-” where there is none.
 */
void
rs_cli_columns_append_count (GString *line,
                             gint64   count,
                             glong    width)
{
  if (count == RS_ABSENT)
    rs_cli_columns_append (line, "-", width);
  else
    rs_cli_columns_append_number (line, count, width);
}

/**
 * rs_cli_columns_append_title:
 * @line: the heading, empty for the first column
 * @title: what stands above the column
 * @least: how many characters wide the column is at least
 *
 * Adds a column to a heading.
 *
 * Returns: how wide the column is, with the gap before it
 */
glong
rs_cli_columns_append_title (GString    *line,
                             const char *title,
                             glong       least)
{
  glong width;

  g_return_val_if_fail (line != NULL, 0);
  g_return_val_if_fail (title != NULL, 0);

  width = MAX (g_utf8_strlen (title, -1), least) + (line->len > 0 ? GAP : 0);
  rs_cli_columns_append (line, title, width);

  return width;
}
