/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-outliers.h"
#include "rs-trend.h"

#include <glib.h>
#include <math.h>

/* The fixtures hold -5 to 1024. */
#define FROM (-5)
#define N 1030
#define CACHE_MAX 256

typedef struct
{
  double x[N];
  double y[N];
  double expected[N];
  bool outlier[N];
  gsize n_outliers;
} Heap;

static Heap *
heap_read (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Heap *heap = g_new0 (Heap, 1);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; i < N; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i + 1], ",", 2);

      heap->x[i] = g_ascii_strtod (fields[0], NULL);
      heap->y[i] = g_ascii_strtod (fields[1], NULL);
      g_assert_cmpfloat (heap->x[i], ==, (double) i + FROM);
    }

  return heap;
}

static void
heap_find (Heap *heap)
{
  heap->n_outliers = rs_outliers_find (heap->x,
                                       heap->y,
                                       heap->expected,
                                       N,
                                       &rs_outlier_rule_default,
                                       heap->outlier);
  for (gsize i = 0; i < N; i++)
    if (heap->outlier[i])
      g_test_message ("%.0f: %.0f references, %.2f expected",
                      heap->x[i],
                      heap->y[i],
                      heap->expected[i]);
}

/* All references: no cliff at the edge of the cache. */
static Heap *
heap_new_references (const char *name)
{
  Heap *heap = heap_read (name);

  rs_trend_fit (heap->x, heap->y, N, heap->expected);
  heap_find (heap);

  return heap;
}

/* As refcounts are: none past the cache, and a trend of its own on either side. */
static Heap *
heap_new_refcounts (const char *name)
{
  const gsize edge = CACHE_MAX + 1 - FROM;
  Heap *heap = heap_read (name);

  for (gsize i = edge; i < N; i++)
    heap->y[i] = 0;
  rs_trend_fit (heap->x, heap->y, edge, heap->expected);
  rs_trend_fit (heap->x + edge, heap->y + edge, N - edge, heap->expected + edge);
  heap_find (heap);

  return heap;
}

static gboolean
is_outlier (const Heap *heap,
            int         value)
{
  return heap->outlier[value - FROM];
}

static void
assert_outliers (const Heap *heap,
                 const int  *values,
                 gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_test_message ("%d should stand out", values[i]);
      g_assert_true (is_outlier (heap, values[i]));
    }
}

static void
assert_none (const Heap *heap,
             int         from,
             int         to)
{
  for (int value = from; value <= to; value++)
    {
      g_test_message ("%d should not stand out", value);
      g_assert_false (is_outlier (heap, value));
    }
}

static void
assert_matplotlib_neighbours (const Heap *heap)
{
  assert_none (heap, FROM, 0);
  assert_none (heap, 33, 39);
  assert_none (heap, 65, 71);
  assert_none (heap, 101, 111);
  assert_none (heap, 129, 139);
  assert_none (heap, 201, 254);
}

static void
test_matplotlib_references (void)
{
  static const int values[] = { 32, 64, 100, 128, 255, 256, 257, 258, 400, 512, 1024 };
  g_autofree Heap *heap = heap_new_references ("matplotlib-3.11-references.csv");

  assert_outliers (heap, values, G_N_ELEMENTS (values));
  assert_matplotlib_neighbours (heap);
  assert_none (heap, 259, 359);
  g_assert_cmpuint (heap->n_outliers, >=, 15);
  g_assert_cmpuint (heap->n_outliers, <=, 35);

  /* "256 is used about 100 times more often than would be expected" */
  g_assert_cmpfloat (heap->y[256 - FROM] / heap->expected[256 - FROM], >, 80);
  g_assert_cmpfloat (heap->y[256 - FROM] / heap->expected[256 - FROM], <, 120);
}

static void
test_matplotlib_refcounts (void)
{
  static const int values[] = { 32, 64, 100, 128, 255, 256 };
  g_autofree Heap *heap = heap_new_refcounts ("matplotlib-3.11-references.csv");

  assert_outliers (heap, values, G_N_ELEMENTS (values));
  assert_matplotlib_neighbours (heap);
  assert_none (heap, 257, 1024);
  g_assert_cmpuint (heap->n_outliers, <=, 15);
}

static void
test_bare_references (void)
{
  static const int values[] = { 16, 32, 64, 128, 256, 512, 1024 };
  g_autofree Heap *heap = heap_new_references ("bare-3.11-references.csv");

  assert_outliers (heap, values, G_N_ELEMENTS (values));
  assert_none (heap, FROM, 15);
  assert_none (heap, 33, 59);
  assert_none (heap, 65, 127);
  assert_none (heap, 129, 255);
  assert_none (heap, 257, 511);
  g_assert_cmpuint (heap->n_outliers, <=, 12);
}

