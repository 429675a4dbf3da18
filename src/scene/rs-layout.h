/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-figure.h"
#include "rs-style.h"
#include "rs-ticks.h"

G_BEGIN_DECLS

#define RS_LAYOUT_MAX_TICKS 256

/* A text and where it stands. */
typedef struct
{
  char *text;
  double x;
  double y;     /* middle of its capital letters */
  double align; /* 0: x is where it begins, 0.5: its middle, 1: its end */
  double size;
  gboolean upwards;
  RsColor color;
} RsText;

/* A dot of the legend. */
typedef struct
{
  double x;
  double y;
  guint color; /* of the style's */
} RsSwatch;

/**
 * RsLayout:
 * @box: the plot box, inside of the axes
 * @texts: (element-type RsText): every text but the numbers of points
 * @swatches: (element-type RsSwatch): the dots of the legend
 * @edges: (element-type double): where the cache ends, from left to right
 * @edge_rects: (element-type RsRect): what the edges and their names cover
 *
 * Where on the page each part of a figure goes, but for its points.
 */
typedef struct
{
  RsRect box;
  RsTick x_ticks[RS_LAYOUT_MAX_TICKS];
  RsTick y_ticks[RS_LAYOUT_MAX_TICKS];
  gsize n_x_ticks;
  gsize n_y_ticks;
  GArray *texts;
  GArray *swatches;
  GArray *edges;
  GArray *edge_rects;
} RsLayout;

RsLayout *rs_layout_new    (const RsFigure *figure,
                            const RsAxis   *x_axis,
                            const RsAxis   *y_axis,
                            const RsStyle  *style);
void      rs_layout_fit_axes (const RsFigure *figure,
                            const RsStyle  *style,
                            RsAxis         *x_axis,
                            RsAxis         *y_axis);
void      rs_layout_free   (RsLayout       *self);
double    rs_layout_x      (const RsLayout *self,
                            const RsAxis   *x_axis,
                            double          value);
double    rs_layout_y      (const RsLayout *self,
                            const RsAxis   *y_axis,
                            double          value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsLayout, rs_layout_free)

G_END_DECLS
