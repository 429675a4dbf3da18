/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-marks.h"

/* An address, by its mebibyte and its place there. Nothing is read from it. */
static gconstpointer
at (gsize chunk,
    gsize granule)
{
  return GSIZE_TO_POINTER ((chunk << RS_MARKS_CHUNK_SHIFT) + (granule << RS_MARKS_GRANULE_SHIFT));
}

static void
test_see (void)
{
  RsMarks marks;

  rs_marks_init (&marks);
  g_assert_cmpint (rs_marks_get (&marks, at (7, 3)), ==, RS_MARK_UNSEEN);
  g_assert_cmpint (rs_marks_see (&marks, at (7, 3), RS_MARK_PENDING), ==, RS_MARK_UNSEEN);
  g_assert_cmpint (rs_marks_see (&marks, at (7, 3), RS_MARK_DONE), ==, RS_MARK_PENDING);
  g_assert_cmpint (rs_marks_get (&marks, at (7, 3)), ==, RS_MARK_PENDING);

  rs_marks_set (&marks, at (7, 3), RS_MARK_INTEGER);
  rs_marks_set (&marks, at (7, 4), RS_MARK_DONE);
  g_assert_cmpint (rs_marks_get (&marks, at (7, 3)), ==, RS_MARK_INTEGER);
  g_assert_cmpint (rs_marks_get (&marks, at (7, 4)), ==, RS_MARK_DONE);
  g_assert_cmpint (rs_marks_get (&marks, at (7, 2)), ==, RS_MARK_UNSEEN);
  g_assert_cmpint (rs_marks_get (&marks, at (8, 3)), ==, RS_MARK_UNSEEN);

  rs_marks_reset (&marks);
  g_assert_cmpint (rs_marks_get (&marks, at (7, 3)), ==, RS_MARK_UNSEEN);
  rs_marks_clear (&marks);
}

/* More chunks than the table has room for at first, all over memory, and both ends of each. */
static void
test_many (void)
{
  const gsize last = (1 << (RS_MARKS_CHUNK_SHIFT - RS_MARKS_GRANULE_SHIFT)) - 1;
  RsMarks marks;

  rs_marks_init (&marks);
  for (gsize i = 1; i <= 1000; i++)
    {
      rs_marks_set (&marks, at (i * 4099, 0), RS_MARK_PENDING);
      rs_marks_set (&marks, at (i * 4099, last), RS_MARK_DONE);
    }

  for (gsize i = 1; i <= 1000; i++)
    {
      g_assert_cmpint (rs_marks_get (&marks, at (i * 4099, 0)), ==, RS_MARK_PENDING);
      g_assert_cmpint (rs_marks_get (&marks, at (i * 4099, 1)), ==, RS_MARK_UNSEEN);
      g_assert_cmpint (rs_marks_get (&marks, at (i * 4099, last)), ==, RS_MARK_DONE);
      g_assert_cmpint (rs_marks_get (&marks, at (i * 4099 + 1, 0)), ==, RS_MARK_UNSEEN);
    }
  rs_marks_clear (&marks);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interp/marks/see", test_see);
  g_test_add_func ("/interp/marks/many", test_many);

  return g_test_run ();
}
