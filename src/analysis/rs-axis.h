/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stdbool.h>
#include <stddef.h>

/* How an axis maps a value to a length. */
typedef enum
{
  RS_SCALE_LINEAR,
  RS_SCALE_LOG,
} RsScale;

/* A stretch of the number line and how it is laid out. On a log axis 0 < min. Always min < max. */
typedef struct
{
  RsScale scale;
  double min;
  double max;
} RsAxis;

/* A rectangle in drawing units, y downwards. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} RsRect;

bool   rs_axis_can_show  (const RsAxis *axis,
                          double        value);
double rs_axis_to_unit   (const RsAxis *axis,
                          double        value);
double rs_axis_from_unit (const RsAxis *axis,
                          double        unit);
RsAxis rs_axis_fit       (RsScale       scale,
                          double        min,
                          double        max);
RsAxis rs_axis_zoom      (const RsAxis *axis,
                          const RsAxis *full,
                          double        unit,
                          double        factor);
RsAxis rs_axis_pan       (const RsAxis *axis,
                          const RsAxis *full,
                          double        unit);
bool   rs_axis_equal     (const RsAxis *a,
                          const RsAxis *b);
