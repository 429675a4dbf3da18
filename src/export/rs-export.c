/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-export.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "rs-atomic-file.h"
#include "rs-error.h"
#include "rs-export-picture.h"
#include "rs-snapshot-data.h"
#include "rs-string-snapshot-data.h"

#define MIN_SIZE 100
#define MAX_SIZE 20000
#define MIN_DPI 24
#define MAX_DPI 1200

/* What cairo can address on a side; and in all, of 4 bytes each, what a small computer can hold. */
#define MAX_SIDE 32767
#define MAX_MEGAPIXELS 200

/* In the order of RsExportFormat. */
static const char *const endings[RS_N_EXPORT_FORMATS] = {
  ".png", ".svg", ".pdf", ".eps", ".csv", ".json",
};

/* What is to be written. */
typedef struct
{
  RsFigure *figure;
  RsExportFormat format;
  GByteArray *picture; /* NULL for data, which is written as it goes */
} Contents;

/**
 * rs_export_format_from_name:
 * @name: for example "png"
 * @format: (out): the format
 * @error: return location for %RS_ERROR_FORMAT
 *
 * Finds a format by its name, in capitals or not.
 *
 * Returns: %FALSE if there is no such format; the message lists those that there are
 */
gboolean
rs_export_format_from_name (const char     *name,
                            RsExportFormat *format,
                            GError        **error)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);

  for (guint i = 0; i < RS_N_EXPORT_FORMATS; i++)
    if (g_ascii_strcasecmp (name, endings[i] + 1) == 0)
      {
        *format = (RsExportFormat) i;
        return TRUE;
      }

  g_set_error (error, RS_ERROR, RS_ERROR_FORMAT,
               _("“%s” is no format that can be written: use png, svg, pdf, eps, csv or json."),
               name);

  return FALSE;
}

/**
 * rs_export_format_from_path:
 * @path: the path or name of a file, in the encoding of file names
 * @format: (out): the format
 * @error: return location for %RS_ERROR_FORMAT
 *
 * Finds a format by the ending of a file's name, in capitals or not.
 *
 * Returns: %FALSE if there is no such format; the message lists those that there are
 */
gboolean
rs_export_format_from_path (const char     *path,
                            RsExportFormat *format,
                            GError        **error)
{
  g_autofree char *base = NULL;
  g_autofree char *shown = NULL;
  const char *dot;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);

  base = g_path_get_basename (path);
  dot = strrchr (base, '.');
  /* a dot at the start hides a file, and begins no ending */
  if (dot != NULL && dot != base && rs_export_format_from_name (dot + 1, format, NULL))
    return TRUE;

  shown = g_filename_display_name (base);
  g_set_error (error, RS_ERROR, RS_ERROR_FORMAT,
               _("“%s” has no ending that can be written: use .png, .svg, .pdf, .eps, .csv or "
                 ".json."),
               shown);

  return FALSE;
}

/**
 * rs_export_format_get_ending:
 * @format: a format
 *
 * Returns: (transfer none): the ending of its files, with the dot
 */
const char *
rs_export_format_get_ending (RsExportFormat format)
{
  g_return_val_if_fail (format < RS_N_EXPORT_FORMATS, NULL);

  return endings[format];
}

/**
 * rs_export_format_is_picture:
 * @format: a format
 *
 * Returns: whether it shows the figure rather than its data
 */
gboolean
rs_export_format_is_picture (RsExportFormat format)
{
  return format != RS_EXPORT_CSV && format != RS_EXPORT_JSON;
}

/**
 * rs_export_options_check:
 * @options: options for a picture
 * @error: return location for %RS_ERROR_SIZE
 *
 * Finds out whether a picture can be that large.
 *
 * Returns: %FALSE if not; the message says what would be right
 */
