/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-axis.h"

#include <math.h>

/* Free room at either end of an axis that was fitted, as a share of the data's stretch. */
#define MARGIN 0.04

/* On an axis are whole numbers: a view of less than this many has nothing more to show. */
#define MIN_SPAN 2

/* Keeps every difference and every ratio of two limits finite. */
#define MAX_VALUE 1e140

/* A place on the axis where equal lengths are equal differences. */
static double
to_place (RsScale scale,
          double  value)
{
  return scale == RS_SCALE_LOG ? log (value) : value;
}

static double
from_place (RsScale scale,
            double  place)
{
  return scale == RS_SCALE_LOG ? exp (place) : place;
}

/* The axis from @low on, @span long, pushed inside @full; both are places. */
static RsAxis
axis_within (const RsAxis *full,
             double        low,
             double        span)
{
  double full_low = to_place (full->scale, full->min);
  double full_high = to_place (full->scale, full->max);
  RsAxis axis = *full;

  if (!(span < full_high - full_low))
    return axis;

  low = fmin (fmax (low, full_low), full_high - span);
  /* The limits of @full itself, where they are reached, and not what the logarithm left of them. */
  if (low > full_low)
    axis.min = from_place (full->scale, low);
  if (low + span < full_high)
    axis.max = from_place (full->scale, low + span);

  return axis;
}

/* The least of what may be in view about a place, as a length of places, but @span at most. On a
 * log axis a stretch of the number line is the shorter the farther out it is. */
static double
least_span (RsScale scale,
            double  centre,
            double  unit,
            double  span)
{
  double low = 0, high = span;

  if (scale == RS_SCALE_LINEAR)
    return fmin (MIN_SPAN, span);

  for (int round = 0; round < 60; round++)
    {
      double middle = (low + high) / 2;
      double values = exp (centre + (1 - unit) * middle) - exp (centre - unit * middle);

      if (values < MIN_SPAN)
        low = middle;
      else
        high = middle;
    }

  return high;
}

/**
 * rs_axis_can_show:
 * @axis: an axis
 * @value: a value
 *
 * Tells whether a value has a place on the axis' scale at all, be it in view or not: on a log axis
 * only positive values have.
 *
 * Returns: whether rs_axis_to_unit() gives a number
 */
bool
rs_axis_can_show (const RsAxis *axis,
                  double        value)
{
  return isfinite (value) && (axis->scale == RS_SCALE_LINEAR || value > 0);
}

/**
 * rs_axis_to_unit:
 * @axis: an axis
 * @value: a value
 *
 * Finds where a value is.
 *
 * Returns: 0 at the axis' min, 1 at its max, less or more outside;
 *   NaN if the value has no place on the scale
 */
double
rs_axis_to_unit (const RsAxis *axis,
                 double        value)
{
  if (!rs_axis_can_show (axis, value))
    return NAN;

  if (axis->scale == RS_SCALE_LOG)
    return log (value / axis->min) / log (axis->max / axis->min);

  return (value - axis->min) / (axis->max - axis->min);
}

/**
 * rs_axis_from_unit:
 * @axis: an axis
 * @unit: a place, 0 at the axis' min and 1 at its max
 *
 * Finds the value at a place.
 *
 * Returns: the value
 */
double
rs_axis_from_unit (const RsAxis *axis,
                   double        unit)
{
  if (axis->scale == RS_SCALE_LOG)
    return axis->min * pow (axis->max / axis->min, unit);

  return axis->min + unit * (axis->max - axis->min);
}

/**
 * rs_axis_fit:
 * @scale: how the axis is laid out
 * @min: the least value to be shown
 * @max: the greatest
 *
 * Makes an axis that shows all values from @min to @max with a little room at either end, so that
 * no dot is cut in half. What cannot be shown is left out: on a log axis a @min that is not
 * positive becomes 1, or a tenth of @max if that is less. Without anything to show, or with NaN,
 * it is 0 to 1, or 1 to 10.
 *
 * Returns: the axis
 */
RsAxis
rs_axis_fit (RsScale scale,
             double  min,
             double  max)
{
  RsAxis axis = { .scale = scale };
  double low, high, margin;

  if (isnan (min) || isnan (max) || min > max || (scale == RS_SCALE_LOG && max <= 0))
    {
      min = scale == RS_SCALE_LOG ? 1 : 0;
      max = scale == RS_SCALE_LOG ? 10 : 1;
    }
  min = fmin (fmax (min, -MAX_VALUE), MAX_VALUE);
  max = fmin (fmax (max, -MAX_VALUE), MAX_VALUE);
  if (scale == RS_SCALE_LOG)
    {
      max = fmax (max, 1 / MAX_VALUE);
      min = min > 0 ? fmax (min, 1 / MAX_VALUE) : fmin (1, max / 10);
    }

  low = to_place (scale, min);
  high = to_place (scale, max);
  margin = MARGIN * (high - low);
  /* A single value, or as good as: in the middle, with its neighbours in view. */
  if (!(high - low > 1e-9 * fmax (fabs (low), fabs (high))))
    margin = scale == RS_SCALE_LOG ? log (2) : fmax (1, 0.1 * fabs (max));

  axis.min = from_place (scale, low - margin);
  axis.max = from_place (scale, high + margin);

  return axis;
}

/**
 * rs_axis_zoom:
 * @axis: what is in view
 * @full: all there is
 * @unit: the place that stays where it is, from 0 to 1
 * @factor: more than 1 to see less but larger, less than 1 to see more
 *
 * Zooms about a place. The result is never more than @full, and by zooming in never less than a
 * stretch of 2: between two whole numbers is nothing to see.
 *
 * Returns: what is in view then; @full where @axis is not of the same scale
 */
RsAxis
rs_axis_zoom (const RsAxis *axis,
              const RsAxis *full,
              double        unit,
              double        factor)
{
  double low, span, centre;

  if (axis->scale != full->scale)
    return *full;
  if (!(factor > 0) || isinf (factor))
    factor = 1;
  unit = isnan (unit) ? 0.5 : fmin (fmax (unit, 0), 1);

  low = to_place (axis->scale, axis->min);
  span = to_place (axis->scale, axis->max) - low;
  centre = low + unit * span;

  if (factor > 1)
    span = fmax (span / factor, least_span (axis->scale, centre, unit, span));
  else
    span /= factor;

  return axis_within (full, centre - unit * span, span);
}

/**
 * rs_axis_pan:
 * @axis: what is in view
 * @full: all there is
 * @unit: how far to go, as a share of what is in view; more than 0 to greater values
 *
 * Moves the view, and stops at the ends of @full.
 *
 * Returns: what is in view then; @full where @axis is not of the same scale
 */
RsAxis
rs_axis_pan (const RsAxis *axis,
             const RsAxis *full,
             double        unit)
{
  double low, span;

  if (axis->scale != full->scale)
    return *full;
  if (!isfinite (unit))
    unit = 0;

  low = to_place (axis->scale, axis->min);
  span = to_place (axis->scale, axis->max) - low;

  return axis_within (full, low + unit * span, span);
}

/**
 * rs_axis_equal:
 * @a: an axis
 * @b: another
 *
 * Tells whether two axes are the same, to the last bit.
 *
 * Returns: whether they are
 */
bool
rs_axis_equal (const RsAxis *a,
               const RsAxis *b)
{
  return a->scale == b->scale && a->min == b->min && a->max == b->max;
}
