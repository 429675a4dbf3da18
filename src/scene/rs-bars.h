/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-layout.h"

G_BEGIN_DECLS

/**
 * RsBar:
 * @index: the row
 * @rect: of the bar, on the page; of no length where there is nothing to draw
 * @band: all that belongs to it: across the whole plot box, and half of the gap at either side
 *
 * Where a bar is.
 */
typedef struct
{
  gsize index;
  RsRect rect;
  RsRect band;
} RsBar;

/**
 * RsBars:
 * @bars: (element-type RsBar): those in view, in their order
 * @texts: (element-type RsText): their counts
 *
 * What a figure of bars has in its plot box.
 */
typedef struct
{
  GArray *bars;
  GArray *texts;
} RsBars;

RsBars      *rs_bars_new    (const RsFigure *figure,
                             const RsLayout *layout,
                             const RsAxis   *x_axis,
                             const RsAxis   *y_axis,
                             const RsStyle  *style);
void         rs_bars_free   (RsBars         *self);
const RsBar *rs_bars_lookup (const RsBars   *self,
                             double          x,
                             double          y,
                             double          max_distance);
const RsBar *rs_bars_find   (const RsBars   *self,
                             gsize           index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsBars, rs_bars_free)

G_END_DECLS
