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

/* What was imported is told once, in its order; what was run changes it without a name. */
static void
test_add (void)
{
  const char *const expected[] = { "b", "a", NULL };
  const RsPythonFacts values = { .version = "3.11.2", .cache_min = -5, .cache_max = 256 };
  g_autoptr (RsPythonFacts) bare = rs_python_facts_new (&values);
  g_autoptr (RsPythonFacts) run = rs_python_facts_add (bare, NULL);
  g_autoptr (RsPythonFacts) one = rs_python_facts_add (run, "b");
  g_autoptr (RsPythonFacts) two = rs_python_facts_add (one, "a");
  g_autoptr (RsPythonFacts) again = rs_python_facts_add (two, "b");

  g_assert_false (bare->changed);
  g_assert_null (bare->imports);
  g_assert_true (run->changed);
  g_assert_null (run->imports);
  g_assert_cmpstrv (two->imports, expected);
  g_assert_cmpstrv (again->imports, expected);
  g_assert_cmpstr (again->version, ==, "3.11.2");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/python-facts/copies", test_copies);
  g_test_add_func ("/model/python-facts/add", test_add);

  return g_test_run ();
}
