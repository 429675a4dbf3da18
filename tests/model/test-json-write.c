/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-json-write.h"

#include <math.h>

#include "rs-snapshot.h"

/* What does not exist is null. */
static void
test_members (void)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GString) out = g_string_new ("[");

  rs_json_set_string (object, "a", "b\"");
  rs_json_set_string (object, "c", NULL);
  rs_json_set_count (object, "d", G_MAXINT64);
  rs_json_set_count (object, "e", RS_ABSENT);
  rs_json_set_double (object, "f", 0.5);
  rs_json_set_double (object, "g", (double) NAN);
  json_node_take_object (node, object);
  rs_json_append_node (out, generator, node);
  g_string_append_c (out, ',');
  rs_json_append_count (out, -2);
  g_string_append_c (out, ',');
  rs_json_append_count (out, RS_ABSENT);
  g_assert_cmpstr (out->str, ==,
                   "[{\"a\":\"b\\\"\",\"c\":null,\"d\":9223372036854775807,\"e\":null,\"f\":0.5,"
                   "\"g\":null},-2,null");
}

/* NUL, half a surrogate pair, and what is no text: nothing of which json-glib takes. */
static void
test_text (void)
{
  static const char text[] = "a\0\\\"\n/\x7f\xed\xa0\x80\xff\u00e4";
  g_autoptr (GString) out = g_string_new (NULL);

  rs_json_append_text (out, text, sizeof text - 1);
  g_assert_cmpstr (out->str, ==, "\"a\\u0000\\\\\\\"\\u000a/\\u007f\\ud800\\ufffdä\"");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/json-write/members", test_members);
  g_test_add_func ("/model/json-write/text", test_text);

  return g_test_run ();
}
