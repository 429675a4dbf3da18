/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mutate.h"
#include "rs-python-facts-variant.h"

static GVariant *
read_python_facts (GVariant  *variant,
                   GError   **error)
{
  g_autoptr (RsPythonFacts) value = rs_python_facts_from_variant (variant, error);

  return value != NULL ? rs_python_facts_to_variant (value) : NULL;
}

static const char *const imports[] = { "os.path", "json", NULL };

static RsPythonFacts *
new_facts (void)
{
  return rs_python_facts_new (&(RsPythonFacts){
    .version = "3.11.2",
    .version_hex = 0x030b02f0,
    .executable = "/usr/bin/python\xff",
    .cache_min = -5,
    .cache_max = 256,
    .counted = TRUE,
    .pad = 999999999,
    .int_floor = 3,
    .string_floor = 5,
    .imports = imports,
    .changed = TRUE,
  });
}

static void
test_round_trip (void)
{
  g_autoptr (RsPythonFacts) facts = new_facts ();
  g_autoptr (GVariant) variant = g_variant_ref_sink (rs_python_facts_to_variant (facts));
  g_autoptr (RsPythonFacts) same = rs_python_facts_from_variant (variant, NULL);

  g_assert_cmpstr (same->version, ==, "3.11.2");
  g_assert_cmphex (same->version_hex, ==, 0x030b02f0);
  g_assert_cmpstr (same->executable, ==, "/usr/bin/python\xff");
  g_assert_null (same->library);
  g_assert_cmpint (same->cache_min, ==, -5);
  g_assert_cmpint (same->cache_max, ==, 256);
  g_assert_true (same->counted);
  g_assert_cmpint (same->pad, ==, 999999999);
  g_assert_cmpint (same->int_floor, ==, 3);
  g_assert_cmpint (same->string_floor, ==, 5);
  g_assert_false (same->tested);
  g_assert_cmpstrv (same->imports, imports);
  g_assert_true (same->changed);
  mutate_assert_round_trip (variant, RS_PYTHON_FACTS_VARIANT_TYPE, read_python_facts);
}

static void
assert_bad (GVariant *floating)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (floating);
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_python_facts_from_variant (variant, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
}

static GVariant *
new_variant (const char *version,
             gint64      cache_min,
             gint64      cache_max,
             gint64      pad)
{
  return g_variant_new_parsed ("(%@ay, @u 0, %@may, @may nothing, %x, %x, true, %x, @x 3, @x 5, "
                               "true, @as [], false)",
                               g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, version,
                                                          strlen (version), 1),
                               g_variant_new_maybe (G_VARIANT_TYPE_BYTESTRING, NULL), cache_min,
                               cache_max, pad);
}

static void
test_bad (void)
{
  g_autoptr (GVariant) good = g_variant_ref_sink (new_variant ("3.11", -5, 10000000, 0));
  g_autoptr (RsPythonFacts) facts = rs_python_facts_from_variant (good, NULL);

  g_assert_nonnull (facts); /* so that each of the others is bad for its own reason alone */
  assert_bad (g_variant_new_string ("3.11"));
  assert_bad (new_variant ("", -5, 256, 0));
  assert_bad (new_variant ("3.11\xff", -5, 256, 0));
  assert_bad (new_variant ("3.11", 5, 4, 0));
  assert_bad (new_variant ("3.11", -5, 10000001, 0));
  assert_bad (new_variant ("3.11", G_MININT64, 256, 0));
  assert_bad (new_variant ("3.11", -5, 256, G_MININT64));
}

static void
test_mutations (void)
{
  g_autoptr (RsPythonFacts) facts = new_facts ();

  mutate_all (rs_python_facts_to_variant (facts), RS_PYTHON_FACTS_VARIANT_TYPE, read_python_facts,
              N_MUTATIONS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/python-facts-variant/round-trip", test_round_trip);
  g_test_add_func ("/model/python-facts-variant/bad", test_bad);
  g_test_add_func ("/model/python-facts-variant/mutations", test_mutations);

  return g_test_run ();
}
