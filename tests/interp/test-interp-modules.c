/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "fixture.h"
#include "rs-interp-modules.h"

/* Asserts that @names are what a Python expression says */
static void
assert_names (char      **names,
              const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", names);
  g_autofree char *code = g_strdup_printf ("ours = '%s'.split()\n"
                                           "theirs = sorted(%s)\n"
                                           "assert ours == theirs, set(ours) ^ set(theirs)\n"
                                           "del ours, theirs\n",
                                           joined, expected);

  run (code);
}

static void
test_loaded (void)
{
  g_auto (GStrv) before = NULL, after = NULL;

  assert_names (before = rs_interp_list_loaded (interp), "__import__('sys').modules");
  g_assert_false (g_strv_contains ((const char *const *) before, "json.decoder"));

  run ("import json.decoder, sys\nsys.modules['rs_forbidden'] = None");
  after = rs_interp_list_loaded (interp);
  g_assert_true (g_strv_contains ((const char *const *) after, "json.decoder"));
  g_assert_false (g_strv_contains ((const char *const *) after, "rs_forbidden"));
  run ("del sys.modules['rs_forbidden']");
}

/* What Python's own way finds, which loads modules to do so */
static void
test_importable (void)
{
  g_auto (GStrv) loaded = rs_interp_list_loaded (interp);
  g_auto (GStrv) importable = rs_interp_list_importable (interp);
  g_auto (GStrv) loaded_after = rs_interp_list_loaded (interp);

  g_assert_true (g_strv_equal ((const char *const *) loaded, (const char *const *) loaded_after));
  g_assert_true (g_strv_contains ((const char *const *) importable, "sys"));
  g_assert_true (g_strv_contains ((const char *const *) importable, "json"));
  g_assert_true (g_strv_contains ((const char *const *) importable, "_ctypes"));

  run ("import pkgutil, sys");
  assert_names (importable, "{m.name for m in pkgutil.iter_modules() if m.name.isidentifier()}"
                            " | set(sys.builtin_module_names)");
}

static void
test_without_path (void)
{
  g_auto (GStrv) importable = NULL;

  run ("import sys\nkept = sys.path\nsys.path = None");
  importable = rs_interp_list_importable (interp);
  run ("sys.path = kept\ndel kept");

  assert_names (importable, "sys.builtin_module_names");
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/interp-modules/loaded", test_loaded);
  g_test_add_func ("/interp-modules/importable", test_importable);
  g_test_add_func ("/interp-modules/without-path", test_without_path);

  return g_test_run ();
}
