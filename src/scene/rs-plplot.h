/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "rs-axis.h"
#include "rs-style.h"

G_BEGIN_DECLS

typedef void (*RsPlplotDraw) (gpointer data);

void     rs_plplot_set_font_family (const char    *family);
gboolean rs_plplot_check           (GError       **error);
gboolean rs_plplot_run             (cairo_t       *cr,
                                    double         width,
                                    double         height,
                                    RsPlplotDraw   draw,
                                    gpointer       data,
                                    GError       **error);

/* Only inside of an RsPlplotDraw; places and sizes are in units of the page, y downwards. */
void     rs_pen_set                (const RsColor *color,
                                    double         width);
void     rs_pen_line               (double         x0,
                                    double         y0,
                                    double         x1,
                                    double         y1);
void     rs_pen_lines              (const double  *x,
                                    const double  *y,
                                    gsize          n);
void     rs_pen_rect               (const RsRect  *rect);
void     rs_pen_dot                (double         x,
                                    double         y);
void     rs_pen_text               (const char    *text,
                                    double         size,
                                    double         x,
                                    double         y,
                                    double         align,
                                    gboolean       upwards);

G_END_DECLS
