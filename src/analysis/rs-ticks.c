/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-ticks.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Minor ticks nearer to each other than this are a smear, in drawing units. */
#define MIN_MINOR_GAP 3

/* How many levels finer than usual we look for two labels that have room: two decades. */
#define N_FINER 6

/* Plain numbers are exact and short up to here, either side of the decimal point. */
#define MAX_DECIMALS 15
#define MAX_PLAIN 1e15

/* The digits of a decade that get a tick, bit d for digit d. */
#define DIGITS_1 0x002
#define DIGITS_1_2_5 0x026
#define DIGITS_ALL 0x3fe

/* A page of ticks in the making. */
typedef struct
{
  const RsAxis *axis;
  double length;
  double gap;
  RsTickExtent extent;
  void *data;
  RsTick *ticks;
  size_t max_ticks;
  size_t n;
} Layout;

static double
times_power_of_ten (double factor,
                    int    exponent)
{
  /* Powers of ten below 1 are not exact: a division rounds once only, and 0.3 is 0.3. */
  return exponent < 0 ? factor / pow (10, -exponent) : factor * pow (10, exponent);
}

/* A person reads it: the minus is a sign, not a hyphen. */
static void
write_label (RsTick *tick,
             int     decimals)
{
  const char *sign = tick->value < 0 ? "−" : "";
  double size = fabs (tick->value);

  if (size >= MAX_PLAIN)
    snprintf (tick->label, sizeof tick->label, "%s%.17g", sign, size);
  else if (decimals > MAX_DECIMALS)
    snprintf (tick->label, sizeof tick->label, "%s%.*g", sign, MAX_DECIMALS, size);
  else
    snprintf (tick->label, sizeof tick->label, "%s%.*f", sign, decimals, size);
}

static double
position (const Layout *layout,
          double        value)
{
  return rs_axis_to_unit (layout->axis, value) * layout->length;
}

static bool
is_in_view (const Layout *layout,
            double        value)
{
  double unit = rs_axis_to_unit (layout->axis, value);

  return unit >= -1e-9 && unit <= 1 + 1e-9;
}

/* False if there are too many. Outside the axis there is nothing to add. */
static bool
add (Layout *layout,
     double  value,
     bool    major,
     int     exponent)
{
  RsTick *tick;

  if (!is_in_view (layout, value))
    return true;
  if (layout->n == layout->max_ticks)
    return false;

  tick = &layout->ticks[layout->n++];
  /* No "-0". */
  tick->value = value == 0 ? 0 : value;
  tick->major = major;
  tick->label[0] = '\0';
  if (major)
    write_label (tick, exponent < 0 ? -exponent : 0);

  return true;
}

static bool
have_room (const Layout *layout,
           const RsTick *a,
           const RsTick *b)
{
  double between = fabs (position (layout, b->value) - position (layout, a->value));
  double wanted = layout->extent (a->label, layout->data) + layout->extent (b->label, layout->data);

  /* Where numbers are not exact enough to differ, one of them says it all. */
  return between >= wanted / 2 + layout->gap && strcmp (a->label, b->label) != 0;
}

static bool
all_have_room (const Layout *layout)
{
  for (size_t i = 1; i < layout->n; i++)
    if (!have_room (layout, &layout->ticks[i - 1], &layout->ticks[i]))
      return false;

  return layout->n >= 2;
}

static bool
is_power_of_ten (double value)
{
  double exponent = log10 (value);

  return value > 0 && fabs (exponent - round (exponent)) < 1e-9;
}

/* Whether a tick's label has room between those of the major ticks on either side. */
static bool
fits_between (const Layout *layout,
              size_t        i)
{
  size_t left = i, right = i;

  do
    left--;
  while (!layout->ticks[left].major);
  do
    right++;
  while (!layout->ticks[right].major);

  return have_room (layout, &layout->ticks[left], &layout->ticks[i])
         && have_room (layout, &layout->ticks[i], &layout->ticks[right]);
}

/* Labels the first tick and the last, and between them what has room, whole decades first; the
 * others become minor ticks. False if not even the two have room. */
static bool
label_some (Layout *layout)
{
  if (layout->n < 2 || !have_room (layout, &layout->ticks[0], &layout->ticks[layout->n - 1]))
    return false;

  for (size_t i = 1; i + 1 < layout->n; i++)
    layout->ticks[i].major = false;
  for (int decades = 1; decades >= 0; decades--)
    for (size_t i = 1; i + 1 < layout->n; i++)
      {
        RsTick *tick = &layout->ticks[i];

        if (!tick->major && (decades == 0 || is_power_of_ten (tick->value)))
          tick->major = fits_between (layout, i);
      }
  for (size_t i = 1; i + 1 < layout->n; i++)
    if (!layout->ticks[i].major)
      layout->ticks[i].label[0] = '\0';

  return true;
}

