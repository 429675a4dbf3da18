/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "rs-figure.h"
#include "rs-style.h"

G_BEGIN_DECLS

/**
 * RsDots:
 * @x: from the left of the plot box
 * @y: from its top
 * @index: of each point in its series
 * @n: how many
 *
 * The points of a series that are to be drawn alike.
 */
typedef struct
{
  double *x;
  double *y;
  gsize *index;
  gsize n;
} RsDots;

RsDots *rs_dots_new_plain    (const RsFigure *figure,
                              guint           series,
                              const RsAxis   *x_axis,
                              const RsAxis   *y_axis,
                              const RsRect   *box,
                              double          cell);
RsDots *rs_dots_new_outliers (const RsFigure *figure,
                              guint           series,
                              const RsAxis   *x_axis,
                              const RsAxis   *y_axis,
                              const RsRect   *box,
                              double          cell);
void    rs_dots_free         (RsDots         *self);
void    rs_dots_draw         (const RsDots   *self,
                              cairo_t        *cr,
                              const RsRect   *box,
                              double          scale,
                              double          diameter,
                              const RsColor  *color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDots, rs_dots_free)

G_END_DECLS
