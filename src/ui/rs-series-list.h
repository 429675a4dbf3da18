/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-series.h"

G_BEGIN_DECLS

/**
 * RsSeriesList:
 *
 * All series of a session, a GListModel; the first is the embedded interpreter. "active" (RsSeries)
 * is the one that details, letters, words and exports speak of.
 *
 * The signal "changed" says that something of a series has changed that others may show: its state,
 * whether it is visible, who measures it, or (with the second argument TRUE) its counts.
 */
#define RS_TYPE_SERIES_LIST (rs_series_list_get_type ())

G_DECLARE_FINAL_TYPE (RsSeriesList, rs_series_list, RS, SERIES_LIST, GObject)

RsSeriesList *rs_series_list_new           (RsWorker     *worker);
RsSeries     *rs_series_list_add           (RsSeriesList *self,
                                            RsExperiment *experiment);
RsSeries     *rs_series_list_add_recording (RsSeriesList *self,
                                            RsRecording  *recording,
                                            const char   *source);
void          rs_series_list_remove        (RsSeriesList *self,
                                            RsSeries     *series);
RsSeries     *rs_series_list_get           (RsSeriesList *self,
                                            guint         position);
guint         rs_series_list_get_n         (RsSeriesList *self);
gboolean      rs_series_list_find          (RsSeriesList *self,
                                            RsSeries     *series,
                                            guint        *position);
guint         rs_series_list_get_n_visible (RsSeriesList *self);
guint         rs_series_list_get_n_ended   (RsSeriesList *self);
gboolean      rs_series_list_can_toggle    (RsSeriesList *self,
                                            RsSeries     *series);
RsSeries     *rs_series_list_get_active    (RsSeriesList *self);
void          rs_series_list_set_active    (RsSeriesList *self,
                                            RsSeries     *series);
void          rs_series_list_end           (RsSeriesList *self);

G_END_DECLS