/* Steps of 1, 2 and 5 times a power of ten: three levels a decade. */
static int
level_exponent (int level)
{
  return (int) floor (level / 3.0);
}

static double
level_value (int    level,
             double k)
{
  static const double mantissas[] = { 1, 2, 5 };
  int exponent = level_exponent (level);

  return times_power_of_ten (k * mantissas[level - 3 * exponent], exponent);
}

static double
level_first (const Layout *layout,
             int           level)
{
  return ceil (layout->axis->min / level_value (level, 1) * (1 - 1e-12) - 1e-9);
}

static double
level_last (const Layout *layout,
            int           level)
{
  return floor (layout->axis->max / level_value (level, 1) * (1 + 1e-12) + 1e-9);
}

/* Begins anew with the major ticks of a level. */
static bool
fill_level (Layout *layout,
            int     level)
{
  double first = level_first (layout, level);
  double last = level_last (layout, level);

  layout->n = 0;
  /* In and outside the axis by rounding, hence the two more. */
  if (!(last - first < (double) layout->max_ticks + 2))
    return false;

  /* Not by k++, which is no step at all where k is huge. */
  for (double i = 0; i <= last - first; i++)
    if (!add (layout, level_value (level, first + i), true, level_exponent (level)))
      return false;

  return true;
}

/* Adds the minor ticks of a level of major ones, if there is room: two levels finer is a fourth or
 * a fifth. */
static void
add_minor_of_level (Layout *layout,
                    int     level)
{
  double parts = level - 3 * level_exponent (level) == 1 ? 4 : 5;
  double first = level_first (layout, level - 2);
  double last = level_last (layout, level - 2);
  double end = layout->axis->max;
  size_t n_major = layout->n;

  /* On a log axis they are nearest to each other at the end. */
  if (position (layout, end) - position (layout, end - level_value (level - 2, 1)) < MIN_MINOR_GAP)
    return;

  for (double i = 0; i <= last - first; i++)
    if (fmod (first + i, parts) != 0
        && !add (layout, level_value (level - 2, first + i), false, 0))
      {
        layout->n = n_major;
        return;
      }
}

/* The finest level of which so many labels could stand side by side at all. */
static int
finest_level (const Layout *layout)
{
  double room = layout->length / fmax (layout->extent ("0", layout->data) + layout->gap, 1);
  double wanted = fmin (fmax (room, 1) + 2, (double) layout->max_ticks);
  double span = layout->axis->max - layout->axis->min;
  int level = 3 * (int) floor (log10 (span / wanted));

  while (span / level_value (level, 1) > wanted)
    level++;

  return level;
}

static void
place_levels (Layout *layout)
{
  int finest = finest_level (layout);
  int level = finest;

  for (;; level++)
    {
      if (!fill_level (layout, level))
        continue;
      if (all_have_room (layout))
        {
          add_minor_of_level (layout, level);
          return;
        }
      if (layout->n < 2)
        break;
    }

  /* Wide labels on a short axis: the finer the level, the nearer its ends are to the axis' ends. */
  for (int finer = 1; finer <= N_FINER; finer++)
    if (fill_level (layout, level - finer) && label_some (layout))
      return;

  /* Room for one. */
  while (!fill_level (layout, level) || layout->n == 0)
    if (level-- < finest - N_FINER)
      return;
  layout->ticks[0] = layout->ticks[layout->n / 2];
  layout->n = 1;
}

/* Adds the ticks of every decade that is a multiple of @every; those of @skip are there already. */
static bool
add_decades (Layout  *layout,
             unsigned digits,
             unsigned skip,
             int      every,
             bool     major)
{
  int first = (int) floor (log10 (layout->axis->min) - 1e-9);
  int last = (int) ceil (log10 (layout->axis->max) + 1e-9);

  for (int exponent = first; exponent <= last; exponent++)
    for (int digit = 1; digit <= 9; digit++)
      {
        bool is_wanted = (digits >> digit & 1) != 0 && exponent % every == 0;
        double value = times_power_of_ten (digit, exponent);

        if (is_wanted && (skip >> digit & 1) == 0 && !add (layout, value, major, exponent))
          return false;
      }

  return true;
}

static bool
fill_decades (Layout  *layout,
              unsigned digits,
              int      every)
{
  layout->n = 0;

  return add_decades (layout, digits, 0, every, true);
}

