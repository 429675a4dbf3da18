/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "rs-growth.h"

static RsPythonFacts *
python_new (void)
{
  const RsPythonFacts values = { .version = "3.13.1", .cache_min = -5, .cache_max = 256 };

  return rs_python_facts_new (&values);
}

static RsSnapshot *
snapshot_new (gint64        from,
              const gint64 *counts,
              gsize         n)
{
  g_autoptr (RsPythonFacts) python = python_new ();
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };

  columns[RS_MEASURE_REFERENCES] = g_memdup2 (counts, n * sizeof *counts);

  return rs_snapshot_new_ints (python, from, n, columns, trends, NULL);
}

static void
assert_row (RsGrowth *growth,
            gsize     i,
            gint64    value,
            gint64    before,
            gint64    after,
            double    ratio)
{
  const RsGrowthRow *row = rs_growth_get (growth, i);

  g_assert_cmpint (row->value, ==, value);
  g_assert_cmpint (row->before, ==, before);
  g_assert_cmpint (row->after, ==, after);
  g_assert_cmpint (row->difference, ==, after - before);
  if (isnan (ratio))
    g_assert_true (isnan (row->ratio));
  else
    g_assert_cmpfloat (row->ratio, ==, ratio);
}

/* 0 … 7, where 0 is alike, 1 grew 37 fold, 4 is new, 5 shrank, 3 and 6 are not known in one of
 * them */
static RsGrowth *
make_growth (void)
{
  const gint64 counts_before[] = { 50, 76, 20, RS_ABSENT, 0, 8, 3, 100 };
  const gint64 counts_after[] = { 50, 2812, 30, 9, 4, 2, RS_ABSENT, 150 };
  g_autoptr (RsSnapshot) before = snapshot_new (0, counts_before, 8);
  g_autoptr (RsSnapshot) after = snapshot_new (0, counts_after, 8);

  return rs_growth_new_ints (before, after, RS_MEASURE_REFERENCES);
}

static void
test_ints (void)
{
  g_autoptr (RsGrowth) growth = make_growth ();

  g_assert_cmpuint (rs_growth_get_n (growth), ==, 5);
  assert_row (growth, 0, 1, 76, 2812, 37);
  assert_row (growth, 1, 2, 20, 30, 1.5);
  assert_row (growth, 2, 4, 0, 4, NAN);
  assert_row (growth, 3, 5, 8, 2, 0.25);
  assert_row (growth, 4, 7, 100, 150, 1.5);
  g_assert_null (rs_growth_get_string (growth, 0));
}

/* The values as "1 7 2" */
static char *
dup_order (RsGrowth      *growth,
           RsGrowthOrder  order,
           gboolean       descending)
{
  g_autoptr (RsGrowth) sorted = rs_growth_sort (growth, order, descending);
  GString *values = g_string_new (NULL);

  for (gsize i = 0; i < rs_growth_get_n (sorted); i++)
    g_string_append_printf (values, "%s%lld", i > 0 ? " " : "",
                            (long long) rs_growth_get (sorted, i)->value);

  return g_string_free (values, FALSE);
}

