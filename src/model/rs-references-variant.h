/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-references.h"

G_BEGIN_DECLS

#define RS_REFERENCES_VARIANT_TYPE "(a(xuuuu)t)"

GVariant     *rs_references_to_variant   (const RsReferences  *self);
RsReferences *rs_references_from_variant (GVariant            *variant,
                                          GError             **error);

G_END_DECLS
