/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-export.h"

G_BEGIN_DECLS

/* A drawing unit is a CSS pixel. */
#define RS_EXPORT_UNITS_PER_INCH 96.0

GByteArray *rs_export_picture (RsFigure              *figure,
                               const RsAxis          *x_axis,
                               const RsAxis          *y_axis,
                               RsExportFormat         format,
                               const RsExportOptions *options,
                               GError               **error);

G_END_DECLS