gboolean
rs_export_options_check (const RsExportOptions *options,
                         GError               **error)
{
  g_return_val_if_fail (options != NULL, FALSE);

  if (options->width < MIN_SIZE || options->width > MAX_SIZE)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_SIZE,
                   ngettext ("The picture cannot be %d pixel wide: use a width from %d to %d.",
                             "The picture cannot be %d pixels wide: use a width from %d to %d.",
                             (gulong) MAX (options->width, 0)),
                   options->width, MIN_SIZE, MAX_SIZE);
      return FALSE;
    }
  if (options->height < MIN_SIZE || options->height > MAX_SIZE)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_SIZE,
                   ngettext ("The picture cannot be %d pixel high: use a height from %d to %d.",
                             "The picture cannot be %d pixels high: use a height from %d to %d.",
                             (gulong) MAX (options->height, 0)),
                   options->height, MIN_SIZE, MAX_SIZE);
      return FALSE;
    }
  /* written so that NaN fails */
  if (!(options->dpi >= MIN_DPI && options->dpi <= MAX_DPI))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_SIZE,
                   _("The resolution cannot be %g dpi: use one from %d to %d."), options->dpi,
                   MIN_DPI, MAX_DPI);
      return FALSE;
    }

  return TRUE;
}

/**
 * rs_export_options_check_png:
 * @options: options for a PNG, which rs_export_options_check() let pass
 * @error: return location for %RS_ERROR_SIZE
 *
 * Finds out whether a picture of pixels can be that large at that resolution.
 *
 * Returns: %FALSE if not; the message says what would be right
 */
gboolean
rs_export_options_check_png (const RsExportOptions *options,
                             GError               **error)
{
  double scale, width, height;

  g_return_val_if_fail (options != NULL, FALSE);

  scale = options->dpi / RS_EXPORT_UNITS_PER_INCH;
  width = round (options->width * scale);
  height = round (options->height * scale);
  if (width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_MEGAPIXELS * 1e6)
    return TRUE;

  g_set_error (error, RS_ERROR, RS_ERROR_SIZE,
               _("At %g dpi the PNG would be %.0f by %.0f pixels, but it can have %d on a side and "
                 "%d million in all: use a lower resolution or a smaller size."),
               options->dpi, width, height, MAX_SIDE, MAX_MEGAPIXELS);
  return FALSE;
}

static gboolean
contents_init (Contents              *self,
               RsFigure              *figure,
               const RsAxis          *x_axis,
               const RsAxis          *y_axis,
               RsExportFormat         format,
               const RsExportOptions *options,
               GCancellable          *cancellable,
               GError               **error)
{
  self->figure = figure;
  self->format = format;
  self->picture = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!rs_export_format_is_picture (format))
    return TRUE;
  if (!rs_export_options_check (options, error)
      || (format == RS_EXPORT_PNG && !rs_export_options_check_png (options, error)))
    return FALSE;

  self->picture = rs_export_picture (figure, x_axis, y_axis, format, options, error);

  return self->picture != NULL;
}

/* Whether a snapshot has the same integers of the same Python before anything was imported or run
 * in it. */
static gboolean
is_bare_of (RsSnapshot *snapshot,
            RsSnapshot *of)
{
  return !rs_snapshot_get_python (snapshot)->changed
         && g_str_equal (rs_snapshot_get_python (snapshot)->version,
                         rs_snapshot_get_python (of)->version)
         && rs_snapshot_get_from (snapshot) == rs_snapshot_get_from (of)
         && rs_snapshot_get_n_ints (snapshot) == rs_snapshot_get_n_ints (of);
}

/* (nullable): what the first series is compared with: what it grew from, or another series */
static RsSnapshot *
find_bare (const RsFigure *figure)
{
  RsSnapshot *first = rs_figure_get_snapshot (figure, 0);
  RsSnapshot *before = rs_figure_get_before (figure);

  if (before != NULL && is_bare_of (before, first))
    return before;

  for (guint i = 1; i < rs_figure_get_n_series (figure); i++)
    {
      RsSnapshot *snapshot = rs_figure_get_snapshot (figure, i);

      if (is_bare_of (snapshot, first))
        return snapshot;
    }

  return NULL;
}

