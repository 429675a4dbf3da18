/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-plot-page.h"

G_BEGIN_DECLS

typedef struct
{
  /* Template children */
  GtkScrolledWindow *scroller;
  GtkWidget *controls;
  GtkButton *log_button;
  GtkDropDown *measure_drop_down;
  GtkBox *notes;
  GtkLabel *measure_label;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkWidget *failure;
  GtkLabel *failure_label;
  GtkOrientable *split;
  GtkBox *beside;
  GtkOrientable *main;
  GtkOverlay *overlay;
  RsPlotView *plot;
  GtkRevealer *revealer;
  RsDetailsPane *details;
  GtkOrientable *status_box;
  GtkLabel *status_label;
  GtkLabel *hint_label;
  GtkWidget *busy_box;
  GtkSpinner *spinner;
  GtkProgressBar *progress_bar;

  /* Owned */
  RsSeriesList *list;
  RsWorker *worker; /* of the active series */
  RsWorker *asked;  /* for holders, or NULL for @worker */
  GSettings *settings;
  GCancellable *cancellable;         /* of the measurement that runs, or NULL */
  RsRequest *holders_request;        /* who holds what is selected, until it is answered, or NULL */
  GCancellable *holders_cancellable; /* of the question on its way, or NULL */
  RsRequest *holders_told;           /* what the details tell the holders of, or NULL */
  RsFigure *figure;                  /* what is shown, or NULL */
  char *done_text;                   /* the same, in words */

  gboolean narrow;
  gboolean stacked;
  gboolean is_foreign;   /* the figure is not of the series that is active now */
  gboolean is_empty;     /* and of that there will be none */
  gboolean is_stale;     /* something else is to be measured when the page is seen */
  gboolean is_undrawn;   /* it is to be drawn in another way when the page is seen */
  gboolean is_restoring; /* while the controls are told what is shown */
  guint busy_id;
  guint later_id; /* until nobody has typed for a while */
} RsPlotPagePrivate;

/* rs-plot-page.c */
RsPlotPagePrivate *rs_plot_page_get_private        (RsPlotPage     *self);
void               rs_plot_page_notify_busy        (RsPlotPage     *self);
void               rs_plot_page_update_status      (RsPlotPage     *self);

/* rs-plot-page-layout.c */
void               rs_plot_page_details_revealed   (RsPlotPage     *self);
void               rs_plot_page_update_layout      (RsPlotPage     *self);

/* rs-plot-page-series.c */
void               rs_plot_page_take_list          (RsPlotPage     *self,
                                                    RsSeriesList   *list);
void               rs_plot_page_series_changed     (RsPlotPage     *self,
                                                    RsSeries       *changed,
                                                    gboolean        counts);
void               rs_plot_page_take_measured      (RsPlotPage     *self);
gboolean           rs_plot_page_run_again          (RsPlotPage     *self);
char              *rs_plot_page_dup_done_text      (RsPlotPage     *self);

/* rs-plot-page-measuring.c */
void               rs_plot_page_cancel             (RsPlotPage     *self);

/* rs-plot-page-holders.c */
void               rs_plot_page_find_holders       (RsPlotPage     *self,
                                                    RsRequest      *request);
void               rs_plot_page_find_again         (RsPlotPage     *self);
void               rs_plot_page_forget_holders     (RsPlotPage     *self);
void               rs_plot_page_clear_found        (RsPlotPage     *self);

/* rs-plot-page-actions.c */
void               rs_plot_page_update_actions     (RsPlotPage     *self);
void               rs_plot_page_class_init_actions (GtkWidgetClass *widget_class);

G_END_DECLS
