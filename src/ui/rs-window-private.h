/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-console.h"
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
  GMenu *files_section;
  RsConsole *console;

  /* Owned */
  RsSeriesList *series;
  GSettings *settings;
  GSettings *strings;    /* those of letters and words */
  AdwToast *failure;     /* weak: what went wrong with the last export, shown until the next */
  GCancellable *exports; /* of those that run now; NULL after the window is closed */
  GCancellable *files;   /* likewise, of recordings that are opened and saved */
  GQueue recordings;     /* what is to be saved of series, whose owner is who records it */

  guint n_saves;       /* recordings that are on their way into a file */
  guint leave_id;
  gboolean is_asking;  /* whether something may be lost */
  gboolean may_lose;   /* what is in no file: the person said so */
  gboolean is_leaving; /* once everything is saved */
  gboolean saves_all;  /* what is unsaved then: the person said so */

  RsSeries *given_up; /* (nullable) owned: what ends once it is saved, */
  gboolean removes;   /* and whether it is removed or run again */
};

/* rs-window-console.c */
void rs_window_init_console   (RsWindow     *self);

/* rs-window-export.c */
void rs_window_cancel_exports (RsWindow *self);
void rs_window_begin_file     (void);
void rs_window_end_file       (void);

/* rs-window-series.c */
void rs_window_init_series    (RsWindow     *self,
                               RsSeriesList *series);
void rs_window_show_added     (RsWindow     *self);

/* rs-window-recordings.c */
void rs_window_init_recordings (RsWindow *self);
void rs_window_choose_save     (RsWindow *self,
                                RsSeries *series);

/* rs-window-close.c */
void rs_window_stay             (RsWindow *self);
void rs_window_leave_when_saved (RsWindow *self);
void rs_window_go_on_when_saved (RsWindow *self,
                                 RsSeries *series);
void rs_window_give_up          (RsWindow *self,
                                 RsSeries *series,
                                 gboolean  removes);
void rs_window_init_close       (RsWindow *self);

G_END_DECLS
