/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-plot-view.h"

#include "rs-test-figure.h"
#include "rs-test-ui.h"

G_BEGIN_DECLS

/* A window with a plot of the matplotlib counts between two buttons. */
typedef struct
{
  GtkWindow *window;
  GtkWidget *before;
  RsPlotView *view;
  GtkWidget *widget; /* the view */
  GtkWidget *after;
  RsSnapshot *snapshot;
} RsTestPlot;

void   rs_test_plot_set_up    (RsTestPlot *plot,
                               RsScale     scale,
                               int         width,
                               int         height);
void   rs_test_plot_tear_down (RsTestPlot *plot);
gsize  rs_test_plot_index     (RsTestPlot *plot,
                               gint64      value);
gint64 rs_test_plot_selected  (RsTestPlot *plot);
void   rs_test_plot_place     (RsTestPlot *plot,
                               gint64      value,
                               double     *x,
                               double     *y);
void   rs_test_plot_empty     (RsTestPlot *plot,
                               double     *x,
                               double     *y);

/* What rs_test_plot_selected() says when no point is. */
#define RS_TEST_NONE G_MININT64

G_END_DECLS
