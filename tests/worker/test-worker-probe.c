/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Experiments, each in a Python of its own: what they do to themselves, and that it is all they do. */

#include "config.h"

#include "rs-worker.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "answer.h"
#include "rs-error.h"
#include "rs-leftovers.h"
#include "rs-probe-list.h"
#include "rs-test-system.h"

/* A virtual environment with the modules of a test. */
typedef struct
{
  char *folder;
  char *packages;
} Venv;

static gint64
references_to (RsWorker *worker,
               gint64    value)
{
  g_auto (Answer) answer = { NULL };

  measure (worker, value, value, &answer);
  g_assert_no_error (answer.error);

  return rs_snapshot_get_column (answer.snapshot, RS_MEASURE_REFERENCES)[0];
}

static void
run (RsWorker   *worker,
     const char *code,
     Answer     *answer)
{
  g_autoptr (RsRequest) request = rs_request_new_run (code);

  *answer = (Answer) { NULL };
  rs_worker_run_async (worker, request, NULL, answer_cb, answer);
  await (answer);
}

static RsWorker *
new_bare (void)
{
  g_autoptr (RsExperiment) experiment = rs_experiment_new (&(RsExperimentValues){ NULL });

  return rs_worker_new_for_experiment (experiment);
}

static RsWorker *
new_code (const char *code)
{
  g_autoptr (RsExperiment) experiment = NULL;

  experiment = rs_experiment_new (&(RsExperimentValues){ .code = code });

  return rs_worker_new_for_experiment (experiment);
}

static void
venv_init (Venv *venv)
{
  g_autofree char *cfg = NULL;
  g_autofree char *bin = NULL;
  g_autofree char *python = NULL;
  g_autofree char *contents = NULL;

  venv->folder = g_dir_make_tmp ("refscope-venv-XXXXXX", NULL);
  cfg = g_build_filename (venv->folder, "pyvenv.cfg", NULL);
  contents = g_strdup_printf ("home = /usr/bin\nversion = %s.0\n", rs_probe_list_get_default ());
  g_assert_true (g_file_set_contents (cfg, contents, -1, NULL));

  bin = g_build_filename (venv->folder, "bin", NULL);
  python = g_build_filename (bin, "python", NULL);
  g_assert_cmpint (g_mkdir (bin, 0700), ==, 0);
  g_assert_cmpint (symlink ("/usr/bin/python3", python), ==, 0);

  venv->packages = g_strdup_printf ("%s/lib/python%s/site-packages", venv->folder,
                                    rs_probe_list_get_default ());
  g_assert_cmpint (g_mkdir_with_parents (venv->packages, 0700), ==, 0);
}

static void
venv_clear (Venv *venv)
{
  rs_test_remove_all (venv->folder);
  g_free (venv->folder);
  g_free (venv->packages);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Venv, venv_clear)

/* A worker that imports a module "foreign" with this in it. */
static RsWorker *
new_foreign (Venv       *venv,
             const char *contents)
{
  const char *const imports[] = { "foreign", NULL };
  g_autofree char *path = g_build_filename (venv->packages, "foreign.py", NULL);
  g_autoptr (RsExperiment) experiment = NULL;

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  experiment = rs_experiment_new (&(RsExperimentValues){ .imports = imports, .venv = venv->folder });

  return rs_worker_new_for_experiment (experiment);
}

static void
assert_same_ints (RsSnapshot *a,
                  RsSnapshot *b)
{
  gsize n = rs_snapshot_get_n_ints (a);

  g_assert_cmpuint (n, ==, rs_snapshot_get_n_ints (b));
  for (RsMeasure measure = 0; measure < RS_N_MEASURES; measure++)
    g_assert_cmpmem (rs_snapshot_get_column (a, measure), n * sizeof (gint64),
                     rs_snapshot_get_column (b, measure), n * sizeof (gint64));
  g_assert_cmpuint (rs_references_get_total (rs_snapshot_get_references (a)), ==,
                    rs_references_get_total (rs_snapshot_get_references (b)));
}

