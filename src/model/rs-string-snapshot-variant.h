/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python-facts-variant.h"
#include "rs-string-snapshot.h"

G_BEGIN_DECLS

#define RS_STRING_SNAPSHOT_VARIANT_TYPE \
  "(u" RS_PYTHON_FACTS_VARIANT_TYPE "a(tuxxxxxxx)aytt)"

GVariant         *rs_string_snapshot_to_variant   (const RsStringSnapshot  *self);
RsStringSnapshot *rs_string_snapshot_from_variant (GVariant                *variant,
                                                   GError                 **error);

G_END_DECLS
