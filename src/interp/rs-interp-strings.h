/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-interp.h"
#include "rs-request.h"
#include "rs-string-snapshot.h"

G_BEGIN_DECLS

RsStringSnapshot *rs_interp_measure_strings (RsInterp              *self,
                                             RsStringsKind          kind,
                                             GPtrArray             *texts,
                                             GCancellable          *cancellable,
                                             GError               **error);
RsStringSnapshot *rs_interp_find_most_used  (RsInterp              *self,
                                             gsize                  n,
                                             const RsStringFilter  *filter,
                                             GCancellable          *cancellable,
                                             GError               **error);

G_END_DECLS
