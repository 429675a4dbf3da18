/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-experiment.h"
#include "rs-holders.h"
#include "rs-python-facts.h"
#include "rs-recording.h"
#include "rs-request.h"
#include "rs-snapshot.h"
#include "rs-string-snapshot.h"

G_BEGIN_DECLS

/**
 * RsWorkerState:
 * @RS_WORKER_STARTING: Python starts, or the experiment is done
 * @RS_WORKER_READY: questions are answered
 * @RS_WORKER_FAILED: every question is answered with an error, the same as rs_worker_get_error()
 *
 * How far the interpreter of a worker is.
 */
typedef enum
{
  RS_WORKER_STARTING,
  RS_WORKER_READY,
  RS_WORKER_FAILED,
} RsWorkerState;

/**
 * RsWorker:
 *
 * The background thread of a session. It drives the embedded interpreter, or one in a process of
 * its own where an experiment is done, so that the thread that asks never waits for Python. One job
 * runs at a time; a new request cancels the one of its kind before it.
 */
#define RS_TYPE_WORKER (rs_worker_get_type ())

G_DECLARE_FINAL_TYPE (RsWorker, rs_worker, RS, WORKER, GObject)

typedef void (*RsWorkerProgress) (double   fraction,
                                  gpointer user_data);

RsWorker   *rs_worker_new            (void);
RsWorker   *rs_worker_new_for_experiment (RsExperiment     *experiment);
RsWorker   *rs_worker_new_for_recording (RsRecording       *recording);
RsExperiment *rs_worker_get_experiment (RsWorker           *self);
RsRecording *rs_worker_get_recording (RsWorker             *self);
RsWorkerState rs_worker_get_state    (RsWorker             *self);
const GError *rs_worker_get_error    (RsWorker             *self);
const char *rs_worker_get_output     (RsWorker             *self);
guint64     rs_worker_get_memory     (RsWorker             *self);
char       *rs_worker_take_output    (RsWorker             *self);
void        rs_worker_set_prepares   (RsWorker             *self,
                                      gboolean              prepares);
void        rs_worker_measure_async  (RsWorker             *self,
                                      RsRequest            *request,
                                      RsWorkerProgress      progress,
                                      gpointer              progress_data,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
RsSnapshot *rs_worker_measure_finish (RsWorker             *self,
                                      GAsyncResult         *result,
                                      GError              **error);
void        rs_worker_find_holders_async  (RsWorker            *self,
                                           RsRequest           *request,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
RsHolders  *rs_worker_find_holders_finish (RsWorker            *self,
                                           GAsyncResult        *result,
                                           GError             **error);
void        rs_worker_find_all_holders_async  (RsWorker        *self,
                                           RsRequest           *request,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
GPtrArray  *rs_worker_find_all_holders_finish (RsWorker        *self,
                                           GAsyncResult        *result,
                                           GError             **error);
void        rs_worker_count_strings_async  (RsWorker            *self,
                                            RsRequest           *request,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
RsStringSnapshot *rs_worker_count_strings_finish (RsWorker      *self,
                                            GAsyncResult        *result,
                                            GError             **error);
void        rs_worker_run_async        (RsWorker             *self,
                                        RsRequest            *request,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean    rs_worker_run_finish       (RsWorker             *self,
                                        GAsyncResult         *result,
                                        char                **output,
                                        GError              **error);
void        rs_worker_list_modules_async  (RsWorker            *self,
                                           RsRequest           *request,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
char      **rs_worker_list_modules_finish (RsWorker            *self,
                                           GAsyncResult        *result,
                                           GError             **error);
void        rs_worker_record_async     (RsWorker             *self,
                                        RsRequest            *ints,
                                        RsRequest            *letters,
                                        RsRequest            *words,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
RsRecording *rs_worker_record_finish   (RsWorker             *self,
                                        GAsyncResult         *result,
                                        GError              **error);
void        rs_worker_begin_stop     (RsWorker             *self);
void        rs_worker_stop           (RsWorker             *self);

G_END_DECLS
