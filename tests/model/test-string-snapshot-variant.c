/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mutate.h"
#include "rs-string-snapshot-variant.h"

static GVariant *
read_string_snapshot (GVariant  *variant,
                      GError   **error)
{
  g_autoptr (RsStringSnapshot) value = rs_string_snapshot_from_variant (variant, error);

  return value != NULL ? rs_string_snapshot_to_variant (value) : NULL;
}

static RsStringSnapshot *
new_snapshot (gsize n_rows)
{
  g_autoptr (RsPythonFacts) facts = rs_python_facts_new (&(RsPythonFacts){
    .version = "3.11.2", .cache_min = -5, .cache_max = 256, .counted = TRUE });
  const char texts[] = "a\0b\0\0\xed\xa0\x80";
  char *copies = g_memdup2 (texts, sizeof texts);
  const RsStringRow rows[] = {
    { copies, 3, 2, 30, 10, 20, 4, 50, 60, 70 },
    { copies + 4, 0, 0, 0, 0, 0, 0, RS_ABSENT, RS_ABSENT, RS_ABSENT },
    { copies + 5, 3, G_MAXUINT32, 1, 1, 0, 0, 1, RS_ABSENT, RS_ABSENT },
  };

  return rs_string_snapshot_new (RS_STRINGS_MOST_USED, facts, g_memdup2 (rows, sizeof rows), n_rows,
                                 copies, 1000, 77);
}

static void
test_round_trip (void)
{
  g_autoptr (RsStringSnapshot) snapshot = new_snapshot (3);
  g_autoptr (RsStringSnapshot) none = new_snapshot (0);
  g_autoptr (GVariant) variant = g_variant_ref_sink (rs_string_snapshot_to_variant (snapshot));
  g_autoptr (RsStringSnapshot) same = NULL;
  const RsStringRow *row;

  g_clear_pointer (&snapshot, rs_string_snapshot_unref);
  same = rs_string_snapshot_from_variant (variant, NULL);
  g_assert_cmpint (rs_string_snapshot_get_kind (same), ==, RS_STRINGS_MOST_USED);
  g_assert_cmpstr (rs_string_snapshot_get_python (same)->version, ==, "3.11.2");
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (same), ==, 3);
  g_assert_cmpuint (rs_string_snapshot_get_total (same), ==, 1000);
  g_assert_cmpuint (rs_string_snapshot_get_n_distinct (same), ==, 77);

  row = rs_string_snapshot_get_row (same, 0);
  g_assert_cmpmem (row->text, row->length + 1, "a\0b", 4); /* and the NUL behind it */
  g_assert_cmpuint (row->n_objects, ==, 2);
  g_assert_cmpint (row->references, ==, 30);
  g_assert_cmpint (row->heap, ==, 10);
  g_assert_cmpint (row->c_variables, ==, 20);
  g_assert_cmpint (row->compiled_in, ==, 4);
  g_assert_cmpint (row->refcount, ==, 50);
  g_assert_cmpint (row->printed, ==, 60);
  g_assert_cmpint (row->net, ==, 70);
  row = rs_string_snapshot_get_row (same, 1);
  g_assert_cmpstr (row->text, ==, "");
  g_assert_cmpint (row->refcount, ==, RS_ABSENT);
  row = rs_string_snapshot_get_row (same, 2);
  g_assert_cmpstr (row->text, ==, "\xed\xa0\x80");
  g_assert_cmpuint (row->n_objects, ==, G_MAXUINT32);

  mutate_assert_round_trip (variant, RS_STRING_SNAPSHOT_VARIANT_TYPE, read_string_snapshot);
  mutate_assert_round_trip (rs_string_snapshot_to_variant (none), RS_STRING_SNAPSHOT_VARIANT_TYPE,
                            read_string_snapshot);
}

static void
assert_bad (GVariant *floating)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (floating);
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_string_snapshot_from_variant (variant, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
}

#define FACTS                                                                                      \
  "(@ay [0x33], @u 0, @may nothing, @may nothing, @x -5, @x 2, true, @x 0, @x 3, @x 5, true, "                \
  "@as [], false)"
#define COUNTS "1, 1, 1, 1, 1, 1, 1)"
#define LONG "18446744073709551615"
#define BIG "4611686018427387905"

static void
test_bad (void)
{
  const char *const texts[] = {
    "(@u 3, " FACTS ", @a(tuxxxxxxx) [(1, 1, " COUNTS "], @ay [0x61, 0x00], @t 1, @t 1)",
    "(@u 0, " FACTS ", @a(tuxxxxxxx) [(2, 1, " COUNTS "], @ay [0x61, 0x00], @t 1, @t 1)",
    "(@u 0, " FACTS ", @a(tuxxxxxxx) [(0, 1, " COUNTS "], @ay [0x61, 0x00], @t 1, @t 1)",
    "(@u 0, " FACTS ", @a(tuxxxxxxx) [(" LONG ", 1, " COUNTS "], @ay [0x61, 0x00], @t 1, @t 1)",
    "(@u 0, " FACTS ", @a(tuxxxxxxx) [(1, 1, " COUNTS "], @ay [0x61, 0x00, 0x00], @t 1, @t 1)",
    "(@u 0, " FACTS ", @a(tuxxxxxxx) [(1, 1, " COUNTS "], @ay [0x61, 0x61], @t 1, @t 1)",
    "(@u 0, " FACTS ", @a(tuxxxxxxx) [(1, 1, " COUNTS "], @ay [0xff, 0x00], @t 1, @t 1)",
    "(@u 0, " FACTS ", @a(tuxxxxxxx) [(1, 1, " COUNTS "], @ay [], @t 1, @t 1)",
    "(@u 0, " FACTS ", @a(tuxxxxxxx) [(1, 1, " BIG ", 1, 1, 1, 1, 1, 1)], @ay [97, 0], @t 1, @t 1)",
    "(@u 0, " FACTS ", @a(tuxxxxxxx) [(1, 1, " COUNTS "], @ay [0x61, 0x00], @t " BIG ", @t 1)",
  };
  g_autoptr (GVariant) good
    = g_variant_new_parsed ("(@u 0, " FACTS ", @a(tuxxxxxxx) [(1, 1, " COUNTS "],"
                            " @ay [0x61, 0x00], @t 1, @t 1)");
  g_autoptr (RsStringSnapshot) snapshot = rs_string_snapshot_from_variant (good, NULL);

  g_assert_nonnull (snapshot);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_bad (g_variant_new_parsed (texts[i]));
}

static void
test_mutations (void)
{
  g_autoptr (RsStringSnapshot) snapshot = new_snapshot (3);

  mutate_all (rs_string_snapshot_to_variant (snapshot), RS_STRING_SNAPSHOT_VARIANT_TYPE,
              read_string_snapshot, N_MUTATIONS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/string-snapshot-variant/round-trip", test_round_trip);
  g_test_add_func ("/model/string-snapshot-variant/bad", test_bad);
  g_test_add_func ("/model/string-snapshot-variant/mutations", test_mutations);

  return g_test_run ();
}
