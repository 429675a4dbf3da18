/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-degrees.h"

/* An address, by its mebibyte and its place there. Nothing is read from it. */
static gconstpointer
at (gsize chunk,
    gsize granule)
{
  return GSIZE_TO_POINTER ((chunk << RS_DEGREES_CHUNK_SHIFT)
                           + (granule << RS_DEGREES_GRANULE_SHIFT));
}

static void
test_add (void)
{
  RsDegrees degrees;

  rs_degrees_init (&degrees);
  g_assert_false (rs_degrees_has (&degrees, at (5, 9)));
  g_assert_cmpuint (rs_degrees_get (&degrees, at (5, 9)), ==, 0);

  g_assert_cmpuint (rs_degrees_add (&degrees, at (5, 9)), ==, 1);
  g_assert_cmpuint (rs_degrees_add (&degrees, at (5, 9)), ==, 0);
  g_assert_cmpuint (rs_degrees_see (&degrees, at (5, 9)), ==, 0);
  g_assert_cmpuint (rs_degrees_get (&degrees, at (5, 9)), ==, 2);
  g_assert_false (rs_degrees_has (&degrees, at (5, 8)));
  g_assert_false (rs_degrees_has (&degrees, at (5, 10)));
  rs_degrees_clear (&degrees);
}

/* Seen without a reference, and referred to afterwards */
static void
test_see (void)
{
  RsDegrees degrees;

  rs_degrees_init (&degrees);
  g_assert_cmpuint (rs_degrees_see (&degrees, at (5, 9)), ==, 1);
  g_assert_cmpuint (rs_degrees_see (&degrees, at (5, 9)), ==, 0);
  g_assert_true (rs_degrees_has (&degrees, at (5, 9)));
  g_assert_cmpuint (rs_degrees_get (&degrees, at (5, 9)), ==, 0);
  g_assert_cmpuint (rs_degrees_add (&degrees, at (5, 9)), ==, 0);
  g_assert_cmpuint (rs_degrees_get (&degrees, at (5, 9)), ==, 1);
  rs_degrees_clear (&degrees);
}

/* A page is 256 times sixteen bytes. */
static void
test_page (void)
{
  static const gsize granules[] = { 256, 300, 511 };
  RsDegrees degrees;

  rs_degrees_init (&degrees);
  for (gsize i = 0; i < G_N_ELEMENTS (granules); i++)
    {
      g_assert_false (rs_degrees_has_page (&degrees, at (5, 256)));
      rs_degrees_see (&degrees, at (5, granules[i]));
      rs_degrees_see (&degrees, at (5 + RS_DEGREES_N_NEAR, 0)); /* what comes next to it is another */

      for (gsize j = 0; j < G_N_ELEMENTS (granules); j++)
        g_assert_true (rs_degrees_has_page (&degrees, at (5, granules[j])));
      g_assert_true (rs_degrees_has_page (&degrees, (const char *) at (5, 511) + 15));
      g_assert_false (rs_degrees_has_page (&degrees, at (5, 255)));
      g_assert_false (rs_degrees_has_page (&degrees, at (5, 512)));
      g_assert_false (rs_degrees_has_page (&degrees, at (6, 256)));
      rs_degrees_reset (&degrees);
    }
  rs_degrees_clear (&degrees);
}

/* Every count up to where a byte has been carried some times, of neighbours */
static void
test_carry (void)
{
  RsDegrees degrees;

  rs_degrees_init (&degrees);
  for (guint32 i = 1; i <= 2000; i++)
    {
      rs_degrees_add (&degrees, at (3, 100));
      rs_degrees_add (&degrees, at (3, 101));
      rs_degrees_add (&degrees, at (3, 101));
      g_assert_cmpuint (rs_degrees_get (&degrees, at (3, 100)), ==, i);
      g_assert_cmpuint (rs_degrees_get (&degrees, at (3, 101)), ==, 2 * i);
    }
  rs_degrees_clear (&degrees);
}

/* More chunks and more carries than their tables have room for at first, and chunks that meet in the
 * table of near ones */
static void
test_many (void)
{
  RsDegrees degrees;

  rs_degrees_init (&degrees);
  for (int round = 0; round < 300; round++)
    for (gsize i = 1; i <= 1000; i++)
      rs_degrees_add (&degrees, at (i * RS_DEGREES_N_NEAR / 2, i));

  for (gsize i = 1; i <= 1000; i++)
    {
      g_assert_cmpuint (rs_degrees_get (&degrees, at (i * RS_DEGREES_N_NEAR / 2, i)), ==, 300);
      g_assert_cmpuint (rs_degrees_get (&degrees, at (i * RS_DEGREES_N_NEAR / 2 + 1, i)), ==, 0);
    }
  rs_degrees_clear (&degrees);
}

static void
test_reset (void)
{
  RsDegrees degrees;

  rs_degrees_init (&degrees);
  for (int round = 0; round < 2; round++)
    {
      for (int i = 0; i < 700; i++)
        rs_degrees_add (&degrees, at (3, 1));
      g_assert_cmpuint (rs_degrees_get (&degrees, at (3, 1)), ==, 700);

      rs_degrees_reset (&degrees);
      g_assert_false (rs_degrees_has (&degrees, at (3, 1)));
      g_assert_cmpuint (rs_degrees_get (&degrees, at (3, 1)), ==, 0);
    }
  rs_degrees_clear (&degrees);
}

/* NULL may be met as often as may be, and has no place in the table of what was carried: there its
 * address is that of a free slot, where others are looked for. */
static void
test_null (void)
{
  static const guint n_slots = 1024; /* of the table at first */
  RsDegrees degrees;
  guintptr granule = (guintptr) 1 << RS_DEGREES_GRANULE_SHIFT;

  rs_degrees_init (&degrees);
  rs_degrees_see (&degrees, NULL);
  for (guint i = 0; i < 1000; i++)
    rs_degrees_add (&degrees, NULL);

  for (guint i = 1; i < 4 * n_slots; i++)
    {
      gpointer address = (gpointer) (i * granule);

      for (guint n = 0; n < 200; n++)
        rs_degrees_add (&degrees, address);
      g_assert_cmpuint (rs_degrees_get (&degrees, address), ==, 200);
    }
  rs_degrees_clear (&degrees);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interp/degrees/add", test_add);
  g_test_add_func ("/interp/degrees/null", test_null);
  g_test_add_func ("/interp/degrees/see", test_see);
  g_test_add_func ("/interp/degrees/page", test_page);
  g_test_add_func ("/interp/degrees/carry", test_carry);
  g_test_add_func ("/interp/degrees/many", test_many);
  g_test_add_func ("/interp/degrees/reset", test_reset);

  return g_test_run ();
}
