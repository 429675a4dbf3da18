/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-worker-order.h"
#include "rs-worker.h"

G_BEGIN_DECLS

/* One measurement on its way to the worker's thread and back. */
typedef struct _RsWorkerJob RsWorkerJob;

/* Any thread */
RsWorkerJob  *rs_worker_job_ref             (RsWorkerJob       *self);
void          rs_worker_job_unref           (RsWorkerJob       *self);
void          rs_worker_job_cancel          (RsWorkerJob       *self);
gboolean      rs_worker_job_is_cancelled    (RsWorkerJob       *self);

/* The thread that asks */
RsWorkerJob  *rs_worker_job_new             (GTask             *task,
                                             RsRequest         *request,
                                             RsWorkerProgress   progress,
                                             gpointer           progress_data);
void          rs_worker_job_take_order      (RsWorkerJob       *self,
                                             RsWorkerOrder     *order);

/* The worker's thread */
RsRequest    *rs_worker_job_get_request     (RsWorkerJob       *self);
RsWorkerOrder *rs_worker_job_get_order      (RsWorkerJob       *self);
GCancellable *rs_worker_job_get_cancellable (RsWorkerJob       *self);
void          rs_worker_job_set_progress    (RsWorkerJob       *self,
                                             double             fraction);
void          rs_worker_job_reply           (RsWorkerJob       *self,
                                             gpointer           result,
                                             GDestroyNotify     free_result,
                                             GError            *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsWorkerJob, rs_worker_job_unref)

G_END_DECLS
