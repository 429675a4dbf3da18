/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-point-index.h"

#include <glib.h>
#include <math.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsPointIndex, rs_point_index_free)

static gsize
find_by_looking_at_all (const double *x,
                        const double *y,
                        gsize         n,
                        double        width,
                        double        height,
                        double        at_x,
                        double        at_y,
                        double        max_distance)
{
  double best = max_distance * max_distance;
  gsize found = RS_POINT_INDEX_NONE;

  for (gsize i = 0; i < n; i++)
    {
      double dx = x[i] - at_x;
      double dy = y[i] - at_y;
      double distance_2 = dx * dx + dy * dy;

      if (!(x[i] >= 0 && x[i] <= width && y[i] >= 0 && y[i] <= height))
        continue;
      if (distance_2 < best || (distance_2 == best && found == RS_POINT_INDEX_NONE))
        {
          best = distance_2;
          found = i;
        }
    }

  return found;
}

/* On whole places there are many ties; elsewhere hardly any. */
static void
test_against_all (gconstpointer data)
{
  gsize n = GPOINTER_TO_SIZE (data);
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int whole = 0; whole < 2; whole++)
    {
      g_autoptr (RsPointIndex) index = NULL;

      for (gsize i = 0; i < n; i++)
        {
          /* Crowded in one corner, so that most buckets are empty. */
          x[i] = 340 * pow (g_rand_double (rand), 4) - 20;
          y[i] = 140 * pow (g_rand_double (rand), 4) - 20;
          if (whole)
            {
              x[i] = floor (x[i]);
              y[i] = floor (y[i]);
            }
          if (i % 17 == 3)
            x[i] = NAN;
        }
      index = rs_point_index_new (x, y, n, 300, 100);
      g_assert_nonnull (index);

      for (int i = 0; i < 1000; i++)
        {
          static const double reach[] = { 0, 1, 8, 40, 1000, INFINITY };
          double at_x = g_rand_double_range (rand, -60, 360);
          double at_y = g_rand_double_range (rand, -60, 160);
          double max_distance = reach[i % G_N_ELEMENTS (reach)];

          if (whole)
            {
              at_x = floor (at_x);
              at_y = floor (at_y) + 0.5 * (i % 2);
            }
          g_assert_cmpuint (
            rs_point_index_nearest (index, at_x, at_y, max_distance),
            ==,
            find_by_looking_at_all (x, y, n, 300, 100, at_x, at_y, max_distance));
        }
    }
}

static void
test_distance (void)
{
  const double x[] = { 10, 13 };
  const double y[] = { 10, 14 };
  g_autoptr (RsPointIndex) index = rs_point_index_new (x, y, 2, 100, 100);

  g_assert_cmpuint (rs_point_index_nearest (index, 10, 10, 0), ==, 0);
  g_assert_cmpuint (rs_point_index_nearest (index, 5, 10, 5), ==, 0);
  g_assert_cmpuint (rs_point_index_nearest (index, 5, 10, 4.999), ==, RS_POINT_INDEX_NONE);
  g_assert_cmpuint (rs_point_index_nearest (index, 13, 15, 50), ==, 1);
  g_assert_cmpuint (rs_point_index_nearest (index, -1e6, 1e6, INFINITY), ==, 1);
}

static void
test_ties (void)
{
  const double x[] = { 50, 40, 40, 50 };
  const double y[] = { 40, 50, 50, 60 };
  g_autoptr (RsPointIndex) index = rs_point_index_new (x, y, 4, 100, 100);

  g_assert_cmpuint (rs_point_index_nearest (index, 50, 50, 10), ==, 0);
  g_assert_cmpuint (rs_point_index_nearest (index, 40, 50, 10), ==, 1);
}

static void
test_nothing_there (void)
{
  const double x[] = { NAN, -1, 101, 5 };
  const double y[] = { 5, 5, 5, NAN };
  g_autoptr (RsPointIndex) index = rs_point_index_new (x, y, 4, 100, 100);
  g_autoptr (RsPointIndex) none = rs_point_index_new (NULL, NULL, 0, 100, 100);

  g_assert_cmpuint (rs_point_index_nearest (index, 5, 5, INFINITY), ==, RS_POINT_INDEX_NONE);
  g_assert_cmpuint (rs_point_index_nearest (none, 5, 5, INFINITY), ==, RS_POINT_INDEX_NONE);
}

static void
test_bad_place (void)
{
  const double x[] = { 5 };
  const double y[] = { 5 };
  g_autoptr (RsPointIndex) index = rs_point_index_new (x, y, 1, 100, 100);

  g_assert_cmpuint (rs_point_index_nearest (index, NAN, 5, 9), ==, RS_POINT_INDEX_NONE);
  g_assert_cmpuint (rs_point_index_nearest (index, 5, NAN, 9), ==, RS_POINT_INDEX_NONE);
  g_assert_cmpuint (rs_point_index_nearest (index, 5, 5, -1), ==, RS_POINT_INDEX_NONE);
  g_assert_cmpuint (rs_point_index_nearest (index, 5, 5, NAN), ==, RS_POINT_INDEX_NONE);
  rs_point_index_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/point-index/against-all/1", GSIZE_TO_POINTER (1), test_against_all);
  g_test_add_data_func ("/point-index/against-all/40", GSIZE_TO_POINTER (40), test_against_all);
  g_test_add_data_func ("/point-index/against-all/5000", GSIZE_TO_POINTER (5000), test_against_all);
  g_test_add_func ("/point-index/distance", test_distance);
  g_test_add_func ("/point-index/ties", test_ties);
  g_test_add_func ("/point-index/nothing-there", test_nothing_there);
  g_test_add_func ("/point-index/bad-place", test_bad_place);

  return g_test_run ();
}
