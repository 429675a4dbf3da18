/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>
#include <math.h>

#include "rs-snapshot-data.h"

static RsSnapshot *
make_snapshot (gsize n_ints)
{
  RsPythonFacts values = {
    .version = "3.11.2",
    .cache_min = -5,
    .cache_max = 256,
    .counted = TRUE,
    .pad = 999999999,
    .int_floor = 2,
  };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  const RsReferenceCount parts[] = { { -4, 4, 0, 0, 0 }, { 0, 3, 0, 2, 0 }, { 1, 17, 1, 0, 4 },
                                    { 1000, 3, 0, 0, 0 } };
  g_autoptr (RsReferences) references = NULL;
  gint64 *refcount = g_new (gint64, n_ints);
  gint64 *printed = g_new (gint64, n_ints);

  trends[RS_MEASURE_REFCOUNT].expected = g_new (float, n_ints);
  trends[RS_MEASURE_REFCOUNT].outlier = g_new0 (guint8, n_ints);
  for (gsize i = 0; i < n_ints; i++)
    {
      refcount[i] = i == 1 ? RS_ABSENT : (gint64) i * 10;
      printed[i] = 1000000001 + (gint64) i * 10;
      trends[RS_MEASURE_REFCOUNT].expected[i] = i == 0 ? NAN : 8.0f;
    }
  trends[RS_MEASURE_REFCOUNT].outlier[n_ints - 1] = 1;

  columns[RS_MEASURE_REFERENCES] = g_new0 (gint64, n_ints);
  columns[RS_MEASURE_REFERENCES][1] = 3;
  columns[RS_MEASURE_REFERENCES][2] = 18;
  columns[RS_MEASURE_REFCOUNT] = refcount;
  columns[RS_MEASURE_PRINTED] = printed;
  references = rs_references_new (g_memdup2 (parts, sizeof parts), G_N_ELEMENTS (parts));

  return rs_snapshot_new_ints (python, -1, n_ints, columns, trends, references);
}

static char *
steal_text (GOutputStream *stream)
{
  gsize length;
  char *text;

  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
  text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), length);

  return text;
}

static void
test_csv (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (3);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_snapshot_write_csv (snapshot, NULL, RS_MEASURE_REFCOUNT, stream, NULL, &error));
  g_assert_no_error (error);
  text = steal_text (stream);
  g_assert_cmpstr (text, ==,
                   "value,references,heap,c_variables,compiled_in,operands,refcount,surplus,printed,"
                   "expected,ratio,outlier,cumulative_share\n"
                   "-1,0,0,0,0,0,0,0,1000000001,,,0,0.1428571429\n"
                   "0,3,3,0,2,0,,,1000000011,8,,0,0.25\n"
                   "1,18,17,1,0,4,20,2,1000000021,8,2.5,1,0.8928571429\n");
}

