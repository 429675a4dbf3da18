/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "rs-cumulative.h"

/* 400 references: 8 below the cache, 380 in it, 8 up to 1024, 4 far behind. */
static RsSnapshot *
make_snapshot (gboolean counted)
{
  const RsReferenceCount counts[] = {
    { -100, 8, 0, 0, 0 }, { -1, 20, 0, 0, 0 }, { 0, 150, 10, 0, 0 },  { 1, 99, 1, 7, 0 },
    { 2, 0, 0, 9, 9 },    { 256, 90, 10, 0, 0 }, { 1000, 5, 0, 0, 0 }, { 1024, 3, 0, 0, 0 },
    { G_MAXINT64, 4, 0, 0, 0 },
  };
  const RsPythonFacts values = { .version = "3.11.2", .cache_min = -5, .cache_max = 256 };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  g_autoptr (RsReferences) references = NULL;
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };

  if (counted)
    references = rs_references_new (g_memdup2 (counts, sizeof counts), G_N_ELEMENTS (counts));

  return rs_snapshot_new_ints (python, 0, 10, columns, trends, references);
}

/* The sums are exact, and with what lies outside they are all there is. */
static void
test_sum (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (TRUE);
  RsReferences *references = rs_snapshot_get_references (snapshot);
  RsCumulative cumulative;
  guint64 last = 0;

  rs_cumulative_init (&cumulative, snapshot);
  g_assert_true (rs_cumulative_is_known (&cumulative));
  g_assert_cmpuint (cumulative.total, ==, 400);
  g_assert_cmpuint (rs_cumulative_get_sum (&cumulative, -6), ==, 0);
  g_assert_cmpuint (rs_cumulative_get_sum (&cumulative, -5), ==, 0);
  g_assert_cmpuint (rs_cumulative_get_sum (&cumulative, 0), ==, 180);
  g_assert_cmpuint (rs_cumulative_get_sum (&cumulative, 2), ==, 280);
  g_assert_cmpuint (rs_cumulative_get_sum (&cumulative, 256), ==, 380);
  g_assert_cmpuint (rs_cumulative_get_sum (&cumulative, G_MAXINT64), ==, 392);

  for (gint64 to = -10; to <= 1100; to++)
    {
      guint64 sum = rs_cumulative_get_sum (&cumulative, to);

      g_assert_cmpuint (sum, >=, last);
      g_assert_cmpuint (rs_references_get_sum (references, G_MININT64, -6) + sum
                          + rs_references_get_sum (references, MAX (to, -6) + 1, G_MAXINT64),
                        ==, 400);
      last = sum;
    }
}

/* What the status line tells of the cache is the curve at its edge. */
static void
test_share (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (TRUE);
  RsCumulative cumulative;

  rs_cumulative_init (&cumulative, snapshot);
  g_assert_cmpfloat (rs_cumulative_get_share (&cumulative, 256), ==, 0.95);
  g_assert_cmpfloat (rs_cumulative_get_share (&cumulative, 256), ==,
                     rs_references_get_share (rs_snapshot_get_references (snapshot), -5, 256));
  g_assert_cmpfloat (rs_cumulative_get_share (&cumulative, 1024), ==, 0.97);
  g_assert_cmpfloat (rs_cumulative_get_share (&cumulative, G_MAXINT64), ==, 0.98);
}

static void
test_find (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (TRUE);
  RsCumulative cumulative;
  gint64 to = 99;

  rs_cumulative_init (&cumulative, snapshot);
  /* 20 of 400 are just 5 %; the next step is a reference further */
  g_assert_true (rs_cumulative_find (&cumulative, 5, &to));
  g_assert_cmpint (to, ==, -1);
  g_assert_true (rs_cumulative_find (&cumulative, 6, &to));
  g_assert_cmpint (to, ==, 0);
  g_assert_true (rs_cumulative_find (&cumulative, 70, &to));
  g_assert_cmpint (to, ==, 1);
  g_assert_true (rs_cumulative_find (&cumulative, 95, &to));
  g_assert_cmpint (to, ==, 256);
  g_assert_true (rs_cumulative_find (&cumulative, 98, &to));
  g_assert_cmpint (to, ==, G_MAXINT64);
  /* 2 % are below the cache */
  g_assert_false (rs_cumulative_find (&cumulative, 99, &to));
}

