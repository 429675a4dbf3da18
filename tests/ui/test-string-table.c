/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-table.h"

#include <string.h>

static const RsStringRow rows[] = {
  { "beta", 4, 1, 7, 7, 0, 0, 9, 12, 7 },
  { "Alpha\tx", 7, 0, 0, 0, 0, 0, RS_ABSENT, 5, 0 },
  { "gamma", 5, 2, 7, 6, 1, 3, 7, RS_ABSENT, RS_ABSENT },
  { "d\0lta", 5, 1, 20, 20, 0, 0, 20, 25, 20 },
};

static RsStringSnapshot *
snapshot_new (void)
{
  const RsPythonFacts values = { .version = "3.11.2", .version_hex = 0x030b02f0 };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);

  return rs_string_snapshot_new (RS_STRINGS_WORDS, python, g_memdup2 (rows, sizeof rows),
                                 G_N_ELEMENTS (rows), NULL, 34, 3);
}

/* The rows of the snapshot that are shown, as digits. */
static void
assert_rows (RsStringTable *table,
             const char    *expected)
{
  GListModel *model = G_LIST_MODEL (table);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RsStringItem) item = g_list_model_get_item (model, i);

      g_string_append_printf (found, "%u", (guint) rs_string_item_get_row (item));
    }
  g_assert_null (g_list_model_get_item (model, g_list_model_get_n_items (model)));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
changed_cb (GListModel *model,
            guint       position,
            guint       n_removed,
            guint       n_added,
            guint      *change)
{
  change[0]++;
  change[1] = position;
  change[2] = n_removed;
  change[3] = n_added;
}

static void
test_rows (void)
{
  g_autoptr (RsStringTable) table = rs_string_table_new ();
  g_autoptr (RsStringSnapshot) snapshot = snapshot_new ();
  guint change[4] = { 0 };

  assert_rows (table, "");
  g_signal_connect (table, "items-changed", G_CALLBACK (changed_cb), change);
  rs_string_table_set_snapshot (table, snapshot);
  assert_rows (table, "0123");
  /* all at once, however many there are */
  g_assert_cmpuint (change[0], ==, 1);
  g_assert_cmpuint (change[1], ==, 0);
  g_assert_cmpuint (change[2], ==, 0);
  g_assert_cmpuint (change[3], ==, 4);
  rs_string_table_set_snapshot (table, NULL);
  assert_rows (table, "");
  g_assert_cmpuint (change[2], ==, 4);
}

/* What does not exist comes last either way, and equal numbers stay in their order. */
static void
test_order (void)
{
  g_autoptr (RsStringTable) table = rs_string_table_new ();
  g_autoptr (RsStringSnapshot) snapshot = snapshot_new ();

  rs_string_table_set_snapshot (table, snapshot);
  rs_string_table_set_order (table, RS_STRING_COLUMN_TEXT, FALSE);
  assert_rows (table, "1032");
  rs_string_table_set_order (table, RS_STRING_COLUMN_TEXT, TRUE);
  assert_rows (table, "2301");
  rs_string_table_set_order (table, RS_STRING_COLUMN_REFERENCES, FALSE);
  assert_rows (table, "1023");
  rs_string_table_set_order (table, RS_STRING_COLUMN_REFERENCES, TRUE);
  assert_rows (table, "3021");
  rs_string_table_set_order (table, RS_STRING_COLUMN_REFCOUNT, FALSE);
  assert_rows (table, "2031");
  rs_string_table_set_order (table, RS_STRING_COLUMN_PRINTED, TRUE);
  assert_rows (table, "3012");
  rs_string_table_set_order (table, RS_STRING_COLUMN_NET, FALSE);
  assert_rows (table, "1032");
  rs_string_table_set_order (table, RS_STRING_COLUMN_NONE, FALSE);
  assert_rows (table, "0123");
}

static void
test_search (void)
{
  g_autoptr (RsStringTable) table = rs_string_table_new ();
  g_autoptr (RsStringSnapshot) snapshot = snapshot_new ();
  guint position = 9;

  rs_string_table_set_snapshot (table, snapshot);
  rs_string_table_set_search (table, "A");
  assert_rows (table, "0123");
  rs_string_table_set_search (table, "lTa");
  assert_rows (table, "3");
  rs_string_table_set_search (table, "ph");
  assert_rows (table, "1");
  g_assert_false (rs_string_table_find (table, "beta", 4, &position));
  rs_string_table_set_search (table, "nowhere in a text");
  assert_rows (table, "");
  rs_string_table_set_search (table, "");
  rs_string_table_set_order (table, RS_STRING_COLUMN_TEXT, FALSE);
  g_assert_true (rs_string_table_find (table, "d\0lta", 5, &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_false (rs_string_table_find (table, "d", 1, &position));
}

/* A cell of a row cannot be taken for two, nor a row for two. */
static void
test_tsv (void)
{
  g_autoptr (RsStringTable) table = rs_string_table_new ();
  g_autoptr (RsStringSnapshot) snapshot = snapshot_new ();
  g_autofree char *tsv = NULL;
  g_autofree char *one = NULL;

  rs_string_table_set_snapshot (table, snapshot);
  tsv = rs_string_table_dup_tsv (table, 0, 99);
  g_assert_cmpstr (tsv, ==,
                   "Text\tReferences\tRefcount\tPrinted\tNet\n"
                   "beta\t7\t9\t12\t7\n"
                   "Alpha\\tx\t0\t\t5\t0\n"
                   "gamma\t7\t7\t\t\n"
                   "d\\x00lta\t20\t20\t25\t20\n");
  one = rs_string_table_dup_tsv (table, 2, 1);
  g_assert_cmpstr (one, ==, "Text\tReferences\tRefcount\tPrinted\tNet\ngamma\t7\t7\t\t\n");
}

static void
test_cells (void)
{
  g_autoptr (RsStringSnapshot) snapshot = snapshot_new ();
  g_autoptr (RsStringItem) item = rs_string_item_new (snapshot, 2);
  g_autofree char *text = rs_string_item_dup_cell (item, RS_STRING_COLUMN_TEXT);
  g_autofree char *references = rs_string_item_dup_cell (item, RS_STRING_COLUMN_REFERENCES);
  g_autofree char *net = rs_string_item_dup_cell (item, RS_STRING_COLUMN_NET);

  g_assert_cmpstr (text, ==, "gamma");
  g_assert_cmpstr (references, ==, "7");
  g_assert_cmpstr (net, ==, "-");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/string-table/rows", test_rows);
  g_test_add_func ("/ui/string-table/order", test_order);
  g_test_add_func ("/ui/string-table/search", test_search);
  g_test_add_func ("/ui/string-table/tsv", test_tsv);
  g_test_add_func ("/ui/string-table/cells", test_cells);

  return g_test_run ();
}
