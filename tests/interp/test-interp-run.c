/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "fixture.h"
#include "rs-error.h"
#include "rs-interp-references.h"

static char *
run_error (const char *code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_interp_run (interp, code, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_PYTHON);

  return g_strdup (error->message);
}

static char *
import_error (const char *module)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_interp_import (interp, module, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_PYTHON);

  return g_strdup (error->message);
}

/* Whatever is printed from now on is kept in out.text */
static void
begin_output (void)
{
  run ("import sys\n"
       "class Out:\n"
       "  text = ''\n"
       "  def write(self, text): self.text += text\n"
       "  def flush(self): pass\n"
       "sys.stdout = out = Out()");
}

static void
end_output (const char *expected)
{
  g_autofree char *code = g_strdup_printf ("assert out.text == %s, out.text", expected);

  run ("sys.stdout = sys.__stdout__");
  run (code);
  run ("del Out, out");
}

static void
test_prompt (void)
{
  begin_output ();
  run ("24601");
  run ("None");
  run ("value = 'word'");
  run ("value");
  run ("for i in range(2): i");
  run ("if True:\n  'in'\n  'side'");
  run ("value; value");
  end_output ("\"24601\\n'word'\\n0\\n1\\n'in'\\n'side'\\n'word'\\n'word'\\n\"");

  /* More than one statement is a file, which prints nothing by itself */
  begin_output ();
  run ("value = 1\nvalue\n");
  run ("");
  run ("# nothing\n");
  end_output ("''");

  run ("del value, i");
}

/* What was shown is not held, but what was in `_` before is */
static void
test_underscore (void)
{
  run ("import builtins, sys");
  run ("marker = object()");
  run ("before = sys.getrefcount(marker)");
  begin_output ();
  run ("marker");
  run ("sys.stdout = sys.__stdout__");
  run ("assert sys.getrefcount(marker) == before");
  run ("assert not hasattr(builtins, '_')");

  run ("builtins._ = len");
  run ("sys.stdout = out");
  run ("marker");
  run ("sys.stdout = sys.__stdout__");
  run ("assert builtins._ is len");
  run ("del builtins._, marker, before, Out, out");

  /* A value that cannot be shown is an error, and not held either */
  run ("class Bad:\n def __repr__(self): raise ValueError('no')\n");
  {
    g_autofree char *text = run_error ("Bad()");

    g_assert_true (g_str_has_prefix (text, "ValueError: no\n"));
  }
  run ("assert not hasattr(builtins, '_')");
  run ("del Bad, builtins");
}

static void
test_displayhook (void)
{
  run ("import sys");
  run ("shown = []");
  run ("sys.displayhook = shown.append");
  run ("12345");
  run ("hook = sys.displayhook\nassert shown == [12345] and hook == shown.append");
  run ("sys.displayhook = sys.__displayhook__");
  run ("hook = sys.displayhook\nassert hook is sys.__displayhook__");
  run ("del shown, hook, sys.displayhook");
  {
    g_autofree char *text = run_error ("54321");

    g_assert_true (g_str_has_prefix (text, "RuntimeError: lost sys.displayhook"));
  }
  run ("sys.displayhook = sys.__displayhook__");
}

