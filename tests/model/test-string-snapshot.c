/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-string-snapshot.h"

/* Four words in one piece of memory: "b" with 7 references, "a\0z" with 2, "a" with 7, "" with 0 */
static RsStringSnapshot *
make_snapshot (gboolean counted)
{
  static const char memory[] = "b\0a\0z\0a\0";
  RsPythonFacts values = { .version = "3.11.2", .string_floor = 5 };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  char *texts = g_memdup2 (memory, sizeof memory);
  gint64 refcount = counted ? 7 : RS_ABSENT;
  const RsStringRow rows[] = {
    { texts, 1, 1, 7, 6, 1, 3, refcount, 12, 7 },
    { texts + 2, 3, 1, 2, 2, 0, 0, counted ? 9 : RS_ABSENT, RS_ABSENT, RS_ABSENT },
    { texts + 6, 1, 2, 7, 7, 0, 0, refcount, 12, 7 },
    { texts + 8, 0, 0, 0, 0, 0, 0, RS_ABSENT, RS_ABSENT, RS_ABSENT },
  };

  return rs_string_snapshot_new (RS_STRINGS_WORDS, python, g_memdup2 (rows, sizeof rows),
                                 G_N_ELEMENTS (rows), texts, 70000, 9000);
}

static void
test_rows (void)
{
  g_autoptr (RsStringSnapshot) snapshot = make_snapshot (TRUE);
  const RsStringRow *row = rs_string_snapshot_get_row (snapshot, 1);

  g_assert_cmpint (rs_string_snapshot_get_kind (snapshot), ==, RS_STRINGS_WORDS);
  g_assert_cmpstr (rs_string_snapshot_get_python (snapshot)->version, ==, "3.11.2");
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (snapshot), ==, 4);
  g_assert_cmpuint (rs_string_snapshot_get_total (snapshot), ==, 70000);
  g_assert_cmpuint (rs_string_snapshot_get_n_distinct (snapshot), ==, 9000);
  g_assert_cmpmem (row->text, row->length, "a\0z", 3);
}

static void
test_counts (void)
{
  g_autoptr (RsStringSnapshot) snapshot = make_snapshot (FALSE);

  g_assert_cmpint (rs_string_snapshot_get_count (snapshot, 0, RS_MEASURE_REFERENCES), ==, 7);
  g_assert_cmpint (rs_string_snapshot_get_count (snapshot, 0, RS_MEASURE_REFCOUNT), ==, RS_ABSENT);
  g_assert_cmpint (rs_string_snapshot_get_count (snapshot, 0, RS_MEASURE_PRINTED), ==, 12);
  g_assert_cmpint (rs_string_snapshot_get_count (snapshot, 3, RS_MEASURE_REFERENCES), ==, 0);
  g_assert_true (rs_string_snapshot_has_measure (snapshot, RS_MEASURE_REFERENCES));
  g_assert_false (rs_string_snapshot_has_measure (snapshot, RS_MEASURE_REFCOUNT));
  g_assert_true (rs_string_snapshot_has_measure (snapshot, RS_MEASURE_PRINTED));
}

/* The rows as "text count", a NUL as 0 */
static char *
dup_order (RsStringSnapshot *snapshot)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (snapshot); i++)
    {
      const RsStringRow *row = rs_string_snapshot_get_row (snapshot, i);

      for (gsize j = 0; j < row->length; j++)
        g_string_append_c (order, row->text[j] != '\0' ? row->text[j] : '0');
      g_string_append_printf (order, " %d,", (int) row->references);
    }

  return g_string_free (g_steal_pointer (&order), FALSE);
}