static void
assert_same_strings (RsStringSnapshot *a,
                     RsStringSnapshot *b)
{
  gsize n = rs_string_snapshot_get_n_rows (a);

  g_assert_cmpuint (n, ==, rs_string_snapshot_get_n_rows (b));
  for (gsize i = 0; i < n; i++)
    {
      const RsStringRow *row = rs_string_snapshot_get_row (a, i);
      const RsStringRow *other = rs_string_snapshot_get_row (b, i);

      g_assert_cmpmem (row->text, row->length, other->text, other->length);
      g_assert_cmpint (row->references, ==, other->references);
      g_assert_cmpint (row->refcount, ==, other->refcount);
      g_assert_cmpint (row->printed, ==, other->printed);
      g_assert_cmpint (row->net, ==, other->net);
      g_assert_cmpuint (row->n_objects, ==, other->n_objects);
    }
}

/* The probe and the interpreter in the program are the same room: every number is the same. */
static void
test_bare (void)
{
  g_autoptr (RsWorker) embedded = rs_worker_new ();
  g_autoptr (RsWorker) bare = new_bare ();
  g_auto (Answer) a = { NULL };
  g_auto (Answer) b = { NULL };
  const RsStringFilter filter = { 0 };
  g_autoptr (RsRequest) most_used = rs_request_new_most_used (100000, &filter);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (RsRequest) letters = NULL;
  g_autoptr (RsStringSnapshot) a_strings = NULL;
  g_autoptr (RsStringSnapshot) b_strings = NULL;
  g_autoptr (RsStringSnapshot) a_letters = NULL;
  g_autoptr (RsStringSnapshot) b_letters = NULL;

  measure (embedded, -5, 100000, &a);
  measure (bare, -5, 100000, &b);
  g_assert_no_error (a.error);
  g_assert_no_error (b.error);
  assert_same_ints (a.snapshot, b.snapshot);
  g_assert_false (rs_snapshot_get_python (b.snapshot)->changed);
  g_assert_cmpint (rs_worker_get_state (bare), ==, RS_WORKER_READY);

  a_strings = count_strings (embedded, most_used);
  b_strings = count_strings (bare, most_used);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (a_strings), >, 1000);
  assert_same_strings (a_strings, b_strings);

  for (gunichar c = 0; c < 256; c++)
    {
      char text[6];

      g_ptr_array_add (texts, g_bytes_new (text, (gsize) g_unichar_to_utf8 (c, text)));
    }
  letters = rs_request_new_strings (RS_STRINGS_LETTERS, texts);
  a_letters = count_strings (embedded, letters);
  b_letters = count_strings (bare, letters);
  assert_same_strings (a_letters, b_letters);
}

static void
test_import (void)
{
  const char *const imports[] = { "json", NULL };
  g_autoptr (RsExperiment) experiment = NULL;
  g_autoptr (RsWorker) worker = NULL;
  g_autoptr (RsWorker) bare = new_bare ();
  g_autoptr (RsRequest) loaded = rs_request_new_loaded ();
  g_autoptr (RsRequest) holders = rs_request_new_int_holders (256);
  g_auto (Answer) with = { NULL };
  g_auto (Answer) without = { NULL };
  g_auto (Answer) names = { NULL };
  g_auto (Answer) who = { NULL };

  experiment = rs_experiment_new (&(RsExperimentValues){ .imports = imports });
  worker = rs_worker_new_for_experiment (experiment);
  g_assert_cmpint (rs_worker_get_state (worker), ==, RS_WORKER_STARTING);

  measure (worker, 0, 1000, &with);
  measure (bare, 0, 1000, &without);
  g_assert_no_error (with.error);
  g_assert_cmpint (rs_worker_get_state (worker), ==, RS_WORKER_READY);
  g_assert_cmpuint (rs_references_get_total (rs_snapshot_get_references (with.snapshot)), >,
                    rs_references_get_total (rs_snapshot_get_references (without.snapshot)));
  g_assert_true (rs_snapshot_get_python (with.snapshot)->changed);
  g_assert_cmpstrv (rs_snapshot_get_python (with.snapshot)->imports, imports);

  rs_worker_list_modules_async (worker, loaded, NULL, answer_cb, &names);
  await (&names);
  g_assert_no_error (names.error);
  g_assert_true (g_strv_contains ((const char *const *) names.modules, "json.decoder"));

  rs_worker_find_holders_async (worker, holders, NULL, answer_cb, &who);
  await (&who);
  g_assert_no_error (who.error);
  g_assert_cmpint ((gint64) rs_holders_get_total (who.holders), ==,
                   rs_snapshot_get_column (with.snapshot, RS_MEASURE_REFERENCES)[256]);
}

