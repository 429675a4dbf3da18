/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-string-kinds.h"
#include "rs-strings-view.h"

G_BEGIN_DECLS

struct _RsStringsView
{
  GtkWidget parent_instance;

  /* Template children */
  GtkEditable *search_entry;
  GtkWidget *frame;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkWidget *no_match;

  /* Owned */
  RsStringTable *table;
  RsStringKinds *kinds;     /* the last column */
  GtkSliceListModel *slice; /* as much of it as the view has seen */
  GtkSingleSelection *selection;
  GBytes *selected; /* (nullable): the text, which stays selected when it comes to be elsewhere */

  /* While the view is asked by which column it sorts: that one, as soon as it is known */
  gboolean asking;
  RsStringColumn sort_column;
  RsStringColumn sorted_by; /* the one before */

  gboolean is_sought; /* the selected row is to be brought into view when all rows are there */
  gboolean is_other; /* these are not the words that were shown before: begin at the top */
  guint grow_id;
};

/* rs-strings-view.c */
void rs_strings_view_begin_change (RsStringsView *self);
void rs_strings_view_end_change   (RsStringsView *self);

/* rs-strings-view-columns.c */
void rs_strings_view_init_columns (RsStringsView *self);

G_END_DECLS
