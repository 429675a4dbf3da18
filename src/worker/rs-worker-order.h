/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-target.h"
#include "rs-worker.h"

G_BEGIN_DECLS

/* What is to be recorded, beside a range of integers and the most used texts */
typedef struct
{
  RsExperiment *experiment; /* (nullable) (owned) */
  RsRequest *letters;       /* (nullable) (owned) */
  RsRequest *words;         /* (nullable) (owned) */
} RsWorkerOrder;

RsWorkerOrder *rs_worker_order_new  (RsExperiment         *experiment,
                                     RsRequest            *letters,
                                     RsRequest            *words);
void           rs_worker_order_free (RsWorkerOrder        *self);
RsRecording   *rs_worker_order_do   (const RsWorkerOrder  *self,
                                     RsTarget             *target,
                                     RsRequest            *ints,
                                     GCancellable         *cancellable,
                                     GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsWorkerOrder, rs_worker_order_free)

G_END_DECLS
