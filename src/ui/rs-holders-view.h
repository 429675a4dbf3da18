/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rs-holders.h"

G_BEGIN_DECLS

/**
 * RsHoldersView:
 *
 * Who refers to a value, as a tree of packages, modules and holders with a search field. Its
 * actions are holders.copy (Ctrl+C), holders.copy-all, holders.open and holders.sort-by ("count"
 * or "name").
 */
#define RS_TYPE_HOLDERS_VIEW (rs_holders_view_get_type ())

G_DECLARE_FINAL_TYPE (RsHoldersView, rs_holders_view, RS, HOLDERS_VIEW, GtkWidget)

void        rs_holders_view_set_holders (RsHoldersView *self,
                                         RsHolders     *holders);
void        rs_holders_view_set_busy    (RsHoldersView *self);
void        rs_holders_view_set_error   (RsHoldersView *self,
                                         const char    *message);

GListModel *rs_holders_view_get_rows    (RsHoldersView *self);

G_END_DECLS