static void
test_bare_refcounts (void)
{
  static const int values[] = { 16, 32, 64, 128, 256 };
  g_autofree Heap *heap = heap_new_refcounts ("bare-3.11-references.csv");

  assert_outliers (heap, values, G_N_ELEMENTS (values));
  assert_none (heap, 257, 1024);
  g_assert_cmpuint (heap->n_outliers, <=, 10);
}

/* A hundred numbers from 201 on, and one in the middle that differs. */
static gboolean
stands_out (double               base,
            double               scatter,
            double               count,
            const RsOutlierRule *rule)
{
  double x[100], y[100], expected[100];
  bool outlier[100];

  for (gsize i = 0; i < 100; i++)
    {
      x[i] = (double) i + 201;
      y[i] = base * pow (scatter, (double) (i % 3) - 1);
      expected[i] = base;
    }
  y[50] = count;
  rs_outliers_find (x, y, expected, 100, rule, outlier);
  for (gsize i = 0; i < 100; i++)
    if (i != 50)
      g_assert_false (outlier[i]);

  return outlier[50];
}

static void
test_rule (void)
{
  const RsOutlierRule *rule = &rs_outlier_rule_default;
  const RsOutlierRule strict = { .min_ratio = 20, .min_spread = 3 };

  /* The ratio: 2, where counts are large enough. */
  g_assert_true (stands_out (1000, 1, 2002, rule));
  g_assert_false (stands_out (1000, 1, 1998, rule));
  g_assert_false (stands_out (1000, 1, 100, rule));
  g_assert_false (stands_out (1000, 1, 19000, &strict));
  g_assert_true (stands_out (1000, 1, 21000, &strict));

  /* The spread: a factor of 1.9 either way is the median deviation. */
  g_assert_false (stands_out (1000, 1.9, 1000 * pow (1.9, 1.4826 * 3) * 0.98, rule));
  g_assert_true (stands_out (1000, 1.9, 1000 * pow (1.9, 1.4826 * 3) * 1.02, rule));

  /* Chance: the least counts that can stand out. */
  g_assert_false (stands_out (0, 1, 4, rule));
  g_assert_true (stands_out (0, 1, 5, rule));
  g_assert_false (stands_out (1, 1, 6, rule));
  g_assert_true (stands_out (1, 1, 7, rule));
  g_assert_false (stands_out (8, 1, 18, rule));
  g_assert_true (stands_out (8, 1, 19, rule));
}

/* A table that holds every number from 500 to 539 ten times stands out as a whole, so none does. */
static void
test_patch (void)
{
  double x[1000], y[1000], expected[1000];
  bool outlier[1000];

  for (gsize i = 0; i < 1000; i++)
    {
      x[i] = (double) i + 1;
      y[i] = x[i] >= 500 && x[i] < 540 ? 10 : 0;
    }
  y[511] = 60;
  rs_trend_fit (x, y, 1000, expected);
  g_assert_cmpuint (rs_outliers_find (x, y, expected, 1000, &rs_outlier_rule_default, outlier),
                    ==,
                    1);
  g_assert_true (outlier[511]);
}

static void
test_bad_input (void)
{
  const double x[] = { -1, 0, 1, 2, 3, 4 };
  const double y[] = { 999, 999, NAN, -1, INFINITY, 999 };
  const double expected[] = { NAN, NAN, 1, 1, 1, NAN };
  bool outlier[] = { true, true, true, true, true, true };

  g_assert_cmpuint (rs_outliers_find (x, y, expected, 6, &rs_outlier_rule_default, outlier), ==, 0);
  for (gsize i = 0; i < 6; i++)
    g_assert_false (outlier[i]);

  outlier[0] = true;
  g_assert_cmpuint (rs_outliers_find (x, y, expected, 1, &rs_outlier_rule_default, outlier), ==, 0);
  g_assert_false (outlier[0]);
  g_assert_cmpuint (rs_outliers_find (NULL, NULL, NULL, 0, &rs_outlier_rule_default, NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outliers/matplotlib/references", test_matplotlib_references);
  g_test_add_func ("/outliers/matplotlib/refcounts", test_matplotlib_refcounts);
  g_test_add_func ("/outliers/bare/references", test_bare_references);
  g_test_add_func ("/outliers/bare/refcounts", test_bare_refcounts);
  g_test_add_func ("/outliers/rule", test_rule);
  g_test_add_func ("/outliers/patch", test_patch);
  g_test_add_func ("/outliers/bad-input", test_bad_input);

  return g_test_run ();
}
