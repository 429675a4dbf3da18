/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python-facts.h"

G_BEGIN_DECLS

#define RS_PYTHON_FACTS_VARIANT_TYPE "(ayumaymayxxbxxxbasb)"

GVariant      *rs_python_facts_to_variant   (const RsPythonFacts  *self);
RsPythonFacts *rs_python_facts_from_variant (GVariant             *variant,
                                             GError              **error);

G_END_DECLS
