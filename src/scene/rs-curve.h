/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-dots.h"

G_BEGIN_DECLS

/**
 * RsCurve:
 * @x: of its corners, on the page
 * @y: the same
 * @n: how many corners
 *
 * The cumulative share of a series: a line of steps that only rises.
 */
typedef struct
{
  double *x;
  double *y;
  gsize n;
} RsCurve;

RsCurve *rs_curve_new      (const RsFigure *figure,
                            guint           series,
                            const RsAxis   *x_axis,
                            const RsAxis   *y_axis,
                            const RsRect   *box,
                            double          cell);
void     rs_curve_free     (RsCurve        *self);
RsDots  *rs_curve_new_dots (const RsCurve  *self,
                            const RsRect   *box,
                            double          spacing);
gboolean rs_curve_lookup   (const RsFigure *figure,
                            const RsAxis   *x_axis,
                            const RsAxis   *y_axis,
                            const RsRect   *box,
                            double          x,
                            double          y,
                            double          max_distance,
                            RsFigurePoint  *point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsCurve, rs_curve_free)

G_END_DECLS
