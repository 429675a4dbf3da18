/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Red, green, blue and opacity, each 0 to 1. */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} RsColor;

#define RS_STYLE_MAX_SERIES 6

/**
 * RsStyle:
 * @width: of the page, in drawing units
 * @height: of the page, in drawing units
 * @scale: device pixels a unit
 * @font_size: of the text, in drawing units
 * @dot_size: diameter of an ordinary dot, in drawing units
 *
 * How a figure is drawn: sizes and colours. Compared as a whole by rs_style_equal().
 */
typedef struct
{
  double width;
  double height;
  double scale;
  double font_size;
  double dot_size;
  RsColor background; /* alpha 0: transparent */
  RsColor text;
  RsColor grid;
  RsColor outlier;
  RsColor edge;
  RsColor series[RS_STYLE_MAX_SERIES];
} RsStyle;

void     rs_style_init  (RsStyle       *self,
                         double         width,
                         double         height,
                         gboolean       is_dark);
gboolean rs_style_equal (const RsStyle *a,
                         const RsStyle *b);
RsColor  rs_color_mix   (const RsColor *a,
                         const RsColor *b,
                         double         share);

G_END_DECLS
