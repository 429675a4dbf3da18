/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-trend.h"

#include "rs-neighbours.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* In natural logarithms. A wider window would not follow the steps that real heaps have. */
#define KNOT_STEP 0.05
#define REACH 0.2

/* Enough that a heavy number or three among them do not matter: near 1 the window widens. */
#define MIN_NEIGHBOURS 15

/* Six median absolute residuals: what is farther away has no say (Cleveland 1979). */
#define BISQUARE_REACH 6

/* Most counts may be equal, and then their median residual is 0. */
#define MIN_RESIDUAL 0.05

/* From the median to a fit that does not move any more takes about four rounds. */
#define N_ROUNDS 6

/* A line through fewer points is no trend; their median is. */
#define MIN_LINE 5

/* Less than this is none. */
#define MIN_EXPECTED 0.01

/* What one knot's fit works on. */
typedef struct
{
  RsNeighbours near;
  double value[RS_NEIGHBOURS_MAX];  /* log of the counts */
  double weight[RS_NEIGHBOURS_MAX]; /* by distance */
  double scratch[RS_NEIGHBOURS_MAX];
  size_t n;
} Fit;

static double
square (double value)
{
  return value * value;
}

/* Takes the neighbours whose count is known. */
static void
fit_load (Fit          *fit,
          const double *y)
{
  fit->n = 0;
  for (size_t i = 0; i < fit->near.n; i++)
    {
      double count = y[fit->near.index[i]];
      double u = fabs (fit->near.distance[i]) / fit->near.reach;

      if (!(count >= 0) || isinf (count))
        continue;
      fit->near.distance[fit->n] = fit->near.distance[i];
      fit->value[fit->n] = log (count + 0.5);
      fit->weight[fit->n] = pow (1 - fmin (u * u * u, 1), 3); /* Cleveland's tricube */
      fit->n++;
    }
}

/* One weighted line; the value at the knot is its constant. False if all weights are 0. */
static bool
fit_line (const Fit    *fit,
          const double *weight,
          double       *constant,
          double       *slope)
{
  double w = 0, wd = 0, wv = 0, wdd = 0, wdv = 0, determinant;

  for (size_t i = 0; i < fit->n; i++)
    {
      double d = fit->near.distance[i];

      w += weight[i];
      wd += weight[i] * d;
      wdd += weight[i] * d * d;
      wv += weight[i] * fit->value[i];
      wdv += weight[i] * d * fit->value[i];
    }
  if (!(w > 0))
    return false;
  determinant = w * wdd - wd * wd;
  /* All weight on one point, as good as: a constant. */
  if (fit->n < MIN_LINE || !(determinant > 1e-12 * w * w * square (fit->near.reach)))
    {
      *constant = wv / w;
      *slope = 0;
    }
  else
    {
      *slope = (w * wdv - wd * wv) / determinant;
      *constant = (wv - *slope * wd) / w;
    }

  return true;
}

/* The expected log count at the knot, NaN if no neighbour is known. */
static double
fit_knot (Fit *fit)
{
  double residual[RS_NEIGHBOURS_MAX];
  double weight[RS_NEIGHBOURS_MAX];
  double constant, slope = 0;

  if (fit->n == 0)
    return NAN;

  /* Cleveland starts with least squares; the median is nearer from the start. */
  memcpy (fit->scratch, fit->value, fit->n * sizeof *fit->value);
  constant = rs_neighbours_select (fit->scratch, fit->n, 0.5);

  for (size_t round = 0; round < N_ROUNDS; round++)
    {
      double scale;

      for (size_t i = 0; i < fit->n; i++)
        residual[i] = fabs (fit->value[i] - constant - slope * fit->near.distance[i]);
      memcpy (fit->scratch, residual, fit->n * sizeof *residual);
      scale = rs_neighbours_select (fit->scratch, fit->n, 0.5);
      scale = BISQUARE_REACH * fmax (scale, MIN_RESIDUAL);
      for (size_t i = 0; i < fit->n; i++)
        weight[i] = fit->weight[i] * square (1 - square (fmin (residual[i] / scale, 1)));
      if (!fit_line (fit, weight, &constant, &slope))
        break;
    }

  return constant;
}

/* Back from a log count between two knots to a count. */
static double
count_at (double left,
          double right,
          double place)
{
  double value = left + place * (right - left);
  double count = exp (value) - 0.5;

  /* A ratio to so little would be absurd. NaN stays NaN. */
  return count < MIN_EXPECTED ? 0 : count;
}

/**
 * rs_trend_fit:
 * @x: (array length=n): numbers, strictly increasing
 * @y: (array length=n): how often each is referenced; one that is NaN or negative is not known
 * @n: how many
 * @expected: (out) (array length=n): the expected count at each number, 0 or at least 0.01;
 *   NaN where @x is not positive, or no count near it is known
 *
 * Fits what a number's place on the number line lets expect: locally weighted lines made robust by
 * bisquare weights (LOWESS: W. S. Cleveland, "Robust Locally Weighted Regression and Smoothing
 * Scatterplots", Journal of the American Statistical Association 74, 1979) in the logarithms of
 * number and count. The half added to a count keeps those of 0 on the axis (as in the empirical
 * logit: D. R. Cox, "Analysis of Binary Data", 1970).
 *
 * Lines are fitted at knots 5 % apart, to the neighbours up to 20 % away but no less than
 * fifteen, and interpolated between. Counts fall off a cliff where the cache of small integers
 * ends: pass the numbers on either side by calls of their own.
 *
 * Takes about 20 ns a number; allocates nothing. Any thread.
 */
void
rs_trend_fit (const double *x,
              const double *y,
              size_t        n,
              double       *expected)
{
  size_t first, n_knots, next;
  double log_min, step, left, right = NAN;
  Fit fit;

  first = rs_neighbours_first (x, n);
  for (size_t i = 0; i < first; i++)
    expected[i] = NAN;
  if (first == n)
    return;

  log_min = log (x[first]);
  n_knots = rs_neighbours_knots (log_min, log (x[n - 1]), KNOT_STEP, &step);
  next = first;
  for (size_t knot = 0; knot < n_knots; knot++)
    {
      double log_knot = log_min + (double) knot * step;

      left = right;
      rs_neighbours_find (x, first, n, log_knot, REACH, MIN_NEIGHBOURS, &fit.near);
      fit_load (&fit, y);
      right = fit_knot (&fit);

      for (; knot > 0 && next < n; next++)
        {
          double log_x = log (x[next]);

          if (log_x > log_knot && knot + 1 < n_knots)
            break;
          expected[next] = count_at (left, right, step > 0 ? (log_x - log_knot) / step + 1 : 1);
        }
    }
}
