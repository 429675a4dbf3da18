/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-style.h"

#include <string.h>

#define RGB(hex) \
  { \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1.0 \
  }

/* After Okabe and Ito, "Color Universal Design" (2008). The outlier's vermilion is darker on light
 * and lighter on dark than theirs, so that small text in it can be read. No colour is translucent:
 * EPS would turn the whole picture into pixels. */
static const RsStyle light = {
  .background = RGB (0xffffff),
  .text = RGB (0x2b2b30),
  .grid = RGB (0xe6e6ea),
  .outlier = RGB (0xc8370a),
  .edge = RGB (0x6b6b75),
  .series = {
    RGB (0x0072b2),
    RGB (0x009e73),
    RGB (0xcc79a7),
    RGB (0xe69f00),
    RGB (0x56b4e9),
    RGB (0x4d4d4d),
  },
};

static const RsStyle dark = {
  .background = RGB (0x1d1d20),
  .text = RGB (0xe6e6ea),
  .grid = RGB (0x38383e),
  .outlier = RGB (0xff6f4f),
  .edge = RGB (0x9a9aa5),
  .series = {
    RGB (0x56b4e9),
    RGB (0xf0c541),
    RGB (0xcc79a7),
    RGB (0x009e73),
    RGB (0xd0d0d0),
    RGB (0x0072b2),
  },
};

/**
 * rs_style_init:
 * @self: (out caller-allocates): a style
 * @width: of the page, in drawing units
 * @height: of the page, in drawing units
 * @is_dark: whether the page is dark
 *
 * Sets the sizes and colours that Refscope draws with if nothing else is asked for: text of 13
 * units, an opaque page, one device pixel a unit.
 */
void
rs_style_init (RsStyle *self,
               double   width,
               double   height,
               gboolean is_dark)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (width > 0 && height > 0);

  *self = is_dark ? dark : light;
  self->width = width;
  self->height = height;
  self->scale = 1;
  self->font_size = 13;
  self->dot_size = 5;
}

/**
 * rs_style_equal:
 * @a: a style
 * @b: a style
 *
 * Returns: whether both draw the same figure alike
 */
gboolean
rs_style_equal (const RsStyle *a,
                const RsStyle *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  /* all doubles: no padding */
  return memcmp (a, b, sizeof *a) == 0;
}

/**
 * rs_color_mix:
 * @a: a colour
 * @b: a colour
 * @share: how much of @b, 0 to 1
 *
 * The colour between two, as opaque as @a: what a translucent @a over @b would look like.
 *
 * Returns: the colour
 */
RsColor
rs_color_mix (const RsColor *a,
              const RsColor *b,
              double         share)
{
  RsColor mixed = {
    a->red + (b->red - a->red) * share,
    a->green + (b->green - a->green) * share,
    a->blue + (b->blue - a->blue) * share,
    a->alpha,
  };

  return mixed;
}
