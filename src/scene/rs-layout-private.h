/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-layout.h"

#include <math.h>

G_BEGIN_DECLS

/* Of notes and of the names of edges, in font sizes. */
#define SMALL_TEXT 0.87

/* Lines in the middle of a pixel are crisp. */
static inline double
rs_layout_crisp (double place)
{
  return floor (place) + 0.5;
}

/* rs-layout.c */
void rs_layout_add_text  (RsLayout       *self,
                          const char     *string,
                          double          size,
                          double          x,
                          double          y,
                          double          align,
                          gboolean        upwards,
                          const RsColor  *color);

/* rs-layout-edges.c */
void rs_layout_add_edges (RsLayout       *self,
                          const RsFigure *figure,
                          const RsAxis   *x_axis,
                          const RsStyle  *style,
                          gboolean        named);

G_END_DECLS
