/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-python-facts-json.h"

#include "rs-json-write.h"

/**
 * rs_python_facts_to_json:
 * @self: facts
 *
 * Returns: (transfer full): an object, as it begins every data file
 */
JsonNode *
rs_python_facts_to_json (const RsPythonFacts *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonArray) cache = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_array_add_int_element (cache, self->cache_min);
  json_array_add_int_element (cache, self->cache_max);

  json_object_set_string_member (object, "version", self->version);
  json_object_set_array_member (object, "cache", g_steal_pointer (&cache));
  json_object_set_boolean_member (object, "counted", self->counted);
  json_object_set_int_member (object, "pad", self->pad);
  json_object_set_int_member (object, "int_floor", self->int_floor);
  json_object_set_int_member (object, "string_floor", self->string_floor);
  rs_json_set_string (object, "executable", self->executable);
  rs_json_set_string (object, "library", self->library);
  json_object_set_boolean_member (object, "tested", self->tested);

  json_node_take_object (node, g_steal_pointer (&object));
  return node;
}

/**
 * rs_python_facts_imports_to_json:
 * @self: facts
 *
 * Returns: (transfer full): an array of the modules that were imported on purpose
 */
JsonNode *
rs_python_facts_imports_to_json (const RsPythonFacts *self)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr (JsonArray) imports = json_array_new ();

  for (gsize i = 0; self->imports != NULL && self->imports[i] != NULL; i++)
    json_array_add_string_element (imports, self->imports[i]);

  json_node_take_array (node, g_steal_pointer (&imports));
  return node;
}

/**
 * rs_python_facts_append_json:
 * @self: facts
 * @out: where to append
 * @generator: what writes it
 *
 * Begins an object, as every data file does: with "python" and "imports".
 */
void
rs_python_facts_append_json (const RsPythonFacts *self,
                             GString             *out,
                             JsonGenerator       *generator)
{
  g_string_append (out, "{\"python\":");
  rs_json_append_node (out, generator, rs_python_facts_to_json (self));
  g_string_append (out, ",\n \"imports\":");
  rs_json_append_node (out, generator, rs_python_facts_imports_to_json (self));
}
