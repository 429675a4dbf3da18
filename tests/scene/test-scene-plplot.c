/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* RTLD_NEXT */
#endif

/* or else fopen() below would be another function, and PLplot would not call it */
#undef _FILE_OFFSET_BITS

#include "config.h"

#include <dlfcn.h>
#include <glib.h>
#include <math.h>
#include <plplot.h>
#include <stdio.h>
#include <string.h>

#include "rs-error.h"
#include "rs-plplot.h"
#include "rs-text-size.h"
#include "scene-fixture.h"

#define WIDTH 200
#define HEIGHT 100

static gboolean fonts_are_gone;

/* Of PLplot's own header for drivers: what it does when it gives up. */
void plexit (const char *message);

FILE *fopen (const char *path,
             const char *mode);

/* In the place of the C library's: a machine without PLplot's data files. */
FILE *
fopen (const char *path,
       const char *mode)
{
  static FILE *(*real) (const char *, const char *);

  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "fopen");
  if (fonts_are_gone && g_str_has_suffix (path, ".fnt"))
    return NULL;

  return real (path, mode);
}

static cairo_surface_t *
draw (RsPlplotDraw draw_cb,
      gpointer     data,
      gboolean     expect)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_matrix_t before, after;
  g_autoptr (GError) error = NULL;

  cairo_get_matrix (cr, &before);
  g_assert_cmpint (rs_plplot_run (cr, WIDTH, HEIGHT, draw_cb, data, &error), ==, expect);
  if (expect)
    g_assert_no_error (error);
  else
    g_assert_error (error, RS_ERROR, RS_ERROR_DRAW);
  cairo_get_matrix (cr, &after);
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint32
pixel (cairo_surface_t *surface,
       int              x,
       int              y)
{
  const guint8 *row = cairo_image_surface_get_data (surface)
                      + (gsize) y * cairo_image_surface_get_stride (surface);
  guint32 value;

  memcpy (&value, row + 4 * (gsize) x, sizeof value);

  return value;
}

/* What is not transparent. */
static RsRect
ink (cairo_surface_t *surface)
{
  int left = WIDTH, right = -1, top = HEIGHT, bottom = -1;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (pixel (surface, x, y) >> 24 > 127)
        {
          left = MIN (left, x);
          right = MAX (right, x);
          top = MIN (top, y);
          bottom = MAX (bottom, y);
        }

  return (RsRect) { left, top, right - left + 1, bottom - top + 1 };
}

static void
lines_cb (gpointer data)
{
  RsColor color = { 1.7, -0.3, 0, 1 };

  rs_pen_set (&color, 1);
  rs_pen_line (10.5, 20.5, 50.5, 20.5);
  rs_pen_set (&color, 6);
  rs_pen_dot (100, 50);
}

/* Units are pixels, y is downwards, one pixel is crisp, and strange colours are brought back. */
static void
test_lines (void)
{
  cairo_surface_t *surface = draw (lines_cb, NULL, TRUE);

  g_assert_cmphex (pixel (surface, 30, 20), ==, 0xffff0000);
  g_assert_cmphex (pixel (surface, 30, 19), ==, 0);
  g_assert_cmphex (pixel (surface, 30, 21), ==, 0);
  g_assert_cmphex (pixel (surface, 100, 50), ==, 0xffff0000);
  g_assert_cmphex (pixel (surface, 100, 54), ==, 0);
  g_assert_cmphex (pixel (surface, 96, 50), ==, 0);
  cairo_surface_destroy (surface);
}

static void
text_cb (gpointer data)
{
  RsColor black = { 0, 0, 0, 1 };

  rs_pen_set (&black, 1);
  rs_pen_text (data, 20, 30, 40, 0, FALSE);
}

static void
text_up_cb (gpointer data)
{
  RsColor black = { 0, 0, 0, 1 };

  rs_pen_set (&black, 1);
  rs_pen_text (data, 20, 100, 50, 0.5, TRUE);
}

/* The middle of capitals is where it was asked for, and the width is what was measured. */
static void
test_text (void)
{
  cairo_surface_t *surface = draw (text_cb, (char *) "HHH", TRUE);
  RsRect box = ink (surface);

  g_assert_cmpfloat (fabs (box.x - 30), <=, 3);
  g_assert_cmpfloat (fabs (box.y + box.height / 2 - 40), <=, 1.5);
  g_assert_cmpfloat (fabs (box.height - 20 * 0.73), <=, 1.5);
  g_assert_cmpfloat (fabs (box.width - rs_text_size_width ("HHH", 20)), <=, 5);
  cairo_surface_destroy (surface);

  surface = draw (text_up_cb, (char *) "HHH", TRUE);
  box = ink (surface);
  g_assert_cmpfloat (fabs (box.x + box.width / 2 - 100), <=, 1.5);
  g_assert_cmpfloat (fabs (box.y + box.height / 2 - 50), <=, 1.5);
  g_assert_cmpfloat (box.height, >, box.width);
  cairo_surface_destroy (surface);
}

