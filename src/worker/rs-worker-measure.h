/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-interp.h"
#include "rs-request.h"
#include "rs-snapshot.h"

G_BEGIN_DECLS

RsSnapshot *rs_worker_measure (RsInterp          *interp,
                               RsRequest         *request,
                               RsInterpProgress   progress,
                               gpointer           progress_data,
                               GCancellable      *cancellable,
                               GError           **error);

G_END_DECLS
