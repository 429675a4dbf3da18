/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rs-export.h"

G_BEGIN_DECLS

/**
 * RsExportDialog:
 *
 * The choices of an export: format, size, resolution, colours. They are kept in the settings. Emits
 * "export" (RsExportFormat, GFile) when the person has also chosen a file.
 */
#define RS_TYPE_EXPORT_DIALOG (rs_export_dialog_get_type ())

G_DECLARE_FINAL_TYPE (RsExportDialog, rs_export_dialog, RS, EXPORT_DIALOG, AdwWindow)

GtkWidget *rs_export_dialog_new           (GtkWindow       *parent,
                                           GSettings       *settings,
                                           const char      *page);
char      *rs_export_dialog_dup_file_name (const char      *page,
                                           RsExportFormat   format);
void       rs_export_dialog_get_options   (GSettings       *settings,
                                           RsExportOptions *options);

G_END_DECLS
