/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colours that the plot gives to series, for widgets with the style classes series-0 … */

void rs_series_colors_install (GdkDisplay *display);

G_END_DECLS
