/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib.h>
#include <math.h>

#include "rs-style.h"

typedef struct
{
  double c[3];
} Triple;

/* How the three kinds of colour blindness see, in linear light: Machado, Oliveira, Fernandes,
 * "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1. */
static const double visions[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 },
    { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const RsColor *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green)
         + 0.0722 * linear (color->blue);
}

/* WCAG 2.1, 1.4.3. */
static double
contrast (const RsColor *a,
          const RsColor *b)
{
  double light = MAX (luminance (a), luminance (b));
  double dark = MIN (luminance (a), luminance (b));

  return (light + 0.05) / (dark + 0.05);
}

static Triple
multiply (const double matrix[3][3],
          Triple       from)
{
  Triple to;

  for (int i = 0; i < 3; i++)
    to.c[i] = matrix[i][0] * from.c[0] + matrix[i][1] * from.c[1] + matrix[i][2] * from.c[2];

  return to;
}

/* CIE L*a*b* of a colour as somebody sees it. */
static Triple
lab (const RsColor *color,
     const double   vision[3][3])
{
  static const double to_xyz[3][3] = { { 0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505 },
                                       { 0.2126, 0.7152, 0.0722 },
                                       { 0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089 } };
  Triple seen = multiply (vision, (Triple) { { linear (color->red), linear (color->green),
                                               linear (color->blue) } });
  Triple f;

  for (int i = 0; i < 3; i++)
    seen.c[i] = CLAMP (seen.c[i], 0, 1);
  f = multiply (to_xyz, seen);
  for (int i = 0; i < 3; i++)
    f.c[i] = f.c[i] > 0.008856 ? cbrt (f.c[i]) : 7.787 * f.c[i] + 16.0 / 116;

  return (Triple) { { 116 * f.c[1] - 16, 500 * (f.c[0] - f.c[1]), 200 * (f.c[1] - f.c[2]) } };
}

static double
distance (const RsColor *a,
          const RsColor *b,
          const double   vision[3][3])
{
  Triple left = lab (a, vision);
  Triple right = lab (b, vision);

  return sqrt (pow (left.c[0] - right.c[0], 2) + pow (left.c[1] - right.c[1], 2)
               + pow (left.c[2] - right.c[2], 2));
}

static void
test_contrast (gconstpointer data)
{
  RsStyle style;

  rs_style_init (&style, 900, 600, GPOINTER_TO_INT (data));
  g_assert_cmpfloat (contrast (&style.text, &style.background), >=, 7);
  /* both write small text */
  g_assert_cmpfloat (contrast (&style.outlier, &style.background), >=, 4.5);
  g_assert_cmpfloat (contrast (&style.edge, &style.background), >=, 4.5);
  /* 1.4.11: graphics */
  for (int i = 0; i < 2; i++)
    g_assert_cmpfloat (contrast (&style.series[i], &style.background), >=, 3);
  /* the grid is seen, and is not in the way */
  g_assert_cmpfloat (contrast (&style.grid, &style.background), >, 1.1);
  g_assert_cmpfloat (contrast (&style.grid, &style.background), <, 2);
}

/* 15 is six times what is just noticed. */
static void
test_color_blind (gconstpointer data)
{
  const RsColor *colors[RS_STYLE_MAX_SERIES + 1];
  RsStyle style;

  rs_style_init (&style, 900, 600, GPOINTER_TO_INT (data));
  colors[0] = &style.outlier;
  for (int i = 0; i < RS_STYLE_MAX_SERIES; i++)
    colors[i + 1] = &style.series[i];

  for (gsize v = 0; v < G_N_ELEMENTS (visions); v++)
    for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
      for (gsize j = 0; j < i; j++)
        g_assert_cmpfloat (distance (colors[i], colors[j], visions[v]), >=, 15);
}

static void
test_equal (void)
{
  RsStyle a, b;

  rs_style_init (&a, 900, 600, FALSE);
  rs_style_init (&b, 900, 600, FALSE);
  g_assert_true (rs_style_equal (&a, &b));
  b.scale = 2;
  g_assert_false (rs_style_equal (&a, &b));
  rs_style_init (&b, 900, 600, TRUE);
  g_assert_false (rs_style_equal (&a, &b));
}

static void
test_mix (void)
{
  RsColor black = { 0, 0, 0, 1 };
  RsColor white = { 1, 1, 1, 0 };
  RsColor mixed = rs_color_mix (&black, &white, 0.25);

  g_assert_cmpfloat (mixed.red, ==, 0.25);
  g_assert_cmpfloat (mixed.blue, ==, 0.25);
  g_assert_cmpfloat (mixed.alpha, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/scene/style/contrast/light", GINT_TO_POINTER (FALSE), test_contrast);
  g_test_add_data_func ("/scene/style/contrast/dark", GINT_TO_POINTER (TRUE), test_contrast);
  g_test_add_data_func ("/scene/style/color-blind/light", GINT_TO_POINTER (FALSE),
                        test_color_blind);
  g_test_add_data_func ("/scene/style/color-blind/dark", GINT_TO_POINTER (TRUE),
                        test_color_blind);
  g_test_add_func ("/scene/style/equal", test_equal);
  g_test_add_func ("/scene/style/mix", test_mix);

  return g_test_run ();
}
