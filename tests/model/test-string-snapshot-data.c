/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>
#include <string.h>

#include "rs-string-snapshot-data.h"

typedef struct
{
  const char *text;
  gsize length;
} Text;

/* What a file could trip over */
static const Text texts[] = {
  { "error", 5 },      { "", 0 },
  { "a\0b", 3 },       { "\xed\xa0\x80x", 4 },
  { "\"quoted\"", 8 }, { "two\r\nlines\n", 11 },
  { "a,b;c\td", 7 },   { "\\x00 \\\\ \\u0041", 14 },
  { "e\xcc\x81", 3 },  { "שלום", 8 },
  { "😀", 4 },         { "\x7f\x1b[31m", 6 },
  { "=1+1", 4 },       { " ", 1 },
  { "\xe2\x80\xa8", 3 },
};

/* Rows whose references are their places */
static RsStringSnapshot *
make_snapshot (RsStringsKind kind,
               const Text   *wanted,
               gsize         n)
{
  RsPythonFacts values = { .version = "3.11.2", .cache_min = -5, .cache_max = 256 };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  RsStringRow *rows = g_new0 (RsStringRow, n);
  gsize size = 0;
  char *memory;

  for (gsize i = 0; i < n; i++)
    size += wanted[i].length + 1;
  memory = g_malloc0 (size);
  size = 0;
  for (gsize i = 0; i < n; i++)
    {
      memcpy (memory + size, wanted[i].text, wanted[i].length);
      rows[i] = (RsStringRow) { memory + size, wanted[i].length, 2, (gint64) i, (gint64) i - 1, 1,
                                4, RS_ABSENT, 11, 6 };
      size += wanted[i].length + 1;
    }

  return rs_string_snapshot_new (kind, python, rows, n, memory, 70000, 9000);
}

