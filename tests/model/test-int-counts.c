/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-int-counts.h"
#include "rs-snapshot.h"

static RsPythonFacts *
new_facts (gint64 cache_max)
{
  return rs_python_facts_new (&(RsPythonFacts){
    .version = "3.11.2", .cache_min = -5, .cache_max = cache_max, .counted = TRUE });
}

static gint64 *
new_column (gsize  n,
            gint64 first)
{
  gint64 *column = g_new (gint64, n);

  for (gsize i = 0; i < n; i++)
    column[i] = first + (gint64) i;

  return column;
}

static RsReferences *
new_references (void)
{
  RsReferenceCount *counts = g_new0 (RsReferenceCount, 1);

  counts[0].value = 7;
  counts[0].heap = 3;

  return rs_references_new (counts, 1);
}

static void
test_all (void)
{
  g_autoptr (RsPythonFacts) facts = new_facts (256);
  g_autoptr (RsReferences) references = new_references ();
  g_autoptr (RsIntCounts) counts
    = rs_int_counts_new (facts, -5, 3, new_column (3, 10), new_column (3, 20),
                         new_column (256, 100), references);
  g_autoptr (RsIntCounts) same = rs_int_counts_ref (counts);
  gsize n;

  g_clear_pointer (&counts, rs_int_counts_unref);
  g_assert_true (rs_int_counts_get_python (same) == facts);
  g_assert_true (rs_int_counts_get_references (same) == references);
  g_assert_cmpint (rs_int_counts_get_from (same), ==, -5);
  g_assert_cmpuint (rs_int_counts_get_n_ints (same), ==, 3);
  g_assert_cmpint (rs_int_counts_get_refcount (same)[2], ==, 12);
  g_assert_cmpint (rs_int_counts_get_printed (same)[2], ==, 22);
  g_assert_cmpint (rs_int_counts_get_cache_refcount (same, &n)[255], ==, 355);
  g_assert_cmpuint (n, ==, 256);
}

static void
test_not_counted (void)
{
  g_autoptr (RsPythonFacts) facts = new_facts (1024);
  g_autoptr (RsReferences) references = new_references ();
  g_autoptr (RsIntCounts) counts
    = rs_int_counts_new (facts, 0, 1, new_column (1, RS_ABSENT), new_column (1, 4294967295), NULL,
                         references);
  gsize n = 7;

  g_assert_null (rs_int_counts_get_cache_refcount (counts, &n));
  g_assert_cmpuint (n, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/int-counts/all", test_all);
  g_test_add_func ("/model/int-counts/not-counted", test_not_counted);

  return g_test_run ();
}
