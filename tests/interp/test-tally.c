/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-tally.h"

static RsReferenceCount
find (const RsTally *tally,
      gint64         value)
{
  g_autoptr (RsReferences) references = rs_tally_to_references (tally);
  RsReferenceCount count;

  rs_references_find (references, value, &count);

  return count;
}

/* The edges of the array */
static void
test_dense (void)
{
  RsTally tally;

  rs_tally_init (&tally, -5, 262);
  rs_tally_add (&tally, RS_TALLY_HEAP, -5, 1);
  rs_tally_add (&tally, RS_TALLY_HEAP, -5, 2);
  rs_tally_add (&tally, RS_TALLY_C_VARIABLE, 256, 4);
  rs_tally_add (&tally, RS_TALLY_COMPILED_IN, 0, 8);
  rs_tally_add (&tally, RS_TALLY_OPERAND, 0, 16);
  g_assert_cmpuint (tally.n_entries, ==, 0);

  rs_tally_add (&tally, RS_TALLY_HEAP, 257, 1);
  rs_tally_add (&tally, RS_TALLY_HEAP, -6, 1);
  g_assert_cmpuint (tally.n_entries, ==, 2);

  g_assert_cmpuint (find (&tally, -5).heap, ==, 3);
  g_assert_cmpuint (find (&tally, 256).c_variables, ==, 4);
  g_assert_cmpuint (find (&tally, 0).compiled_in, ==, 8);
  g_assert_cmpuint (find (&tally, 0).operands, ==, 16);
  g_assert_cmpuint (find (&tally, 0).heap, ==, 0);
  g_assert_cmpuint (find (&tally, 257).heap, ==, 1);
  g_assert_cmpuint (find (&tally, -6).heap, ==, 1);
  rs_tally_clear (&tally);
}

/* The ends of the number line, whichever way the array lies */
static void
test_ends (void)
{
  const gint64 froms[] = { G_MININT64, -1, 0, G_MAXINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (froms); i++)
    {
      RsTally tally;

      rs_tally_init (&tally, froms[i], 1);
      for (gsize j = 0; j < G_N_ELEMENTS (froms); j++)
        rs_tally_add (&tally, RS_TALLY_HEAP, froms[j], (guint32) j + 1);

      g_assert_cmpuint (tally.n_entries, ==, 3);
      for (gsize j = 0; j < G_N_ELEMENTS (froms); j++)
        g_assert_cmpuint (find (&tally, froms[j]).heap, ==, j + 1);
      rs_tally_clear (&tally);
    }
}

/* No array; more than the table has room for at first; nothing is left of it after a reset */
static void
test_sparse (void)
{
  RsTally tally;

  rs_tally_init (&tally, 0, 0);
  for (int turn = 0; turn < 2; turn++)
    {
      g_autoptr (RsReferences) references = NULL;
      const RsReferenceCount *counts;
      gsize n_counts;

      for (int round = 0; round < 3; round++)
        for (gint64 i = -5000; i <= 5000; i++)
          rs_tally_add (&tally, round == 2 ? RS_TALLY_C_VARIABLE : RS_TALLY_HEAP, i * 256, 1);
      rs_tally_add (&tally, RS_TALLY_HEAP, 1, 0);

      references = rs_tally_to_references (&tally);
      counts = rs_references_get_all (references, &n_counts);
      g_assert_cmpuint (n_counts, ==, 10001);
      for (gsize i = 0; i < n_counts; i++)
        {
          g_assert_cmpint (counts[i].value, ==, ((gint64) i - 5000) * 256);
          g_assert_cmpuint (counts[i].heap, ==, 2);
          g_assert_cmpuint (counts[i].c_variables, ==, 1);
        }
      rs_tally_reset (&tally);
      g_assert_cmpuint (find (&tally, 256).heap, ==, 0);
    }
  rs_tally_clear (&tally);
}

/* In order whatever its bytes are, with the array amid the others */
static void
test_order (void)
{
  const gint64 ascending[] = {
    G_MININT64, -0x123456789ABCDEF, -0x100000000, -65536, -257, -256, -1, 0, 1, 2, 255,
    256, 0xFFFFFF, 0x1000000, 0x7FFFFFFF, 0x80000000, 0x123456789ABCDEF, G_MAXINT64,
  };
  const gsize n = G_N_ELEMENTS (ascending);
  RsTally tally;

  rs_tally_init (&tally, -1, 3);
  for (gsize i = 0; i < n; i++)
    rs_tally_add (&tally, RS_TALLY_HEAP, ascending[i * 7 % n], (guint32) (i * 7 % n) + 1);
  g_assert_cmpuint (tally.n_entries, ==, n - 3);

  for (int turn = 0; turn < 2; turn++)
    {
      g_autoptr (RsReferences) references = rs_tally_to_references (&tally);
      const RsReferenceCount *counts;
      gsize n_counts;

      counts = rs_references_get_all (references, &n_counts);
      g_assert_cmpuint (n_counts, ==, n);
      for (gsize i = 0; i < n; i++)
        {
          g_assert_cmpint (counts[i].value, ==, ascending[i]);
          g_assert_cmpuint (counts[i].heap, ==, i + 1);
        }
    }
  rs_tally_clear (&tally);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interp/tally/dense", test_dense);
  g_test_add_func ("/interp/tally/ends", test_ends);
  g_test_add_func ("/interp/tally/sparse", test_sparse);
  g_test_add_func ("/interp/tally/order", test_order);

  return g_test_run ();
}