/* '#' is PLplot's escape: "#gl" would be a lambda, "#u" go upwards. */
static void
test_text_escaped (void)
{
  const char *texts[] = { "#gl", "a#ub", "##", "<b>&amp;" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      cairo_surface_t *surface = draw (text_cb, (char *) texts[i], TRUE);
      RsRect box = ink (surface);

      g_assert_cmpfloat (fabs (box.width - rs_text_size_width (texts[i], 20)), <=, 5);
      cairo_surface_destroy (surface);
    }
}

static void
test_text_long (void)
{
  g_autofree char *text = g_strnfill (2000, '#');

  cairo_surface_destroy (draw (text_cb, text, TRUE));
}

static void
fatal_cb (gpointer data)
{
  plexit ("the end");
}

static void
test_survives (void)
{
  cairo_surface_t *before = draw (lines_cb, NULL, TRUE);
  cairo_surface_t *after;

  for (int i = 0; i < 3; i++)
    cairo_surface_destroy (draw (fatal_cb, NULL, FALSE));

  after = draw (lines_cb, NULL, TRUE);
  g_assert_cmpmem (cairo_image_surface_get_data (before), WIDTH * HEIGHT * 4,
                   cairo_image_surface_get_data (after), WIDTH * HEIGHT * 4);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

/* Each in a process of its own, for PLplot looks once; its standard input is empty. */
static void
test_no_driver (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;

      g_setenv ("PLPLOT_DRV_DIR", "/nonexistent", TRUE);
      g_assert_false (rs_scene_check (&error));
      g_assert_error (error, RS_ERROR, RS_ERROR_DRAW);
      g_assert_nonnull (strstr (error->message, "extcairo"));
      g_assert_nonnull (strstr (error->message, "plplot-driver-cairo"));
      /* asking again does not crash either */
      g_assert_false (rs_scene_check (NULL));
      return;
    }

  if (!g_file_test (PLPLOT_DRIVERS "/cairo.driver_info", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("This PLplot has its drivers in the library");
      return;
    }
  g_test_trap_subprocess (NULL, 10 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_passed ();
}

static void
test_no_fonts (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;

      fonts_are_gone = TRUE;
      g_assert_false (rs_scene_check (&error));
      g_assert_error (error, RS_ERROR, RS_ERROR_DRAW);
      g_assert_nonnull (strstr (error->message, "plxtnd5.fnt"));
      g_assert_nonnull (strstr (error->message, "libplplot-data"));
      /* and once it is installed, all is well without a restart */
      fonts_are_gone = FALSE;
      g_assert_true (rs_scene_check (NULL));
      cairo_surface_destroy (draw (lines_cb, NULL, TRUE));
      return;
    }

  g_test_trap_subprocess (NULL, 10 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_passed ();
}

/* Where PLplot is told to look first is no folder: it finds its files in the next place, or says
 * that it does not; it never ends the process. */
static void
test_wrong_folder (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;

      g_setenv ("PLPLOT_LIB", "/nonexistent", TRUE);
      if (!rs_scene_check (&error))
        g_assert_error (error, RS_ERROR, RS_ERROR_DRAW);
      return;
    }

  g_test_trap_subprocess (NULL, 10 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_passed ();
}

static void
test_font_family (void)
{
  if (g_test_subprocess ())
    {
      /* a quote would break every text's markup */
      rs_scene_set_font_family ("DejaVu \"Sans\" <b>&");
      g_assert_null (strpbrk (g_getenv ("PLPLOT_FREETYPE_SANS_FAMILY"), "\"<>&"));
      cairo_surface_destroy (draw (text_cb, (char *) "HHH", TRUE));
      rs_scene_set_font_family ("DejaVu Sans");
      g_assert_cmpstr (g_getenv ("PLPLOT_FREETYPE_SANS_FAMILY"), ==, "DejaVu Sans");
      /* nothing is no family */
      rs_scene_set_font_family ("\"");
      g_assert_cmpstr (g_getenv ("PLPLOT_FREETYPE_SANS_FAMILY"), ==, "DejaVu Sans");
      return;
    }

  g_test_trap_subprocess (NULL, 10 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_pin_font ();
  g_test_add_func ("/scene/plplot/lines", test_lines);
  g_test_add_func ("/scene/plplot/text", test_text);
  g_test_add_func ("/scene/plplot/text-escaped", test_text_escaped);
  g_test_add_func ("/scene/plplot/text-long", test_text_long);
  g_test_add_func ("/scene/plplot/survives", test_survives);
  g_test_add_func ("/scene/plplot/no-driver", test_no_driver);
  g_test_add_func ("/scene/plplot/no-fonts", test_no_fonts);
  g_test_add_func ("/scene/plplot/wrong-folder", test_wrong_folder);
  g_test_add_func ("/scene/plplot/font-family", test_font_family);

  return g_test_run ();
}
