/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many recordings are listed. */
#define RS_RECENT_MENU_MAX 10

void rs_recent_menu_fill (GMenu            *section,
                          int               position,
                          GtkRecentManager *manager);
void rs_recent_menu_add  (GtkRecentManager *manager,
                          GFile            *file);

G_END_DECLS
