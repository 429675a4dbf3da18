/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mutate.h"
#include "rs-holders-variant.h"

static GVariant *
read_holders (GVariant  *variant,
              GError   **error)
{
  g_autoptr (RsHolders) value = rs_holders_from_variant (variant, error);

  return value != NULL ? rs_holders_to_variant (value) : NULL;
}

static GArray *
new_rows (void)
{
  GArray *holders = rs_holders_new_array ();
  RsHolder rows[] = {
    { .module = g_strdup ("os.path"), .kind = RS_HOLDER_CODE_CONSTANT, .place = g_strdup ("join"),
      .owner = g_strdup (""), .name = g_strdup ("größe"), .file = g_strdup ("/usr/lib/path.py"),
      .line = 71, .n_objects = 3, .count = 2 },
    { .kind = RS_HOLDER_COMPILED_IN, .count = G_MAXUINT32 + G_GUINT64_CONSTANT (1) },
    { .module = g_strdup ("ast"), .kind = RS_HOLDER_DICT_VALUE, .place = g_strdup ("x[1]"),
      .count = 2 },
    { .module = g_strdup ("ast"), .kind = RS_HOLDER_DICT_VALUE, .place = g_strdup ("x[1]"),
      .file = g_strdup ("second of two that sort alike"), .count = 2 },
  };

  g_array_append_vals (holders, rows, G_N_ELEMENTS (rows));

  return holders;
}

static void
test_round_trip (void)
{
  g_autoptr (RsHolders) text = rs_holders_new_string ("a\0\xed\xa0\x80", 5, new_rows ());
  g_autoptr (RsHolders) value = rs_holders_new_int (G_MININT64, rs_holders_new_array ());
  g_autoptr (RsHolders) empty = rs_holders_new_string ("", 0, new_rows ());
  g_autoptr (GVariant) variant = g_variant_ref_sink (rs_holders_to_variant (text));
  g_autoptr (RsHolders) same = NULL;
  const RsHolder *holder;
  const char *same_text;
  gsize length;

  g_clear_pointer (&text, rs_holders_unref);
  same = rs_holders_from_variant (variant, NULL);
  same_text = rs_holders_get_text (same, &length);
  g_assert_cmpmem (same_text, length, "a\0\xed\xa0\x80", 5);
  g_assert_cmpuint (rs_holders_get_n (same), ==, 4);
  g_assert_cmpuint (rs_holders_get_total (same), ==, 6);
  g_assert_cmpuint (rs_holders_count_kind (same, RS_HOLDER_COMPILED_IN), ==,
                    G_GUINT64_CONSTANT (4294967296));

  holder = rs_holders_get (same, 1);
  g_assert_cmpstr (holder->file, ==, "second of two that sort alike");
  holder = rs_holders_get (same, 2);
  g_assert_cmpstr (holder->package, ==, "os");
  g_assert_cmpstr (holder->module, ==, "os.path");
  g_assert_cmpint (holder->kind, ==, RS_HOLDER_CODE_CONSTANT);
  g_assert_cmpstr (holder->place, ==, "join");
  g_assert_cmpstr (holder->owner, ==, "");
  g_assert_cmpstr (holder->name, ==, "größe");
  g_assert_cmpstr (holder->file, ==, "/usr/lib/path.py");
  g_assert_cmpuint (holder->line, ==, 71);
  g_assert_cmpuint (holder->n_objects, ==, 3);
  g_assert_cmpuint (holder->count, ==, 2);
  g_assert_null (rs_holders_get (same, 3)->module);
  g_assert_null (rs_holders_get (same, 3)->place);

  mutate_assert_round_trip (variant, RS_HOLDERS_VARIANT_TYPE, read_holders);
  mutate_assert_round_trip (rs_holders_to_variant (value), RS_HOLDERS_VARIANT_TYPE, read_holders);
  mutate_assert_round_trip (rs_holders_to_variant (empty), RS_HOLDERS_VARIANT_TYPE, read_holders);
}

static void
assert_bad (GVariant *floating)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (floating);
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_holders_from_variant (variant, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
}

#define TOO_MANY "4611686018427387905"

static void
test_bad (void)
{
  const char *const texts[] = {
    "(@x 1, @may nothing, @a(uuut) [(23, 0, 0, 1)], (@au [0, 0, 0, 0, 0], @ay []))",
    "(@x 1, @may nothing, @a(uuut) [(0, 0, 0, " TOO_MANY ")], (@au [0, 0, 0, 0, 0], @ay []))",
    "(@x 1, @may nothing, @a(uuut) [(0, 0, 0, 1)], (@au [0, 0, 0, 0], @ay []))",
    "(@x 1, @may nothing, @a(uuut) [(0, 0, 0, 1)], (@au [0, 0, 0, 0, 0, 0], @ay []))",
    "(@x 1, @may nothing, @a(uuut) [(0, 0, 0, 1)], (@au [0, 0, 0, 0, 1], @ay []))",
    "(@x 1, @may nothing, @a(uuut) [(0, 0, 0, 1)], (@au [0, 0, 0, 0, 1], @ay [0xff]))",
    "(@x 1, @may nothing, @a(uuut) [(0, 0, 0, 1)], (@au [0, 0, 1, 0, 0], @ay [0x00]))",
    "(@x 1, @may [0x61], @a(uuut) [], (@au [], @ay []))",
    "(@x 0, @may [0xc3], @a(uuut) [], (@au [], @ay []))",
  };
  g_autoptr (GVariant) good
    = g_variant_new_parsed ("(@x 1, @may nothing, @a(uuut) [(0, 0, 0, 1)],"
                            " (@au [0, 0, 0, 0, 0], @ay []))");
  g_autoptr (RsHolders) holders = rs_holders_from_variant (good, NULL);

  g_assert_nonnull (holders);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_bad (g_variant_new_parsed (texts[i]));
}

static void
test_mutations (void)
{
  g_autoptr (RsHolders) text = rs_holders_new_string ("a\0\xed\xa0\x80", 5, new_rows ());
  g_autoptr (RsHolders) value = rs_holders_new_int (256, new_rows ());

  mutate_all (rs_holders_to_variant (text), RS_HOLDERS_VARIANT_TYPE, read_holders, N_MUTATIONS);
  mutate_all (rs_holders_to_variant (value), RS_HOLDERS_VARIANT_TYPE, read_holders, N_MUTATIONS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/holders-variant/round-trip", test_round_trip);
  g_test_add_func ("/model/holders-variant/bad", test_bad);
  g_test_add_func ("/model/holders-variant/mutations", test_mutations);

  return g_test_run ();
}
