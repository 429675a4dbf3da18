/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-module-caution.h"

static void
test_cautions (void)
{
  const struct
  {
    const char *module;
    const char *caution;
  } cases[] = {
    { "antigravity", "Importing this module opens a page in the web browser." },
    { "this", "Importing this module prints a poem." },
    { "idlelib", "Importing this module may open a window." },
    { "idlelib.pyshell", "Importing this module may open a window." },
    { "idlelib.idle", "Importing this module opens the windows of IDLE." },
    { "turtledemo.clock", "Importing this module may open a window." },
    { "turtledemo.__main__", "Importing this module may run a program." },
    { "tkinter.__main__", "Importing this module opens a window." },
    { "venv.__main__", "Importing this module creates a virtual environment." },
    { "unittest.__main__", "Importing this module may run a program." },
    { "__main__", "Importing this module may run a program." },
    { "test", "Importing this module may run tests, which can take long." },
    { "test.autotest", "Importing this module may run tests, which can take long." },
    { "numpy.core.tests.test_api",
      "Importing this module may run tests, which can take long." },
    { "lib2to3.tests", "Importing this module may run tests, which can take long." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (rs_module_caution (cases[i].module), ==, cases[i].caution);
}

/* What only looks like them. */
static void
test_no_cautions (void)
{
  const char *const modules[] = { "json", "thistle", "this.that", "antigravity2", "idlelibs",
                                  "testing", "unittest", "numpy.testing", "doctest", "venv", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (modules); i++)
    g_assert_null (rs_module_caution (modules[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/module-caution/cautions", test_cautions);
  g_test_add_func ("/model/module-caution/no-cautions", test_no_cautions);

  return g_test_run ();
}
