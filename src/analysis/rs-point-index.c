/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-point-index.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* Points in a bucket on average: few enough to look at all of them. */
#define POINTS_A_BUCKET 4

/* Buckets along one side: those of a page are small enough then, however many points it has. */
#define MAX_SIDE 512

typedef struct
{
  double x;
  double y;
  size_t index; /* in the caller's arrays */
} Point;

struct _RsPointIndex
{
  double width;
  double height;
  size_t n_columns;
  size_t n_rows;
  size_t *starts; /* where each bucket begins in @points, row by row, and the end of the last */
  Point *points;  /* by bucket, in ascending order of index in each */
};

/* The nearest point found so far. */
typedef struct
{
  double x;
  double y;
  double distance_2; /* squared */
  size_t index;
} Search;

static size_t
bucket_at (double place,
           double length,
           size_t n)
{
  double bucket = floor (place / length * (double) n);

  return (size_t) fmin (fmax (bucket, 0), (double) (n - 1));
}

static size_t
n_buckets (double length,
           double side)
{
  return (size_t) fmin (fmax (ceil (length / side), 1), MAX_SIDE);
}

static bool
has_place (const RsPointIndex *index,
           double              x,
           double              y)
{
  return x >= 0 && x <= index->width && y >= 0 && y <= index->height;
}

static size_t
bucket_of (const RsPointIndex *index,
           double              x,
           double              y)
{
  return bucket_at (y, index->height, index->n_rows) * index->n_columns
         + bucket_at (x, index->width, index->n_columns);
}

/**
 * rs_point_index_new:
 * @x: (array length=n): places in drawing units, NaN for a point that has none
 * @y: (array length=n): places in drawing units
 * @n: how many
 * @width: of the box, from 0, more than 0
 * @height: of the box, from 0, more than 0
 *
 * Sorts the points in the box into buckets, in time proportional to @n. Copies what it needs: the
 * arrays may go. Any thread; the index itself may be read from any thread.
 *
 * Returns: (transfer full) (nullable): the index, %NULL if memory is short
 */
RsPointIndex *
rs_point_index_new (const double *x,
                    const double *y,
                    size_t        n,
                    double        width,
                    double        height)
{
  RsPointIndex *index;
  size_t n_all, n_inside = 0;
  double side;

  assert (width > 0 && height > 0);

  index = calloc (1, sizeof *index);
  if (index == NULL)
    return NULL;

  index->width = width;
  index->height = height;
  for (size_t i = 0; i < n; i++)
    n_inside += has_place (index, x[i], y[i]);

  side = sqrt (width * height * POINTS_A_BUCKET / (double) (n_inside + 1));
  index->n_columns = n_buckets (width, side);
  index->n_rows = n_buckets (height, side);
  n_all = index->n_columns * index->n_rows;
  index->starts = calloc (n_all + 2, sizeof *index->starts);
  index->points = malloc ((n_inside + 1) * sizeof *index->points);
  if (index->starts == NULL || index->points == NULL)
    {
      rs_point_index_free (index);
      return NULL;
    }

  /* A counting sort. While it fills a bucket, the start of bucket b stands at b + 1. */
  for (size_t i = 0; i < n; i++)
    if (has_place (index, x[i], y[i]))
      index->starts[bucket_of (index, x[i], y[i]) + 2]++;
  for (size_t i = 2; i < n_all + 2; i++)
    index->starts[i] += index->starts[i - 1];
  for (size_t i = 0; i < n; i++)
    if (has_place (index, x[i], y[i]))
      {
        size_t *next = &index->starts[bucket_of (index, x[i], y[i]) + 1];

        index->points[(*next)++] = (Point) { .x = x[i], .y = y[i], .index = i };
      }

  return index;
}

/**
 * rs_point_index_free:
 * @index: (nullable) (transfer full): an index
 *
 * Frees an index.
 */
void
rs_point_index_free (RsPointIndex *index)
{
  if (index == NULL)
    return;

  free (index->starts);
  free (index->points);
  free (index);
}

static void
search_bucket (const RsPointIndex *index,
               size_t              column,
               size_t              row,
               Search             *search)
{
  size_t bucket = row * index->n_columns + column;

  for (size_t i = index->starts[bucket]; i < index->starts[bucket + 1]; i++)
    {
      const Point *point = &index->points[i];
      double dx = point->x - search->x;
      double dy = point->y - search->y;
      double distance_2 = dx * dx + dy * dy;

      if (distance_2 < search->distance_2
          || (distance_2 == search->distance_2 && point->index < search->index))
        {
          search->distance_2 = distance_2;
          search->index = point->index;
        }
    }
}

/* Looks into the buckets @ring away from one, up or down or sideways. */
static void
search_ring (const RsPointIndex *index,
             size_t              column,
             size_t              row,
             size_t              ring,
             Search             *search)
{
  size_t left = column > ring ? column - ring : 0;
  size_t right = column + ring < index->n_columns ? column + ring : index->n_columns - 1;
  size_t top = row > ring ? row - ring : 0;
  size_t bottom = row + ring < index->n_rows ? row + ring : index->n_rows - 1;

  for (size_t r = top; r <= bottom; r++)
    {
      bool whole = r + ring == row || r == row + ring;

      if (whole)
        {
          for (size_t c = left; c <= right; c++)
            search_bucket (index, c, r, search);
          continue;
        }
      if (left + ring == column)
        search_bucket (index, left, r, search);
      if (right == column + ring)
        search_bucket (index, right, r, search);
    }
}

/**
 * rs_point_index_nearest:
 * @index: an index
 * @x: a place in drawing units, not necessarily in the box
 * @y: a place in drawing units
 * @max_distance: how far away the point may be; infinite for any point
 *
 * Finds the point nearest to a place. Of points equally near it is the one with the lowest index.
 *
 * Returns: the index of the point in the caller's arrays, %RS_POINT_INDEX_NONE if there is none
 */
size_t
rs_point_index_nearest (const RsPointIndex *index,
                        double              x,
                        double              y,
                        double              max_distance)
{
  Search search = { .x = x, .y = y, .index = RS_POINT_INDEX_NONE };
  size_t column, row, n_rings;
  double side;

  if (isnan (x) || isnan (y) || !(max_distance >= 0))
    return RS_POINT_INDEX_NONE;

  search.distance_2 = max_distance * max_distance;
  side = fmin (index->width / (double) index->n_columns, index->height / (double) index->n_rows);
  column = bucket_at (x, index->width, index->n_columns);
  row = bucket_at (y, index->height, index->n_rows);
  n_rings = index->n_columns > index->n_rows ? index->n_columns : index->n_rows;

  for (size_t ring = 0; ring < n_rings; ring++)
    {
      /* Between the place and this ring lie all the rings before, but for its own bucket. */
      double nearest = ring > 1 ? (double) (ring - 1) * side : 0;

      if (nearest * nearest > search.distance_2)
        break;
      search_ring (index, column, row, ring, &search);
    }

  return search.index;
}
