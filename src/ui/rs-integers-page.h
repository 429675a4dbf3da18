/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rs-plot-view.h"
#include "rs-worker.h"

G_BEGIN_DECLS

/**
 * RsIntegersPage:
 *
 * The page of the integers: what to measure, the plot, and what is known of the selected point.
 * "narrow" (boolean) is whether there is little room; "figure" (RsFigure, read only) is what is
 * shown; "busy" (boolean, read only) is whether a measurement runs.
 */
#define RS_TYPE_INTEGERS_PAGE (rs_integers_page_get_type ())

G_DECLARE_FINAL_TYPE (RsIntegersPage, rs_integers_page, RS, INTEGERS_PAGE, AdwBin)

void        rs_integers_page_start      (RsIntegersPage *self,
                                         RsWorker       *worker,
                                         GSettings      *settings);
void        rs_integers_page_show       (RsIntegersPage *self,
                                         RsSnapshot     *snapshot);
RsFigure   *rs_integers_page_get_figure (RsIntegersPage *self);
RsPlotView *rs_integers_page_get_plot   (RsIntegersPage *self);
gboolean    rs_integers_page_get_busy   (RsIntegersPage *self);

G_END_DECLS
