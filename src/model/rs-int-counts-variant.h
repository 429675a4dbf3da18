/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-int-counts.h"
#include "rs-python-facts-variant.h"
#include "rs-references-variant.h"

G_BEGIN_DECLS

#define RS_INT_COUNTS_VARIANT_TYPE \
  "(" RS_PYTHON_FACTS_VARIANT_TYPE "xaxaxmax" RS_REFERENCES_VARIANT_TYPE ")"

GVariant    *rs_int_counts_to_variant   (const RsIntCounts  *self);
RsIntCounts *rs_int_counts_from_variant (GVariant           *variant,
                                         GError            **error);

G_END_DECLS
