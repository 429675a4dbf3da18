/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-neighbours.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

static void
test_first (void)
{
  const double x[] = { -5, -1, 0, 1, 2 };

  g_assert_cmpuint (rs_neighbours_first (x, 5), ==, 3);
  g_assert_cmpuint (rs_neighbours_first (x, 3), ==, 3);
  g_assert_cmpuint (rs_neighbours_first (x + 3, 2), ==, 0);
  g_assert_cmpuint (rs_neighbours_first (x + 1, 1), ==, 1);
  g_assert_cmpuint (rs_neighbours_first (NULL, 0), ==, 0);
}

static double *
count_up (gsize n)
{
  double *x = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    x[i] = (double) i;

  return x;
}

static void
test_reach (void)
{
  g_autofree double *x = count_up (1001);
  g_autofree RsNeighbours *near = g_new (RsNeighbours, 1);

  /* All from 500 / 1.101 to 500 * 1.101. */
  rs_neighbours_find (x, 1, 1001, log (500), log (1.101), 5, near);
  g_assert_cmpuint (near->n, ==, 550 - 455 + 1);
  g_assert_cmpuint (near->index[0], ==, 455);
  g_assert_cmpfloat_with_epsilon (near->distance[0], log (455 / 500.0), 1e-12);
  g_assert_cmpfloat (near->reach, ==, log (1.101));

  /* Near 1 the window widens; 0 is no neighbour. */
  rs_neighbours_find (x, 1, 1001, log (1), log (1.1), 5, near);
  g_assert_cmpuint (near->n, ==, 5);
  g_assert_cmpuint (near->index[0], ==, 1);
  g_assert_cmpuint (near->index[4], ==, 5);
  g_assert_cmpfloat (near->reach, >, log (5));
  g_assert_cmpfloat (near->reach, <, log (6));

  rs_neighbours_find (x, 1, 4, log (2), log (1.1), 5, near);
  g_assert_cmpuint (near->n, ==, 3);
}

/* Evenly, from end to end, and no more round numbers than there are: 1 in 10. */
static void
test_sample (void)
{
  const gsize n = RS_NEIGHBOURS_MAX * 100 + 1;
  g_autofree double *x = count_up (n);
  g_autofree RsNeighbours *near = g_new (RsNeighbours, 1);
  gsize n_round = 0;

  rs_neighbours_find (x, 1, n, log (4000), 20, 5, near);
  g_assert_cmpuint (near->n, ==, RS_NEIGHBOURS_MAX);
  for (gsize i = 0; i < near->n; i++)
    {
      g_assert_cmpuint (near->index[i], >=, 1 + i * 100);
      g_assert_cmpuint (near->index[i], <, 1 + (i + 1) * 100);
      n_round += near->index[i] % 10 == 0;
    }
  g_assert_cmpuint (n_round, >=, 30);
  g_assert_cmpuint (n_round, <=, 50);
}

static void
test_knots (void)
{
  double step;

  g_assert_cmpuint (rs_neighbours_knots (0, 1, 0.25, &step), ==, 5);
  g_assert_cmpfloat (step, ==, 0.25);
  g_assert_cmpuint (rs_neighbours_knots (0, 1, 0.3, &step), ==, 5);
  g_assert_cmpuint (rs_neighbours_knots (2, 2.01, 0.3, &step), ==, 2);
  g_assert_cmpuint (rs_neighbours_knots (2, 2, 0.3, &step), ==, 2);
  g_assert_cmpfloat (step, ==, 0);
}

static int
compare (const void *a,
         const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
test_select (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (gsize n = 1; n < 60; n++)
    for (int round = 0; round < 40; round++)
      {
        double values[60], sorted[60];
        double fraction = round / 39.0;

        /* Few different values: many ties. */
        for (gsize i = 0; i < n; i++)
          values[i] = sorted[i] = g_rand_int_range (rand, 0, round < 20 ? 4 : 1000);
        qsort (sorted, n, sizeof *sorted, compare);
        g_assert_cmpfloat (rs_neighbours_select (values, n, fraction),
                           ==,
                           sorted[(gsize) (fraction * (double) (n - 1))]);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/neighbours/first", test_first);
  g_test_add_func ("/neighbours/reach", test_reach);
  g_test_add_func ("/neighbours/sample", test_sample);
  g_test_add_func ("/neighbours/knots", test_knots);
  g_test_add_func ("/neighbours/select", test_select);

  return g_test_run ();
}
