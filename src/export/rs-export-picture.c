/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-export-picture.h"

#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "rs-error.h"
#include "rs-png-density.h"
#include "rs-scene.h"
#include "rs-svg-text.h"

/* PDF and EPS count in points. */
#define POINTS_PER_UNIT (72 / RS_EXPORT_UNITS_PER_INCH)

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         n)
{
  g_byte_array_append (data, bytes, n);

  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status,
              GError       **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, RS_ERROR, RS_ERROR_DRAW, _("The picture cannot be drawn: %s"),
               cairo_status_to_string (status));

  return FALSE;
}

static gboolean
draw (RsScene         *scene,
      cairo_surface_t *surface,
      double           factor,
      GError         **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean done;

  cairo_scale (cr, factor, factor);
  done = rs_scene_draw (scene, cr, error);
  cairo_destroy (cr);

  return done;
}

static gboolean
draw_png (RsScene               *scene,
          const RsExportOptions *options,
          const RsColor         *background,
          GByteArray            *bytes,
          GError               **error)
{
  double scale = options->dpi / RS_EXPORT_UNITS_PER_INCH;
  int width = (int) round (options->width * scale);
  int height = (int) round (options->height * scale);
  cairo_surface_t *surface;
  gboolean done;

  surface = cairo_image_surface_create (options->transparent ? CAIRO_FORMAT_ARGB32
                                                             : CAIRO_FORMAT_RGB24,
                                        width, height);
  if (!options->transparent)
    {
      /* the last row and column may be no whole unit */
      cairo_t *cr = cairo_create (surface);

      cairo_set_source_rgb (cr, background->red, background->green, background->blue);
      cairo_paint (cr);
      cairo_destroy (cr);
    }
  cairo_surface_set_device_scale (surface, scale, scale);

  done = check_status (cairo_surface_status (surface), error)
         && draw (scene, surface, 1, error)
         && check_status (cairo_surface_write_to_png_stream (surface, write_cb, bytes), error);
  cairo_surface_destroy (surface);
  if (done)
    rs_png_density_set (bytes, options->dpi);

  return done;
}

static void
describe_pdf (cairo_surface_t *surface,
              RsFigure        *figure)
{
  g_autofree char *title = rs_figure_dup_title (figure);
  g_autofree char *summary = rs_figure_dup_summary (figure);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, summary);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Refscope " PACKAGE_VERSION);
}

/* DSC comments are lines of at most 255 ASCII characters. */
static void
describe_eps (cairo_surface_t *surface,
              RsFigure        *figure)
{
  g_autofree char *title = rs_figure_dup_title (figure);
  g_autofree char *ascii = g_str_to_ascii (title, NULL);
  g_autofree char *comment = g_strdup_printf ("%%%%Title: %.200s", ascii);

  cairo_ps_surface_dsc_comment (surface, comment);
}

static gboolean
draw_vector (RsScene               *scene,
             RsExportFormat         format,
             const RsExportOptions *options,
             GByteArray            *bytes,
             GError               **error)
{
  RsFigure *figure = rs_scene_get_figure (scene);
  double width = options->width * POINTS_PER_UNIT;
  double height = options->height * POINTS_PER_UNIT;
  double factor = POINTS_PER_UNIT;
  cairo_surface_t *surface;
  gboolean done;

  switch (format)
    {
    case RS_EXPORT_SVG:
      factor = 1;
      surface = cairo_svg_surface_create_for_stream (write_cb, bytes, options->width,
                                                     options->height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      break;

    case RS_EXPORT_PDF:
      surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, width, height);
      describe_pdf (surface, figure);
      break;

    case RS_EXPORT_EPS:
      surface = cairo_ps_surface_create_for_stream (write_cb, bytes, width, height);
      cairo_ps_surface_set_eps (surface, TRUE);
      describe_eps (surface, figure);
      break;

    case RS_EXPORT_PNG:
    case RS_EXPORT_CSV:
    case RS_EXPORT_JSON:
    default:
      g_assert_not_reached ();
    }

  done = draw (scene, surface, factor, error);
  cairo_surface_finish (surface);
  done = done && check_status (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  if (done && format == RS_EXPORT_SVG)
    rs_svg_text_add (bytes, scene);

  return done;
}

/**
 * rs_export_picture:
 * @figure: what to draw
 * @x_axis: (nullable): what is in view of the axis to the right, or %NULL for all, or for as many
 *   bars as find room
 * @y_axis: (nullable): what is in view of the axis upwards, or %NULL for the same
 * @format: a format of pictures
 * @options: size and look, checked
 * @error: return location for %RS_ERROR_DRAW
 *
 * Draws a picture into memory, so that nothing is written to a file before all has gone well.
 * Main thread only.
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GByteArray *
rs_export_picture (RsFigure              *figure,
                   const RsAxis          *x_axis,
                   const RsAxis          *y_axis,
                   RsExportFormat         format,
                   const RsExportOptions *options,
                   GError               **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (RsScene) scene = NULL;
  RsStyle style;
  gboolean done;

  rs_style_init (&style, options->width, options->height, options->dark);
  if (format == RS_EXPORT_PNG)
    style.scale = options->dpi / RS_EXPORT_UNITS_PER_INCH;
  if (options->transparent)
    style.background.alpha = 0;
  scene = rs_scene_new (figure, x_axis, y_axis, &style);

  if (format == RS_EXPORT_PNG)
    done = draw_png (scene, options, &style.background, bytes, error);
  else
    done = draw_vector (scene, format, options, bytes, error);

  return done ? g_steal_pointer (&bytes) : NULL;
}
