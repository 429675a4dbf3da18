/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "rs-snapshot.h"

static RsSnapshot *
make_snapshot (gboolean counted)
{
  RsPythonFacts values = {
    .version = "3.11.2",
    .cache_min = -5,
    .cache_max = 256,
    .counted = counted,
  };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  const gint64 refcount[] = { 217, counted ? 112 : RS_ABSENT, 70 };
  const gint64 printed[] = { 1000000218, 1000000113, 1000000071 };
  const float expected[] = { NAN, 56.0f, 0.0f };
  const guint8 outlier[] = { 0, 1, 0 };

  trends[RS_MEASURE_REFCOUNT].expected = g_memdup2 (expected, sizeof expected);
  trends[RS_MEASURE_REFCOUNT].outlier = g_memdup2 (outlier, sizeof outlier);

  columns[RS_MEASURE_REFCOUNT] = g_memdup2 (refcount, sizeof refcount);
  columns[RS_MEASURE_PRINTED] = g_memdup2 (printed, sizeof printed);

  return rs_snapshot_new_ints (python, 0, 3, columns, trends, NULL);
}

static void
test_counts (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (TRUE);
  RsIntCount count;

  g_assert_true (rs_snapshot_get_int (snapshot, RS_MEASURE_REFCOUNT, 1, &count));
  g_assert_cmpint (count.value, ==, 1);
  g_assert_cmpint (count.refcount, ==, 112);
  g_assert_cmpint (count.printed, ==, 1000000113);
  g_assert_cmpfloat (count.expected, ==, 56);
  g_assert_cmpfloat (count.ratio, ==, 2);
  g_assert_true (count.outlier);
  g_assert_false (count.immortal);

  /* nothing is expected of 0, and nothing is a multiple of nothing */
  g_assert_true (rs_snapshot_get_int (snapshot, RS_MEASURE_REFCOUNT, 0, &count));
  g_assert_true (isnan (count.expected));
  g_assert_true (isnan (count.ratio));
  g_assert_true (rs_snapshot_get_int (snapshot, RS_MEASURE_REFCOUNT, 2, &count));
  g_assert_true (isnan (count.ratio));

  /* a measure without a trend */
  g_assert_true (rs_snapshot_get_int (snapshot, RS_MEASURE_PRINTED, 1, &count));
  g_assert_true (isnan (count.expected));
  g_assert_false (count.outlier);

  g_assert_false (rs_snapshot_get_int (snapshot, RS_MEASURE_REFCOUNT, 3, &count));
}

static void
test_uncounted (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (FALSE);
  RsIntCount count;

  g_assert_true (rs_snapshot_get_int (snapshot, RS_MEASURE_REFCOUNT, 1, &count));
  g_assert_cmpint (count.refcount, ==, RS_ABSENT);
  g_assert_true (count.immortal);
  g_assert_true (isnan (count.ratio));
  g_assert_cmpint (rs_snapshot_get_best_measure (snapshot), ==, RS_MEASURE_PRINTED);
}

/* Past the cache a refcount is one of a new object: no difference from it says anything. */
static void
test_surplus (void)
{
  const RsPythonFacts values = { .version = "3.11.2", .cache_min = -5, .cache_max = 256,
                                 .counted = TRUE };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  const gint64 references[] = { 10, 284 };
  const gint64 refcount[] = { 12, 0 };
  g_autoptr (RsSnapshot) snapshot = NULL;
  RsIntCount count;
  gint64 surplus;

  columns[RS_MEASURE_REFERENCES] = g_memdup2 (references, sizeof references);
  columns[RS_MEASURE_REFCOUNT] = g_memdup2 (refcount, sizeof refcount);
  snapshot = rs_snapshot_new_ints (python, 256, 2, columns, trends, NULL);

  g_assert_true (rs_snapshot_get_int (snapshot, RS_MEASURE_REFCOUNT, 0, &count));
  g_assert_true (rs_int_count_get_surplus (&count, &surplus));
  g_assert_cmpint (surplus, ==, 2);

  g_assert_true (rs_snapshot_get_int (snapshot, RS_MEASURE_REFCOUNT, 1, &count));
  g_assert_false (rs_int_count_get_surplus (&count, &surplus));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/snapshot/counts", test_counts);
  g_test_add_func ("/model/snapshot/uncounted", test_uncounted);
  g_test_add_func ("/model/snapshot/surplus", test_surplus);

  return g_test_run ();
}
