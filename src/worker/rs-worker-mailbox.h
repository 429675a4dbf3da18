/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-worker-job.h"

G_BEGIN_DECLS

/* What a worker and its thread share: jobs for the one, from the other. */
typedef struct _RsWorkerMailbox RsWorkerMailbox;

RsWorkerMailbox *rs_worker_mailbox_new               (void);
void             rs_worker_mailbox_free              (RsWorkerMailbox *self);

/* The thread that asks */
void             rs_worker_mailbox_set_prepares      (RsWorkerMailbox *self,
                                                      gboolean         prepares);
void             rs_worker_mailbox_push              (RsWorkerMailbox *self,
                                                      RsWorkerJob     *job);
void             rs_worker_mailbox_quit              (RsWorkerMailbox *self);

/* The worker's thread */
gboolean         rs_worker_mailbox_wait              (RsWorkerMailbox *self,
                                                      int              fd);
RsWorkerJob     *rs_worker_mailbox_pop               (RsWorkerMailbox *self);
GCancellable    *rs_worker_mailbox_begin_preparation (RsWorkerMailbox *self);
void             rs_worker_mailbox_end_preparation   (RsWorkerMailbox *self);

G_END_DECLS
