/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-annotate-box.h"
#include "rs-details-pane.h"
#include "rs-integers-page.h"
#include "rs-range-box.h"

G_BEGIN_DECLS

struct _RsIntegersPage
{
  AdwBin parent_instance;

  /* Template children */
  GtkScrolledWindow *scroller;
  GtkWidget *measure_caption;
  GtkDropDown *measure_drop_down;
  RsRangeBox *range_box;
  RsAnnotateBox *annotate_box;
  GtkWidget *range_error;
  GtkWidget *annotate_error;
  GtkLabel *measure_label;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkWidget *failure;
  GtkLabel *failure_label;
  GtkOrientable *split;
  RsPlotView *plot;
  GtkWidget *no_share; /* in place of the plot, where the measure has no share */
  GtkLabel *no_share_label;
  GtkWidget *no_share_button;
  GtkRevealer *revealer;
  RsDetailsPane *details;
  GtkOrientable *status_box;
  GtkLabel *status_label;
  GtkWidget *hint_label;
  GtkWidget *busy_box;
  GtkSpinner *spinner;
  GtkProgressBar *progress_bar;

  /* Owned */
  RsWorker *worker;
  GSettings *settings;
  GCancellable *cancellable; /* of the measurement that runs, or NULL */
  GCancellable *holders_cancellable; /* of the question who holds the selected integer, or NULL */
  RsSnapshot *snapshot;      /* what is shown */
  RsFigure *figure;          /* the same, as a figure; NULL if the view cannot show the measure */
  char *done_text;           /* the same, in words */

  gboolean narrow;
  guint busy_id;
};

/* rs-integers-page.c */
void rs_integers_page_notify_figure      (RsIntegersPage *self);
void rs_integers_page_set_failure        (RsIntegersPage *self,
                                          const char     *message);
void rs_integers_page_update_status      (RsIntegersPage *self);

/* rs-integers-page-figure.c */
void rs_integers_page_draw               (RsIntegersPage *self);

/* rs-integers-page-measuring.c */
void rs_integers_page_measure            (RsIntegersPage *self);
void rs_integers_page_cancel             (RsIntegersPage *self);
void rs_integers_page_request_changed_cb (RsIntegersPage *self);

/* rs-integers-page-holders.c */
void rs_integers_page_find_holders       (RsIntegersPage *self,
                                          gint64          value);
void rs_integers_page_forget_holders     (RsIntegersPage *self);

/* rs-integers-page-actions.c */
void rs_integers_page_update_actions     (RsIntegersPage *self);
void rs_integers_page_class_init_actions (GtkWidgetClass *widget_class);

G_END_DECLS
