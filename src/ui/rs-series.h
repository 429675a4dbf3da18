/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-worker.h"

G_BEGIN_DECLS

/**
 * RsSeriesState:
 * @RS_SERIES_STARTING: Python starts, or the experiment is done
 * @RS_SERIES_READY: it can be measured
 * @RS_SERIES_FAILED: the experiment failed, or its Python ended
 * @RS_SERIES_STOPPED: it was stopped
 *
 * How a series is.
 */
typedef enum
{
  RS_SERIES_STARTING,
  RS_SERIES_READY,
  RS_SERIES_FAILED,
  RS_SERIES_STOPPED,
} RsSeriesState;

/**
 * RsSeries:
 *
 * One line of the list of what is measured: the embedded interpreter, an experiment with an
 * interpreter of its own, or a recording of either. "visible" (boolean) is whether the plot shows
 * it; "state" (RsSeriesState as int, read only) is how it is, "status" (string, read only) the same
 * in words; "worker" (RsWorker, read only) is who measures, another one after it was run again.
 *
 * The signal "changed-counts" says that what was measured before may be true no more.
 */
#define RS_TYPE_SERIES (rs_series_get_type ())

G_DECLARE_FINAL_TYPE (RsSeries, rs_series, RS, SERIES, GObject)

RsSeries      *rs_series_new                (RsWorker     *worker);
RsSeries      *rs_series_new_for_experiment (RsExperiment *experiment,
                                             guint         color);
RsSeries      *rs_series_new_for_recording  (RsRecording  *recording,
                                             const char   *source,
                                             guint         color);
RsWorker      *rs_series_get_worker         (RsSeries     *self);
RsExperiment  *rs_series_get_experiment     (RsSeries     *self);
RsRecording   *rs_series_get_recording      (RsSeries     *self);
gboolean       rs_series_is_embedded        (RsSeries     *self);
gboolean       rs_series_can_run            (RsSeries     *self);
const char    *rs_series_get_title          (RsSeries     *self);
const char    *rs_series_get_subject        (RsSeries     *self);
guint          rs_series_get_color          (RsSeries     *self);
gboolean       rs_series_get_visible        (RsSeries     *self);
void           rs_series_set_visible        (RsSeries     *self,
                                             gboolean      visible);
RsSeriesState  rs_series_get_state          (RsSeries     *self);
const char    *rs_series_get_status         (RsSeries     *self);
const char    *rs_series_get_failure        (RsSeries     *self);
char          *rs_series_dup_failure_text   (RsSeries     *self);
const char    *rs_series_get_output         (RsSeries     *self);
int            rs_series_get_n_modules      (RsSeries     *self);
void           rs_series_change_counts      (RsSeries     *self);
void           rs_series_begin_code         (RsSeries     *self);
void           rs_series_end_code           (RsSeries     *self,
                                             RsWorker     *worker);
guint          rs_series_get_n_changes      (RsSeries     *self);
void           rs_series_set_saved          (RsSeries     *self,
                                             guint         n_changes);
gboolean       rs_series_is_unsaved         (RsSeries     *self);
gboolean       rs_series_is_busy            (RsSeries     *self);
void           rs_series_begin_stop         (RsSeries     *self);
void           rs_series_stop               (RsSeries     *self);
void           rs_series_run_again          (RsSeries     *self);

G_END_DECLS