static void
test_json (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (3);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *root, *python, *record;
  JsonArray *ints;

  g_assert_true (rs_snapshot_write_json (snapshot, NULL, RS_MEASURE_REFCOUNT, stream, NULL, &error));
  g_assert_no_error (error);
  text = steal_text (stream);
  g_assert_true (json_parser_load_from_data (parser, text, -1, &error));
  g_assert_no_error (error);

  root = json_node_get_object (json_parser_get_root (parser));
  python = json_object_get_object_member (root, "python");
  g_assert_cmpstr (json_object_get_string_member (python, "version"), ==, "3.11.2");
  g_assert_cmpint (json_array_get_int_element (json_object_get_array_member (python, "cache"), 1),
                   ==, 256);
  g_assert_true (json_object_get_null_member (python, "executable"));

  ints = json_object_get_array_member (root, "ints");
  g_assert_cmpuint (json_array_get_length (ints), ==, 3);

  /* what does not exist is null, never 0 */
  record = json_array_get_object_element (ints, 0);
  g_assert_cmpint (json_object_get_int_member (record, "value"), ==, -1);
  g_assert_cmpint (json_object_get_int_member (record, "refcount"), ==, 0);
  g_assert_true (json_object_get_null_member (record, "expected"));
  g_assert_true (json_object_get_null_member (record, "ratio"));
  record = json_array_get_object_element (ints, 1);
  g_assert_true (json_object_get_null_member (record, "refcount"));
  g_assert_true (json_object_get_null_member (record, "surplus"));

  record = json_array_get_object_element (ints, 2);
  g_assert_cmpint (json_object_get_int_member (record, "printed"), ==, 1000000021);
  g_assert_cmpint (json_object_get_int_member (record, "references"), ==, 18);
  g_assert_cmpint (json_object_get_int_member (record, "heap"), ==, 17);
  g_assert_cmpint (json_object_get_int_member (record, "c_variables"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (record, "operands"), ==, 4);
  g_assert_cmpint (json_object_get_int_member (record, "surplus"), ==, 2);
  g_assert_cmpfloat (json_object_get_double_member (record, "ratio"), ==, 2.5);
  g_assert_true (json_object_get_boolean_member (record, "outlier"));
  g_assert_cmpfloat (json_object_get_double_member (record, "cumulative_share"), ==, 25.0 / 28);
  g_assert_cmpint (json_object_get_int_member (root, "total_references"), ==, 28);
}

/* Without references there is nothing to be a share of. */
static void
test_no_references (void)
{
  const RsPythonFacts values = { .version = "3.13.1", .cache_min = -5, .cache_max = 256 };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  g_autoptr (RsSnapshot) snapshot = rs_snapshot_new_ints (python, 7, 1, columns, trends, NULL);
  g_autoptr (GOutputStream) csv = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) json = g_memory_output_stream_new_resizable ();
  g_autofree char *csv_text = NULL;
  g_autofree char *json_text = NULL;

  g_assert_true (rs_snapshot_write_csv (snapshot, NULL, RS_MEASURE_REFERENCES, csv, NULL, NULL));
  csv_text = steal_text (csv);
  g_assert_true (g_str_has_suffix (csv_text, "\n7,,,,,,,,,,,0,\n"));
  g_assert_true (rs_snapshot_write_json (snapshot, NULL, RS_MEASURE_REFERENCES, json, NULL, NULL));
  json_text = steal_text (json);
  g_assert_nonnull (strstr (json_text, "\"total_references\":null"));
  g_assert_nonnull (strstr (json_text, "\"cumulative_share\":null"));
}

/* More than one buffer: the pieces join without a seam. */
static void
test_long (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (20000);
  g_autoptr (GOutputStream) csv = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) json = g_memory_output_stream_new_resizable ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *csv_text = NULL;
  g_autofree char *json_text = NULL;
  g_auto (GStrv) lines = NULL;
  JsonArray *ints;

  g_assert_true (rs_snapshot_write_csv (snapshot, NULL, RS_MEASURE_REFCOUNT, csv, NULL, NULL));
  csv_text = steal_text (csv);
  lines = g_strsplit (csv_text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 20002);
  for (guint i = 0; i < 20000; i++)
    g_assert_cmpint (g_ascii_strtoll (lines[i + 1], NULL, 10), ==, (gint64) i - 1);

  g_assert_true (rs_snapshot_write_json (snapshot, NULL, RS_MEASURE_REFCOUNT, json, NULL, NULL));
  json_text = steal_text (json);
  g_assert_true (json_parser_load_from_data (parser, json_text, -1, NULL));
  ints = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                       "ints");
  g_assert_cmpuint (json_array_get_length (ints), ==, 20000);
  for (guint i = 0; i < 20000; i++)
    g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (ints, i), "value"),
                     ==, (gint64) i - 1);
}

static void
test_cancelled (void)
{
  g_autoptr (RsSnapshot) snapshot = make_snapshot (3);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (rs_snapshot_write_json (snapshot, NULL, RS_MEASURE_PRINTED, stream, cancellable,
                                          &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/snapshot-data/csv", test_csv);
  g_test_add_func ("/model/snapshot-data/json", test_json);
  g_test_add_func ("/model/snapshot-data/no-references", test_no_references);
  g_test_add_func ("/model/snapshot-data/long", test_long);
  g_test_add_func ("/model/snapshot-data/cancelled", test_cancelled);

  return g_test_run ();
}
