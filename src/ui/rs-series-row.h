/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rs-series-list.h"

G_BEGIN_DECLS

/**
 * RsSeriesRow:
 *
 * A series as a line of the sidebar: whether it is shown, how it is, and what can be done with it.
 */
#define RS_TYPE_SERIES_ROW (rs_series_row_get_type ())

G_DECLARE_FINAL_TYPE (RsSeriesRow, rs_series_row, RS, SERIES_ROW, GtkListBoxRow)

GtkWidget *rs_series_row_new        (RsSeriesList *list,
                                     RsSeries     *series);
RsSeries  *rs_series_row_get_series (RsSeriesRow  *self);

G_END_DECLS
