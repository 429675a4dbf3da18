/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-error.h"

G_BEGIN_DECLS

/* The domain's name, the code and the message. */
#define RS_ERROR_VARIANT_TYPE "(sis)"

GVariant *rs_error_to_variant   (const GError *error);
GError   *rs_error_from_variant (GVariant     *variant);

G_END_DECLS
