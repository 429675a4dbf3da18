/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-columns.h"

#include "rs-snapshot.h"

/* Between two columns */
#define GAP 2

/**
 * rs_cli_columns_get_width:
 * @text: a text in UTF-8
 *
 * Returns: how many cells of a terminal the text takes: a Chinese or Japanese character two, a
 *   combining accent none
 */
glong
rs_cli_columns_get_width (const char *text)
{
  glong n = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_iswide (character))
        n += 2;
      else if (!g_unichar_iszerowidth (character))
        n++;
    }

  return n;
}

static void
append_spaces (GString *line,
               glong    n)
{
  for (glong i = 0; i < n; i++)
    g_string_append_c (line, ' ');
}

/**
 * rs_cli_columns_append:
 * @line: what stands to the left of the column
 * @text: a cell, in UTF-8
 * @width: how wide the column is in cells of a terminal; a longer text is not cut
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

  append_spaces (line, width - rs_cli_columns_get_width (text));
  g_string_append (line, text);
}

/**
 * rs_cli_columns_append_left:
 * @line: what stands to the left of the column
 * @text: a cell, in UTF-8
 * @width: how wide the column is in cells of a terminal; a longer text is not cut
 *
 * Adds a cell, aligned to the left.
 */
void
rs_cli_columns_append_left (GString    *line,
                            const char *text,
                            glong       width)
{
  g_return_if_fail (line != NULL);
  g_return_if_fail (text != NULL);

  g_string_append (line, text);
  append_spaces (line, width - rs_cli_columns_get_width (text));
}

/**
 * rs_cli_columns_append_number:
 * @line: what stands to the left of the column
 * @number: any number, -1 too
 * @width: how wide the column is in cells of a terminal
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
 * @width: how wide the column is in cells of a terminal
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
 * @least: how wide the column is at least, in cells of a terminal
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

  width = MAX (rs_cli_columns_get_width (title), least) + (line->len > 0 ? GAP : 0);
  rs_cli_columns_append (line, title, width);

  return width;
}
