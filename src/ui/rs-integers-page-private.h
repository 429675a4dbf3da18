/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-annotate-box.h"
#include "rs-growth-view.h"
#include "rs-integers-page.h"
#include "rs-range-box.h"

G_BEGIN_DECLS

/* What is known of a series. */
typedef struct
{
  RsSnapshot *snapshot; /* (nullable) (owned) */
  gboolean is_stale;    /* it may be true no more */
} RsIntegersMeasured;

typedef struct _RsIntegersRound RsIntegersRound;

struct _RsIntegersPage
{
  RsPlotPage parent_instance;

  /* Template children */
  RsRangeBox *range_box;
  RsAnnotateBox *annotate_box;
  GtkWidget *range_error;
  GtkWidget *annotate_error;
  RsGrowthView *growth_view;
  GtkWidget *no_share; /* in place of the plot, where there is no share or no growth */
  GtkLabel *no_share_title;
  GtkLabel *no_share_label;
  GtkWidget *no_share_button;
  GtkWidget *no_pair_button;

  /* Owned */
  RsSnapshot *snapshot;   /* what is shown of the first of @shown, or NULL */
  GHashTable *measured;   /* RsSeries: RsIntegersMeasured */
  GPtrArray *shown;       /* of RsSeries, as in the figure */
  GCancellable *attribution; /* of the question who held what is selected before, or NULL */
  RsIntegersRound *round; /* the measurement that runs, or NULL */

  gint64 from; /* the range that is shown */
  gint64 to;
  gboolean is_behind; /* a series is to be measured when the page is seen */
};

/* rs-integers-page-figure.c */
void rs_integers_page_draw               (RsIntegersPage      *self);
void rs_integers_page_compare            (RsIntegersPage      *self,
                                          const RsFigurePoint *point);

RsSnapshot *rs_integers_page_get_snapshot (RsIntegersPage  *self,
                                          RsSeries        *series);

/* rs-integers-page-growth.c */
RsSeries *rs_integers_page_find_before   (RsIntegersPage      *self,
                                          RsSeries            *series);
void rs_integers_page_keep_grown         (RsIntegersPage      *self,
                                          GPtrArray           *shown);
char *rs_integers_page_dup_no_growth     (RsIntegersPage      *self,
                                          RsMeasure            measure);
void rs_integers_page_show_growth        (RsIntegersPage      *self,
                                          RsFigure            *figure);
void rs_integers_page_growth_selected_cb (RsIntegersPage      *self,
                                          gint64               value);
void rs_integers_page_found              (RsPlotPage          *page,
                                          RsHolders           *holders);

/* rs-integers-page-measuring.c */
void rs_integers_page_measure            (RsPlotPage     *page);
void rs_integers_page_restore            (RsPlotPage     *page);
void rs_integers_page_request_changed_cb (RsIntegersPage *self);
void rs_integers_page_series_changed     (RsPlotPage     *page,
                                          RsSeries       *series,
                                          gboolean        counts);
void rs_integers_page_catch_up           (RsIntegersPage *self);
void rs_integers_page_take               (RsIntegersPage *self,
                                          RsSeries       *series,
                                          RsSnapshot     *snapshot);
void rs_integers_measured_free           (RsIntegersMeasured *measured);
void rs_integers_round_release           (RsIntegersRound *round);

G_END_DECLS
