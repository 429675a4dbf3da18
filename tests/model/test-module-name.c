/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-error.h"
#include "rs-module-name.h"

static void
test_names (void)
{
  const char *const names[] = { "json", "os.path", "_", "__main__", "a1.b2", "a._b",
                                "größe", "数学.π", "x·y", "class", "ℼ", "xﾞ" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (rs_module_name_check (names[i], &error));
      g_assert_no_error (error);
    }
}

static void
test_no_names (void)
{
  const char *const names[] = { "", ".", ".json", "json.", "a..b", "1a", "a.1", "a b", "a-b", "a\n",
                                " a", "a/b", "import json", "a;b", "a*", "€", "a\xff", "\xc3",
                                "ﾞx", "a.·", "ͺ" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (rs_module_name_check (names[i], &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_message (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_module_name_check ("json/tool", &error));
  g_assert_cmpstr (error->message, ==,
                   "“json/tool” cannot be the name of a module: "
                   "write it as after “import”, such as “json” or “os.path”.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/module-name/names", test_names);
  g_test_add_func ("/model/module-name/no-names", test_no_names);
  g_test_add_func ("/model/module-name/message", test_message);

  return g_test_run ();
}
