/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-column-facts.h"
#include "rs-snapshot.h"

static void
test_small (void)
{
  /* the integers -2 to 5 */
  const gint64 counts[] = { 4, RS_ABSENT, 90, 0, 7, 30, 30, 0 };
  const guint8 outlier[] = { 0, 1, 1, 1, 0, 1, 0, 0 };
  RsColumnFacts facts;
  const RsColumnSpan *span;

  rs_column_facts_init (&facts, counts, outlier, -2, G_N_ELEMENTS (counts));
  g_assert_cmpuint (facts.n_absent, ==, 1);
  g_assert_cmpuint (facts.n_zero, ==, 2);

  span = &facts.spans[RS_COLUMN_COUNTED];
  g_assert_cmpuint (span->n, ==, 7);
  g_assert_cmpuint (span->first, ==, 0);
  g_assert_cmpuint (span->last, ==, 7);
  g_assert_cmpint (span->lowest, ==, 0);
  g_assert_cmpint (span->highest, ==, 90);
  g_assert_cmpuint (span->highest_at, ==, 2);

  span = &facts.spans[RS_COLUMN_POSITIVE];
  g_assert_cmpuint (span->n, ==, 3);
  g_assert_cmpuint (span->first, ==, 4);
  g_assert_cmpuint (span->last, ==, 6);
  g_assert_cmpint (span->lowest, ==, 7);
  g_assert_cmpint (span->highest, ==, 30);
  g_assert_cmpuint (span->highest_at, ==, 5);

  /* an outlier without a count is none */
  g_assert_cmpuint (facts.n_outliers, ==, 3);
  g_assert_cmpuint (facts.outliers[0], ==, 2);
  g_assert_cmpuint (facts.outliers[1], ==, 3);
  g_assert_cmpuint (facts.outliers[2], ==, 5);

  rs_column_facts_clear (&facts);
}

static void
test_absent (void)
{
  const gint64 counts[] = { RS_ABSENT, RS_ABSENT };
  RsColumnFacts facts;
  gsize index;

  rs_column_facts_init (&facts, counts, NULL, 1, G_N_ELEMENTS (counts));
  g_assert_cmpuint (facts.n_absent, ==, 2);
  for (RsColumnPoints points = 0; points < RS_COLUMN_N_POINTS; points++)
    {
      g_assert_cmpuint (facts.spans[points].n, ==, 0);
      g_assert_false (rs_column_facts_next (&facts, points, -1, 1, &index));
      g_assert_false (rs_column_facts_next (&facts, points, 2, -1, &index));
      g_assert_false (rs_column_facts_next_outlier (&facts, points, -1, 1, &index));
      g_assert_false (rs_column_facts_next_outlier (&facts, points, 2, -1, &index));
    }
  rs_column_facts_clear (&facts);
}

/* The same as one step after the other finds, from every position near the ends of the blocks. */
static void
test_next (void)
{
  const gsize n = 4 * RS_COLUMN_BLOCK + 3;
  const gsize block = RS_COLUMN_BLOCK;
  const gsize filled[] = { 3, block - 1, block, 3 * block + 1, n - 2 };
  g_autofree gint64 *counts = g_new0 (gint64, n);
  g_autofree guint8 *outlier = g_new0 (guint8, n);
  RsColumnFacts facts;

  for (gsize i = 0; i < G_N_ELEMENTS (filled); i++)
    counts[filled[i]] = 5;
  outlier[2] = outlier[3] = outlier[filled[3]] = outlier[n - 1] = 1;
  rs_column_facts_init (&facts, counts, outlier, 1, n);

  for (RsColumnPoints points = 0; points < RS_COLUMN_N_POINTS; points++)
    for (int step = -1; step <= 1; step += 2)
      {
        gssize next = -1;
        gssize next_outlier = -1;

        for (gssize i = step > 0 ? (gssize) n : -1; i >= -1 && i <= (gssize) n; i -= step)
          {
            gsize index = 0;

            g_assert_cmpint (rs_column_facts_next (&facts, points, i, step, &index), ==, next >= 0);
            if (next >= 0)
              g_assert_cmpint (index, ==, next);
            g_assert_cmpint (rs_column_facts_next_outlier (&facts, points, i, step, &index), ==,
                             next_outlier >= 0);
            if (next_outlier >= 0)
              g_assert_cmpint (index, ==, next_outlier);
            if (i < 0 || i >= (gssize) n || !rs_column_facts_has (&facts, points, (gsize) i))
              continue;
            next = i;
            if (outlier[i])
              next_outlier = i;
          }
      }
  rs_column_facts_clear (&facts);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/column-facts/small", test_small);
  g_test_add_func ("/model/column-facts/absent", test_absent);
  g_test_add_func ("/model/column-facts/next", test_next);

  return g_test_run ();
}
