/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "rs-python-facts.h"

G_BEGIN_DECLS

JsonNode *rs_python_facts_to_json (const RsPythonFacts *self);
JsonNode *rs_python_facts_imports_to_json (const RsPythonFacts *self);
void      rs_json_append_node     (GString             *text,
                                   JsonGenerator       *generator,
                                   JsonNode            *node);

G_END_DECLS
