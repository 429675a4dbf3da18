/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-words-page.h"

G_BEGIN_DECLS

struct _RsWordsPage
{
  RsPlotPage parent_instance;

  /* Template children */
  GtkDropDown *source_drop_down;
  GtkWidget *used_box; /* what the most used are looked for by */
  GtkSpinButton *number_spin;
  GtkCheckButton *identifiers_check;
  GtkCheckButton *no_dunder_check;
  GtkSpinButton *length_spin;
  GtkEditable *containing_entry;
  GtkWidget *given_box; /* what the list of words is changed by */
  GtkWidget *side;
  GtkEditable *word_entry;
  GtkLabel *words_note;
  RsStringsView *view;
  GtkLabel *kinds_label;
  GtkWidget *no_words; /* in place of the plot, where there is nothing to show */
  GtkLabel *no_words_title;
  GtkLabel *no_words_label;

  /* Owned */
  GSettings *settings;        /* of letters and words */
  RsWordList *list;
  RsStringSnapshot *snapshot; /* what was counted, in its order */
  RsStringSnapshot *bars;     /* the same as it was last drawn */
  RsRequest *asked;           /* what was last asked for */
  RsRequest *shown;           /* the same for @snapshot */
  AdwToast *toast;            /* offers to take back what was removed, while it is seen, or NULL */
  GPtrArray *removed_from;    /* of GBytes: the words before some were removed, or NULL */
  GBytes *removed_selected;   /* which of them was selected, or NULL */
  GBytes *to_select;          /* which is to be selected when it is counted, or NULL */

  gsize n_removed;

  gboolean shown_given; /* whether these are words of the list */
  gboolean is_syncing;  /* while the plot is told of what is selected in the table */
};

/* rs-words-page.c */
gboolean rs_words_page_is_given    (RsWordsPage    *self);

/* rs-words-page-list.c */
void rs_words_page_init_list       (RsWordsPage    *self);
void rs_words_page_start_list      (RsWordsPage    *self);
void rs_words_page_update_list     (RsWordsPage    *self);
void rs_words_page_class_init_list (GtkWidgetClass *widget_class);

/* rs-words-page-undo.c */
void rs_words_page_remove          (RsWordsPage    *self,
                                    GBytes         *word);
void rs_words_page_undo            (RsWordsPage    *self);
void rs_words_page_select_again    (RsWordsPage    *self);
void rs_words_page_clear_undo      (RsWordsPage    *self);

G_END_DECLS