static void
test_sort (void)
{
  g_autoptr (RsGrowth) growth = make_growth ();
  const struct
  {
    RsGrowthOrder order;
    gboolean descending;
    const char *values;
  } cases[] = {
    { RS_GROWTH_BY_VALUE, FALSE, "1 2 4 5 7" },
    { RS_GROWTH_BY_VALUE, TRUE, "7 5 4 2 1" },
    /* the new one last either way; of two that are alike the larger difference first */
    { RS_GROWTH_BY_RATIO, TRUE, "1 7 2 5 4" },
    { RS_GROWTH_BY_RATIO, FALSE, "5 7 2 1 4" },
    { RS_GROWTH_BY_DIFFERENCE, TRUE, "1 7 2 4 5" },
    { RS_GROWTH_BY_DIFFERENCE, FALSE, "5 4 2 7 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *values = dup_order (growth, cases[i].order, cases[i].descending);

      g_assert_cmpstr (values, ==, cases[i].values);
    }
}

/* Only what both have can be compared. */
static void
test_ranges (void)
{
  const gint64 counts[] = { 1, 2, 3, 4 };
  g_autoptr (RsSnapshot) before = snapshot_new (-2, counts, 4);
  g_autoptr (RsSnapshot) after = snapshot_new (0, counts, 4);
  g_autoptr (RsSnapshot) far = snapshot_new (1000, counts, 4);
  g_autoptr (RsGrowth) growth = rs_growth_new_ints (before, after, RS_MEASURE_REFERENCES);
  g_autoptr (RsGrowth) none = rs_growth_new_ints (before, far, RS_MEASURE_REFERENCES);
  g_autoptr (RsGrowth) absent = rs_growth_new_ints (before, after, RS_MEASURE_REFCOUNT);

  g_assert_cmpuint (rs_growth_get_n (growth), ==, 2);
  assert_row (growth, 0, 0, 3, 1, 1 / 3.0);
  assert_row (growth, 1, 1, 4, 2, 0.5);
  g_assert_cmpuint (rs_growth_get_n (none), ==, 0);
  g_assert_cmpuint (rs_growth_get_n (absent), ==, 0);
}

/* Texts of one character each */
static RsStringSnapshot *
strings_new (const char   *letters,
             const gint64 *counts)
{
  g_autoptr (RsPythonFacts) python = python_new ();
  gsize n = strlen (letters);
  RsStringRow *rows = g_new0 (RsStringRow, n);
  char *texts = g_new0 (char, 2 * n);

  for (gsize i = 0; i < n; i++)
    {
      texts[2 * i] = letters[i];
      rows[i].text = texts + 2 * i;
      rows[i].length = 1;
      rows[i].references = counts[i];
    }

  return rs_string_snapshot_new (RS_STRINGS_LETTERS, python, rows, n, texts, 1000, 100);
}

static void
test_strings (void)
{
  const gint64 counts_before[] = { 10, 20, 30, 0 };
  const gint64 counts_after[] = { 60, 5, 11, 20, 4 };
  g_autoptr (RsStringSnapshot) before = strings_new ("abcd", counts_before);
  RsStringSnapshot *after = strings_new ("cxabd", counts_after);
  g_autoptr (RsGrowth) growth = rs_growth_new_strings (before, after, RS_MEASURE_REFERENCES);
  g_autoptr (RsGrowth) sorted = rs_growth_sort (growth, RS_GROWTH_BY_DIFFERENCE, FALSE);

  rs_string_snapshot_unref (after);
  g_assert_cmpuint (rs_growth_get_n (growth), ==, 3);
  assert_row (growth, 0, 0, 30, 60, 2);
  assert_row (growth, 1, 2, 10, 11, 1.1);
  assert_row (growth, 2, 4, 0, 4, NAN);
  g_assert_cmpstr (rs_growth_get_string (growth, 0)->text, ==, "c");
  g_assert_cmpstr (rs_growth_get_string (sorted, 0)->text, ==, "a");
  g_assert_cmpstr (rs_growth_get_string (sorted, 1)->text, ==, "d");
}

static void
test_ratio (void)
{
  g_assert_cmpfloat (rs_growth_get_ratio (4, 2), ==, 0.5);
  g_assert_cmpfloat (rs_growth_get_ratio (4, 0), ==, 0);
  g_assert_true (isnan (rs_growth_get_ratio (0, 4)));
  g_assert_true (isnan (rs_growth_get_ratio (4, RS_ABSENT)));
  g_assert_true (isnan (rs_growth_get_ratio (RS_ABSENT, 4)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/growth/ints", test_ints);
  g_test_add_func ("/model/growth/sort", test_sort);
  g_test_add_func ("/model/growth/ranges", test_ranges);
  g_test_add_func ("/model/growth/strings", test_strings);
  g_test_add_func ("/model/growth/ratio", test_ratio);

  return g_test_run ();
}
