/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-series-view.h"
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
  GtkWidget *side_bin;
  GtkRevealer *beside_revealer; /* the sidebar in a wide window, */
  GtkBox *beside_box;
  GtkRevealer *over_revealer; /* and in a narrow one */
  GtkBox *over_box;
  GtkWidget *scrim; /* what lies between it and the page then */
  RsSeriesView *series_view;

  /* Owned */
  RsSeriesList *series;
  GSettings *settings;
  GSettings *strings;    /* those of letters and words */
  AdwToast *failure;     /* weak: what went wrong with the last export, shown until the next */
  GCancellable *exports; /* of those that run now; NULL after the window is closed */
};

/* rs-window-export.c */
void rs_window_cancel_exports (RsWindow *self);

/* rs-window-series.c */
void rs_window_init_series    (RsWindow     *self,
                               RsSeriesList *series);

G_END_DECLS
