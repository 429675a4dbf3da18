/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "rs-cli-table.h"

static RsSnapshot *
make_snapshot (void)
{
  RsPythonFacts values = {
    .version = "3.11.2",
    .cache_min = -5,
    .cache_max = 256,
    .counted = TRUE,
  };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL }, { NULL, NULL } };
  const gint64 refcount[] = { 1, 17, RS_ABSENT };
  const gint64 printed[] = { 1000000002, 1000000018, 2 };
  const float expected[] = { 1.0f, 0.4f, NAN };
  const guint8 outlier[] = { 0, 1, 0 };

  trends[RS_MEASURE_REFCOUNT].expected = g_memdup2 (expected, sizeof expected);
  trends[RS_MEASURE_REFCOUNT].outlier = g_memdup2 (outlier, sizeof outlier);

  return rs_snapshot_new_ints (python, 255, 3,
                               g_memdup2 (refcount, sizeof refcount),
                               g_memdup2 (printed, sizeof printed),
                               trends);
}

static void
test_all (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot ();
  g_autofree char *table = rs_cli_table_format (snapshot, RS_MEASURE_REFCOUNT, FALSE);
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[0], ==, "  number  refcount     printed  expected     ratio");
  g_assert_cmpstr (lines[1], ==, "     255         1  1000000002       1.0       1.0");
  g_assert_true (g_str_has_prefix (lines[2],
                                   "     256        17  1000000018       0.4      42.5  "));
  g_assert_cmpstr (lines[3], ==, "     257         -           2         -         -");
  g_assert_cmpstr (lines[4], ==, "");
}

static void
test_outliers_only (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot ();
  g_autofree char *table = rs_cli_table_format (snapshot, RS_MEASURE_REFCOUNT, TRUE);
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_nonnull (strstr (lines[1], "256"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/table/all", test_all);
  g_test_add_func ("/cli/table/outliers-only", test_outliers_only);

  return g_test_run ();
}
