/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-window.h"

G_BEGIN_DECLS

struct _RsWindow
{
  AdwApplicationWindow parent_instance;

  /* Template children */
  AdwToastOverlay *toasts;
  AdwViewStack *stack;
  RsPlotPage *integers;
  RsPlotPage *letters;
  RsPlotPage *words;

  /* Owned */
  GSettings *settings;
  GSettings *strings;    /* those of letters and words */
  AdwToast *failure;     /* weak: what went wrong with the last export, shown until the next */
  GCancellable *exports; /* of those that run now; NULL after the window is closed */
};

/* rs-window-export.c */
void rs_window_cancel_exports (RsWindow *self);

G_END_DECLS
