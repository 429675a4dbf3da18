/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "rs-references.h"

static RsReferences *
make_references (void)
{
  const RsReferenceCount counts[] = {
    { 256, 14, 1, 2, 0 }, { -1, 5, 0, 0, 0 }, { 1000, 10, 0, 0, 3 },
    { G_MAXINT64, 4, 0, 0, 0 }, { 7, 0, 0, 9, 0 }, { G_MININT64, 6, 0, 0, 0 },
  };

  return rs_references_new (g_memdup2 (counts, sizeof counts), G_N_ELEMENTS (counts));
}

static void
test_find (void)
{
  g_autoptr (RsReferences) references = make_references ();
  RsReferenceCount count;
  const RsReferenceCount *all;
  gsize n;

  rs_references_find (references, 256, &count);
  g_assert_cmpuint (count.heap, ==, 14);
  g_assert_cmpuint (count.c_variables, ==, 1);
  g_assert_cmpuint (count.compiled_in, ==, 2);

  rs_references_find (references, 257, &count);
  g_assert_cmpint (count.value, ==, 257);
  g_assert_cmpuint (count.heap, ==, 0);

  all = rs_references_get_all (references, &n);
  g_assert_cmpuint (n, ==, 6);
  for (gsize i = 1; i < n; i++)
    g_assert_cmpint (all[i - 1].value, <, all[i].value);
}

/* Compiled in and operands are no references. */
static void
test_share (void)
{
  g_autoptr (RsReferences) references = make_references ();
  g_autoptr (RsReferences) none = rs_references_new (NULL, 0);

  g_assert_cmpuint (rs_references_get_total (references), ==, 40);
  g_assert_cmpfloat (rs_references_get_share (references, -5, 256), ==, 0.5);
  g_assert_cmpfloat (rs_references_get_share (references, -5, 1000), ==, 0.75);
  g_assert_cmpfloat (rs_references_get_share (references, 7, 7), ==, 0);
  g_assert_cmpfloat (rs_references_get_share (references, G_MININT64, G_MAXINT64), ==, 1);
  g_assert_true (isnan (rs_references_get_share (none, -5, 256)));
}

/* Integers of more than 64 bits are in the whole, and in no range. */
static void
test_beyond (void)
{
  const RsReferenceCount counts[] = { { 256, 14, 1, 0, 0 } };
  g_autoptr (RsReferences) references = rs_references_new_beyond (
    g_memdup2 (counts, sizeof counts), G_N_ELEMENTS (counts), 5);
  gint64 to;

  g_assert_cmpuint (rs_references_get_total (references), ==, 20);
  g_assert_cmpuint (rs_references_get_sum (references, G_MININT64, G_MAXINT64), ==, 15);
  g_assert_cmpfloat (rs_references_get_share (references, -5, 256), ==, 0.75);
  g_assert_true (rs_references_find_sum (references, -5, 15, &to));
  g_assert_false (rs_references_find_sum (references, -5, 16, &to));
}

static void
test_sum (void)
{
  g_autoptr (RsReferences) references = make_references ();
  gint64 to = 99;

  g_assert_cmpuint (rs_references_get_sum (references, -5, 256), ==, 20);
  g_assert_cmpuint (rs_references_get_sum (references, -5, -6), ==, 0);
  g_assert_cmpuint (rs_references_get_sum (references, G_MININT64, G_MAXINT64), ==, 40);

  /* 7 is not referenced: nothing more is reached there */
  g_assert_true (rs_references_find_sum (references, -5, 5, &to));
  g_assert_cmpint (to, ==, -1);
  g_assert_true (rs_references_find_sum (references, -5, 6, &to));
  g_assert_cmpint (to, ==, 256);
  g_assert_true (rs_references_find_sum (references, -5, 20, &to));
  g_assert_cmpint (to, ==, 256);
  g_assert_true (rs_references_find_sum (references, -5, 34, &to));
  g_assert_cmpint (to, ==, G_MAXINT64);
  g_assert_false (rs_references_find_sum (references, -5, 35, &to));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/references/find", test_find);
  g_test_add_func ("/model/references/share", test_share);
  g_test_add_func ("/model/references/beyond", test_beyond);
  g_test_add_func ("/model/references/sum", test_sum);

  return g_test_run ();
}
