/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rs-details-pane.h"
#include "rs-plot-view.h"
#include "rs-series-list.h"

G_BEGIN_DECLS

/**
 * RsPlotPage:
 *
 * What the pages of the window have in common: a plot of what was measured, what is known of the
 * selected point, and how the measurement goes. "narrow" (boolean) is whether there is little room;
 * "stacked" (boolean) whether there is none for the details beside the plot, but below it;
 * "hint" (string) says what can be done with the plot, "log-title" (string) what the other scale is
 * called, "measure-tooltip" (string) what a measure is one of; "figure" (RsFigure, read only) is
 * what is shown; "busy" (boolean, read only) is whether a measurement runs.
 *
 * A page adds its own widgets in its template, as children of the types "first-control", "control",
 * "note" (below the controls), "beside" (the plot) and "overlay" (on the plot).
 */
#define RS_TYPE_PLOT_PAGE (rs_plot_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (RsPlotPage, rs_plot_page, RS, PLOT_PAGE, AdwBin)

/**
 * RsPlotPageClass:
 * @started: called once when there are a worker and settings
 * @measure: measures what the controls say
 * @draw: (optional): draws what was measured as the settings want it
 * @restore: a measurement was given up: makes the controls say again what is shown
 * @dup_busy_text: says what is measured
 * @selected: a point was selected (nullable: none is any more)
 * @found: (optional): who holds what is selected (nullable: that is being looked for)
 * @series_changed: something of a series has changed (nullable: which are there, or which is
 *   active), with @counts what is measured in it; by default the page follows the active one
 * @get_series: (optional): whose figure is shown; by default the active one's
 *
 * What a page does in its own way.
 */
struct _RsPlotPageClass
{
  /*< private >*/
  AdwBinClass parent_class;

  /*< public >*/
  void  (*started)       (RsPlotPage          *self);
  void  (*measure)       (RsPlotPage          *self);
  void  (*draw)          (RsPlotPage          *self);
  void  (*restore)       (RsPlotPage          *self);
  char *(*dup_busy_text) (RsPlotPage          *self);
  void  (*selected)      (RsPlotPage          *self,
                          const RsFigurePoint *point);
  void  (*found)         (RsPlotPage          *self,
                          RsHolders           *holders);
  void  (*series_changed) (RsPlotPage         *self,
                          RsSeries            *series,
                          gboolean             counts);
  RsSeries *(*get_series) (RsPlotPage         *self);
};

/* A measurement on its way: the page, and the cancellable that says whether it is still wanted. */
typedef struct
{
  RsPlotPage *page;
  GCancellable *cancellable;
} RsPlotPageJob;

void           rs_plot_page_start         (RsPlotPage    *self,
                                           RsSeriesList  *list,
                                           GSettings     *settings);
RsSeriesList  *rs_plot_page_get_list      (RsPlotPage    *self);
RsWorker      *rs_plot_page_get_worker    (RsPlotPage    *self);
GSettings     *rs_plot_page_get_settings  (RsPlotPage    *self);
RsFigure      *rs_plot_page_get_figure    (RsPlotPage    *self);
RsPlotView    *rs_plot_page_get_plot      (RsPlotPage    *self);
RsDetailsPane *rs_plot_page_get_details   (RsPlotPage    *self);
gboolean       rs_plot_page_get_busy      (RsPlotPage    *self);

void           rs_plot_page_set_figure    (RsPlotPage    *self,
                                           RsFigure      *figure,
                                           const char    *done_text);
void           rs_plot_page_set_meaning   (RsPlotPage    *self,
                                           const char    *meaning,
                                           const char    *notice);
void           rs_plot_page_set_failure   (RsPlotPage    *self,
                                           const char    *message);
void           rs_plot_page_set_asked     (RsPlotPage    *self,
                                           RsWorker      *worker);
void           rs_plot_page_open_details  (RsPlotPage    *self,
                                           RsRequest     *holders);
void           rs_plot_page_close_details (RsPlotPage    *self);

void           rs_plot_page_measure       (RsPlotPage    *self);
void           rs_plot_page_measure_soon  (RsPlotPage    *self);
void           rs_plot_page_measure_later (RsPlotPage    *self);
void           rs_plot_page_draw_soon     (RsPlotPage    *self);
RsPlotPageJob *rs_plot_page_begin         (RsPlotPage    *self);
gboolean       rs_plot_page_end           (RsPlotPageJob *job,
                                           const GError  *error);
void           rs_plot_page_set_progress  (double         fraction,
                                           gpointer       self);
void           rs_plot_page_job_free      (RsPlotPageJob *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsPlotPageJob, rs_plot_page_job_free)

G_END_DECLS