static void
test_sort (void)
{
  RsStringSnapshot *given = make_snapshot (TRUE);
  g_autoptr (RsStringSnapshot) by_text
    = rs_string_snapshot_sort (given, RS_STRING_ORDER_BY_TEXT, RS_MEASURE_REFERENCES);
  g_autoptr (RsStringSnapshot) by_count = NULL;
  g_autoptr (RsStringSnapshot) by_refcount = NULL;
  g_autoptr (RsStringSnapshot) again = NULL;
  g_autofree char *text_order = NULL;
  g_autofree char *count_order = NULL;
  g_autofree char *refcount_order = NULL;
  g_autofree char *given_order = NULL;

  /* the texts stay as long as one of them needs them */
  rs_string_snapshot_unref (given);

  text_order = dup_order (by_text);
  g_assert_cmpstr (text_order, ==, " 0,a 7,a0z 2,b 7,");

  by_count = rs_string_snapshot_sort (by_text, RS_STRING_ORDER_BY_COUNT, RS_MEASURE_REFERENCES);
  count_order = dup_order (by_count);
  g_assert_cmpstr (count_order, ==, "a 7,b 7,a0z 2, 0,");

  by_refcount = rs_string_snapshot_sort (by_text, RS_STRING_ORDER_BY_COUNT, RS_MEASURE_REFCOUNT);
  refcount_order = dup_order (by_refcount);
  g_assert_cmpstr (refcount_order, ==, "a0z 2,a 7,b 7, 0,");

  again = rs_string_snapshot_sort (by_count, RS_STRING_ORDER_BY_COUNT, RS_MEASURE_REFERENCES);
  g_assert_true (again == by_count);
  rs_string_snapshot_unref (again);
  again = rs_string_snapshot_sort (by_count, RS_STRING_ORDER_BY_COUNT, RS_MEASURE_REFCOUNT);
  g_assert_true (again != by_count);
  rs_string_snapshot_unref (again);
  again = rs_string_snapshot_sort (by_count, RS_STRING_ORDER_AS_GIVEN, RS_MEASURE_REFERENCES);
  given_order = dup_order (again);
  g_assert_cmpstr (given_order, ==, "b 7,a0z 2,a 7, 0,");
  g_assert_cmpuint (rs_string_snapshot_get_total (by_count), ==, 70000);
}

/* By all bytes of a text, NUL or not, in whatever order the rows are. */
static void
test_find (void)
{
  g_autoptr (RsStringSnapshot) given = make_snapshot (TRUE);
  g_autoptr (RsStringSnapshot) by_text
    = rs_string_snapshot_sort (given, RS_STRING_ORDER_BY_TEXT, RS_MEASURE_REFERENCES);
  gsize i = 9;

  g_assert_true (rs_string_snapshot_find (given, "a\0z", 3, &i));
  g_assert_cmpuint (i, ==, 1);
  g_assert_true (rs_string_snapshot_find (by_text, "a\0z", 3, &i));
  g_assert_cmpuint (i, ==, 2);
  g_assert_true (rs_string_snapshot_find (by_text, NULL, 0, &i));
  g_assert_cmpuint (i, ==, 0);
  g_assert_false (rs_string_snapshot_find (given, "a\0y", 3, &i));
  g_assert_false (rs_string_snapshot_find (given, "ab", 2, &i));
}

static void
test_none (void)
{
  RsPythonFacts values = { .version = "3.11.2" };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  g_autoptr (RsStringSnapshot) snapshot
    = rs_string_snapshot_new (RS_STRINGS_MOST_USED, python, NULL, 0, NULL, 0, 0);
  g_autoptr (RsStringSnapshot) sorted
    = rs_string_snapshot_sort (snapshot, RS_STRING_ORDER_BY_COUNT, RS_MEASURE_REFERENCES);

  g_assert_cmpuint (rs_string_snapshot_get_n_rows (sorted), ==, 0);
  g_assert_false (rs_string_snapshot_has_measure (sorted, RS_MEASURE_REFERENCES));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/string-snapshot/rows", test_rows);
  g_test_add_func ("/model/string-snapshot/counts", test_counts);
  g_test_add_func ("/model/string-snapshot/sort", test_sort);
  g_test_add_func ("/model/string-snapshot/find", test_find);
  g_test_add_func ("/model/string-snapshot/none", test_none);

  return g_test_run ();
}
