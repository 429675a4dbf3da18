/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "rs-cli-table.h"

static RsSnapshot *
make_snapshot (gboolean stands_out)
{
  RsPythonFacts values = {
    .version = "3.11.2",
    .cache_min = -5,
    .cache_max = 256,
    .counted = TRUE,
  };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  const RsReferenceCount counts[] = {
    { 0, 42, 0, 0, 0 },  { 255, 1, 0, 0, 0 },       { 256, 16, 0, 0, 0 },
    { 257, 5, 0, 0, 0 }, { 1 << 20, 0, 36, 0, 0 },
  };
  g_autoptr (RsReferences) census
    = rs_references_new (g_memdup2 (counts, sizeof counts), G_N_ELEMENTS (counts));
  const gint64 references[] = { 1, 16, 5 };
  const gint64 refcount[] = { 1, 17, RS_ABSENT };
  const gint64 printed[] = { 1000000002, 1000000018, 2 };
  const float expected[] = { 1.0f, 0.4f, NAN };
  const guint8 outlier[] = { 0, !!stands_out, 0 };

  trends[RS_MEASURE_REFCOUNT].expected = g_memdup2 (expected, sizeof expected);
  trends[RS_MEASURE_REFCOUNT].outlier = g_memdup2 (outlier, sizeof outlier);

  columns[RS_MEASURE_REFERENCES] = g_memdup2 (references, sizeof references);
  columns[RS_MEASURE_REFCOUNT] = g_memdup2 (refcount, sizeof refcount);
  columns[RS_MEASURE_PRINTED] = g_memdup2 (printed, sizeof printed);

  return rs_snapshot_new_ints (python, 255, 3, columns, trends, census);
}

static char *
write_table (RsSnapshot *snapshot,
             RsView      view,
             gboolean    outliers_only,
             gsize      *n_rows)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_cli_table_write (snapshot, NULL, view, RS_MEASURE_REFCOUNT, outliers_only, stream,
                                     n_rows, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_all (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (TRUE);
  gsize n_rows;
  g_autofree char *table = write_table (snapshot, RS_VIEW_COUNTS, FALSE, &n_rows);
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

  g_assert_cmpuint (n_rows, ==, 3);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[0], ==, "  number  references  refcount     printed  expected     ratio");
  g_assert_cmpstr (lines[1], ==, "     255           1         1  1000000002       1.0       1.0");
  g_assert_true (g_str_has_prefix (lines[2],
                                   "     256          16        17  1000000018       0.4      42.5  "));
  g_assert_cmpstr (lines[3], ==, "     257           5         -           2         -         -");
  g_assert_cmpstr (lines[4], ==, "");
}

/* The share is of all references, those below and past the rows too. */
static void
test_share (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (TRUE);
  gsize n_rows;
  g_autofree char *table = write_table (snapshot, RS_VIEW_SHARE, FALSE, &n_rows);
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

  g_assert_cmpuint (n_rows, ==, 3);
  g_assert_true (g_str_has_suffix (lines[0], "     ratio     share"));
  g_assert_true (g_str_has_suffix (lines[1], "       1.0    43.00%"));
  g_assert_nonnull (strstr (lines[2], "      42.5    59.00%  2⁸"));
  g_assert_true (g_str_has_suffix (lines[3], "         -    64.00%"));
}

static void
test_outliers_only (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (TRUE);
  gsize n_rows;
  g_autofree char *table = write_table (snapshot, RS_VIEW_COUNTS, TRUE, &n_rows);
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

  g_assert_cmpuint (n_rows, ==, 1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_nonnull (strstr (lines[1], "256"));
}

static void
test_no_outliers (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (FALSE);
  gsize n_rows;
  g_autofree char *table = write_table (snapshot, RS_VIEW_COUNTS, TRUE, &n_rows);

  g_assert_cmpuint (n_rows, ==, 0);
  g_assert_cmpstr (table, ==, "");
}

static void
test_cancelled (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (TRUE);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gsize n_rows;

  g_cancellable_cancel (cancellable);
  g_assert_false (rs_cli_table_write (snapshot, NULL, RS_VIEW_COUNTS, RS_MEASURE_REFCOUNT, FALSE, stream,
                                      &n_rows, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/table/all", test_all);
  g_test_add_func ("/cli/table/share", test_share);
  g_test_add_func ("/cli/table/outliers-only", test_outliers_only);
  g_test_add_func ("/cli/table/no-outliers", test_no_outliers);
  g_test_add_func ("/cli/table/cancelled", test_cancelled);

  return g_test_run ();
}
