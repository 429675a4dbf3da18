/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-interp.h"
#include "rs-references.h"

G_BEGIN_DECLS

RsReferences *rs_interp_count_references (RsInterp      *self,
                                          GCancellable  *cancellable,
                                          GError       **error);

G_END_DECLS
