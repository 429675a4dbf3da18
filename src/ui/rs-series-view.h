/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rs-series-list.h"

G_BEGIN_DECLS

/**
 * RsSeriesView:
 *
 * The sidebar: all series, which of them are shown, and which is the active one.
 */
#define RS_TYPE_SERIES_VIEW (rs_series_view_get_type ())

G_DECLARE_FINAL_TYPE (RsSeriesView, rs_series_view, RS, SERIES_VIEW, GtkWidget)

void rs_series_view_set_list (RsSeriesView *self,
                              RsSeriesList *list);

G_END_DECLS
