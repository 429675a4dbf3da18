/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "rs-python-facts.h"

G_BEGIN_DECLS

JsonNode *rs_python_facts_to_json         (const RsPythonFacts *self);
JsonNode *rs_python_facts_imports_to_json (const RsPythonFacts *self);
void      rs_python_facts_append_json     (const RsPythonFacts *self,
                                           GString             *out,
                                           JsonGenerator       *generator);

G_END_DECLS
