/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shell.h"

/* What goes wrong is told in one sentence, and leaves nothing behind. */

static void
test_bad_input (Shell        *shell,
                gconstpointer data)
{
  const struct
  {
    const char *arguments;
    int status;
    const char *said;
  } cases[] = {
    { "ints --from 10 --to 5", 2, "The range from 10 to 5 is empty" },
    { "ints --from 0 --to 10000001", 2, "--to: 10000001 cannot be measured" },
    { "ints --from -6", 2, "--from: -6 cannot be measured" },
    { "ints --view curve", 2, "--view: “curve” is no view: use “counts”, “share” or “growth”." },
    { "ints --view share --measure printed", 2, "use --measure references instead of “printed”" },
    { "ints --from abc", 2, "--from: “abc” is no integer" },
    { "ints --to ''", 2, "--to: “” is no integer" },
    { "ints --width 0 --output a.png", 2, "0" },
    { "ints --width x --output a.png", 2, "--width: “x” is no number" },
    { "ints --height 20001 --output a.png", 2, "20001" },
    { "ints --dpi 0 --output a.png", 2, "0" },
    { "ints --output a.gif", 2, "a.gif" },
    { "ints --output a", 2, ".png" },
    { "ints --width 900.7 --output a.png", 2, "--width: “900.7” is no whole number" },
    { "ints --width nan --output a.png", 2, "--width: “nan” is no number" },
    { "ints --height inf --output a.png", 2, "--height: “inf” is no number" },
    { "ints --dpi nan --output a.png", 2, "--dpi: “nan” is no number" },
    { "ints --width 20000 --height 20000 --output a.png", 2, "200 million in all" },
    { "ints --width 10000 --dpi 1200 --output a.png", 2, "32767 on a side" },
    { "ints --output ''", 2, "--output: the name of the file is empty" },
    { "ints --format csv", 2, "--format goes with “--output -” only" },
    { "ints --format csv --output a.csv", 2, "--format goes with “--output -” only" },
    { "ints --output /proc/a.csv", 1, "to the folder “/proc”" },
    { "ints --output missing/a.png", 1, "there is no folder “missing”; create it or" },
    { "holders 256 --output missing/a.csv", 1,
      "refscope: “missing/a.csv” was not written: there is no folder “missing”; create it or choose"
      " another." },
    { "ints --output missing/a.csv", 1,
      "refscope: “missing/a.csv” was not written: there is no folder “missing”; create it or choose"
      " another." },
    { "holders 256 --output ''", 2, "--output: the name of the file is empty" },
    { "ints --output -", 2, "--format" },
    { "ints --output - --format gif", 2, "gif" },
    { "ints --scale cubic", 2, "“cubic” is no scale" },
    { "ints --measure weight", 2, "--measure: “weight” is no measure" },
    { "ints --annotate 20,abc", 2, "refscope: --annotate: “abc” is no integer" },
    { "ints --timeout 0", 2, "--timeout: “0”" },
    { "ints --timeout nan", 2, "--timeout: “nan”" },
    { "ints --timeout inf", 2, "--timeout: “inf”" },
    { "ints --nonsense", 2,
      "refscope: There is no option --nonsense: “refscope ints --help” lists them." },
    { "ints --to", 2,
      "refscope: --to needs a value after it: “refscope ints --help” says which." },
    { "ints --to 9 -o", 2, "refscope: -o needs a value after it" },
    { "ints -5", 2, "“-5” is too much" },
    { "letters --nonsense", 2, "There is no option --nonsense: “refscope letters --help”" },
    { "words --nonsense", 2, "There is no option --nonsense: “refscope words --help”" },
    { "words error --top", 2, "--top needs a value after it: “refscope words --help”" },
    { "holders --string", 2, "--string needs a value after it: “refscope holders --help”" },
    { "letters --alphabet ''", 2, "--alphabet: There are no characters" },
    { "letters abc", 2, "“abc” is too much" },
    { "letters --measure weight", 2, "--measure: “weight” is no measure" },
    { "letters --sort size", 2, "--sort: “size” is no order" },
    { "letters --scale cubic", 2, "“cubic” is no scale" },
    { "letters --timeout 0", 2, "--timeout: “0”" },
    { "letters --output a.gif", 2, "a.gif" },
    { "words a --top 3", 2, "not both" },
    { "words a --no-dunder", 2, "not both" },
    { "words --top 0", 2, "--top: “0” is no such number: use one from 1 to" },
    { "words --top -1", 2, "--top: “-1” is no such number" },
    { "words --top 99999999999999999999", 2, "is no such number" },
    { "words --longer-than x", 2, "--longer-than: “x” is no such number: use one from 0 to" },
    { "words --measure printed 'two words'", 1, "use --measure references" },
    { "holders", 2, "refscope holders 256" },
    { "holders 1 2", 2, "one value at a time" },
    { "holders 1 --string z", 2, "one value at a time" },
    { "holders --form csv 1", 2, "There is no option --form" },
    { "holders 99999999999999999999", 2, "more than 64 bits" },
    { "holders z", 2, "“z” is no integer" },
    { "holders 256 --output a.png", 2, "use .csv or .json" },
    { "ints 5", 2, "“5” is too much" },
    { "integers", 2, "there is no command “integers”" },
    { "--bogus", 2, "unknown option --bogus" },
    { "-x", 2, "unknown option -x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].arguments);
      g_assert_cmpint (shell_run (shell, cases[i].arguments), ==, cases[i].status);
      g_assert_cmpstr (shell->out, ==, "");
      g_assert_true (g_str_has_prefix (shell->err, "refscope: "));
      g_assert_nonnull (strstr (shell->err, cases[i].said));

      /* one sentence on one line, and nothing left behind */
      g_assert_true (strchr (shell->err, '\n') == shell->err + strlen (shell->err) - 1);
      g_assert_cmpuint (shell_count_files (shell), ==, 0);
    }
}

static void
test_old_file_kept (Shell        *shell,
                    gconstpointer data)
{
  g_autofree char *folder = g_build_filename (shell->folder, "a.png", NULL);

  /* a folder where the file should go: the export fails and leaves it alone */
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (shell_run (shell, "ints --to 100 --output a.png"), ==, 1);
  g_assert_nonnull (strstr (shell->err, "a.png"));
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_assert_cmpuint (shell_count_files (shell), ==, 1);
}

static void
test_full_disk (Shell        *shell,
                gconstpointer data)
{
  g_autofree char *line = g_strdup_printf ("-c '\"%s\" ints --to 10 >/dev/full'",
                                           shell_get_program ());
  g_autofree char *all = g_strdup_printf ("/bin/sh %s", line);
  g_autofree char *err = NULL;
  int status;

  if (access ("/dev/full", W_OK) != 0)
    {
      g_test_skip ("there is no /dev/full");
      return;
    }

  g_assert_true (g_spawn_command_line_sync (all, NULL, &err, &status, NULL));
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_true (g_str_has_prefix (err, "refscope: "));
}

static void
test_timeout (Shell        *shell,
              gconstpointer data)
{
  g_assert_cmpint (shell_run (shell, "ints --to 10000000 --timeout 0.001"), ==, 124);
  g_assert_nonnull (strstr (shell->err, "--timeout"));
  g_assert_cmpstr (shell->out, ==, "");
}

/* The time is that of the whole command: here it runs out while a pipe that nobody reads is full. */
static void
test_timeout_of_output (Shell        *shell,
                        gconstpointer data)
{
  const char *const scripts[] = {
    "mkfifo a.csv; exec 3<>a.csv;"
    " \"$0\" ints --to 20000 --timeout 1 --output a.csv --output b.png",
    "mkfifo a.csv; exec 3<>a.csv; \"$0\" ints --to 20000 --timeout 1 >&3",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      const char *const words[] = { "/bin/sh", "-c", scripts[i], shell_get_program (), NULL };
      g_autoptr (GSubprocessLauncher) launcher = NULL;
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *err = NULL;
      g_autofree char *pipe = g_build_filename (shell->folder, "a.csv", NULL);

      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_subprocess_launcher_set_cwd (launcher, shell->folder);
      process = g_subprocess_launcher_spawnv (launcher, words, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, &error));
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_if_exited (process));
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 124);
      g_assert_cmpstr (err, ==, "refscope: The time that “--timeout 1” allows has run out.\n");

      /* the pipe only */
      g_assert_cmpuint (shell_count_files (shell), ==, 1);
      g_assert_cmpint (g_remove (pipe), ==, 0);
    }
}

/* What cannot be annotated is told, and the rest is done. */
static void
test_annotate_outside (Shell        *shell,
                       gconstpointer data)
{
  g_assert_cmpint (shell_run (shell, "ints --to 20 --annotate 5000,3,-1 --output a.csv"), ==, 0);
  g_assert_cmpstr (shell->err, ==, "refscope: --annotate: not in the range from 0 to 20 and left "
                                   "out: -1, 5000.\n");
  g_assert_cmpuint (shell_count_files (shell), ==, 1);

  g_assert_cmpint (shell_run (shell, "ints --to 20 --annotate 0,20 --output a.csv"), ==, 0);
  g_assert_cmpstr (shell->err, ==, "");
}

#define ADD(name, func) \
  g_test_add ("/cli/wrong/" name, Shell, NULL, shell_set_up, func, shell_tear_down)

int
main (int   argc,
      char *argv[])
{
  shell_init (&argc, &argv);

  ADD ("bad-input", test_bad_input);
  ADD ("old-file-kept", test_old_file_kept);
  ADD ("full-disk", test_full_disk);
  ADD ("timeout", test_timeout);
  ADD ("timeout-of-output", test_timeout_of_output);
  ADD ("annotate-outside", test_annotate_outside);

  return g_test_run ();
}
