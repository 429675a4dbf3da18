/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "probe.h"
#include "rs-error.h"
#include "rs-int-counts.h"
#include "rs-interp.h"
#include "rs-probe-status.h"

/* Returns: (transfer full): what the probe prints when it is started with @arguments by hand */
static char *
run_by_hand (const char *const *arguments,
             int               *status)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_ptr_array_add (argv, probe_file ());
  for (gsize i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, g_strdup (arguments[i]));
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output,
                NULL, status, &error);
  g_assert_no_error (error);

  return output;
}

static void
test_version (void)
{
  g_autofree char *python = rs_interp_dup_version ();
  g_autofree char *expected = g_strdup_printf ("refscope-probe %s %d %s\n", PACKAGE_VERSION,
                                               RS_LINK_PROTOCOL, python);
  const char *const version[] = { "--version", NULL };
  int status;
  g_autofree char *output = run_by_hand (version, &status);

  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (output, ==, expected);
}

static void
test_usage (void)
{
  const char *const wrong[][3] = {
    { NULL },
    { "--link-fd=2", NULL },
    { "--link-fd=x", NULL },
    { "--link-fd=3", "--memory=-1", NULL },
    { "--link-fd=3", "more", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      int status;
      g_autofree char *output = run_by_hand (wrong[i], &status);

      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, RS_PROBE_EXIT_USAGE);
      g_assert_cmpstr (output, ==, "");
    }
}

static void
test_surroundings (void)
{
  Probe *probe;

  g_setenv ("DISPLAY", ":7", TRUE);
  g_setenv ("PYTHONPATH", "/nowhere", TRUE);
  g_setenv ("XDG_RUNTIME_DIR", "/nowhere", TRUE);
  g_setenv ("GTK_THEME", "none", TRUE);
  probe = probe_start (NULL);
  g_unsetenv ("DISPLAY");
  g_unsetenv ("PYTHONPATH");
  g_unsetenv ("XDG_RUNTIME_DIR");
  g_unsetenv ("GTK_THEME");

  probe_run (probe, "import os, sys, resource, signal");
  probe_run (probe, "assert sys.argv == [''], sys.argv");
  probe_run (probe, "assert os.listdir('.') == [] and 'refscope-' in os.getcwd()");
  probe_run (probe, "assert os.getsid(0) == os.getpid()");
  probe_run (probe, "assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)");
  probe_run (probe, "names = set(os.environ)\n"
                    "assert not names & {'DISPLAY', 'PYTHONPATH', 'XDG_RUNTIME_DIR', 'GTK_THEME',"
                    " 'G_DEBUG', 'MALLOC_PERTURB_', 'DBUS_SESSION_BUS_ADDRESS'}, names\n"
                    "assert {'PATH', 'BROWSER'} <= names\n");
  probe_run (probe, "assert os.path.realpath('/proc/self/fd/0') == '/dev/null'");

  /* The folder that is listed is open meanwhile */
  probe_run (probe, "fds = sorted(map(int, os.listdir('/proc/self/fd')))\n"
                    "assert fds[:3] == [0, 1, 2] and len(fds) == 5, fds\n"
                    "assert not any(os.get_inheritable(fd) for fd in fds[4:]), fds\n");
  probe_run (probe, "mask = signal.pthread_sigmask(signal.SIG_BLOCK, ())\n"
                    "assert mask == set(), mask\n");
  probe_end (probe);
}

/* Python's signal module finds what it finds in any other program */
static void
test_signal_module (void)
{
  Probe *probe = probe_start (NULL);

  probe_run (probe, "import signal");
  probe_run (probe, "for i in range(1, signal.NSIG):\n"
                    "  if i not in (32, 33, signal.SIGINT): assert signal.getsignal(i) =="
                    " (signal.SIG_IGN if i in (signal.SIGPIPE, signal.SIGXFSZ) else"
                    " signal.SIG_DFL), (i, signal.getsignal(i))\n");
  probe_run (probe, "assert signal.getsignal(signal.SIGINT) is signal.default_int_handler");
  probe_end (probe);
}

/* An import, and what it holds */
static void
test_import (void)
{
  Probe *probe = probe_start (NULL);
  g_auto (GValue) done = G_VALUE_INIT;
  g_auto (GValue) counts = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) output = NULL;
  RsReferenceCount count;
  int status;

  probe_use_modules (probe);
  probe_ask (probe, rs_request_new_import ("rs_ok", &error), &done, &error);
  g_assert_no_error (error);
  g_assert_true (g_value_get_boolean (&done));

  probe_ask (probe, rs_request_new_ints (8240193, 8240193, &error), &counts, &error);
  g_assert_no_error (error);
  rs_references_find (rs_int_counts_get_references (g_value_get_boxed (&counts)), 8240193, &count);
  g_assert_cmpuint (count.heap, ==, 3);

  probe_stop (probe);
  status = probe_wait (probe, &output);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  g_assert_cmpstr (output->str, ==, "imported\n");
}

