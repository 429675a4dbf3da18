/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-probe-list.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rs-error.h"

static void
make_files (const char        *folder,
            const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (g_file_set_contents (path, "", 0, NULL));
    }
}

static void
remove_files (const char        *folder,
              const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_folder (void)
{
  const char *const names[] = { "refscope-probe-3.13", "refscope-probe-3.9", "refscope-probe-3.111",
                                "refscope-probe-", "refscope-probe-3.", "refscope-probe-3.12.old",
                                "refscope", "refscope-probe-3.x", NULL };
  const char *const expected[] = { "3.9", "3.13", "3.111", NULL };
  g_autofree char *folder = g_dir_make_tmp ("refscope-probes-XXXXXX", NULL);
  g_auto (GStrv) series = NULL;
  g_autofree char *path = NULL;
  g_autofree char *expected_path = g_build_filename (folder, "refscope-probe-3.13", NULL);
  g_autoptr (GError) error = NULL;

  make_files (folder, names);
  g_setenv ("REFSCOPE_PROBE_FOLDER", folder, TRUE);

  series = rs_probe_list_series ();
  g_assert_cmpstrv (series, expected);

  path = rs_probe_list_find ("3.13", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, expected_path);

  g_assert_null (rs_probe_list_find ("3.10", &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "3.10"));
  g_assert_nonnull (strstr (error->message, "3.9, 3.13, 3.111"));
  g_clear_error (&error);

  /* a name is no path */
  g_assert_null (rs_probe_list_find ("../../bin/sh", &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);

  remove_files (folder, names);
}

/* What a Flatpak has of a Python that is an extension which is not installed */
static void
test_not_installed (void)
{
  const char *const names[] = { "refscope-probe-3.13", NULL };
  const char *const links[] = { "refscope-probe-3.11", "refscope-probe-3.12", NULL };
  const char *const expected[] = { "3.12", "3.13", NULL };
  g_autofree char *folder = g_dir_make_tmp ("refscope-probes-XXXXXX", NULL);
  g_autofree char *dangling = g_build_filename (folder, links[0], NULL);
  g_autofree char *leading = g_build_filename (folder, links[1], NULL);
  g_auto (GStrv) series = NULL;
  g_autoptr (GError) error = NULL;

  make_files (folder, names);
  g_assert_cmpint (symlink ("../nowhere/refscope-probe-3.11", dangling), ==, 0);
  g_assert_cmpint (symlink (names[0], leading), ==, 0);
  g_setenv ("REFSCOPE_PROBE_FOLDER", folder, TRUE);

  series = rs_probe_list_series ();
  g_assert_cmpstrv (series, expected);
  g_assert_null (rs_probe_list_find ("3.11", &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);

  for (gsize i = 0; links[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, links[i], NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  remove_files (folder, names);
}

static void
test_none (void)
{
  g_auto (GStrv) series = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("REFSCOPE_PROBE_FOLDER", "/nowhere at all", TRUE);

  series = rs_probe_list_series ();
  g_assert_cmpuint (g_strv_length (series), ==, 0);
  g_assert_null (rs_probe_list_find (NULL, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_START);
  g_assert_nonnull (strstr (error->message, "/nowhere at all"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe-list/folder", test_folder);
  g_test_add_func ("/probe-list/not-installed", test_not_installed);
  g_test_add_func ("/probe-list/none", test_none);

  return g_test_run ();
}
