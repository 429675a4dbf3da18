/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mutate.h"
#include "rs-int-counts-variant.h"
#include "rs-request.h"

static GVariant *
read_int_counts (GVariant  *variant,
                 GError   **error)
{
  g_autoptr (RsIntCounts) value = rs_int_counts_from_variant (variant, error);

  return value != NULL ? rs_int_counts_to_variant (value) : NULL;
}

static gint64 *
new_column (gsize  n,
            gint64 first)
{
  gint64 *column = g_new (gint64, n);

  for (gsize i = 0; i < n; i++)
    column[i] = first + (gint64) i;

  return column;
}

static RsIntCounts *
new_counts (gint64   from,
            gsize    n_ints,
            gboolean counted)
{
  g_autoptr (RsPythonFacts) facts = rs_python_facts_new (&(RsPythonFacts){
    .version = "3.11.2", .cache_min = -5, .cache_max = 10, .counted = counted });
  const RsReferenceCount count = { 7, 3, 0, 0, 0 };
  g_autoptr (RsReferences) references = rs_references_new (g_memdup2 (&count, sizeof count), 1);

  return rs_int_counts_new (facts, from, n_ints, new_column (n_ints, -1), new_column (n_ints, 1000),
                            counted ? new_column (10, 50) : NULL, references);
}

static void
test_round_trip (void)
{
  g_autoptr (RsIntCounts) counts = new_counts (-5, 4, TRUE);
  g_autoptr (RsIntCounts) not_counted = new_counts (RS_INT_MAX, 1, FALSE);
  g_autoptr (GVariant) variant = g_variant_ref_sink (rs_int_counts_to_variant (counts));
  g_autoptr (RsIntCounts) same = NULL;
  gsize n;

  g_clear_pointer (&counts, rs_int_counts_unref);
  same = rs_int_counts_from_variant (variant, NULL);
  g_assert_cmpstr (rs_int_counts_get_python (same)->version, ==, "3.11.2");
  g_assert_cmpint (rs_int_counts_get_from (same), ==, -5);
  g_assert_cmpuint (rs_int_counts_get_n_ints (same), ==, 4);
  g_assert_cmpint (rs_int_counts_get_refcount (same)[0], ==, -1);
  g_assert_cmpint (rs_int_counts_get_refcount (same)[3], ==, 2);
  g_assert_cmpint (rs_int_counts_get_printed (same)[3], ==, 1003);
  g_assert_cmpint (rs_int_counts_get_cache_refcount (same, &n)[9], ==, 59);
  g_assert_cmpuint (n, ==, 10);
  g_assert_cmpuint (rs_references_get_total (rs_int_counts_get_references (same)), ==, 3);

  mutate_assert_round_trip (variant, RS_INT_COUNTS_VARIANT_TYPE, read_int_counts);
  mutate_assert_round_trip (rs_int_counts_to_variant (not_counted), RS_INT_COUNTS_VARIANT_TYPE,
                            read_int_counts);
}

/* All that can be asked for at once. */
static void
test_large (void)
{
  const gsize n = RS_INT_MAX - RS_INT_MIN + 1;
  g_autoptr (RsIntCounts) counts = new_counts (RS_INT_MIN, n, FALSE);
  g_autoptr (GVariant) sent = g_variant_ref_sink (rs_int_counts_to_variant (counts));
  g_autoptr (GVariant) received
    = mutate_receive (RS_INT_COUNTS_VARIANT_TYPE, g_variant_get_data (sent),
                      g_variant_get_size (sent));
  g_autoptr (GError) error = NULL;
  g_autoptr (RsIntCounts) same = NULL;

  same = rs_int_counts_from_variant (received, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (rs_int_counts_get_refcount (counts), n * sizeof (gint64),
                   rs_int_counts_get_refcount (same),
                   rs_int_counts_get_n_ints (same) * sizeof (gint64));
}

static void
assert_bad (GVariant *floating)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (floating);
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_int_counts_from_variant (variant, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
}

/* (facts, from, refcounts, printed, those of the cache, references) */
#define FACTS                                                                                      \
  "(@ay [0x33], @u 0, @may nothing, @may nothing, @x -5, @x 2, true, @x 0, @x 3, @x 5, true, "                \
  "@as [], false)"

static void
test_bad (void)
{
  const char *const texts[] = {
    "(" FACTS ", @x -6, @ax [1], @ax [1], @max nothing, (@a(xuuuu) [], @t 0))",
    "(" FACTS ", @x 10000001, @ax [1], @ax [1], @max nothing, (@a(xuuuu) [], @t 0))",
    "(" FACTS ", @x 10000000, @ax [1, 2], @ax [1, 2], @max nothing, (@a(xuuuu) [], @t 0))",
    "(" FACTS ", @x 1, @ax [], @ax [], @max nothing, (@a(xuuuu) [], @t 0))",
    "(" FACTS ", @x 1, @ax [1, 2], @ax [1], @max nothing, (@a(xuuuu) [], @t 0))",
    "(" FACTS ", @x 1, @ax [1], @ax [1], @max [1], (@a(xuuuu) [], @t 0))",
    "(" FACTS ", @x 1, @ax [1], @ax [1], @max [1, 2, 3], (@a(xuuuu) [], @t 0))",
    "(" FACTS ", @x 1, @ax [1], @ax [1], @max [], (@a(xuuuu) [], @t 0))",
    "(" FACTS ", @x 1, @ax [4611686018427387905], @ax [1], @max nothing, (@a(xuuuu) [], @t 0))",
    "(" FACTS ", @x 1, @ax [1], @ax [-4611686018427387905], @max nothing, (@a(xuuuu) [], @t 0))",
  };
  g_autoptr (GVariant) good
    = g_variant_new_parsed ("(" FACTS ", @x 1, @ax [1], @ax [1], @max [1, 2],"
                            " (@a(xuuuu) [], @t 0))");
  g_autoptr (RsIntCounts) counts = rs_int_counts_from_variant (good, NULL);

  g_assert_nonnull (counts); /* so that each of the others is bad for its own reason alone */
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_bad (g_variant_new_parsed (texts[i]));
}

static void
test_mutations (void)
{
  g_autoptr (RsIntCounts) counts = new_counts (-5, 4, TRUE);

  mutate_all (rs_int_counts_to_variant (counts), RS_INT_COUNTS_VARIANT_TYPE, read_int_counts,
              N_MUTATIONS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/int-counts-variant/round-trip", test_round_trip);
  g_test_add_func ("/model/int-counts-variant/large", test_large);
  g_test_add_func ("/model/int-counts-variant/bad", test_bad);
  g_test_add_func ("/model/int-counts-variant/mutations", test_mutations);

  return g_test_run ();
}
