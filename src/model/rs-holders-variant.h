/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-holders.h"

G_BEGIN_DECLS

#define RS_HOLDERS_VARIANT_TYPE "(xmaya(uuut)(auay))"

GVariant  *rs_holders_to_variant   (const RsHolders  *self);
RsHolders *rs_holders_from_variant (GVariant         *variant,
                                    GError          **error);

G_END_DECLS