static char *
write_csv (RsStringSnapshot *snapshot)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_string_snapshot_write_csv (snapshot, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
write_json (RsStringSnapshot *snapshot)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_string_snapshot_write_json (snapshot, RS_MEASURE_REFERENCES, stream, NULL,
                                                &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_csv (void)
{
  g_autoptr (RsStringSnapshot) snapshot = make_snapshot (RS_STRINGS_WORDS, texts, 8);
  g_autofree char *text = write_csv (snapshot);

  g_assert_cmpstr (text, ==,
                   "text,references,heap,c_variables,compiled_in,refcount,printed,net,objects\n"
                   "\"error\",0,,1,4,,11,6,2\n"
                   "\"\",1,0,1,4,,11,6,2\n"
                   "\"a\\x00b\",2,1,1,4,,11,6,2\n"
                   "\"\\ud800x\",3,2,1,4,,11,6,2\n"
                   "\"\"\"quoted\"\"\",4,3,1,4,,11,6,2\n"
                   "\"two\\x0d\\x0alines\\x0a\",5,4,1,4,,11,6,2\n"
                   "\"a,b;c\\x09d\",6,5,1,4,,11,6,2\n"
                   "\"\\\\x00 \\\\\\\\ \\\\u0041\",7,6,1,4,,11,6,2\n");
}

static void
test_json (void)
{
  g_autoptr (RsStringSnapshot) words = make_snapshot (RS_STRINGS_MOST_USED, texts, 2);
  g_autoptr (RsStringSnapshot) letters = make_snapshot (RS_STRINGS_LETTERS, texts, 1);
  g_autofree char *text = write_json (words);
  g_autofree char *letters_text = write_json (letters);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root, *row;

  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (root, "python"),
                                                  "version"),
                   ==, "3.11.2");
  g_assert_cmpstr (json_object_get_string_member (root, "measure"), ==, "references");
  g_assert_cmpint (json_object_get_int_member (root, "total_references"), ==, 70000);
  g_assert_cmpint (json_object_get_int_member (root, "total_texts"), ==, 9000);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "words")), ==, 2);
  row = json_array_get_object_element (json_object_get_array_member (root, "words"), 1);
  g_assert_cmpstr (json_object_get_string_member (row, "text"), ==, "");
  g_assert_cmpint (json_object_get_int_member (row, "references"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (row, "heap"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (row, "c_variables"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (row, "compiled_in"), ==, 4);
  g_assert_true (json_object_get_null_member (row, "refcount"));
  g_assert_cmpint (json_object_get_int_member (row, "printed"), ==, 11);
  g_assert_cmpint (json_object_get_int_member (row, "net"), ==, 6);
  g_assert_cmpint (json_object_get_int_member (row, "objects"), ==, 2);
  row = json_array_get_object_element (json_object_get_array_member (root, "words"), 0);
  g_assert_true (json_object_get_null_member (row, "heap"));

  g_assert_true (json_parser_load_from_data (parser, letters_text, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_true (json_object_has_member (root, "letters"));
  g_assert_false (json_object_has_member (root, "words"));
}

/* Has another program read a file, and write down each text as its code points. */
static char *
read_back (const char *script,
           const char *text)
{
  const char *const arguments[] = { "python3", "-I", "-c", script, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *out = NULL;

  process = g_subprocess_newv (arguments,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                               &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, text, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  return out;
}

static const char wanted[]
  = "0 101 114 114 111 114\n"
    "1\n"
    "2 97 0 98\n"
    "3 55296 120\n"
    "4 34 113 117 111 116 101 100 34\n"
    "5 116 119 111 13 10 108 105 110 101 115 10\n"
    "6 97 44 98 59 99 9 100\n"
    "7 92 120 48 48 32 92 92 32 92 117 48 48 52 49\n"
    "8 101 769\n"
    "9 1513 1500 1493 1501\n"
    "10 128512\n"
    "11 127 27 91 51 49 109\n"
    "12 61 49 43 49\n"
    "13 32\n"
    "14 8232\n";

static gboolean
have_python (void)
{
  g_autofree char *program = g_find_program_in_path ("python3");

  if (program == NULL)
    g_test_skip ("there is no python3");

  return program != NULL;
}

static void
test_json_round_trip (void)
{
  g_autoptr (RsStringSnapshot) snapshot
    = make_snapshot (RS_STRINGS_WORDS, texts, G_N_ELEMENTS (texts));
  g_autofree char *text = write_json (snapshot);
  g_autofree char *out = NULL;

  if (!have_python ())
    return;

  out = read_back ("import json, sys\n"
                   "sys.stdin.reconfigure(encoding='utf-8', newline='')\n"
                   "for row in json.load(sys.stdin)['words']:\n"
                   "  print(row['references'], *map(ord, row['text']))\n",
                   text);
  g_assert_cmpstr (out, ==, wanted);
}

static void
test_csv_round_trip (void)
{
  g_autoptr (RsStringSnapshot) snapshot
    = make_snapshot (RS_STRINGS_WORDS, texts, G_N_ELEMENTS (texts));
  g_autofree char *text = write_csv (snapshot);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *out = NULL;

  /* each on a line of its own, and what is behind the last line end */
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (texts) + 2);
  if (!have_python ())
    return;

  out = read_back ("import csv, re, sys\n"
                   "sys.stdin.reconfigure(encoding='utf-8', newline='')\n"
                   "for row in csv.DictReader(sys.stdin):\n"
                   "  text = re.sub(r'\\\\(?:\\\\|x(..)|u(....))',\n"
                   "    lambda m: chr(int(m[1] or m[2] or '5c', 16)), row['text'])\n"
                   "  print(row['references'], *map(ord, text))\n",
                   text);
  g_assert_cmpstr (out, ==, wanted);
}

static void
test_cancelled (void)
{
  g_autoptr (RsStringSnapshot) snapshot = make_snapshot (RS_STRINGS_WORDS, texts, 3);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (rs_string_snapshot_write_json (snapshot, RS_MEASURE_PRINTED, stream, cancellable,
                                                 &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (rs_string_snapshot_write_csv (snapshot, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/string-snapshot-data/csv", test_csv);
  g_test_add_func ("/model/string-snapshot-data/json", test_json);
  g_test_add_func ("/model/string-snapshot-data/json-round-trip", test_json_round_trip);
  g_test_add_func ("/model/string-snapshot-data/csv-round-trip", test_csv_round_trip);
  g_test_add_func ("/model/string-snapshot-data/cancelled", test_cancelled);

  return g_test_run ();
}
