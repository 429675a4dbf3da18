/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-scratch.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_make (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = rs_scratch_make (NULL, &error);
  g_autofree char *child = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *within = NULL;
  struct stat info;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (parent, g_get_tmp_dir ()));
  g_assert_nonnull (strstr (parent, "/refscope-"));
  g_assert_cmpint (g_stat (parent, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);

  child = rs_scratch_make (parent, &error);
  g_assert_no_error (error);
  within = g_strconcat (parent, "/refscope-", NULL);
  g_assert_true (g_str_has_prefix (child, within));
  g_assert_cmpint (g_rmdir (child), ==, 0);

  missing = g_build_filename (parent, "missing", NULL);
  g_assert_null (rs_scratch_make (missing, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, missing));
  g_assert_cmpint (g_rmdir (parent), ==, 0);
}

/* What is in it goes, and what a link in it leads to stays. */
static void
test_remove (void)
{
  g_autofree char *kept = rs_scratch_make (NULL, NULL);
  g_autofree char *path = rs_scratch_make (NULL, NULL);
  g_autofree char *deep = g_build_filename (path, "a", "b", NULL);
  g_autofree char *file = g_build_filename (deep, "file", NULL);
  g_autofree char *link = g_build_filename (deep, "link", NULL);
  g_autofree char *beyond = g_build_filename (kept, "file", NULL);

  g_assert_cmpint (g_mkdir_with_parents (deep, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_true (g_file_set_contents (beyond, "", 0, NULL));
  g_assert_cmpint (symlink (kept, link), ==, 0);

  rs_scratch_remove (path);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_remove (beyond), ==, 0);

  rs_scratch_remove (kept);
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
  rs_scratch_remove (kept); /* again */
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scratch/make", test_make);
  g_test_add_func ("/scratch/remove", test_remove);

  return g_test_run ();
}