/* As in the essay; and the prompt itself holds nothing. */
static void
test_console (void)
{
  g_autoptr (RsWorker) worker = new_bare ();
  gint64 before = references_to (worker, 24601);
  gint64 before_256 = references_to (worker, 256);
  g_auto (Answer) first = { NULL };
  g_auto (Answer) second = { NULL };
  g_auto (Answer) third = { NULL };
  g_auto (Answer) fourth = { NULL };
  g_auto (Answer) fifth = { NULL };

  run (worker, "foo = 24601", &first);
  g_assert_no_error (first.error);
  g_assert_cmpint (references_to (worker, 24601), ==, before + 1);

  run (worker, "foo = 12345", &second);
  g_assert_cmpint (references_to (worker, 24601), ==, before);

  run (worker, "x = [256] * 1000", &third);
  g_assert_cmpint (references_to (worker, 256), ==, before_256 + 1000);

  run (worker, "x[0]", &fourth);
  g_assert_no_error (fourth.error);
  g_assert_cmpstr (fourth.output, ==, "256\n");
  g_assert_cmpint (references_to (worker, 256), ==, before_256 + 1000);

  run (worker, "print ('before')\n1 / 0", &fifth);
  g_assert_error (fifth.error, RS_ERROR, RS_ERROR_PYTHON);
  g_assert_nonnull (strstr (fifth.error->message, "ZeroDivisionError"));
  g_assert_cmpstr (fifth.output, ==, "before\n");
  g_assert_cmpint (references_to (worker, 256), ==, before_256 + 1000);
}

/* What an import may come to, and what is told of it */
typedef struct
{
  const char *path;
  const char *contents; /* of the module */
  int code;             /* of RS_ERROR */
  const char *message;  /* a pattern */
} Foreign;

static const Foreign foreign[] = {
  { "missing", "import not_there_at_all\n", RS_ERROR_PYTHON, "*foreign*not_there_at_all*" },
  { "syntax", "def f (:\n", RS_ERROR_PYTHON, "*foreign*" },
  { "raises", "raise ValueError ('on purpose')\n", RS_ERROR_PYTHON, "*foreign*on purpose*" },
  { "sys-exit", "import sys; sys.exit (4)\n", RS_ERROR_PYTHON, "*foreign*4*" },
  { "os-exit", "import os; os._exit (5)\n", RS_ERROR_START, "*foreign*exit status 5*" },
  { "os-exit-0", "import os; os._exit (0)\n", RS_ERROR_START, "*foreign*exit status 0*" },
  { "abort", "import os; os.abort ()\n", RS_ERROR_START, "*foreign*SIGABRT*" },
#ifndef __SANITIZE_ADDRESS__ /* which has its own ways with both */
  { "segfault", "import ctypes; ctypes.string_at (0)\n", RS_ERROR_START, "*foreign*SIGSEGV*" },
  { "memory", "x = bytearray (1 << 40)\n", RS_ERROR_PYTHON, "*foreign*MemoryError*" },
#endif
  { "killed", "import os; os.kill (os.getpid (), 9)\n", RS_ERROR_START, "*foreign*SIGKILL*" },
  { "closes-all", "import os, time; os.closerange (0, 4096); time.sleep (1000)\n", RS_ERROR_START,
    "*foreign*closed its connection*" },
  { "writes-all",
    "import os, time\n"
    "for fd in range (3, 4096):\n"
    "    try:\n"
    "        os.write (fd, b'garbage ' * 100)\n"
    "    except OSError:\n"
    "        pass\n"
    "time.sleep (1000)\n",
    RS_ERROR_START,
    "*foreign*: it disturbed its connection to Refscope. What came over the link was not written "
    "by Refscope." },
};

static void
test_foreign (gconstpointer data)
{
  const Foreign *test = data;
  g_auto (Venv) venv = { NULL };
  g_autoptr (RsWorker) bare = new_bare ();
  g_autoptr (RsWorker) worker = NULL;
  g_auto (Answer) answer = { NULL };
  g_auto (Answer) again = { NULL };

  venv_init (&venv);
  worker = new_foreign (&venv, test->contents);
  measure (worker, 0, 10, &answer);
  g_assert_error (answer.error, RS_ERROR, test->code);
  g_test_message ("%s", answer.error->message);
  g_assert_true (g_pattern_match_simple (test->message, answer.error->message));
  g_assert_cmpint (rs_worker_get_state (worker), ==, RS_WORKER_FAILED);
  g_assert_cmpstr (rs_worker_get_error (worker)->message, ==, answer.error->message);

  /* it stays so, and no other is hurt */
  measure (worker, 0, 10, &again);
  g_assert_cmpstr (again.error->message, ==, answer.error->message);
  g_assert_cmpint (references_to (bare, 256), >, 0);
}

