/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-trend.h"

#include <glib.h>
#include <math.h>

#define N 256

/* 1 to 256, with counts that fall by a power law. */
static void
fill (double *x,
      double *y)
{
  for (gsize i = 0; i < N; i++)
    {
      x[i] = (double) i + 1;
      y[i] = 3000 * pow (x[i], -1.1) - 0.5;
    }
}

static void
test_power_law (void)
{
  double x[N], y[N], expected[N];

  fill (x, y);
  rs_trend_fit (x, y, N, expected);
  for (gsize i = 0; i < N; i++)
    g_assert_cmpfloat_with_epsilon (expected[i], y[i], 1e-6 * (y[i] + 1));
}

/* What stands out has no say, even if it is huge, at an end, or at the very beginning. */
static void
test_outliers_have_no_say (void)
{
  static const int heavy[] = { 2, 8, 20, 32, 64, 100, 128, 255, 256 };
  double x[N], y[N], clean[N], expected[N];

  fill (x, y);
  for (gsize i = 0; i < N; i++)
    clean[i] = y[i];
  for (gsize i = 0; i < G_N_ELEMENTS (heavy); i++)
    y[heavy[i] - 1] *= 100;
  rs_trend_fit (x, y, N, expected);
  for (gsize i = 0; i < N; i++)
    g_assert_cmpfloat_with_epsilon (expected[i], clean[i], 0.02 * (clean[i] + 1));
}

/* Not so far off that the first guess could tell, on the steep end: it takes some rounds. */
static void
test_outliers_on_a_slope (void)
{
  double x[N], y[N], expected[N];

  fill (x, y);
  y[6] *= 8;
  y[9] *= 8;
  rs_trend_fit (x, y, N, expected);
  for (gsize i = 0; i < N; i++)
    if (i != 6 && i != 9)
      g_assert_cmpfloat_with_epsilon (expected[i], y[i], 0.02 * (y[i] + 1));
}

/* Where most counts are alike, those that differ a little still have a say. */
static void
test_nearly_constant (void)
{
  double x[N], y[N], expected[N];

  fill (x, y);
  for (gsize i = 0; i < N; i++)
    y[i] = i % 3 == 0 ? 7 : 6;
  rs_trend_fit (x, y, N, expected);
  for (gsize i = 20; i < N; i++)
    {
      g_assert_cmpfloat (expected[i], >, 6.1);
      g_assert_cmpfloat (expected[i], <, 6.5);
    }
}

static void
test_zeros (void)
{
  double x[N], y[N], expected[N];

  fill (x, y);
  for (gsize i = 0; i < N; i++)
    y[i] = i == 99 ? 50 : 0;
  rs_trend_fit (x, y, N, expected);
  for (gsize i = 0; i < N; i++)
    g_assert_cmpfloat (expected[i], ==, 0);
}

static void
test_constant (void)
{
  double x[N], y[N], expected[N];

  fill (x, y);
  for (gsize i = 0; i < N; i++)
    y[i] = 1000000002;
  rs_trend_fit (x, y, N, expected);
  for (gsize i = 0; i < N; i++)
    g_assert_cmpfloat_with_epsilon (expected[i], 1000000002, 1);
}

static void
test_numbers_without_a_place (void)
{
  const double x[] = { -5, -1, 0, 1, 2, 3 };
  const double y[] = { 900, 900, 900, 8, 8, 8 };
  double expected[6];

  rs_trend_fit (x, y, 6, expected);
  for (gsize i = 0; i < 3; i++)
    g_assert_true (isnan (expected[i]));
  for (gsize i = 3; i < 6; i++)
    g_assert_cmpfloat_with_epsilon (expected[i], 8, 1e-9);

  rs_trend_fit (x, y, 3, expected);
  g_assert_true (isnan (expected[2]));
  rs_trend_fit (NULL, NULL, 0, NULL);
}

static void
test_few_numbers (void)
{
  const double x[] = { 254, 255, 256 };
  const double y[] = { 13, 57, 649 };
  double expected[3];

  rs_trend_fit (x, y, 1, expected);
  g_assert_cmpfloat_with_epsilon (expected[0], 13, 1e-9);

  for (gsize n = 2; n <= 3; n++)
    {
      rs_trend_fit (x, y, n, expected);
      for (gsize i = 0; i < n; i++)
        {
          g_assert_cmpfloat (expected[i], >=, 13 - 1e-9);
          g_assert_cmpfloat (expected[i], <=, y[n - 1]);
        }
    }
}

/* A count that is not known has no say, but its number an expectation. */
static void
test_unknown_counts (void)
{
  double x[N], y[N], expected[N];

  fill (x, y);
  y[10] = NAN;
  y[40] = -1;
  y[41] = INFINITY;
  rs_trend_fit (x, y, N, expected);
  for (gsize i = 0; i < N; i++)
    g_assert_cmpfloat_with_epsilon (expected[i], 3000 * pow (x[i], -1.1) - 0.5, 1e-3);

  for (gsize i = 0; i < N; i++)
    y[i] = NAN;
  rs_trend_fit (x, y, N, expected);
  for (gsize i = 0; i < N; i++)
    g_assert_true (isnan (expected[i]));
}

/* Two crowds far from each other: what lies beyond its neighbours is not made up. */
static void
test_gap (void)
{
  double x[40], y[40], expected[40];

  for (gsize i = 0; i < 40; i++)
    {
      x[i] = (double) (i < 20 ? 1000 + i : 1000000 + i);
      y[i] = (double) (10 + i * i % 7);
    }
  rs_trend_fit (x, y, 40, expected);
  for (gsize i = 0; i < 40; i++)
    {
      g_assert_cmpfloat (expected[i], >, 5);
      g_assert_cmpfloat (expected[i], <, 35);
    }
}

/* A million numbers, each tenth of which is round and heavy: the sample is not of those. */
static void
test_many (void)
{
  const gsize n = 1000000;
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  g_autofree double *expected = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    {
      x[i] = (double) i;
      y[i] = i % 10 == 0 ? 900 : 9;
    }
  rs_trend_fit (x, y, n, expected);
  g_assert_true (isnan (expected[0]));
  for (gsize i = 1; i < n; i++)
    g_assert_cmpfloat_with_epsilon (expected[i], 9, 0.5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend/power-law", test_power_law);
  g_test_add_func ("/trend/outliers-have-no-say", test_outliers_have_no_say);
  g_test_add_func ("/trend/outliers-on-a-slope", test_outliers_on_a_slope);
  g_test_add_func ("/trend/nearly-constant", test_nearly_constant);
  g_test_add_func ("/trend/zeros", test_zeros);
  g_test_add_func ("/trend/constant", test_constant);
  g_test_add_func ("/trend/numbers-without-a-place", test_numbers_without_a_place);
  g_test_add_func ("/trend/few-numbers", test_few_numbers);
  g_test_add_func ("/trend/unknown-counts", test_unknown_counts);
  g_test_add_func ("/trend/gap", test_gap);
  g_test_add_func ("/trend/many", test_many);

  return g_test_run ();
}
