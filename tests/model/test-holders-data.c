/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>

#include "rs-holders-data.h"

static GArray *
make_rows (void)
{
  GArray *holders = rs_holders_new_array ();
  RsHolder constant = {
    .kind = RS_HOLDER_CODE_CONSTANT,
    .module = g_strdup ("a.b"),
    .place = g_strdup ("f(), g()"),
    .file = g_strdup ("/tmp/say \"hi\".py"),
    .line = 12,
    .count = 3,
  };
  RsHolder unreachable = { .kind = RS_HOLDER_UNREACHABLE, .count = 1 };

  g_array_append_val (holders, constant);
  g_array_append_val (holders, unreachable);

  return holders;
}

static char *
steal_text (GOutputStream *stream)
{
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static JsonParser *
write_json (RsHolders *holders)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_holders_write_json (holders, stream, NULL, &error));
  g_assert_no_error (error);
  text = steal_text (stream);
  g_assert_true (json_parser_load_from_data (parser, text, -1, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&parser);
}

static void
test_csv (void)
{
  g_autoptr (RsHolders) holders = rs_holders_new_int (20, make_rows ());
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_holders_write_csv (holders, stream, NULL, &error));
  g_assert_no_error (error);
  text = steal_text (stream);
  g_assert_cmpstr (text, ==,
                   "module,kind,place,file,line,count\n"
                   "a.b,code-constant,\"f(), g()\",\"/tmp/say \"\"hi\"\".py\",12,3\n"
                   ",unreachable,,,,1\n");
}

static void
test_json (void)
{
  g_autoptr (RsHolders) holders = rs_holders_new_int (20, make_rows ());
  g_autoptr (JsonParser) parser = write_json (holders);
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *rows = json_object_get_array_member (root, "holders");
  JsonObject *row;

  g_assert_cmpint (json_object_get_int_member (root, "value"), ==, 20);
  g_assert_cmpint (json_object_get_int_member (root, "references"), ==, 4);
  g_assert_cmpuint (json_array_get_length (rows), ==, 2);

  row = json_array_get_object_element (rows, 0);
  g_assert_cmpstr (json_object_get_string_member (row, "module"), ==, "a.b");
  g_assert_cmpstr (json_object_get_string_member (row, "kind"), ==, "code-constant");
  g_assert_cmpstr (json_object_get_string_member (row, "place"), ==, "f(), g()");
  g_assert_cmpstr (json_object_get_string_member (row, "file"), ==, "/tmp/say \"hi\".py");
  g_assert_cmpint (json_object_get_int_member (row, "line"), ==, 12);
  g_assert_cmpint (json_object_get_int_member (row, "count"), ==, 3);

  /* what is not known is null, never empty and never 0 */
  row = json_array_get_object_element (rows, 1);
  g_assert_true (json_object_get_null_member (row, "module"));
  g_assert_true (json_object_get_null_member (row, "place"));
  g_assert_true (json_object_get_null_member (row, "file"));
  g_assert_true (json_object_get_null_member (row, "line"));
  g_assert_cmpint (json_object_get_int_member (row, "count"), ==, 1);
}

/* json-glib reads strings to their first NUL: the text itself is looked at. */
static void
test_json_text (void)
{
  g_autoptr (RsHolders) holders = rs_holders_new_string ("a\0\"\0", 4, rs_holders_new_array ());
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *text = NULL;

  g_assert_true (rs_holders_write_json (holders, stream, NULL, NULL));
  text = steal_text (stream);
  g_assert_cmpstr (text, ==,
                   "{\"text\":\"a\\u0000\\\"\\u0000\",\n \"references\":0,\n"
                   " \"holders\":[\n ]}\n");
}

static void
test_cancelled (void)
{
  g_autoptr (RsHolders) holders = rs_holders_new_int (20, make_rows ());
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (rs_holders_write_json (holders, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (rs_holders_write_csv (holders, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/holders-data/csv", test_csv);
  g_test_add_func ("/model/holders-data/json", test_json);
  g_test_add_func ("/model/holders-data/json-text", test_json_text);
  g_test_add_func ("/model/holders-data/cancelled", test_cancelled);

  return g_test_run ();
}
