/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-console-session.h"
#include "rs-console.h"

G_BEGIN_DECLS

struct _RsConsole
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *content;
  GtkLabel *title_label;
  GtkSpinner *spinner;
  GtkWidget *interrupt_button;
  GtkWidget *offer;
  GtkWidget *open_button;
  GtkWidget *transcript_scroller;
  GtkTextView *transcript_view;
  GtkWidget *prompt_box;
  GtkTextView *prompt_view;
  GtkWidget *state_box;
  GtkLabel *state_label;
  GtkWidget *again_button;

  /* Owned */
  RsSeriesList *list;        /* (nullable) */
  GHashTable *sessions;      /* RsSeries: RsConsoleSession */
  RsConsoleSession *session; /* (nullable) that of the active series */
  GtkTextTagTable *tags;

  gboolean wants_focus; /* when there is a prompt */
};

/* rs-console-prompt.c */
char     *rs_console_dup_prompt    (RsConsole             *self,
                                    const GtkTextIter     *until);
void      rs_console_set_prompt    (RsConsole             *self,
                                    const char            *text);
gboolean  rs_console_prompt_key_cb (RsConsole             *self,
                                    guint                  keyval,
                                    guint                  keycode,
                                    GdkModifierType        state,
                                    GtkEventControllerKey *controller);

G_END_DECLS
