/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-error.h"

/* Each code on its side: a wrong use of the program ends with 2, a failure with 1. */
static void
test_is_usage (void)
{
  const struct
  {
    int code;
    gboolean usage;
  } cases[] = {
    { RS_ERROR_RANGE, TRUE },  { RS_ERROR_NUMBER, TRUE },   { RS_ERROR_SIZE, TRUE },
    { RS_ERROR_FORMAT, TRUE }, { RS_ERROR_USAGE, TRUE },    { RS_ERROR_PYTHON, FALSE },
    { RS_ERROR_START, FALSE }, { RS_ERROR_MEASURE, FALSE }, { RS_ERROR_DRAW, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (RS_ERROR, cases[i].code, "x");

      g_assert_cmpint (rs_error_is_usage (error), ==, cases[i].usage);
    }
}

static void
test_other_domains (void)
{
  g_autoptr (GError) file = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOSPC, "x");
  g_autoptr (GError) option = g_error_new_literal (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "x");

  g_assert_false (rs_error_is_usage (NULL));
  g_assert_false (rs_error_is_usage (file));
  g_assert_true (rs_error_is_usage (option));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/error/is-usage", test_is_usage);
  g_test_add_func ("/model/error/other-domains", test_other_domains);

  return g_test_run ();
}