static gint64 *
count (gsize *n)
{
  RsPythonFacts *facts = rs_interp_get_facts (interp);
  g_autoptr (GError) error = NULL;
  gint64 *counts, *printed;

  *n = (gsize) (facts->cache_max - facts->cache_min + 1);
  counts = g_new (gint64, *n);
  printed = g_new (gint64, *n);
  rs_interp_collect (interp, NULL);
  rs_interp_count_ints (interp, facts->cache_min, *n, counts, printed, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_free (printed);

  return counts;
}

/* What runs leaves nothing but what it keeps */
static void
test_nothing_left (void)
{
  const char *const lines[] = {
    "pass", "17", "x = 17\ndel x", "for i in ():\n  17", "1 / 0", "1 +",
  };
  gsize n;
  g_autofree gint64 *before = NULL;
  g_autoptr (RsReferences) references = NULL;
  PyGILState_STATE state;

  begin_output ();
  state = rs_interp_enter (interp);
  before = count (&n);
  rs_interp_leave (interp, state);
  references = rs_interp_count_references (interp, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree gint64 *after = NULL;
      g_autoptr (RsReferences) now = NULL;

      rs_interp_run (interp, lines[i], NULL);
      g_assert_true (rs_interp_import (interp, "sys", NULL));
      g_assert_false (rs_interp_import (interp, "there.is.none", NULL));

      state = rs_interp_enter (interp);
      after = count (&n);
      rs_interp_leave (interp, state);
      g_assert_cmpmem (before, n * sizeof *before, after, n * sizeof *after);

      now = rs_interp_count_references (interp, NULL, NULL);
      g_assert_cmpuint (rs_references_get_total (now), ==, rs_references_get_total (references));
    }

  end_output ("'17\\n'");
}

static void
test_import (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_interp_import (interp, "json.decoder", &error));
  g_assert_no_error (error);
  run ("import sys");
  run ("assert 'json.decoder' in sys.modules and 'json' not in globals()");

  /* Again, which changes nothing */
  g_assert_true (rs_interp_import (interp, "json.decoder", &error));

  g_assert_false (rs_interp_import (interp, "sys; print(1)", &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
}

static void
test_import_errors (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_strdup_printf ("import sys; sys.path.append('%s')", folder);
  const struct
  {
    const char *module;
    const char *code;
    const char *message;
  } bad[] = {
    { "rs_syntax", "a = 1\nb = = 2\n",
      "The module “rs_syntax” could not be imported: "
      "SyntaxError: invalid syntax (rs_syntax.py, line 2)\n" },
    { "rs_raises", "raise ValueError('why\\nelse')\n",
      "The module “rs_raises” could not be imported: ValueError: why\n\n"
      "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\n" },
    { "rs_exits", "import sys\nsys.exit(3)\n",
      "The module “rs_exits” ended the program while it was imported: SystemExit: 3\n\nTraceback" },
    { "rs_needs", "import rs_none\n",
      "The module “rs_needs” could not be imported: "
      "ModuleNotFoundError: No module named 'rs_none'\n\nTraceback" },
  };
  g_autofree char *missing = import_error ("rs_none.at_all");

  g_assert_true (g_str_has_prefix (missing, "The module “rs_none.at_all” could not be imported: "
                                            "ModuleNotFoundError: No module named 'rs_none'\n\n"));

  run (path);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *name = g_strconcat (bad[i].module, ".py", NULL);
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_set_contents (file, bad[i].code, -1, NULL));
      text = import_error (bad[i].module);
      g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
      if (!g_str_has_prefix (text, bad[i].message))
        g_assert_cmpstr (text, ==, bad[i].message);
      g_remove (file);
    }

  run ("del sys.path[-1]; import shutil");
  g_free (path);
  path = g_strdup_printf ("shutil.rmtree('%s')", folder);
  run (path);
}

static void
interrupt (int signal_number)
{
  rs_interp_interrupt ();
}

static void
assert_interrupted (const char *code)
{
  g_autofree char *text = run_error (code);

  g_assert_true (g_str_has_prefix (text, "KeyboardInterrupt\n"));
}

/* A signal comes from the code itself, so that there is nothing to wait for */
static void
test_interrupt (void)
{
  struct sigaction action = { .sa_handler = interrupt };
  struct sigaction python;

  g_assert_cmpint (sigaction (SIGUSR1, &action, NULL), ==, 0);

  run ("import os");
  assert_interrupted ("os.kill(os.getpid(), 10)\nwhile True: pass");
  run ("done = 1");
  run ("assert done == 1");

  /* Nothing runs, so nothing is left for what runs next */
  raise (SIGUSR1);
  run ("for i in range(1000): pass");

  /* One that the code catches is done with */
  run ("try:\n  os.kill(os.getpid(), 10)\n  while True: pass\nexcept KeyboardInterrupt: pass");
  run ("for i in range(1000): pass");

  /* With Python's own handler, which wakes what is asleep */
  run ("import signal, time, threading");
  assert_interrupted ("threading.Timer(0.05, lambda: signal.pthread_kill("
                      "threading.main_thread().ident, 10)).start()\n"
                      "while True: time.sleep(100)");
  run ("for t in threading.enumerate():\n  if t is not threading.main_thread(): t.join()");
  assert_interrupted ("os.kill(os.getpid(), 10)\nwhile True: pass");
  run ("del done, i, t");

  g_assert_cmpint (sigaction (SIGINT, NULL, &python), ==, 0);
  g_assert_true (python.sa_handler != SIG_DFL);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/interp-run/nothing-left", test_nothing_left);
  g_test_add_func ("/interp-run/prompt", test_prompt);
  g_test_add_func ("/interp-run/underscore", test_underscore);
  g_test_add_func ("/interp-run/displayhook", test_displayhook);
  g_test_add_func ("/interp-run/import", test_import);
  g_test_add_func ("/interp-run/import-errors", test_import_errors);
  g_test_add_func ("/interp-run/interrupt", test_interrupt);

  return g_test_run ();
}
