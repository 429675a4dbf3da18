/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rs-series.h"

G_BEGIN_DECLS

/**
 * RsSeriesReport:
 *
 * A dialog that tells at length why an experiment failed, and what it printed.
 */
#define RS_TYPE_SERIES_REPORT (rs_series_report_get_type ())

G_DECLARE_FINAL_TYPE (RsSeriesReport, rs_series_report, RS, SERIES_REPORT, AdwWindow)

GtkWidget *rs_series_report_new (GtkWindow *parent,
                                 RsSeries  *series);

G_END_DECLS
