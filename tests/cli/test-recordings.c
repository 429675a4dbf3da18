/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include "shell.h"

/* A recording says what Python said, by every command. */
static void
test_recording (Shell        *shell,
                gconstpointer data)
{
  const char *const commands[] = {
    "ints --from -5 --to 300", "letters --alphabet ascii", "words --top 20 --no-dunder",
  };

  g_assert_cmpint (shell_run (shell, "ints --to 300 --output a.refscope --output a.csv"), ==, 0);
  g_assert_cmpstr (shell->out, ==, "");
  g_assert_cmpstr (shell->err, ==, "");
  g_assert_cmpuint (shell_count_files (shell), ==, 2);
  g_assert_cmpint (shell_run (shell, "ints --to 300 --open a.refscope --output b.csv"), ==, 0);
  {
    g_autofree char *live = shell_read_file (shell, "a.csv", NULL);
    g_autofree char *recorded = shell_read_file (shell, "b.csv", NULL);

    g_assert_cmpstr (live, ==, recorded);
  }

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s --open a.refscope", commands[i]);
      g_autofree char *live = NULL;

      g_assert_cmpint (shell_run (shell, commands[i]), ==, 0);
      live = g_steal_pointer (&shell->out);
      g_assert_cmpuint (strlen (live), >, 500);
      g_assert_cmpint (shell_run (shell, line), ==, 0);
      g_assert_cmpstr (shell->out, ==, live);
    }
}

/* A word that nothing refers to is there because it was asked for. */
static void
test_recording_of_words (Shell        *shell,
                         gconstpointer data)
{
  g_autofree char *live = NULL;

  g_assert_cmpint (shell_run (shell, "words spamspamspam --output - --format refscope"), ==, 0);
  g_assert_true (g_str_has_prefix (shell->out, "{\"refscope\":{\"format\":1,"));
  {
    g_autofree char *path = g_build_filename (shell->folder, "w.refscope", NULL);

    g_assert_true (g_file_set_contents (path, shell->out, -1, NULL));
  }

  g_assert_cmpint (shell_run (shell, "words spamspamspam"), ==, 0);
  live = g_steal_pointer (&shell->out);
  g_assert_cmpint (shell_run (shell, "words spamspamspam --open w.refscope"), ==, 0);
  g_assert_cmpstr (shell->out, ==, live);
}

static void
test_recording_wrong (Shell        *shell,
                      gconstpointer data)
{
  g_assert_cmpint (shell_run (shell, "ints --to 3 --output a.refscope --output a.csv"), ==, 0);

  g_assert_cmpint (shell_run (shell, "ints --open a.csv"), ==, 1);
  g_assert_cmpstr (shell->err, ==,
                   "refscope: a.csv: The file is not a Refscope recording.\n");
  {
    g_autofree char *pipe = g_build_filename (shell->folder, "pipe.refscope", NULL);

    g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
    g_assert_cmpint (shell_run (shell, "ints --open pipe.refscope"), ==, 1);
    g_assert_cmpstr (shell->err, ==,
                     "refscope: pipe.refscope: The file is not a Refscope recording.\n");
  }
  g_assert_cmpint (shell_run (shell, "ints --open none.refscope"), ==, 1);
  g_assert_true (g_str_has_prefix (shell->err, "refscope: none.refscope: "));
  g_assert_cmpint (shell_run (shell, "words --open a.refscope --import json"), ==, 2);
  g_assert_true (g_str_has_prefix (shell->err, "refscope: --open shows what was recorded: "));
  g_assert_cmpint (shell_run (shell, "ints --open a.refscope --bare"), ==, 2);
  g_assert_true (g_str_has_prefix (shell->err, "refscope: --bare measures: "));
  g_assert_cmpint (shell_run (shell, "holders 7 --open a.refscope"), ==, 1);
  g_assert_true (g_str_has_prefix (shell->err, "refscope: A recording keeps counts, not holders"));
  g_assert_cmpstr (shell->out, ==, "");
}

#define ADD(name, func) \
  g_test_add ("/cli/recordings/" name, Shell, NULL, shell_set_up, func, shell_tear_down)

int
main (int   argc,
      char *argv[])
{
  shell_init (&argc, &argv);

  ADD ("same", test_recording);
  ADD ("words", test_recording_of_words);
  ADD ("wrong", test_recording_wrong);

  return g_test_run ();
}
