/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo.h>
#include <string.h>

#include "rs-png-density.h"

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         n)
{
  g_byte_array_append (data, bytes, n);

  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
read_cb (void          *data,
         unsigned char *bytes,
         unsigned int   n)
{
  GByteArray *from = data;

  if (from->len < n)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (bytes, from->data, n);
  g_byte_array_remove_range (from, 0, n);

  return CAIRO_STATUS_SUCCESS;
}

/* 96 dpi are 3780 dots a metre; the sum is zlib's crc32() of the thirteen bytes. */
static void
test_chunk (void)
{
  const guint8 expected[] = { 0, 0, 0, 9, 'p', 'H', 'Y', 's', 0, 0, 0x0e, 0xc4, 0, 0, 0x0e, 0xc4,
                              1, 0x95, 0x2b, 0x0e, 0x1b };
  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 7, 5);

  cairo_surface_write_to_png_stream (surface, write_cb, png);
  cairo_surface_destroy (surface);
  g_assert_true (rs_png_density_set (png, 96));
  g_assert_cmpmem (png->data + 33, sizeof expected, expected, sizeof expected);

  /* it is a PNG still */
  surface = cairo_image_surface_create_from_png_stream (read_cb, png);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 7);
  cairo_surface_destroy (surface);
}

static void
test_no_png (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_assert_false (rs_png_density_set (bytes, 96));
  g_byte_array_append (bytes, (const guint8 *) "a text that is long enough for all of it", 40);
  g_assert_false (rs_png_density_set (bytes, 96));
  g_assert_cmpuint (bytes->len, ==, 40);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/png-density/chunk", test_chunk);
  g_test_add_func ("/export/png-density/no-png", test_no_png);

  return g_test_run ();
}
