/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-figure.h"

G_BEGIN_DECLS

typedef enum
{
  RS_EXPORT_PNG,
  RS_EXPORT_SVG,
  RS_EXPORT_PDF,
  RS_EXPORT_EPS,
  RS_EXPORT_CSV,
  RS_EXPORT_JSON,
} RsExportFormat;

#define RS_N_EXPORT_FORMATS 6

/**
 * RsExportOptions:
 * @width: of the picture, in CSS pixels (1/96 inch), 100 to 20,000
 * @height: of the picture, the same
 * @dpi: of a PNG, 24 to 1200; 96 gives width by height pixels
 * @dark: draw for a dark page
 * @transparent: leave the background out
 *
 * How a picture is written. Formats without pixels ignore @dpi, data formats ignore all of it.
 */
typedef struct
{
  int width;
  int height;
  double dpi;
  gboolean dark;
  gboolean transparent;
} RsExportOptions;

#define RS_EXPORT_OPTIONS_DEFAULT { 900, 600, 96.0, FALSE, FALSE }

gboolean    rs_export_format_from_name    (const char             *name,
                                           RsExportFormat         *format,
                                           GError                **error);
gboolean    rs_export_format_from_path    (const char             *path,
                                           RsExportFormat         *format,
                                           GError                **error);
const char *rs_export_format_get_ending   (RsExportFormat          format);
gboolean    rs_export_format_is_picture   (RsExportFormat          format);
gboolean    rs_export_options_check       (const RsExportOptions  *options,
                                           GError                **error);
gboolean    rs_export_options_check_png   (const RsExportOptions  *options,
                                           GError                **error);
gboolean    rs_export_to_file             (RsFigure               *figure,
                                           const RsAxis           *x_axis,
                                           const RsAxis           *y_axis,
                                           RsExportFormat          format,
                                           const RsExportOptions  *options,
                                           GFile                  *file,
                                           GCancellable           *cancellable,
                                           GError                **error);
gboolean    rs_export_to_stream           (RsFigure               *figure,
                                           const RsAxis           *x_axis,
                                           const RsAxis           *y_axis,
                                           RsExportFormat          format,
                                           const RsExportOptions  *options,
                                           GOutputStream          *stream,
                                           GCancellable           *cancellable,
                                           GError                **error);

G_END_DECLS
