/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rs_dispose_children (GtkWidget *widget);
void rs_dispose_template (GtkWidget *widget,
                          GType      type);

G_END_DECLS
