/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-holders-view.h"

G_BEGIN_DECLS

struct _RsHoldersView
{
  GtkWidget parent_instance;

  /* Template children */
  GtkLabel *total_label;
  GtkWidget *busy_box;
  GtkSpinner *spinner;
  GtkWidget *list_box;
  GtkEditable *search_entry;
  GtkWidget *frame;
  GtkListView *list;
  GtkLabel *source_label;
  GtkLabel *open_error_label;
  GtkLabel *message_label;
  GMenuModel *row_menu;

  /* Owned */
  RsHolders *holders;            /* (nullable) */
  GListModel *tree;              /* (nullable): of RsHolderNode */
  GtkSingleSelection *selection; /* (nullable): of GtkTreeListRow */
  GtkSorter *sorter;             /* of RsHolderNode */

  GtkWidget *menu; /* (nullable), a child */
  gboolean by_name;
  guint spinner_id;
};

/* rs-holders-view.c */
void rs_holders_view_set_label          (GtkLabel       *label,
                                         const char     *text);

/* rs-holders-view-actions.c */
void rs_holders_view_update_actions     (RsHoldersView  *self);
void rs_holders_view_popup_menu         (RsHoldersView  *self,
                                         GtkWidget      *at,
                                         double          x,
                                         double          y);
void rs_holders_view_class_init_actions (GtkWidgetClass *widget_class);

/* rs-holders-view-rows.c */
void rs_holders_view_class_init_rows    (GtkWidgetClass *widget_class);

G_END_DECLS
