/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-layout.h"

G_BEGIN_DECLS

/* All draw with PLplot's pen and own no memory: see rs_plplot_run(). */
void rs_axes_draw_grid  (const RsLayout *layout,
                         const RsAxis   *x_axis,
                         const RsAxis   *y_axis,
                         const RsStyle  *style);
void rs_axes_draw_frame (const RsLayout *layout,
                         const RsAxis   *x_axis,
                         const RsAxis   *y_axis,
                         const RsStyle  *style);
void rs_axes_draw_texts (const RsLayout *layout,
                         const RsStyle  *style);

G_END_DECLS
