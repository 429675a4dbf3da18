/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-application.h"
#include "rs-export.h"
#include "rs-integers-page.h"

G_BEGIN_DECLS

/**
 * RsWindow:
 *
 * The window: the pages, the switcher between them, the menu, what is exported, opened and saved.
 */
#define RS_TYPE_WINDOW (rs_window_get_type ())

G_DECLARE_FINAL_TYPE (RsWindow, rs_window, RS, WINDOW, AdwApplicationWindow)

GtkWidget      *rs_window_new          (RsApplication  *app);
RsIntegersPage *rs_window_get_integers (RsWindow       *self);
RsPlotPage     *rs_window_get_page     (RsWindow       *self);
void            rs_window_export       (RsWindow       *self,
                                        RsExportFormat  format,
                                        GFile          *file);
void            rs_window_finish_exports (void);
void            rs_window_open         (RsWindow       *self,
                                        GFile          *file);
void            rs_window_save         (RsWindow       *self,
                                        RsSeries       *series,
                                        GFile          *file);
gboolean        rs_window_may_close    (RsWindow       *self);

G_END_DECLS
