/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-interp.h"
#include "rs-request.h"

G_BEGIN_DECLS

gboolean rs_interp_answer (RsInterp          *self,
                           const RsRequest   *request,
                           RsInterpProgress   progress,
                           gpointer           progress_data,
                           GCancellable      *cancellable,
                           GValue            *answer,
                           GError           **error);

G_END_DECLS
