/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "shell.h"

#include <gio/gio.h>

#include "rs-test-system.h"

static char *program;

/* Starts the tests of the program that the first argument names. */
void
shell_init (int    *argc,
            char ***argv)
{
  g_test_init (argc, argv, NULL);
  g_assert_cmpint (*argc, ==, 2);
  program = g_canonicalize_filename ((*argv)[1], NULL); /* the tests work in another folder */
}

const char *
shell_get_program (void)
{
  return program;
}

void
shell_set_up (Shell         *self,
              gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("refscope-test-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

void
shell_tear_down (Shell         *self,
                 gconstpointer  data)
{
  rs_test_remove_all (self->folder);
  g_free (self->folder);
  shell_clear (self);
}

void
shell_clear (Shell *self)
{
  g_free (self->out);
  g_free (self->err);
}

/* Runs the program in the folder, or here if there is none, with no display, as a shell would. */
int
shell_run (Shell      *self,
           const char *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strdup_printf ("'%s' %s", program, arguments);
  g_auto (GStrv) words = NULL;

  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);

  g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                        | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, &self->err,
                                                &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->status = g_subprocess_get_exit_status (process);

  return self->status;
}

guint
shell_count_files (Shell *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

char *
shell_read_file (Shell      *self,
                 const char *name,
                 gsize      *length)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, length, NULL));

  return content;
}
