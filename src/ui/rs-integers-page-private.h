/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-annotate-box.h"
#include "rs-integers-page.h"
#include "rs-range-box.h"

G_BEGIN_DECLS

struct _RsIntegersPage
{
  RsPlotPage parent_instance;

  /* Template children */
  RsRangeBox *range_box;
  RsAnnotateBox *annotate_box;
  GtkWidget *range_error;
  GtkWidget *annotate_error;
  GtkWidget *no_share; /* in place of the plot, where the measure has no share */
  GtkLabel *no_share_label;
  GtkWidget *no_share_button;

  /* Owned */
  RsSnapshot *snapshot; /* what is shown */
};

/* rs-integers-page-figure.c */
void rs_integers_page_draw               (RsIntegersPage *self);

/* rs-integers-page-measuring.c */
void rs_integers_page_measure            (RsPlotPage     *page);
void rs_integers_page_restore            (RsPlotPage     *page);
void rs_integers_page_request_changed_cb (RsIntegersPage *self);

G_END_DECLS
