/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "answer.h"

static RsSnapshot *
new_snapshot (RsWorker *worker,
              gint64    from,
              gint64    to)
{
  g_auto (Answer) answer = { NULL };

  measure (worker, from, to, &answer);
  g_assert_no_error (answer.error);

  return g_steal_pointer (&answer.snapshot);
}

static RsHolders *
find_holders (RsWorker *worker,
              gint64    value)
{
  g_autoptr (RsRequest) request = rs_request_new_int_holders (value);
  g_auto (Answer) answer = { NULL };

  rs_worker_find_holders_async (worker, request, NULL, answer_cb, &answer);
  await (&answer);
  g_assert_no_error (answer.error);

  return g_steal_pointer (&answer.holders);
}

/* Bare Python: for every cached integer that is counted both ways, both say the same. */
static void
test_equal_refcount (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsSnapshot) snapshot = new_snapshot (worker, -5, 256);
  RsIntCount count;
  gint64 surplus;

  if (!rs_snapshot_has_measure (snapshot, RS_MEASURE_REFCOUNT))
    {
      g_test_skip ("this Python does not count");
      return;
    }

  for (gsize i = 0; rs_snapshot_get_int (snapshot, RS_MEASURE_REFERENCES, i, &count); i++)
    {
      g_assert_true (rs_int_count_get_surplus (&count, &surplus));
      g_assert_cmpint (surplus, ==, 0);
    }
}

/* What stands out does so in whatever range it is shown, and past the cache too. */
static void
test_trend (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsSnapshot) all = new_snapshot (worker, -5, 2000);
  g_autoptr (RsSnapshot) part = new_snapshot (worker, 200, 300);
  RsIntCount one, other;

  g_assert_cmpint (rs_snapshot_get_best_measure (all), ==, RS_MEASURE_REFERENCES);
  for (gsize i = 0; rs_snapshot_get_int (part, RS_MEASURE_REFERENCES, i, &one); i++)
    {
      g_assert_true (rs_snapshot_get_int (all, RS_MEASURE_REFERENCES, i + 205, &other));
      g_assert_cmpint (one.value, ==, other.value);
      g_assert_cmpint (one.references, ==, other.references);
      g_assert_cmpfloat (one.expected, ==, other.expected);
      g_assert_cmpint (one.outlier, ==, other.outlier);
    }

  g_assert_true (rs_snapshot_get_int (all, RS_MEASURE_REFERENCES, 5, &one));
  g_assert_true (isnan (one.expected)); /* 0 has no place on a log axis */
  g_assert_true (rs_snapshot_get_int (all, RS_MEASURE_REFERENCES, 1029, &one));
  g_assert_cmpint (one.value, ==, 1024);
  g_assert_true (one.outlier);
}

/* The holders of an integer are all of its references, and no more. */
static void
test_holders_add_up (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsSnapshot) snapshot = new_snapshot (worker, 0, 1100);
  RsIntCount count;

  for (gsize i = 0; rs_snapshot_get_int (snapshot, RS_MEASURE_REFERENCES, i, &count); i += 64)
    {
      g_autoptr (RsHolders) holders = find_holders (worker, count.value);

      g_assert_cmpint (rs_holders_get_value (holders), ==, count.value);
      g_assert_cmpuint (rs_holders_get_total (holders), ==, (guint64) count.references);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/references/equal-refcount", test_equal_refcount);
  g_test_add_func ("/worker/references/trend", test_trend);
  g_test_add_func ("/worker/references/holders-add-up", test_holders_add_up);

  return g_test_run ();
}
