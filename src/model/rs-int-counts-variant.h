/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-int-counts.h"

G_BEGIN_DECLS

#define RS_INT_COUNTS_VARIANT_TYPE "((ayumaymayxxbxxxb)xaxaxmax(a(xuuuu)t))"

GVariant    *rs_int_counts_to_variant   (const RsIntCounts  *self);
RsIntCounts *rs_int_counts_from_variant (GVariant           *variant,
                                         GError            **error);

G_END_DECLS
