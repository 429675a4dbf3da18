/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-annotate.h"
#include "rs-error.h"

static void
test_modes (void)
{
  g_autoptr (RsAnnotate) automatic = rs_annotate_parse ("auto", "list", NULL);
  g_autoptr (RsAnnotate) powers = rs_annotate_parse ("powers-of-two", "list", NULL);
  g_autoptr (RsAnnotate) none = rs_annotate_parse ("none", "list", NULL);

  g_assert_true (rs_annotate_wants (automatic, 100, TRUE));
  g_assert_false (rs_annotate_wants (automatic, 256, FALSE));

  g_assert_true (rs_annotate_wants (powers, 1, FALSE));
  g_assert_true (rs_annotate_wants (powers, 1024, FALSE));
  g_assert_false (rs_annotate_wants (powers, 0, TRUE));
  g_assert_false (rs_annotate_wants (powers, -4, TRUE));
  g_assert_false (rs_annotate_wants (powers, 100, TRUE));

  g_assert_false (rs_annotate_wants (none, 256, TRUE));
}

static void
test_list (void)
{
  g_autoptr (RsAnnotate) list = rs_annotate_parse ("256, 20;100\t-1", "list", NULL);
  g_autoptr (RsAnnotate) same = rs_annotate_parse_list ("-1 20 100 256", "list", NULL);
  g_autoptr (RsAnnotate) empty = rs_annotate_parse_list (" , ", "list", NULL);

  g_assert_cmpint (rs_annotate_get_mode (list), ==, RS_ANNOTATE_LIST);
  g_assert_true (rs_annotate_wants (list, 20, FALSE));
  g_assert_true (rs_annotate_wants (list, -1, FALSE));
  g_assert_false (rs_annotate_wants (list, 21, TRUE));
  g_assert_true (rs_annotate_equal (list, same));
  g_assert_false (rs_annotate_equal (list, empty));
  g_assert_false (rs_annotate_wants (empty, 0, TRUE));
}

static void
test_junk (void)
{
  const char *const cases[] = { "20,abc", "outliers", "1,2,,3.5", "20,10000001", "256;x" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rs_annotate_parse (cases[i], "list", &error));
      g_assert_true (error->domain == RS_ERROR);
      g_assert_true (rs_error_is_usage (error));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/annotate/modes", test_modes);
  g_test_add_func ("/model/annotate/list", test_list);
  g_test_add_func ("/model/annotate/junk", test_junk);

  return g_test_run ();
}
