/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-columns.h"

#include "rs-snapshot.h"

/* A column is as wide as its characters are, not its bytes. */
static void
test_title (void)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_assert_cmpint (rs_cli_columns_append_title (line, "Größe", 8), ==, 8);
  g_assert_cmpint (rs_cli_columns_append_title (line, "größer als", 8), ==, 12);
  g_assert_cmpint (rs_cli_columns_append_title (line, "so", 3), ==, 5);
  g_assert_cmpstr (line->str, ==, "   Größe  größer als   so");
}

/* A Chinese or Japanese character is as wide as two digits, an accent of its own has no width. */
static void
test_wide (void)
{
  g_autoptr (GString) heading = g_string_new (NULL);
  g_autoptr (GString) row = g_string_new (NULL);

  g_assert_cmpint (rs_cli_columns_get_width (""), ==, 0);
  g_assert_cmpint (rs_cli_columns_get_width ("number"), ==, 6);
  g_assert_cmpint (rs_cli_columns_get_width ("число"), ==, 5);
  g_assert_cmpint (rs_cli_columns_get_width ("参照カウント"), ==, 12);
  g_assert_cmpint (rs_cli_columns_get_width ("引用计数 3"), ==, 10);
  g_assert_cmpint (rs_cli_columns_get_width ("u\u0308ber\u200b"), ==, 4);

  g_assert_cmpint (rs_cli_columns_append_title (heading, "数", 8), ==, 8);
  g_assert_cmpint (rs_cli_columns_append_title (heading, "参照カウント", 8), ==, 14);
  g_assert_cmpstr (heading->str, ==, "      数  参照カウント");

  rs_cli_columns_append_left (row, "数", 4);
  rs_cli_columns_append_left (row, "число", 4);
  rs_cli_columns_append (row, "数", 4);
  g_assert_cmpstr (row->str, ==, "数  число  数");
}

static void
test_cells (void)
{
  g_autoptr (GString) line = g_string_new (NULL);

  rs_cli_columns_append (line, "ä", 3);
  rs_cli_columns_append_number (line, -1, 4);
  rs_cli_columns_append_count (line, RS_ABSENT, 4);
  rs_cli_columns_append_count (line, 1000000, 9);
  rs_cli_columns_append_number (line, G_MININT64, 3);
  g_assert_cmpstr (line->str, ==, "  ä  -1   -  1000000-9223372036854775808");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/columns/title", test_title);
  g_test_add_func ("/cli/columns/wide", test_wide);
  g_test_add_func ("/cli/columns/cells", test_cells);

  return g_test_run ();
}
