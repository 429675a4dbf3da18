/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rs-string-table.h"
#include "rs-worker.h"

G_BEGIN_DECLS

/**
 * RsStringsView:
 *
 * A table of strings that were counted: sorted by a click on a title, searched, copied. Emits
 * "selected" when another row is selected, or none any more, and "searched" when other rows are
 * shown: what is selected stays so even if it is not among them.
 *
 * Actions: strings.copy, strings.copy-all.
 */
#define RS_TYPE_STRINGS_VIEW (rs_strings_view_get_type ())

G_DECLARE_FINAL_TYPE (RsStringsView, rs_strings_view, RS, STRINGS_VIEW, GtkWidget)

RsStringTable *rs_strings_view_get_table    (RsStringsView    *self);
void           rs_strings_view_set_worker   (RsStringsView    *self,
                                             RsWorker         *worker);
void           rs_strings_view_set_snapshot (RsStringsView    *self,
                                             RsStringSnapshot *snapshot);
gboolean       rs_strings_view_get_selected (RsStringsView    *self,
                                             gsize            *row);
gboolean       rs_strings_view_shows_selected (RsStringsView  *self);
void           rs_strings_view_select       (RsStringsView    *self,
                                             const char       *text,
                                             gsize             length);
void           rs_strings_view_unselect     (RsStringsView    *self);

G_END_DECLS