static gboolean
contents_write (GOutputStream *stream,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Contents *self = data;
  RsSnapshot *snapshot = rs_figure_get_snapshot (self->figure, 0);
  RsStringSnapshot *strings = rs_figure_get_strings (self->figure);
  RsMeasure measure = rs_figure_get_measure (self->figure);

  if (self->picture != NULL)
    return g_output_stream_write_all (stream, self->picture->data, self->picture->len, NULL,
                                      cancellable, error);
  if (strings != NULL && self->format == RS_EXPORT_CSV)
    return rs_string_snapshot_write_csv (strings, stream, cancellable, error);
  if (strings != NULL)
    return rs_string_snapshot_write_json (strings, measure, stream, cancellable, error);
  if (self->format == RS_EXPORT_CSV)
    return rs_snapshot_write_csv (snapshot, find_bare (self->figure), measure, stream, cancellable,
                                  error);

  return rs_snapshot_write_json (snapshot, find_bare (self->figure), measure, stream, cancellable,
                                 error);
}

/**
 * rs_export_to_file:
 * @figure: what to write
 * @x_axis: (nullable): what is in view of the axis to the right, or %NULL for all, or for as many
 *   bars as find room
 * @y_axis: (nullable): what is in view of the axis upwards, or %NULL for the same
 * @format: how to write it
 * @options: size and look of a picture
 * @file: where to
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum, %RS_ERROR_SIZE or %RS_ERROR_DRAW
 *
 * Writes a file. If anything goes wrong, or the process is killed, an old file is untouched and no
 * new one is there. Data formats write all of the first series, or all strings, whatever is in view.
 * Text can be searched in SVG, PDF and EPS; in PNG there are pixels only. Main thread only.
 *
 * Returns: %FALSE if nothing was written
 */
gboolean
rs_export_to_file (RsFigure              *figure,
                   const RsAxis          *x_axis,
                   const RsAxis          *y_axis,
                   RsExportFormat         format,
                   const RsExportOptions *options,
                   GFile                 *file,
                   GCancellable          *cancellable,
                   GError               **error)
{
  Contents contents;
  gboolean done;

  g_return_val_if_fail (figure != NULL, FALSE);
  g_return_val_if_fail (format < RS_N_EXPORT_FORMATS, FALSE);
  g_return_val_if_fail (options != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (!contents_init (&contents, figure, x_axis, y_axis, format, options, cancellable, error))
    return FALSE;

  done = rs_atomic_file_write (file, contents_write, &contents, cancellable, error);
  g_clear_pointer (&contents.picture, g_byte_array_unref);

  return done;
}

/**
 * rs_export_to_stream:
 * @figure: what to write
 * @x_axis: (nullable): what is in view of the axis to the right, or %NULL for all, or for as many
 *   bars as find room
 * @y_axis: (nullable): what is in view of the axis upwards, or %NULL for the same
 * @format: how to write it
 * @options: size and look of a picture
 * @stream: where to; it is flushed but not closed
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum, %RS_ERROR_SIZE or %RS_ERROR_DRAW
 *
 * Writes to a stream, for example standard output. A picture is drawn as a whole before its first
 * byte is written. Otherwise as rs_export_to_file(). Main thread only.
 *
 * Returns: %FALSE if not all was written
 */
gboolean
rs_export_to_stream (RsFigure              *figure,
                     const RsAxis          *x_axis,
                     const RsAxis          *y_axis,
                     RsExportFormat         format,
                     const RsExportOptions *options,
                     GOutputStream         *stream,
                     GCancellable          *cancellable,
                     GError               **error)
{
  Contents contents;
  gboolean done;

  g_return_val_if_fail (figure != NULL, FALSE);
  g_return_val_if_fail (format < RS_N_EXPORT_FORMATS, FALSE);
  g_return_val_if_fail (options != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  if (!contents_init (&contents, figure, x_axis, y_axis, format, options, cancellable, error))
    return FALSE;

  done = contents_write (stream, &contents, cancellable, error)
         && g_output_stream_flush (stream, cancellable, error);
  g_clear_pointer (&contents.picture, g_byte_array_unref);

  return done;
}
