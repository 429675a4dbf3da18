/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-thin.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* A page has fewer cells than this, or the caller's cell is no size for a dot. */
#define MAX_CELLS 1e9

static bool
is_inside (double place,
           double length)
{
  return place >= 0 && place <= length;
}

/**
 * rs_thin_points:
 * @x: (array length=n): places in drawing units, NaN for a point that has none
 * @y: (array length=n): places in drawing units
 * @keep: (array length=n) (nullable): points that may never be left out
 * @n: how many, less than 2^32
 * @width: of the box, from 0
 * @height: of the box, from 0
 * @cell: the side of the square that one dot is enough for
 * @kept: (out) (array length=n): the indices of what is to be drawn, in ascending order
 *
 * Leaves out points that nobody could see: those outside the box (its border is inside), and those
 * in a square that has one already. So what is drawn is bounded by the box however many points
 * there are. A point of @keep is kept wherever it is in the box. The first point of a square
 * stays, hence the same input gives the same picture.
 *
 * Without memory for the squares, or with a @cell that is not above 0, all in the box stay.
 * Any thread.
 *
 * Returns: how many are kept
 */
size_t
rs_thin_points (const double *x,
                const double *y,
                const bool   *keep,
                size_t        n,
                double        width,
                double        height,
                double        cell,
                uint32_t     *kept)
{
  double n_columns = floor (width / cell) + 1;
  double n_rows = floor (height / cell) + 1;
  bool *taken = NULL;
  size_t n_kept = 0;

  assert (n <= UINT32_MAX);

  if (n_columns >= 1 && n_rows >= 1 && n_columns * n_rows < MAX_CELLS)
    taken = calloc ((size_t) n_columns * (size_t) n_rows, sizeof *taken);

  for (size_t i = 0; i < n; i++)
    {
      if (!is_inside (x[i], width) || !is_inside (y[i], height))
        continue;

      if (taken != NULL)
        {
          size_t column = (size_t) (x[i] / cell);
          size_t row = (size_t) (y[i] / cell);
          bool *here = &taken[row * (size_t) n_columns + column];

          if (*here && (keep == NULL || !keep[i]))
            continue;
          *here = true;
        }
      kept[n_kept++] = (uint32_t) i;
    }
  free (taken);

  return n_kept;
}
