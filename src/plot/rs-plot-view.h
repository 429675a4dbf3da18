/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rs-figure.h"

G_BEGIN_DECLS

/**
 * RsPlotView:
 *
 * The widget around a figure: it draws, zooms, pans, and picks points by pointer and keys.
 *
 * Properties: "figure" (RsFigure, nullable), "selected" (gint64, the index of the selected point
 * in the first series or -1; notified whenever the selected point changes, in whichever series),
 * "zoomed" (gboolean, read only), "error" (string, nullable, read only: why there is no picture).
 *
 * Actions, none with a parameter: plot.zoom-in, plot.zoom-out, plot.zoom-reset, plot.next-point,
 * plot.previous-point, plot.first-point, plot.last-point, plot.next-outlier,
 * plot.previous-outlier, plot.unselect.
 */
#define RS_TYPE_PLOT_VIEW (rs_plot_view_get_type ())

G_DECLARE_FINAL_TYPE (RsPlotView, rs_plot_view, RS, PLOT_VIEW, GtkWidget)

GtkWidget  *rs_plot_view_new          (void);
RsFigure   *rs_plot_view_get_figure   (RsPlotView    *self);
void        rs_plot_view_set_figure   (RsPlotView    *self,
                                       RsFigure      *figure);
gboolean    rs_plot_view_get_selected (RsPlotView    *self,
                                       RsFigurePoint *point);
void        rs_plot_view_select       (RsPlotView    *self,
                                       guint          series,
                                       gsize          index);
void        rs_plot_view_unselect     (RsPlotView    *self);
void        rs_plot_view_get_axes     (RsPlotView    *self,
                                       RsAxis        *x_axis,
                                       RsAxis        *y_axis);
gboolean    rs_plot_view_get_zoomed   (RsPlotView    *self);
gboolean    rs_plot_view_get_position (RsPlotView    *self,
                                       guint          series,
                                       gsize          index,
                                       double        *x,
                                       double        *y);
const char *rs_plot_view_get_error    (RsPlotView    *self);
guint       rs_plot_view_get_n_draws  (RsPlotView    *self);

G_END_DECLS
