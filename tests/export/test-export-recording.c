/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "recording-fixture.h"
#include "rs-error.h"
#include "rs-export-recording.h"

static void
test_ending (void)
{
  g_assert_true (rs_export_recording_has_ending ("a.refscope"));
  g_assert_true (rs_export_recording_has_ending ("/tmp/x/plain.png.RefScope"));
  g_assert_false (rs_export_recording_has_ending ("refscope"));
  g_assert_false (rs_export_recording_has_ending ("/tmp/.refscope"));
  g_assert_false (rs_export_recording_has_ending ("a.refscope/b.json"));
  g_assert_false (rs_export_recording_has_ending ("a.refscope.json"));
  g_assert_false (rs_export_recording_has_ending ("-"));
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("refscope-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.refscope", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RsRecording) recording = recording_fixture_new (13), read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_export_recording_from_file (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (rs_export_recording_to_file (recording, file, NULL, &error));
  g_assert_no_error (error);
  read = rs_export_recording_from_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rs_recording_get_title (read), ==, rs_recording_get_title (recording));

  g_assert_true (g_file_set_contents (path, "value,references\n", -1, NULL));
  g_assert_null (rs_export_recording_from_file (file, NULL, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
  g_assert_cmpstr (error->message, ==, "The file is not a Refscope recording.");

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Nobody waits for what never comes, nor reads what never ends. */
static void
test_no_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("refscope-test-XXXXXX", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe.refscope", NULL);
  g_autofree char *link = g_build_filename (folder, "link.refscope", NULL);
  const char *const paths[] = { pipe, link, "/dev/zero" };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink (pipe, link), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (rs_export_recording_from_file (file, NULL, &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
      g_assert_cmpstr (error->message, ==, "The file is not a Refscope recording.");
    }

  {
    g_autoptr (GFile) file = g_file_new_for_path (folder);
    g_autoptr (GError) error = NULL;

    g_assert_null (rs_export_recording_from_file (file, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  }

  g_assert_cmpint (g_remove (link), ==, 0);
  g_assert_cmpint (g_remove (pipe), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The old file stays as it was. */
static void
test_cancelled (void)
{
  g_autofree char *folder = g_dir_make_tmp ("refscope-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.refscope", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RsRecording) recording = recording_fixture_new (13);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (rs_export_recording_to_file (recording, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export-recording/ending", test_ending);
  g_test_add_func ("/export-recording/file", test_file);
  g_test_add_func ("/export-recording/no-file", test_no_file);
  g_test_add_func ("/export-recording/cancelled", test_cancelled);

  return g_test_run ();
}