/* Half of seven is four: three would be less than half. */
static void
test_find_rounds_up (void)
{
  const RsReferenceCount counts[] = { { 0, 3, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 2, 3, 0, 0, 0 } };
  const RsPythonFacts values = { .version = "3.11.2", .cache_min = -5, .cache_max = 256 };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  g_autoptr (RsReferences) references
    = rs_references_new (g_memdup2 (counts, sizeof counts), G_N_ELEMENTS (counts));
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  g_autoptr (RsSnapshot) snapshot
    = rs_snapshot_new_ints (python, 0, 10, columns, trends, references);
  RsCumulative cumulative;
  gint64 to = 99;

  rs_cumulative_init (&cumulative, snapshot);
  g_assert_true (rs_cumulative_find (&cumulative, 42, &to));
  g_assert_cmpint (to, ==, 0);
  g_assert_true (rs_cumulative_find (&cumulative, 50, &to));
  g_assert_cmpint (to, ==, 1);
  g_assert_true (rs_cumulative_find (&cumulative, 1, &to));
  g_assert_cmpint (to, ==, 0);
  g_assert_true (rs_cumulative_find (&cumulative, 100, &to));
  g_assert_cmpint (to, ==, 2);
}

static void
test_gain (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (TRUE);
  RsCumulative cumulative;
  RsCumulativeGain gain;

  rs_cumulative_init (&cumulative, snapshot);
  g_assert_true (rs_cumulative_get_gain (&cumulative, 256, 1024, &gain));
  g_assert_cmpint (gain.first, ==, 257);
  g_assert_cmpuint (gain.n_ints, ==, 768);
  g_assert_cmpuint (gain.references, ==, 8);
  g_assert_cmpfloat (gain.share, ==, 0.02);
  g_assert_true (rs_cumulative_get_gain (&cumulative, 256, 257, &gain));
  g_assert_cmpuint (gain.n_ints, ==, 1);
  g_assert_cmpuint (gain.references, ==, 0);
  g_assert_false (rs_cumulative_get_gain (&cumulative, 256, 256, &gain));
}

/* Nothing counted, and a census without a single reference. */
static void
test_unknown (void)
{
  g_autoptr (RsSnapshot) uncounted = make_snapshot (FALSE);
  g_autoptr (RsReferences) none = rs_references_new (NULL, 0);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  g_autoptr (RsSnapshot) empty
    = rs_snapshot_new_ints (rs_snapshot_get_python (uncounted), 0, 10, columns, trends, none);
  RsSnapshot *snapshots[] = { uncounted, empty };

  for (gsize i = 0; i < G_N_ELEMENTS (snapshots); i++)
    {
      RsCumulative cumulative;
      RsCumulativeGain gain;
      gint64 to;

      rs_cumulative_init (&cumulative, snapshots[i]);
      g_assert_false (rs_cumulative_is_known (&cumulative));
      g_assert_cmpuint (rs_cumulative_get_sum (&cumulative, 256), ==, 0);
      g_assert_true (isnan (rs_cumulative_get_share (&cumulative, 256)));
      g_assert_false (rs_cumulative_find (&cumulative, 1, &to));
      g_assert_false (rs_cumulative_get_gain (&cumulative, 256, 1024, &gain));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/cumulative/sum", test_sum);
  g_test_add_func ("/model/cumulative/share", test_share);
  g_test_add_func ("/model/cumulative/find", test_find);
  g_test_add_func ("/model/cumulative/find-rounds-up", test_find_rounds_up);
  g_test_add_func ("/model/cumulative/gain", test_gain);
  g_test_add_func ("/model/cumulative/unknown", test_unknown);

  return g_test_run ();
}
