/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-plot-page.h"

G_BEGIN_DECLS

/**
 * RsIntegersPage:
 *
 * The page of the integers: which to measure, and which of them carry their number.
 */
#define RS_TYPE_INTEGERS_PAGE (rs_integers_page_get_type ())

G_DECLARE_FINAL_TYPE (RsIntegersPage, rs_integers_page, RS, INTEGERS_PAGE, RsPlotPage)

void rs_integers_page_show (RsIntegersPage *self,
                            RsSnapshot     *snapshot);

G_END_DECLS
