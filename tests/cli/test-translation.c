/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rs-test-system.h"

static const char *program;
static const char *localedef;
static const char *translations;

static char *
run (const char *locales,
     const char *argument,
     int        *status)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                        | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_setenv (launcher, "LOCPATH", locales, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "de_DE.UTF-8", TRUE);
  g_subprocess_launcher_setenv (launcher, "REFSCOPE_LOCALEDIR", translations, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, argument, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  *status = g_subprocess_get_exit_status (process);

  return output;
}

/* Of a table in which the last column is “Programm”, a path. */
static void
assert_columns (const char *table)
{
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  const char *heading = strstr (lines[0], "Programm");
  const char *path = strchr (lines[1], '/');

  g_assert_nonnull (heading);
  g_assert_nonnull (path);
  g_assert_cmpint (g_utf8_pointer_to_offset (lines[0], heading), ==,
                   g_utf8_pointer_to_offset (lines[1], path));
}

static void
test_german (void)
{
  g_autofree char *locales = g_dir_make_tmp ("refscope-locale-XXXXXX", NULL);
  g_autofree char *locale = g_build_filename (locales, "de_DE.UTF-8", NULL);
  g_autofree char *category = NULL;
  g_autofree char *help = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *pythons = NULL;
  g_autoptr (GSubprocess) process = NULL;
  int status;

  /* it also fails with mere warnings: what counts is whether there is a locale then */
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, localedef, "--no-archive",
                              "-i", "de_DE", "-f", "UTF-8", locale, NULL);
  if (process != NULL)
    g_subprocess_wait (process, NULL, NULL);
  category = g_build_filename (locale, "LC_CTYPE", NULL);
  if (!g_file_test (category, G_FILE_TEST_EXISTS))
    {
      rs_test_remove_all (locales);
      g_test_skip ("localedef has no source of the locale de_DE");
      return;
    }

  help = run (locales, "--help", &status);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (help, "Aufruf:"));
  g_assert_null (strstr (help, "Usage:"));
  wrong = run (locales, "zahlen", &status);
  g_assert_cmpint (status, ==, 2);
  g_assert_nonnull (strstr (wrong, "„zahlen“"));
  pythons = run (locales, "pythons", &status);
  g_assert_cmpint (status, ==, 0);
  assert_columns (pythons);

  rs_test_remove_all (locales);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 4);
  program = argv[1];
  localedef = argv[2];
  translations = argv[3];
  g_test_add_func ("/cli/translation/german", test_german);

  return g_test_run ();
}
