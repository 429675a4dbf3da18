/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-alphabet.h"
#include "rs-growth-view.h"
#include "rs-letters-page.h"

G_BEGIN_DECLS

struct _RsLettersPage
{
  RsPlotPage parent_instance;

  /* Template children */
  GtkDropDown *alphabet_drop_down;
  GtkEditable *own_entry;
  GtkDropDown *order_drop_down;
  GtkToggleButton *growth_button;
  RsGrowthView *growth_view;
  GtkWidget *no_letters; /* in place of the plot, where there is nothing to count */

  /* Owned */
  GSettings *settings;        /* of letters and words */
  RsStringSnapshot *snapshot; /* what was counted, as it was last drawn */
  RsStringSnapshot *before;   /* the same before anything was imported or run, or NULL */
  GCancellable *asking;       /* of the question for @before on its way, or NULL */
  char *asked_characters;     /* what the controls said when it was last counted */
  char *shown_characters;     /* the same for what is shown; NULL before there is any */

  RsAlphabet asked_alphabet;
  RsAlphabet shown_alphabet;
};

/* rs-letters-page-growth.c */
void rs_letters_page_start_growth       (RsLettersPage       *self);
void rs_letters_page_update_growth      (RsLettersPage       *self);
void rs_letters_page_forget_growth      (RsLettersPage       *self);
void rs_letters_page_select_growth      (RsLettersPage       *self,
                                         const RsFigurePoint *point);
void rs_letters_page_growth_selected_cb (RsLettersPage       *self,
                                         gint64               value);

G_END_DECLS
