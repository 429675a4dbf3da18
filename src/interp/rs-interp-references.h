/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-interp.h"
#include "rs-references.h"
#include "rs-string-references.h"

G_BEGIN_DECLS

gboolean            rs_interp_census                  (RsInterp            *self,
                                                       RsReferences       **ints,
                                                       RsStringReferences **strings,
                                                       GCancellable        *cancellable,
                                                       GError             **error);
RsReferences       *rs_interp_count_references        (RsInterp            *self,
                                                       GCancellable        *cancellable,
                                                       GError             **error);
RsStringReferences *rs_interp_count_string_references (RsInterp            *self,
                                                       GCancellable        *cancellable,
                                                       GError             **error);

G_END_DECLS
