/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsWrapBox:
 *
 * Lays its children out in a row and begins another row where there is no more room, as words in a
 * paragraph. (AdwWrapBox does the same, but needs libadwaita 1.7.)
 */
#define RS_TYPE_WRAP_BOX (rs_wrap_box_get_type ())

G_DECLARE_FINAL_TYPE (RsWrapBox, rs_wrap_box, RS, WRAP_BOX, GtkWidget)

GtkWidget *rs_wrap_box_new (int column_spacing,
                            int row_spacing);

G_END_DECLS
