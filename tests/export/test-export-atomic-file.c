/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rs-atomic-file.h"
#include "rs-test-system.h"

/* A folder of its own for each test, and a file of an earlier day in it. */
typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("refscope-atomic-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "out.png", NULL);
  self->file = g_file_new_for_path (self->path);
  g_file_set_contents (self->path, "old", -1, &error);
  g_assert_no_error (error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  rs_test_remove_all (self->folder);
  g_object_unref (self->file);
  g_free (self->path);
  g_free (self->folder);
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static gboolean
write_new_cb (GOutputStream *stream,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return g_output_stream_write_all (stream, "new", 3, NULL, cancellable, error);
}

static gboolean
fail_cb (GOutputStream *stream,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_assert_true (write_new_cb (stream, data, cancellable, error));
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "on purpose");

  return FALSE;
}

static gboolean
cancel_cb (GOutputStream *stream,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_assert_true (write_new_cb (stream, data, cancellable, error));
  g_cancellable_cancel (cancellable);

  return TRUE;
}

static gboolean
die_cb (GOutputStream *stream,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  write_new_cb (stream, data, cancellable, error);
  raise (SIGKILL);

  return TRUE;
}

static void
test_replace (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_atomic_file_write (self->file, write_new_cb, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_contents (self->path, "new");
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

/* A new file obeys the umask as any other program's does. */
static void
test_create (Fixture      *self,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "fresh.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  mode_t mask = umask (027);

  g_assert_true (rs_atomic_file_write (file, write_new_cb, NULL, NULL, &error));
  umask (mask);
  g_assert_no_error (error);
  assert_contents (path, "new");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0640);
}

static void
test_permissions (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_cmpint (g_chmod (self->path, 0604), ==, 0);
  g_assert_true (rs_atomic_file_write (self->file, write_new_cb, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0604);
}

/* The file behind a link is written, and the link stays one. */
static void
test_link (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "link.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("out.png", path), ==, 0);
  g_assert_true (rs_atomic_file_write (file, write_new_cb, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  assert_contents (self->path, "new");
}

static void
write_new (GFile *file)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_atomic_file_write (file, write_new_cb, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* A link that leads nowhere yet stays a link, and then leads to the new file. */
static void
test_dangling_link (Fixture      *self,
                    gconstpointer data)
{
  g_autofree char *first = g_build_filename (self->folder, "first.png", NULL);
  g_autofree char *second = g_build_filename (self->folder, "second.png", NULL);
  g_autofree char *target = g_build_filename (self->folder, "target.png", NULL);
  g_autofree char *circle = g_build_filename (self->folder, "circle.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (first);
  g_autoptr (GFile) round = g_file_new_for_path (circle);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("second.png", first), ==, 0);
  g_assert_cmpint (symlink (target, second), ==, 0);
  write_new (file);
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  assert_contents (target, "new");

  g_assert_cmpint (symlink ("circle.png", circle), ==, 0);
  g_assert_false (rs_atomic_file_write (round, write_new_cb, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  g_assert_true (g_file_test (circle, G_FILE_TEST_IS_SYMLINK));
}

/* No group of ours: root can keep it, others cannot, and then no group gets what it was allowed. */
#define FOREIGN_GROUP 12345
#define NOBODY 65534

static void
test_group (Fixture      *self,
            gconstpointer data)
{
  GStatBuf status;
  pid_t child;
  int result;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can make a file of a foreign group");
      return;
    }

  g_assert_cmpint (chown (self->path, 0, FOREIGN_GROUP), ==, 0);
  g_assert_cmpint (g_chmod (self->path, 0664), ==, 0);
  write_new (self->file);
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_uid, ==, 0);
  g_assert_cmpint (status.st_gid, ==, FOREIGN_GROUP);
  g_assert_cmphex (status.st_mode & 07777, ==, 0664);

  g_assert_cmpint (chown (self->path, NOBODY, FOREIGN_GROUP), ==, 0);
  g_assert_cmpint (chown (self->folder, NOBODY, NOBODY), ==, 0);
  write_new (self->file);
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_uid, ==, NOBODY);
  g_assert_cmpint (status.st_gid, ==, FOREIGN_GROUP);

  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (setgroups (0, NULL) != 0 || setgid (NOBODY) != 0 || setuid (NOBODY) != 0)
        _exit (77);
      write_new (self->file);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &result, 0), ==, child);
  g_assert_true (WIFEXITED (result));
  if (WEXITSTATUS (result) == 77)
    {
      g_test_skip ("root cannot be left here");
      return;
    }
  g_assert_cmpint (WEXITSTATUS (result), ==, 0);
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_gid, ==, NOBODY);
  g_assert_cmphex (status.st_mode & 07777, ==, 0604);
}

static void
test_failure (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_atomic_file_write (self->file, fail_cb, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, self->path));
  assert_contents (self->path, "old");
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
test_cancelled (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_atomic_file_write (self->file, cancel_cb, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_contents (self->path, "old");
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

/* Killed in the midst of writing: the old file as it was, and nothing beside it where the file
 * system knows files without a name. */
static void
test_killed (Fixture      *self,
             gconstpointer data)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      rs_atomic_file_write (self->file, die_cb, NULL, NULL, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  assert_contents (self->path, "old");
#ifdef O_TMPFILE
  g_assert_cmpuint (count_files (self->folder), ==, 1);
#endif
}

static void
assert_fails (const char *path,
              int         code,
              const char *says)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_atomic_file_write (file, write_new_cb, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, code);
  if (strstr (error->message, says) == NULL)
    g_error ("not what was expected: %s", error->message);
  /* one sentence */
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_no_folder (Fixture      *self,
                gconstpointer data)
{
  g_autofree char *missing = g_build_filename (self->folder, "none", "out.png", NULL);
  g_autofree char *through = g_build_filename (self->path, "out.png", NULL);

  assert_fails (missing, G_IO_ERROR_NOT_FOUND, "create it or choose another");
  assert_fails (through, G_IO_ERROR_NOT_DIRECTORY, "create it or choose another");
  assert_fails (self->folder, G_IO_ERROR_IS_DIRECTORY, "is a folder");
  /* a folder that is there, but takes no files */
  if (g_file_test ("/proc", G_FILE_TEST_IS_DIR))
    assert_fails ("/proc/refscope.csv", G_IO_ERROR_PERMISSION_DENIED, "to the folder “/proc”");
}

/* As nobody, if we are root, who may write everywhere. */
static void
test_read_only (Fixture      *self,
                gconstpointer data)
{
  g_autofree char *fresh = g_build_filename (self->folder, "fresh.png", NULL);
  pid_t child;
  int status;

  g_assert_cmpint (g_chmod (self->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (77);
      assert_fails (fresh, G_IO_ERROR_PERMISSION_DENIED, "choose another");
      assert_fails (self->path, G_IO_ERROR_PERMISSION_DENIED, "was not written");
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    {
      g_test_skip ("root cannot be left here");
      return;
    }
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  assert_contents (self->path, "old");
  g_assert_false (g_file_test (fresh, G_FILE_TEST_EXISTS));
}

/* Devices and pipes are written to, never replaced. */
static void
test_device (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GFile) null = g_file_new_for_path ("/dev/null");
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (rs_atomic_file_write (null, write_new_cb, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat ("/dev/null", &status), ==, 0);
  g_assert_true (S_ISCHR (status.st_mode));

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    return;
  assert_fails ("/dev/full", G_IO_ERROR_NO_SPACE, "no space");
  g_assert_cmpint (g_stat ("/dev/full", &status), ==, 0);
  g_assert_true (S_ISCHR (status.st_mode));
}

static void
test_no_path (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("resource:///org/example/out.png");
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_atomic_file_write (file, write_new_cb, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_nonnull (strstr (error->message, "resource:///org/example/out.png"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/export/atomic-file/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("replace", test_replace);
  ADD ("create", test_create);
  ADD ("permissions", test_permissions);
  ADD ("link", test_link);
  ADD ("dangling-link", test_dangling_link);
  ADD ("group", test_group);
  ADD ("failure", test_failure);
  ADD ("cancelled", test_cancelled);
  ADD ("killed", test_killed);
  ADD ("no-folder", test_no_folder);
  ADD ("read-only", test_read_only);
  ADD ("device", test_device);
  ADD ("no-path", test_no_path);

  return g_test_run ();
}
