/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-cli-strings-table.h"

static RsStringSnapshot *
make_snapshot (gsize n_rows)
{
  static const char memory[] = "error\0a\0\nb\0";
  RsPythonFacts values = { .version = "3.11.2", .string_floor = 5 };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  char *texts = g_memdup2 (memory, sizeof memory);
  const RsStringRow rows[] = {
    { texts, 5, 1, 44, 40, 4, 0, 44, 1000000047, 44 },
    { texts + 6, 4, 12, 0, 0, 0, 0, RS_ABSENT, RS_ABSENT, RS_ABSENT },
  };

  return rs_string_snapshot_new (RS_STRINGS_WORDS, python,
                                 g_memdup2 (rows, n_rows * sizeof *rows), n_rows, texts, 70000,
                                 9000);
}

static void
assert_table (gsize       n_rows,
              const char *wanted)
{
  g_autoptr (RsStringSnapshot) snapshot = make_snapshot (n_rows);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *table = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_cli_strings_table_write (snapshot, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  table = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_cmpstr (table, ==, wanted);
}

static void
test_rows (void)
{
  assert_table (2,
                "references  refcount     printed       net   objects  text\n"
                "        44        44  1000000047        44         1  error\n"
                "         0         -           -         -        12  a\\x00\\nb\n");
}

static void
test_none (void)
{
  assert_table (0, "");
}

static void
test_cancelled (void)
{
  g_autoptr (RsStringSnapshot) snapshot = make_snapshot (1);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (rs_cli_strings_table_write (snapshot, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/strings-table/rows", test_rows);
  g_test_add_func ("/cli/strings-table/none", test_none);
  g_test_add_func ("/cli/strings-table/cancelled", test_cancelled);

  return g_test_run ();
}
