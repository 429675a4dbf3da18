/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mutate.h"
#include "rs-references-variant.h"

static GVariant *
read_references (GVariant  *variant,
                 GError   **error)
{
  g_autoptr (RsReferences) value = rs_references_from_variant (variant, error);

  return value != NULL ? rs_references_to_variant (value) : NULL;
}

static RsReferences *
new_references (void)
{
  const RsReferenceCount counts[] = {
    { G_MAXINT64, 1, 0, 0, 0 },
    { G_MININT64, 2, 0, 0, 0 },
    { 256, 10, 20, 30, G_MAXUINT32 },
  };

  return rs_references_new_beyond (g_memdup2 (counts, sizeof counts), G_N_ELEMENTS (counts), 7);
}

static void
test_round_trip (void)
{
  g_autoptr (RsReferences) references = new_references ();
  g_autoptr (RsReferences) none = rs_references_new (NULL, 0);
  g_autoptr (GVariant) variant = g_variant_ref_sink (rs_references_to_variant (references));
  g_autoptr (RsReferences) same = NULL;
  RsReferenceCount count;

  /* what was sent does not need what it was made of */
  g_clear_pointer (&references, rs_references_unref);
  same = rs_references_from_variant (variant, NULL);
  g_assert_cmpuint (rs_references_get_total (same), ==, 40);
  rs_references_find (same, 256, &count);
  g_assert_cmpuint (count.heap, ==, 10);
  g_assert_cmpuint (count.c_variables, ==, 20);
  g_assert_cmpuint (count.compiled_in, ==, 30);
  g_assert_cmpuint (count.operands, ==, G_MAXUINT32);
  rs_references_find (same, G_MININT64, &count);
  g_assert_cmpuint (count.heap, ==, 2);

  mutate_assert_round_trip (variant, RS_REFERENCES_VARIANT_TYPE, read_references);
  mutate_assert_round_trip (rs_references_to_variant (none), RS_REFERENCES_VARIANT_TYPE,
                            read_references);
}

static void
assert_bad (GVariant *floating)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (floating);
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_references_from_variant (variant, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
}

static void
test_bad (void)
{
  assert_bad (g_variant_new_parsed ("([(%x, 1, 1, 1, 1)], 1)", G_GINT64_CONSTANT (1)));
  assert_bad (g_variant_new_parsed ("@(a(xuuuu)t) ([(2, 1, 0, 0, 0), (1, 1, 0, 0, 0)], 1)"));
  assert_bad (g_variant_new_parsed ("@(a(xuuuu)t) ([(1, 1, 0, 0, 0), (1, 1, 0, 0, 0)], 1)"));
  assert_bad (g_variant_new_parsed ("@(a(xuuuu)t) ([], 4611686018427387905)"));
}

static void
test_mutations (void)
{
  g_autoptr (RsReferences) references = new_references ();

  mutate_all (rs_references_to_variant (references), RS_REFERENCES_VARIANT_TYPE, read_references,
              N_MUTATIONS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/references-variant/round-trip", test_round_trip);
  g_test_add_func ("/model/references-variant/bad", test_bad);
  g_test_add_func ("/model/references-variant/mutations", test_mutations);

  return g_test_run ();
}