static double
decade_length (const Layout *layout)
{
  return layout->length / log10 (layout->axis->max / layout->axis->min);
}

/* Adds the minor ticks between those of @digits, as many as have room. */
static void
add_minor_of_decades (Layout  *layout,
                      unsigned digits)
{
  size_t n_major = layout->n;

  if (decade_length (layout) * log10 (10 / 9.0) >= MIN_MINOR_GAP
      && add_decades (layout, DIGITS_ALL, digits, 1, false))
    return;

  layout->n = n_major;
  if (decade_length (layout) * log10 (2) >= MIN_MINOR_GAP
      && add_decades (layout, DIGITS_1_2_5, digits, 1, false))
    return;

  layout->n = n_major;
}

/* So many decades that not every one has a label: the others get a minor tick. */
static void
add_minor_decades (Layout *layout,
                   int     every)
{
  size_t n_major = layout->n;

  if (decade_length (layout) < MIN_MINOR_GAP)
    return;

  if (!add_decades (layout, DIGITS_1, 0, 1, false))
    layout->n = n_major;

  /* Those that are there already, as major ones, go. */
  for (size_t i = n_major; i < layout->n;)
    {
      int exponent = (int) lround (log10 (layout->ticks[i].value));

      if (exponent % every == 0)
        layout->ticks[i] = layout->ticks[--layout->n];
      else
        i++;
    }
}

static void
place_decades (Layout *layout)
{
  static const int strides[] = { 2, 3, 5, 10, 20, 50, 100, 200 };

  if (fill_decades (layout, DIGITS_1_2_5, 1))
    {
      /* Within a decade, or little more, an axis is nearly linear. */
      if (layout->n < 3)
        {
          place_levels (layout);
          return;
        }
      if (all_have_room (layout))
        {
          add_minor_of_decades (layout, DIGITS_1_2_5);
          return;
        }
    }

  if (fill_decades (layout, DIGITS_1, 1) && all_have_room (layout))
    {
      add_minor_of_decades (layout, DIGITS_1);
      return;
    }

  for (size_t i = 0; i < sizeof strides / sizeof *strides; i++)
    if (fill_decades (layout, DIGITS_1, strides[i]) && all_have_room (layout))
      {
        add_minor_decades (layout, strides[i]);
        return;
      }

  if (fill_decades (layout, DIGITS_1, 1) && label_some (layout))
    return;
  if (fill_decades (layout, DIGITS_1_2_5, 1) && label_some (layout))
    return;
  place_levels (layout);
}

static int
compare_ticks (const void *a,
               const void *b)
{
  double left = ((const RsTick *) a)->value;
  double right = ((const RsTick *) b)->value;

  return (left > right) - (left < right);
}

/**
 * rs_ticks_place:
 * @axis: an axis
 * @length: of the axis, in drawing units
 * @gap: the least room between two labels
 * @extent: (scope call): measures a label
 * @data: for @extent
 * @ticks: (out) (array length=max_ticks): the ticks, in ascending order
 * @max_ticks: how many there may be; 100 are plenty for a page
 *
 * Finds where an axis gets ticks and what stands beside them. Labels are plain numbers with the
 * decimal mark of the C locale in force, all of one axis in the same steps: on a linear axis
 * multiples of 1, 2 or 5 times a power of ten, as many as have room; on a log axis 1, 2 and 5 of
 * every decade, or every decade, or every second, third, fifth …; within about one decade as on a
 * linear axis. Labels never overlap, and no two are alike. Where all of a step have no room but
 * two of them have, those are labelled. Minor ticks have no label, and are left out where they
 * would be nearer than three units or more than @max_ticks.
 *
 * Returns: how many ticks; 0 if the axis is none
 */
size_t
rs_ticks_place (const RsAxis *axis,
                double        length,
                double        gap,
                RsTickExtent  extent,
                void         *data,
                RsTick       *ticks,
                size_t        max_ticks)
{
  Layout layout = {
    .axis = axis,
    .length = length,
    .gap = fmax (gap, 0),
    .extent = extent,
    .data = data,
    .ticks = ticks,
    .max_ticks = max_ticks,
  };

  assert (extent != NULL);

  if (!rs_axis_can_show (axis, axis->min) || !rs_axis_can_show (axis, axis->max)
      || !(axis->min < axis->max) || !(length > 0) || isinf (length) || max_ticks == 0)
    return 0;

  if (axis->scale == RS_SCALE_LOG)
    place_decades (&layout);
  else
    place_levels (&layout);

  qsort (ticks, layout.n, sizeof *ticks, compare_ticks);

  return layout.n;
}
