/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-thin.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static void
test_first_of_a_cell_stays (void)
{
  const double x[] = { 0.5, 0.9, 1.1, 0.1, 9.99 };
  const double y[] = { 0.5, 0.1, 0.5, 1.0, 9.99 };
  uint32_t kept[5];

  g_assert_cmpuint (rs_thin_points (x, y, NULL, 5, 10, 10, 1, kept), ==, 4);
  g_assert_cmpuint (kept[0], ==, 0);
  g_assert_cmpuint (kept[1], ==, 2);
  g_assert_cmpuint (kept[2], ==, 3);
  g_assert_cmpuint (kept[3], ==, 4);
}

static void
test_outside_is_dropped (void)
{
  const double x[] = { -0.001, 10.001, 5, 5, NAN, 5, INFINITY, 0, 10 };
  const double y[] = { 5, 5, -0.001, 10.001, 5, NAN, 5, 0, 10 };
  const bool keep[] = { true, true, true, true, true, true, true, false, false };
  uint32_t kept[9];

  g_assert_cmpuint (rs_thin_points (x, y, keep, 9, 10, 10, 1, kept), ==, 2);
  g_assert_cmpuint (kept[0], ==, 7);
  g_assert_cmpuint (kept[1], ==, 8);
}

static void
test_keep_is_never_lost (void)
{
  const double x[] = { 3.5, 3.5, 3.5, 3.5, 3.5 };
  const double y[] = { 3.5, 3.5, 3.5, 3.5, 3.5 };
  const bool keep[] = { false, false, true, true, false };
  uint32_t kept[5];

  g_assert_cmpuint (rs_thin_points (x, y, keep, 5, 10, 10, 1, kept), ==, 3);
  g_assert_cmpuint (kept[0], ==, 0);
  g_assert_cmpuint (kept[1], ==, 2);
  g_assert_cmpuint (kept[2], ==, 3);
}

static void
test_bounded_by_cells (void)
{
  const gsize n = 200000;
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  g_autofree bool *keep = g_new0 (bool, n);
  g_autofree uint32_t *kept = g_new (uint32_t, n);
  g_autofree uint32_t *again = g_new (uint32_t, n);
  g_autofree bool *seen = g_new0 (bool, 46 * 31);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  gsize n_kept, n_keep = 0, next = 0;

  for (gsize i = 0; i < n; i++)
    {
      x[i] = g_rand_double_range (rand, -5, 95);
      y[i] = g_rand_double_range (rand, -5, 65);
      keep[i] = i % 1000 == 999;
    }

  n_kept = rs_thin_points (x, y, keep, n, 90, 60, 2, kept);
  for (gsize i = 0; i < n; i++)
    {
      gboolean inside = x[i] >= 0 && x[i] <= 90 && y[i] >= 0 && y[i] <= 60;
      gsize cell = inside ? (gsize) (y[i] / 2) * 46 + (gsize) (x[i] / 2) : 0;
      gboolean wanted = inside && (keep[i] || !seen[cell]);

      if (inside)
        seen[cell] = true;
      n_keep += inside && keep[i];
      if (!wanted)
        continue;
      g_assert_cmpuint (next, <, n_kept);
      g_assert_cmpuint (kept[next++], ==, i);
    }
  g_assert_cmpuint (next, ==, n_kept);
  g_assert_cmpuint (n_kept, <=, 46 * 31 + n_keep);
  g_assert_cmpuint (n_kept, >, 45 * 30);

  g_assert_cmpuint (rs_thin_points (x, y, keep, n, 90, 60, 2, again), ==, n_kept);
  g_assert_cmpmem (kept, n_kept * sizeof *kept, again, n_kept * sizeof *again);
}

static void
test_bad_cell (void)
{
  static const double bad[] = { 0, -1, NAN, 1e-9 };
  const double x[] = { 1, 1, 20 };
  const double y[] = { 1, 1, 1 };
  uint32_t kept[3];

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (rs_thin_points (x, y, NULL, 3, 10, 10, bad[i], kept), ==, 2);
  g_assert_cmpuint (rs_thin_points (x, y, NULL, 3, -1, 10, 1, kept), ==, 0);
  g_assert_cmpuint (rs_thin_points (x, y, NULL, 0, 10, 10, 1, kept), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/thin/first-of-a-cell-stays", test_first_of_a_cell_stays);
  g_test_add_func ("/thin/outside-is-dropped", test_outside_is_dropped);
  g_test_add_func ("/thin/keep-is-never-lost", test_keep_is_never_lost);
  g_test_add_func ("/thin/bounded-by-cells", test_bounded_by_cells);
  g_test_add_func ("/thin/bad-cell", test_bad_cell);

  return g_test_run ();
}