/* "foo = 24601", as the article tells it, with each line a request */
static void
test_console (void)
{
  const struct
  {
    const char *line;
    guint heap;
  } lines[] = {
    { "pass", 0 },       { "foo = 24601", 1 }, { "foo", 1 },        { "bar = [foo] * 1000", 1001 },
    { "foo = 12345", 1000 }, { "1 / 0", 1000 },    { "del bar", 0 },
  };
  Probe *probe = probe_start (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GValue) done = G_VALUE_INIT;
      g_auto (GValue) counts = G_VALUE_INIT;
      RsReferenceCount count;

      probe_ask (probe, rs_request_new_run (lines[i].line), &done, NULL);
      g_assert_true (probe_ask (probe, rs_request_new_ints (0, 9, NULL), &counts, NULL));
      rs_references_find (rs_int_counts_get_references (g_value_get_boxed (&counts)), 24601,
                          &count);
      g_assert_cmpuint (count.heap, ==, lines[i].heap);
    }

  probe_end (probe);
}

static void
test_import_errors (void)
{
  Probe *probe = probe_start (NULL);
  g_autofree char *missing = NULL, *syntax = NULL, *raises = NULL, *exits = NULL;

  probe_use_modules (probe);
  missing = probe_import_error (probe, "rs_none");
  g_assert_true (g_str_has_prefix (missing, "The module “rs_none” could not be imported: "
                                            "ModuleNotFoundError: No module named 'rs_none'\n"));
  syntax = probe_import_error (probe, "rs_syntax");
  g_assert_true (g_str_has_prefix (syntax, "The module “rs_syntax” could not be imported: "
                                           "SyntaxError: invalid syntax (rs_syntax.py, line 2)\n"));
  raises = probe_import_error (probe, "rs_raises");
  g_assert_true (g_str_has_prefix (raises, "The module “rs_raises” could not be imported: "
                                           "ValueError: on purpose\n\nTraceback"));
  g_assert_nonnull (strstr (raises, "rs_raises.py\", line 2, in fail\n"));
  exits = probe_import_error (probe, "rs_exits");
  g_assert_true (g_str_has_prefix (exits, "The module “rs_exits” ended the program while it was "
                                          "imported: SystemExit: 3\n"));
  probe_run (probe, "assert 'rs_raises' not in sys.modules");
  probe_end (probe);
}

/* A child that comes back from what was run is no second one to answer, but prints as well */
static void
test_fork (void)
{
  Probe *probe = probe_start (NULL);
  g_autoptr (GString) output = NULL;

  probe_run (probe, "import os, warnings\nwarnings.simplefilter('error')");
  probe_run (probe, "pid = os.fork()");
  probe_run (probe, "if pid != 0: print(os.waitpid(pid, 0) == (pid, 0))");
  probe_run (probe, "pid = os.fork()\nprint('both')\nif pid != 0: os.waitpid(pid, 0)");
  probe_run (probe, "print('one')");
  probe_stop (probe);
  probe_wait (probe, &output);
  g_assert_cmpstr (output->str, ==, "True\nboth\nboth\none\n");
}

/* There is no thread but the code's own, after a count too */
static void
test_alone (void)
{
  Probe *probe = probe_start (NULL);
  g_auto (GValue) counts = G_VALUE_INIT;
  g_auto (GValue) words = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  probe_ask (probe, rs_request_new_ints (0, 9, NULL), &counts, &error);
  g_assert_no_error (error);
  probe_ask (probe, rs_request_new_most_used (5, &(RsStringFilter) { 0 }), &words, &error);
  g_assert_no_error (error);
  /* the system may not be done yet with one that was joined */
  probe_run (probe, "import os\nwhile len(os.listdir('/proc/self/task')) > 1: pass");
  probe_end (probe);
}