#ifndef __SANITIZE_ADDRESS__ /* which ends the process in its own way */
/* Who cannot be looked at is named. */
static void
test_crash_while_counting (void)
{
  g_autoptr (RsWorker) bare = new_bare ();
  g_autoptr (RsWorker) worker = new_code ("import sys\n"
                                          "sys.path.append ('" MODULE_FOLDER "')\n"
                                          "import rs_crashes\n"
                                          "x = [rs_crashes.Crashes () for n in range (10)]\n");
  g_auto (Answer) before = { NULL };
  g_auto (Answer) armed = { NULL };
  g_auto (Answer) after = { NULL };

  measure (worker, 0, 10, &before);
  g_assert_no_error (before.error);
  run (worker, "rs_crashes.arm ()", &armed);
  g_assert_no_error (armed.error);

  measure (worker, 0, 10, &after);
  g_assert_error (after.error, RS_ERROR, RS_ERROR_START);
  g_test_message ("%s", after.error->message);
  g_assert_true (g_str_has_prefix (after.error->message,
                                   "Looking at objects of the type “rs_crashes.Crashes” ended "
                                   "their Python: it read or wrote memory that is not its own"));
  g_assert_cmpint (rs_worker_get_state (worker), ==, RS_WORKER_FAILED);
  g_assert_cmpint (references_to (bare, 256), >, 0);
}
#endif

static void
test_prints (void)
{
  g_auto (Venv) venv = { NULL };
  g_autoptr (RsWorker) worker = NULL;

  venv_init (&venv);
  worker = new_foreign (&venv,
                        "import os, sys\n"
                        "print ('to stdout')\n"
                        "print ('to stderr', file=sys.stderr)\n"
                        "os.write (1, b'to the descriptor\\n')\n");
  g_assert_cmpint (references_to (worker, 256), >, 0);
  g_assert_nonnull (strstr (rs_worker_get_output (worker), "to stdout\n"));
  g_assert_nonnull (strstr (rs_worker_get_output (worker), "to stderr\n"));
  g_assert_nonnull (strstr (rs_worker_get_output (worker), "to the descriptor\n"));
}

