/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-variable.h"

#include <string.h>

/* Where a string may stand. No Python is started: it is asked for its head alone. */
static _Alignas (RS_OBJECT_ALIGNMENT) struct
{
  PyObject head;
  char text[64];
} place;

static gboolean
is_object (guint64 count)
{
  RsVariable variable = { .address = (guintptr) &place, .head = { .type = &PyUnicode_Type } };
  RsDegrees seen;
  gboolean is;

  rs_degrees_init (&seen);
  rs_degrees_see (&seen, &PyUnicode_Type);
  rs_degrees_see (&seen, &PyType_Type);
  place.head.ob_type = &PyUnicode_Type;
  variable.head.count = (guintptr) count;
  is = rs_variable_is_object (&variable, &seen);
  rs_degrees_clear (&seen);

  return is;
}

static void
test_count (void)
{
  g_assert_true (is_object (1));
  g_assert_true (is_object (1 << 16));
  g_assert_false (is_object (0));
  g_assert_false (is_object ((1 << 16) + 1));
}

/* From Python 3.14 on flags stand in the upper 16 bits, of mortal objects as well. */
static void
test_flags (void)
{
  g_assert_cmpint (is_object (G_GUINT64_CONSTANT (0x0008000000000001)), ==,
                   PY_VERSION_HEX >= 0x030e0000);
  g_assert_false (is_object (G_GUINT64_CONSTANT (0x0008000000000000)));
}

/* What stands in the place of a count from Python 3.12 on, flags and all */
static void
test_immortal (void)
{
  gsize count = 0;

  memcpy (&count, Py_None, sizeof count);
  g_assert_true (is_object (PY_VERSION_HEX >= 0x030c0000 ? count : 1));
}

/* A block that was given back begins with the address of the next. Wherever memory is. */
static void
test_given_back (void)
{
  g_assert_false (is_object (G_GUINT64_CONSTANT (0x7fbe5907adb0)));
  g_assert_false (is_object (G_GUINT64_CONSTANT (0x7f27dd8dadb0)));
  g_assert_false (is_object (G_GUINT64_CONSTANT (0x0000ffffdd8dadb0)));
  g_assert_false (is_object (G_GUINT64_CONSTANT (0x000055d8c0000010)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interp/variable/count", test_count);
  g_test_add_func ("/interp/variable/flags", test_flags);
  g_test_add_func ("/interp/variable/immortal", test_immortal);
  g_test_add_func ("/interp/variable/given-back", test_given_back);

  return g_test_run ();
}
