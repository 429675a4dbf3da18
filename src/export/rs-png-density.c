/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-png-density.h"

#include <math.h>
#include <string.h>

/* Of the PNG specification, 5.2 and 11.2: the signature, then the chunk IHDR of 13 bytes. */
#define SIGNATURE "\211PNG\r\n\032\n"
#define SIGNATURE_SIZE 8
#define IHDR_END (SIGNATURE_SIZE + 4 + 4 + 13 + 4)

#define INCHES_PER_METRE (1 / 0.0254)

static void
put (guint8 *to,
     guint32 number)
{
  guint32 big_endian = GUINT32_TO_BE (number);

  memcpy (to, &big_endian, sizeof big_endian);
}

/* The PNG specification, annex D. */
static guint32
crc (const guint8 *bytes,
     gsize         n)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < n; i++)
    {
      sum ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        sum = (sum & 1) != 0 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
    }

  return sum ^ 0xffffffff;
}

/**
 * rs_png_density_set:
 * @png: a PNG file without a density
 * @dpi: dots an inch
 *
 * Says in a PNG how large it is meant to be shown, by a chunk pHYs, which cairo does not write.
 *
 * Returns: %FALSE if @png is no PNG
 */
gboolean
rs_png_density_set (GByteArray *png,
                    double      dpi)
{
  guint8 chunk[4 + 4 + 9 + 4];
  guint32 dots_a_metre = (guint32) lround (dpi * INCHES_PER_METRE);
  gsize old_size = png->len;

  if (old_size < IHDR_END || memcmp (png->data, SIGNATURE, SIGNATURE_SIZE) != 0)
    return FALSE;

  put (chunk, 9);
  memcpy (chunk + 4, "pHYs", 4);
  put (chunk + 8, dots_a_metre);
  put (chunk + 12, dots_a_metre);
  chunk[16] = 1; /* the unit: metre */
  put (chunk + 17, crc (chunk + 4, 13));

  g_byte_array_set_size (png, (guint) (old_size + sizeof chunk));
  memmove (png->data + IHDR_END + sizeof chunk, png->data + IHDR_END, old_size - IHDR_END);
  memcpy (png->data + IHDR_END, chunk, sizeof chunk);

  return TRUE;
}
