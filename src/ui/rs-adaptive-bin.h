/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsAdaptiveBin:
 *
 * Holds one child and tells by "narrow" whether it has little room: less than "narrow-below", or
 * less than the child asks for. It may be made smaller than the child's own minimum, so that the
 * child can be re-arranged when "narrow" changes; what does not fit is cut off until then.
 * (AdwBreakpointBin does the same, but needs libadwaita 1.4.)
 */
#define RS_TYPE_ADAPTIVE_BIN (rs_adaptive_bin_get_type ())

G_DECLARE_FINAL_TYPE (RsAdaptiveBin, rs_adaptive_bin, RS, ADAPTIVE_BIN, GtkWidget)

void     rs_adaptive_bin_set_child  (RsAdaptiveBin *self,
                                     GtkWidget     *child);
gboolean rs_adaptive_bin_get_narrow (RsAdaptiveBin *self);

G_END_DECLS