/* What an experiment leaves behind ends with it, however well it hides. */
static void
test_children (void)
{
  g_autoptr (RsWorker) worker = new_bare ();
  g_auto (Answer) answer = { NULL };
  g_auto (GStrv) pids = NULL;

  run (worker,
       "import os, time\n"
       "ready, tell = os.pipe ()\n"
       "def child (hide):\n"
       "    pid = os.fork ()\n"
       "    if pid == 0:\n"
       "        if hide:\n"
       "            os.setsid ()\n"
       "            if os.fork ():\n"
       "                os._exit (0)\n"
       "            print (os.getpid (), flush=True)\n"
       "            os.write (tell, b'x')\n"
       "        time.sleep (1000)\n"
       "    if hide:\n"
       "        os.waitpid (pid, 0)\n"
       "    return pid\n"
       "print (child (False), os.getpid (), flush=True)\n"
       "child (True)\n"
       "os.read (ready, 1)\n",
       &answer);
  g_assert_no_error (answer.error);
  pids = g_strsplit_set (g_strstrip (answer.output), " \n", -1);
  g_assert_cmpuint (g_strv_length (pids), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_true (rs_test_is_alive (atoi (pids[i])));

  rs_worker_stop (worker);
  for (guint i = 0; i < 3; i++)
    g_assert_false (rs_test_is_alive (atoi (pids[i])));
}

/* Code that says by a file that it is under way, when it takes what is in "begin". A loop in C can
 * do so itself: between two statements any code can be interrupted. */
typedef struct
{
  char *path;
  char *code;
} Begun;

static void
begun_init (Begun      *begun,
            const char *code)
{
  int fd = g_file_open_tmp ("refscope-begun-XXXXXX", &begun->path, NULL);

  close (fd);
  begun->code = g_strdup_printf ("import itertools, os\n"
                                 "begin = map (bool, map (os.remove, ['%s']))\n%s",
                                 begun->path, code);
}

static void
begun_await (const Begun  *begun,
             const Answer *answer)
{
  while (g_file_test (begun->path, G_FILE_TEST_EXISTS) && !answer->done)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
begun_clear (Begun *begun)
{
  g_free (begun->path);
  g_free (begun->code);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Begun, begun_clear)

/* Nothing that is under way keeps a worker from stopping. */
static void
test_stop (gconstpointer data)
{
  g_auto (Begun) begun = { NULL };
  g_autoptr (RsWorker) worker = NULL;
  g_autoptr (RsRequest) request = rs_request_new_ints (0, 10, NULL);
  g_auto (Answer) answer = { NULL };

  begun_init (&begun, data);
  worker = new_code (begun.code);
  rs_worker_measure_async (worker, request, NULL, NULL, NULL, answer_cb, &answer);
  begun_await (&begun, &answer);
  g_assert_false (answer.done);
  rs_worker_stop (worker);
  await (&answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A supervisor that is held up by its own child still cleans up. */
static void
test_held_up (void)
{
  g_autoptr (RsWorker) worker = new_bare ();
  g_auto (Answer) answer = { NULL };

  run (worker,
       "import os, signal\n"
       "print (os.getcwd ())\n"
       "os.kill (os.getppid (), signal.SIGSTOP)\n",
       &answer);
  g_assert_no_error (answer.error);
  g_strchomp (answer.output);
  g_assert_true (g_file_test (answer.output, G_FILE_TEST_IS_DIR));

  rs_worker_stop (worker);
  rs_leftovers_wait ();
  g_assert_false (g_file_test (answer.output, G_FILE_TEST_EXISTS));
}

/* Whoever ends its own supervisor leaves nothing behind all the same. */
static void
test_supervisor_killed (void)
{
  g_autoptr (RsWorker) worker = new_bare ();
  g_auto (Answer) answer = { NULL };

  run (worker,
       "import os, signal\n"
       "os.mkdir ('folder')\n"
       "open ('folder/file', 'w').close ()\n"
       "print (os.getcwd (), flush=True)\n"
       "os.kill (os.getppid (), signal.SIGKILL)\n"
       "while True: pass\n",
       &answer);
  g_assert_error (answer.error, RS_ERROR, RS_ERROR_START);
  g_assert_nonnull (strstr (answer.error->message, "SIGKILL"));
  g_strchomp (answer.output);
  g_assert_nonnull (strstr (answer.output, "/refscope-"));
  rs_leftovers_wait ();
  g_assert_false (g_file_test (answer.output, G_FILE_TEST_EXISTS));
}

/* An experiment that failed keeps no memory: there is nothing to ask of it. */
static void
test_failed_ends (void)
{
  g_autoptr (RsWorker) worker = new_code ("import os\nraise ValueError (os.getpid ())");
  g_auto (Answer) answer = { NULL };
  const char *pid;

  measure (worker, 0, 10, &answer);
  g_assert_error (answer.error, RS_ERROR, RS_ERROR_PYTHON);
  pid = strstr (answer.error->message, "ValueError: ");
  g_assert_nonnull (pid);
  while (rs_test_is_alive (atoi (pid + strlen ("ValueError: "))))
    g_usleep (1000);
}

/* What was printed may tell why it was not to be waited for. */
static void
test_stop_keeps_output (void)
{
  g_auto (Begun) begun = { NULL };
  g_autoptr (RsWorker) worker = NULL;
  g_auto (Answer) answer = { NULL };

  begun_init (&begun, "import time\nany (begin)\ntime.sleep (1000)");
  {
    g_autofree char *code = g_strconcat ("print ('step 1', flush=True)\n", begun.code, NULL);

    worker = new_code (code);
  }
  begun_await (&begun, &answer);
  g_assert_null (rs_worker_get_output (worker));
  rs_worker_stop (worker);
  g_assert_cmpstr (rs_worker_get_output (worker), ==, "step 1\n");
}

typedef struct
{
  const char *code;
  gboolean survives;
} Endless;

/* A statement is interrupted, and the session goes on where that is possible. */
static void
test_interrupt (gconstpointer data)
{
  const Endless *test = data;
  g_autoptr (RsWorker) worker = new_bare ();
  g_autoptr (RsRequest) request = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Begun) begun = { NULL };
  g_autofree char *code = NULL;
  g_auto (Answer) set = { NULL };
  g_auto (Answer) answer = { NULL };
  g_auto (Answer) after = { NULL };

  run (worker, "kept = 'kept'", &set);
  begun_init (&begun, test->code);
  code = g_strconcat ("import _thread, signal, time\n"
                      "lock = _thread.allocate_lock ()\n"
                      "lock.acquire ()\n"
                      "print ('printed', flush=True)\n",
                      begun.code, NULL);
  request = rs_request_new_run (code);
  rs_worker_run_async (worker, request, cancellable, answer_cb, &answer);
  begun_await (&begun, &answer);
  g_assert_false (answer.done);
  g_cancellable_cancel (cancellable);
  await (&answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (answer.output, ==, "printed\n");
  g_assert_cmpint (rs_worker_get_state (worker), ==,
                   test->survives ? RS_WORKER_READY : RS_WORKER_FAILED);

  run (worker, "kept", &after);
  if (test->survives)
    g_assert_cmpstr (after.output, ==, "'kept'\n");
  else
    g_assert_error (after.error, RS_ERROR, RS_ERROR_START);
}

/* Whoever stops in the middle of what it says is not waited for. */
static void
test_interrupt_half_said (void)
{
  g_autoptr (RsWorker) worker = new_bare ();
  g_autoptr (RsRequest) request = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Begun) begun = { NULL };
  g_auto (Answer) answer = { NULL };
  g_auto (Answer) after = { NULL };

  begun_init (&begun, "import signal\n"
                      "try:\n"
                      "  any (begin)\n"
                      "  while True: pass\n"
                      "except KeyboardInterrupt:\n"
                      "  for fd in range (3, 4096):\n"
                      "    try: os.write (fd, b'half')\n"
                      "    except OSError: pass\n"
                      "  os.kill (os.getpid (), signal.SIGSTOP)\n");
  request = rs_request_new_run (begun.code);
  rs_worker_run_async (worker, request, cancellable, answer_cb, &answer);
  begun_await (&begun, &answer);
  g_assert_false (answer.done);
  g_cancellable_cancel (cancellable);
  await (&answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (rs_worker_get_state (worker), ==, RS_WORKER_FAILED);
  g_assert_cmpuint (rs_worker_get_memory (worker), ==, 0);

  run (worker, "1", &after);
  g_assert_error (after.error, RS_ERROR, RS_ERROR_START);
}

static void
count_failures (RsWorker   *worker,
                GParamSpec *pspec,
                guint      *n_failures)
{
  if (rs_worker_get_state (worker) == RS_WORKER_FAILED)
    (*n_failures)++;
}

/* Kills a Python of which nothing is asked, or its supervisor. */
static void
kill_idle (RsWorker   *worker,
           const char *who)
{
  g_autofree char *code = g_strdup_printf ("import os\nprint (os.%s ())", who);
  g_auto (Answer) answer = { NULL };

  run (worker, code, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpint (rs_worker_get_state (worker), ==, RS_WORKER_READY);
  g_assert_cmpint (kill (atoi (answer.output), SIGKILL), ==, 0);
}

/* That a Python ends is told at once and once, though nothing is asked of it. */
static void
test_ends_idle (gconstpointer who)
{
  g_autoptr (RsWorker) bare = new_bare ();
  g_autoptr (RsWorker) worker = new_bare ();
  g_auto (Answer) after = { NULL };
  guint n_failures = 0;

  g_signal_connect (worker, "notify::state", G_CALLBACK (count_failures), &n_failures);
  kill_idle (worker, who);
  while (rs_worker_get_state (worker) != RS_WORKER_FAILED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (rs_worker_get_error (worker), RS_ERROR, RS_ERROR_START);
  g_assert_cmpstr (rs_worker_get_error (worker)->message, ==,
                   "The experiment's Python ended: it was killed from outside (SIGKILL), perhaps "
                   "for want of memory.");
  g_assert_cmpuint (rs_worker_get_memory (worker), ==, 0);

  measure (worker, 0, 10, &after);
  g_assert_error (after.error, RS_ERROR, RS_ERROR_START);
  g_assert_cmpstr (after.error->message, ==, rs_worker_get_error (worker)->message);
  g_assert_cmpuint (n_failures, ==, 1);
  g_assert_cmpint (references_to (bare, 256), >, 0);
}

/* So is what comes of a preparation, for which nobody waits. */
#ifndef __SANITIZE_ADDRESS__
static void
test_ends_preparing (void)
{
  g_autoptr (RsWorker) worker = new_code ("import sys\n"
                                          "sys.path.append ('" MODULE_FOLDER "')\n"
                                          "import rs_crashes\n"
                                          "x = [rs_crashes.Crashes () for n in range (10)]\n");
  g_auto (Answer) armed = { NULL };

  rs_worker_set_prepares (worker, TRUE);
  run (worker, "rs_crashes.arm ()", &armed);
  while (rs_worker_get_state (worker) != RS_WORKER_FAILED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (rs_worker_get_error (worker)->message,
                                   "Looking at objects of the type “rs_crashes.Crashes” ended "));
}
#endif

/* What an experiment holds is told, and told no more once its Python has ended. */
static void
test_memory (void)
{
  const guint64 length = 64 << 20;
  g_autoptr (RsWorker) worker = new_bare ();
  g_auto (Answer) taken = { NULL };
  g_auto (Answer) ended = { NULL };
  guint64 before;

  references_to (worker, 256);
  before = rs_worker_get_memory (worker);
  g_assert_cmpuint (before, >, 0);
  run (worker, "taken = b'x' * (64 << 20)", &taken);
  g_assert_no_error (taken.error);
  g_assert_cmpuint (rs_worker_get_memory (worker), >, before + length * 9 / 10);
  run (worker, "import os; os._exit (1)", &ended);
  g_assert_nonnull (ended.error);
  g_assert_cmpuint (rs_worker_get_memory (worker), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const endless[] = {
    "any (begin)\nwhile True: pass",
    "sum (itertools.chain (begin, iter (int, 1)))",
    "import time\nany (begin)\ntime.sleep (1000)",
    "import signal\nfor n in range (1, 64):\n"
    "    try: signal.signal (n, signal.SIG_IGN)\n"
    "    except (OSError, ValueError): pass\n"
    "any (begin)\n"
    "while True: pass",
  };
  static const Endless statements[] = {
    { "any (begin)\nwhile True: pass", TRUE },
    { "sum (itertools.chain (begin, iter (int, 1)))", FALSE },
    /* what waits for the system, once Python can be told of signals */
    { "any (begin)\ntime.sleep (1000)", TRUE },
    { "any (begin)\nos.read (os.pipe ()[0], 1)", TRUE },
    { "any (begin)\nlock.acquire ()", TRUE },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  /* As in a Flatpak: it shows in the texts of the program's Python and of the probe's alike. */
  g_setenv ("PYTHONUSERBASE", "/nowhere of the user", TRUE);

  g_test_add_func ("/worker-probe/bare", test_bare);
  g_test_add_func ("/worker-probe/import", test_import);
  g_test_add_func ("/worker-probe/console", test_console);
#ifndef __SANITIZE_ADDRESS__
  g_test_add_func ("/worker-probe/crash-while-counting", test_crash_while_counting);
#endif
#ifndef __SANITIZE_ADDRESS__
  g_test_add_func ("/worker-probe/ends-preparing", test_ends_preparing);
#endif
  g_test_add_data_func ("/worker-probe/ends-idle", "getpid", test_ends_idle);
  g_test_add_data_func ("/worker-probe/supervisor-ends-idle", "getppid", test_ends_idle);
  g_test_add_func ("/worker-probe/prints", test_prints);
  g_test_add_func ("/worker-probe/memory", test_memory);
  g_test_add_func ("/worker-probe/children", test_children);
  g_test_add_func ("/worker-probe/held-up", test_held_up);
  g_test_add_func ("/worker-probe/supervisor-killed", test_supervisor_killed);
  g_test_add_func ("/worker-probe/failed-ends", test_failed_ends);
  g_test_add_func ("/worker-probe/stop-keeps-output", test_stop_keeps_output);
  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *path = g_strconcat ("/worker-probe/foreign/", foreign[i].path, NULL);

      g_test_add_data_func (path, &foreign[i], test_foreign);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (endless); i++)
    {
      g_autofree char *path = g_strdup_printf ("/worker-probe/stop/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, endless[i], test_stop);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autofree char *path = g_strdup_printf ("/worker-probe/interrupt/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, &statements[i], test_interrupt);
    }

  g_test_add_func ("/worker-probe/interrupt/half-said", test_interrupt_half_said);

  return g_test_run ();
}
