/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

#include "rs-axis.h"

G_BEGIN_DECLS

void rs_dots_stamp (cairo_t      *cr,
                    const double *x,
                    const double *y,
                    gsize         n,
                    const RsRect *box,
                    double        scale,
                    double        diameter);

G_END_DECLS
