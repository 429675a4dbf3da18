/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-interp.h"
#include "rs-snapshot.h"

G_BEGIN_DECLS

RsReferences *rs_worker_count_references (RsInterp        *interp,
                                          gint64           from,
                                          gsize            n_ints,
                                          gint64         **column,
                                          RsTrendColumns  *trend,
                                          GCancellable    *cancellable,
                                          GError         **error);

G_END_DECLS