static void
test_interrupt (void)
{
  const char *const loops[] = {
    "print('ready', flush=True)\nwhile True: pass",
    "import signal, time\nprint('ready', flush=True)\nwhile True: time.sleep(1000)",
    "import re\nprint('ready', flush=True)\nre.match('(a*)*b', 'a' * 50)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (loops); i++)
    {
      Probe *probe = probe_start (NULL);
      g_auto (GValue) answer = G_VALUE_INIT;
      g_autoptr (RsRequest) request = rs_request_new_run (loops[i]);
      g_autoptr (GError) error = NULL;

      if (i == 2) /* which sees signals only if Python handles them */
        probe_run (probe, "import signal");

      probe_send (probe, request);
      probe_wait_ready (probe);
      probe_cancel (probe);
      g_assert_false (probe_receive (probe, RS_REQUEST_RUN, &answer, &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_PYTHON);
      g_assert_true (g_str_has_prefix (error->message, "KeyboardInterrupt\n"));

      /* It lives on, and nothing of it is left for what comes next */
      probe_run (probe, "for i in range(1000): pass");
      probe_end (probe);
    }
}

/* Nobody waits for what was asked already when it is read */
static void
test_cancelled_before (void)
{
  Probe *probe = probe_start (NULL);
  g_auto (GValue) answer = G_VALUE_INIT;
  g_autoptr (RsRequest) run = rs_request_new_run ("1 / 0");
  g_autoptr (RsRequest) count = rs_request_new_ints (RS_INT_MIN, RS_INT_MAX, NULL);
  g_autoptr (GError) error = NULL;

  probe_send (probe, count);
  probe_cancel (probe);
  g_assert_false (probe_receive (probe, RS_REQUEST_INTS, &answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* One that comes late is of no effect */
  probe_cancel (probe);
  probe_run (probe, "pass");
  g_clear_error (&error);

  /* stopped while both come, so that both are there when it goes on */
  kill (probe->inner, SIGSTOP);
  probe_send (probe, run);
  probe_cancel (probe);
  kill (probe->inner, SIGCONT);
  g_assert_false (probe_receive (probe, RS_REQUEST_RUN, &answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  probe_run (probe, "pass");
  probe_end (probe);
}

/* A request that is none is answered; a frame that is none ends the probe */
static void
test_bad_requests (void)
{
  Probe *probe = probe_start (NULL);
  g_auto (GValue) answer = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  int status;

  probe->serial++;
  rs_link_send (probe->link, RS_FRAME_REQUEST, probe->serial,
                g_variant_new_variant (g_variant_new_string ("count!")), NULL, &error);
  g_assert_no_error (error);
  g_assert_false (probe_receive (probe, RS_REQUEST_INTS, &answer, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
  g_clear_error (&error);

  probe_run (probe, "pass");

  rs_link_send (probe->link, RS_FRAME_PROGRESS, 1,
                g_variant_new ("(tt)", (guint64) 1, (guint64) 2), NULL, &error);
  g_assert_no_error (error);
  status = probe_wait (probe, NULL);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, RS_PROBE_EXIT_LINK);
}

/* A virtual environment is used where there is one, told by the program in it */
static void
test_venv (void)
{
  g_autofree char *python = g_build_filename (g_get_tmp_dir (), "rs-venv-XXXXXX", NULL);
  const char *arguments[] = { "--venv-python", NULL, NULL };
  g_autofree char *bin = NULL, *program = NULL, *settings = NULL, *code = NULL;
  g_autofree char *packages = NULL, *module = NULL, *version = rs_interp_dup_version ();
  Probe *probe = probe_start (NULL);
  const char *folder = g_mkdtemp (python);
  g_autofree char *home = g_path_get_dirname (probe->python->executable);
  g_autofree char *settings_text = g_strdup_printf ("home = %s\n", home);
  g_autofree char *import_path = NULL;

  *strrchr (version, '.') = '\0';
  bin = g_build_filename (folder, "bin", NULL);
  program = g_build_filename (bin, "python", NULL);
  settings = g_build_filename (folder, "pyvenv.cfg", NULL);
  import_path = g_strdup_printf ("python%s", version);
  packages = g_build_filename (folder, "lib", import_path, "site-packages", NULL);
  module = g_build_filename (packages, "rs_in_venv.py", NULL);
  g_mkdir_with_parents (bin, 0700);
  g_mkdir_with_parents (packages, 0700);
  g_assert_cmpint (symlink (probe->python->executable, program), ==, 0);
  g_assert_true (g_file_set_contents (settings, settings_text, -1, NULL));
  g_assert_true (g_file_set_contents (module, "x = 1\n", -1, NULL));
  probe_end (probe);

  arguments[1] = program;
  probe = probe_start (arguments);
  g_assert_cmpstr (probe->python->executable, ==, program);
  code = g_strdup_printf ("import sys, rs_in_venv\nassert sys.prefix == '%s', sys.prefix\n"
                          "import shutil\nshutil.rmtree('%s')", folder, folder);
  probe_run (probe, code);
  probe_end (probe);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe/version", test_version);
  g_test_add_func ("/probe/usage", test_usage);
  g_test_add_func ("/probe/surroundings", test_surroundings);
  g_test_add_func ("/probe/signal-module", test_signal_module);
  g_test_add_func ("/probe/import", test_import);
  g_test_add_func ("/probe/console", test_console);
  g_test_add_func ("/probe/import-errors", test_import_errors);
  g_test_add_func ("/probe/fork", test_fork);
  g_test_add_func ("/probe/alone", test_alone);
  g_test_add_func ("/probe/interrupt", test_interrupt);
  g_test_add_func ("/probe/cancelled-before", test_cancelled_before);
  g_test_add_func ("/probe/bad-requests", test_bad_requests);
  g_test_add_func ("/probe/venv", test_venv);

  return g_test_run ();
}
