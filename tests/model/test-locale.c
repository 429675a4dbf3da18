/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* A process of its own for each, since there is one locale in a process. */
static void
run_in_locale (const char *locale,
               const char *folder)
{
  g_setenv ("LC_ALL", locale, TRUE);
  if (folder != NULL)
    g_setenv ("REFSCOPE_LOCALEDIR", folder, TRUE);
  else
    g_unsetenv ("REFSCOPE_LOCALEDIR");
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_installed (void)
{
  if (!g_test_subprocess ())
    {
      run_in_locale ("C.UTF-8", NULL);
      return;
    }

  rs_locale_init ();
  g_assert_cmpstr (setlocale (LC_ALL, NULL), ==, "C.UTF-8");
  g_assert_cmpstr (textdomain (NULL), ==, GETTEXT_PACKAGE);
  g_assert_cmpstr (bindtextdomain (GETTEXT_PACKAGE, NULL), ==, LOCALEDIR);
  g_assert_cmpstr (bind_textdomain_codeset (GETTEXT_PACKAGE, NULL), ==, "UTF-8");
}

static void
test_build_folder (void)
{
  if (!g_test_subprocess ())
    {
      run_in_locale ("C", "/build/po");
      return;
    }

  rs_locale_init ();
  g_assert_cmpstr (setlocale (LC_ALL, NULL), ==, "C");
  g_assert_cmpstr (textdomain (NULL), ==, GETTEXT_PACKAGE);
  g_assert_cmpstr (bindtextdomain (GETTEXT_PACKAGE, NULL), ==, "/build/po");
  g_assert_cmpstr (bind_textdomain_codeset (GETTEXT_PACKAGE, NULL), ==, "UTF-8");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/locale/installed", test_installed);
  g_test_add_func ("/model/locale/build-folder", test_build_folder);

  return g_test_run ();
}
