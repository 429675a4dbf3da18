/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-python-facts.h"

/* The facts own their strings, whatever becomes of the ones they were made from. */
static void
test_copies (void)
{
  g_autofree char *version = g_strdup ("3.11.2");
  g_autoptr (RsPythonFacts) facts = NULL;
  g_autoptr (RsPythonFacts) second = NULL;
  RsPythonFacts values = {
    .version = version,
    .cache_min = -5,
    .cache_max = 256,
    .counted = TRUE,
    .pad = 999999999,
  };

  facts = rs_python_facts_new (&values);
  version[0] = '2';

  g_assert_cmpstr (facts->version, ==, "3.11.2");
  g_assert_null (facts->executable);
  g_assert_cmpint (facts->pad, ==, 999999999);

  second = rs_python_facts_ref (facts);
  g_assert_true (second == facts);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/python-facts/copies", test_copies);

  return g_test_run ();
}
