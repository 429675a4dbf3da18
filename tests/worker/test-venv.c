/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-venv.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rs-error.h"

typedef struct
{
  char *folder;
  char *cfg;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *contents = data;

  fixture->folder = g_dir_make_tmp ("refscope-venv-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->cfg = g_build_filename (fixture->folder, "pyvenv.cfg", NULL);
  if (contents != NULL)
    g_assert_true (g_file_set_contents (fixture->cfg, contents, -1, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->cfg);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->cfg);
}

static void
test_series (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *series = rs_venv_find_series (fixture->folder, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (series, ==, "3.11");
}

static void
test_executable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *executable = rs_venv_find_executable (fixture->folder, "3.11", &error);
  g_autofree char *expected = g_build_filename (fixture->folder, "bin", "python", NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (executable, ==, expected);
}

static void
test_relative (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *executable = NULL;

  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  executable = rs_venv_find_executable (".", "3.11", NULL);
  g_assert_cmpint (g_chdir (here), ==, 0);

  g_assert_true (g_path_is_absolute (executable));
  g_assert_true (g_str_has_suffix (executable, "/bin/python"));
  g_assert_null (strstr (executable, "/./"));
}

/* Python itself would start, and find no package. */
static void
test_other_version (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_venv_find_executable (fixture->folder, "3.13", &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, fixture->folder));
  g_assert_nonnull (strstr (error->message, "3.11"));
  g_assert_nonnull (strstr (error->message, "3.13"));
}

static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_venv_find_series (fixture->folder, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, fixture->folder));
  g_assert_nonnull (strstr (error->message, "pyvenv.cfg"));
}

int
main (int   argc,
      char *argv[])
{
  const char *venv = "home = /usr/bin\ninclude-system-site-packages = false\nversion = 3.11.2\n"
                     "executable = /usr/bin/python3.11\n";
  const char *virtualenv = "home = /usr/bin\nimplementation = CPython\n"
                           "version_info = 3.11.2.final.0\n";
  const struct
  {
    const char *path;
    const char *contents;
    void (*test) (Fixture       *fixture,
                  gconstpointer  data);
  } tests[] = {
    { "/venv/series/venv", venv, test_series },
    { "/venv/series/virtualenv", virtualenv, test_series },
    { "/venv/series/no-spaces", "version=3.11\n", test_series },
    { "/venv/executable", venv, test_executable },
    { "/venv/relative", venv, test_relative },
    { "/venv/other-version", venv, test_other_version },
    { "/venv/none/no-file", NULL, test_none },
    { "/venv/none/no-version", "home = /usr/bin\n", test_none },
    { "/venv/none/half-a-version", "version = 3\n", test_none },
    { "/venv/none/garbage", "\001\002 = [\n=\n", test_none },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].contents, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
