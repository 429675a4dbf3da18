/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rs-style.h"

G_BEGIN_DECLS

void rs_plot_style_init_from_widget (RsStyle   *style,
                                     GtkWidget *widget);

G_END_DECLS
