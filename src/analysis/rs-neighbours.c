/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-neighbours.h"

#include <assert.h>
#include <math.h>

/* The fractional part of the golden ratio. */
#define GOLDEN 0.6180339887498949

/* The first index in [first, n) whose x is not less than @value. */
static size_t
lower_bound (const double *x,
             size_t        first,
             size_t        n,
             double        value)
{
  while (first < n)
    {
      size_t middle = first + (n - first) / 2;

      if (x[middle] < value)
        first = middle + 1;
      else
        n = middle;
    }

  return first;
}

/**
 * rs_neighbours_first:
 * @x: (array length=n): strictly increasing
 * @n: how many
 *
 * Finds where the positive numbers begin: only those have a place on a logarithmic axis.
 *
 * Returns: the index of the first positive @x, @n if there is none
 */
size_t
rs_neighbours_first (const double *x,
                     size_t        n)
{
  size_t first = lower_bound (x, 0, n, 0);

  return first < n && x[first] == 0 ? first + 1 : first;
}

/**
 * rs_neighbours_find:
 * @x: (array length=n): strictly increasing
 * @first: the index of the first positive number, less than @n
 * @n: how many
 * @log_centre: the natural logarithm of the place
 * @reach: how far to look to either side, in natural logarithms
 * @at_least: look farther until there are so many points, if there are; near 1 there are few
 * @neighbours: (out caller-allocates): the points near it
 *
 * Finds the points near a place on the number line. Of more than %RS_NEIGHBOURS_MAX points one is
 * picked from each of as many equal stretches. The place within the stretch follows the golden
 * ratio, so that a stretch of 1,000 does not pick round numbers only, which are used more than
 * others. The same input picks the same points.
 */
void
rs_neighbours_find (const double *x,
                    size_t        first,
                    size_t        n,
                    double        log_centre,
                    double        reach,
                    size_t        at_least,
                    RsNeighbours *neighbours)
{
  size_t begin, end, count;

  assert (first < n);

  begin = lower_bound (x, first, n, exp (log_centre - reach));
  end = lower_bound (x, begin, n, exp (log_centre + reach));
  neighbours->reach = reach;

  while (end - begin < at_least && (begin > first || end < n))
    {
      double left = begin > first ? log_centre - log (x[begin - 1]) : INFINITY;
      double right = end < n ? log (x[end]) - log_centre : INFINITY;

      if (left <= right)
        begin--;
      else
        end++;
      /* A hair more, for the outermost point to have a weight above 0. */
      neighbours->reach = fmax (neighbours->reach, 1.01 * fmin (left, right));
    }

  count = end - begin;
  neighbours->n = count < RS_NEIGHBOURS_MAX ? count : RS_NEIGHBOURS_MAX;
  for (size_t i = 0; i < neighbours->n; i++)
    {
      size_t index = begin + i;

      if (count > RS_NEIGHBOURS_MAX)
        {
          double place = (double) i + fmod ((double) i * GOLDEN, 1);

          index = begin + (size_t) (place * (double) count / RS_NEIGHBOURS_MAX);
        }
      neighbours->index[i] = index;
      neighbours->distance[i] = log (x[index]) - log_centre;
    }
}

/**
 * rs_neighbours_knots:
 * @log_min: natural logarithm of the least positive number
 * @log_max: natural logarithm of the greatest
 * @max_step: the greatest distance between two knots
 * @step: (out): the distance between two knots
 *
 * Lays knots over the range, evenly in logarithms, one on each end.
 *
 * Returns: how many knots, at least 2
 */
size_t
rs_neighbours_knots (double  log_min,
                     double  log_max,
                     double  max_step,
                     double *step)
{
  double n_steps = fmax (1, ceil ((log_max - log_min) / max_step));

  *step = (log_max - log_min) / n_steps;

  return (size_t) n_steps + 1;
}

/**
 * rs_neighbours_select:
 * @values: (array length=n): no NaN; brought into another order
 * @n: how many, not 0
 * @fraction: 0.5 for the median, 0.75 for the upper quartile
 *
 * Finds a quantile (Hoare's quickselect; the lower of two candidates).
 *
 * Returns: one of the values
 */
double
rs_neighbours_select (double *values,
                      size_t  n,
                      double  fraction)
{
  size_t wanted = (size_t) (fraction * (double) (n - 1));
  size_t low = 0, high = n - 1;

  assert (n > 0);

  while (low < high)
    {
      double pivot = values[low + (high - low) / 2];
      size_t i = low, j = high;

      for (;;)
        {
          double swapped;

          while (values[i] < pivot)
            i++;
          while (values[j] > pivot)
            j--;
          if (i >= j)
            break;
          swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      /* Now all up to j are at most the pivot and all after j at least. */
      if (wanted <= j)
        high = j;
      else
        low = j + 1;
    }

  return values[low];
}
