/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-request.h"

G_BEGIN_DECLS

/* The kind, and what it needs. */
#define RS_REQUEST_VARIANT_TYPE "(uv)"

GVariant  *rs_request_to_variant   (const RsRequest  *self);
RsRequest *rs_request_from_variant (GVariant         *variant,
                                    GError          **error);

G_END_DECLS
