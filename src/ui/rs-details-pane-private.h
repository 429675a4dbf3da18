/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-details-pane.h"
#include "rs-holders-view.h"

G_BEGIN_DECLS

struct _RsDetailsPane
{
  GtkWidget parent_instance;

  /* Template children */
  GtkScrolledWindow *scroller;
  GtkWidget *content;
  GtkLabel *value_label;
  GtkLabel *ratio_label;
  GtkLabel *references_label;
  GtkLabel *refcount_label;
  GtkLabel *surplus_label;
  GtkLabel *compiled_in_label;
  GtkLabel *operands_label;
  GtkLabel *printed_label;
  GtkLabel *expected_label;
  GtkLabel *share_label;
  GtkLabel *gain_label;
  GtkLabel *net_label;
  GtkLabel *facts_label;
  GtkWidget *comparison_box;
  GtkGrid *comparison_grid;
  GtkWidget *attribution_box;
  GtkGrid *attribution_grid;
  GtkWidget *outliers_box; /* the way from one to the next, where there are any */
  RsHoldersView *holders_view;

  /* Owned */
  char *text;

  gboolean narrow;
};

/* rs-details-pane.c */
GString *rs_details_pane_begin         (RsDetailsPane *self,
                                        const char    *value);
void     rs_details_pane_show_row      (GString       *text,
                                        GtkLabel      *label,
                                        const char    *name,
                                        const char    *value);
void     rs_details_pane_show_count    (GString       *text,
                                        GtkLabel      *label,
                                        const char    *name,
                                        gint64         count);
void     rs_details_pane_show_refcount (RsDetailsPane *self,
                                        GString       *text,
                                        gint64         references,
                                        gint64         refcount);
void     rs_details_pane_end           (RsDetailsPane *self,
                                        GString       *text,
                                        const char    *facts);

G_END_DECLS
