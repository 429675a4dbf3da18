/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include <locale.h>

#include "rs-error.h"
#include "rs-python-start.h"
#include "rs-python-version.h"
#include "rs-snapshot.h"

static RsInterp *
start (void)
{
  g_autoptr (GError) error = NULL;
  RsInterp *interp = rs_interp_start (&error);

  g_assert_no_error (error);
  g_assert_nonnull (interp);

  return interp;
}

static void
run (RsInterp   *interp,
     const char *code)
{
  g_autoptr (GError) error = NULL;

  rs_interp_run (interp, code, &error);
  g_assert_no_error (error);
}

/* Evaluates a condition in __main__ */
static void
assert_true (RsInterp   *interp,
             const char *condition)
{
  g_autofree char *code = g_strdup_printf ("assert %s", condition);

  run (interp, code);
}

static void
test_facts (void)
{
  RsInterp *interp = start ();
  g_autoptr (RsPythonFacts) facts = rs_python_facts_ref (rs_interp_get_facts (interp));
  g_autofree char *version = g_strdup_printf ("sys.version.split()[0] == '%s'", facts->version);
  g_autofree char *hex = g_strdup_printf ("sys.hexversion == %u", facts->version_hex);
  g_autofree char *cached = NULL;

  run (interp, "import sys");
  assert_true (interp, version);
  assert_true (interp, hex);

  g_assert_cmpint (facts->cache_min, ==, -5);
  g_assert_cmpint (facts->cache_max, ==, PY_VERSION_HEX >= 0x030f0000 ? 1024 : 256);
  g_assert_cmpint (facts->counted, ==, PY_VERSION_HEX < 0x030c0000);
  g_assert_cmpint (facts->pad, ==, PY_VERSION_HEX < 0x030c0000 ? 999999999 : 0);
  g_assert_true (facts->tested);

  /* The same asked in Python: made from text, so that no constant of the code is shared */
  cached = g_strdup_printf ("[int(str(v)) is int(str(v)) for v in (%d, %d, %d, %d)]"
                            " == [False, True, True, False]",
                            (int) facts->cache_min - 1,
                            (int) facts->cache_min,
                            (int) facts->cache_max,
                            (int) facts->cache_max + 1);
  assert_true (interp, cached);

  g_assert_nonnull (facts->library);
  g_assert_true (g_file_test (facts->library, G_FILE_TEST_EXISTS));
  if (facts->executable != NULL)
    g_assert_true (g_file_test (facts->executable, G_FILE_TEST_IS_EXECUTABLE));
}

/* The floors are what the lines really print */
static void
test_floors (void)
{
  RsInterp *interp = start ();
  g_autoptr (RsPythonFacts) facts = rs_python_facts_ref (rs_interp_get_facts (interp));
  g_autofree char *ints = g_strdup_printf ("y == [%d] * 3", (int) facts->int_floor);
  g_autofree char *words = g_strdup_printf ("seen == [%" G_GINT64_FORMAT "] * 2",
                                            facts->string_floor);

  run (interp, "import sys\ny = [sys.getrefcount(i) for i in range(70001, 70004)]");
  assert_true (interp, ints);

  run (interp,
       "seen = []\n"
       "def print(word, count): seen.append(count)\n"
       "for w in [\"OtherJunkBlahBlah\", \"YetOtherJunkBlah\"]:\n"
       "  print(w, sys.getrefcount(w))\n"
       "del print, w\n");
  assert_true (interp, words);
}

static void
test_isolated (void)
{
  RsInterp *interp = start ();

  run (interp, "import sys");
  assert_true (interp, "sys.flags.isolated == 1");
  assert_true (interp, "sys.flags.ignore_environment == 1");
  assert_true (interp, "sys.flags.no_user_site == 1");
  assert_true (interp, "sys.flags.safe_path");
  assert_true (interp, "sys.flags.utf8_mode == 1");
  assert_true (interp, "sys.flags.no_site == 0");
  assert_true (interp, "sys.getfilesystemencoding() == 'utf-8'");
  assert_true (interp, "sys.argv == ['']");
  assert_true (interp, "'/nowhere' not in sys.path and '' not in sys.path");
  assert_true (interp, "'_signal' not in sys.modules");
  assert_true (interp, "'traceback' not in sys.modules");
}

static void
test_run (void)
{
  RsInterp *interp = start ();
  g_autoptr (GError) error = NULL;

  run (interp, "first = 1\nsecond = 'zwölf'\n");
  assert_true (interp, "first == 1 and second == 'zw\\xf6lf' and __name__ == '__main__'");

  g_assert_false (rs_interp_run (interp, "third = 3\n1 / 0\nfourth = 4", &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_PYTHON);
  g_assert_cmpstr (error->message,
                   ==,
                   "ZeroDivisionError: division by zero\n"
                   "\n"
                   "Traceback (most recent call last):\n"
                   "  File \"<string>\", line 2, in <module>\n"
                   "ZeroDivisionError: division by zero");
  assert_true (interp, "third == 3 and 'fourth' not in globals()");

  g_clear_error (&error);
  g_assert_false (rs_interp_run (interp, "import sys\nsys.exit(3)", &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_PYTHON);
  g_assert_true (g_str_has_prefix (error->message, "SystemExit: 3\n\nTraceback "));

  /* No error to fill in */
  g_assert_false (rs_interp_run (interp, "raise ValueError", NULL));
  run (interp, "del first, second, third");
}

/* "foo = 24601", as the article tells it */
static void
test_foo (void)
{
  RsInterp *interp = start ();
  PyGILState_STATE state;
  PyObject *names, *foo, *fresh;

  state = rs_interp_enter (interp);
  fresh = PyLong_FromLong (24601);
  g_assert_cmpint (Py_REFCNT (fresh) - 1, ==, 0);
  Py_DECREF (fresh);
  rs_interp_leave (interp, state);

  run (interp, "foo = 24601");

  state = rs_interp_enter (interp);
  names = PyModule_GetDict (PyImport_AddModule ("__main__")); /* borrowed */
  foo = Py_NewRef (PyDict_GetItemString (names, "foo"));
  g_assert_cmpint (PyLong_AsLong (foo), ==, 24601);
  g_assert_cmpint (Py_REFCNT (foo) - 1, ==, 1);
  rs_interp_leave (interp, state);

  run (interp, "foo = 12345");

  state = rs_interp_enter (interp);
  g_assert_cmpint (Py_REFCNT (foo) - 1, ==, 0);
  Py_DECREF (foo);
  rs_interp_leave (interp, state);

  run (interp, "del foo");
}

static void
test_start_errors (void)
{
  g_autoptr (GError) error = NULL;

  rs_python_set_status_error (PyStatus_Error ("the moon is full"), &error);
  g_assert_error (error, RS_ERROR, RS_ERROR_START);
  g_assert_nonnull (strstr (error->message, "could not be started: the moon is full"));

  g_clear_error (&error);
  rs_python_set_status_error (PyStatus_NoMemory (), &error);
  g_assert_error (error, RS_ERROR, RS_ERROR_START);

  /* A second Python in the process */
  start ();
  g_clear_error (&error);
  g_assert_false (rs_python_start (NULL, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_START);
}

static gpointer
start_in_vain (gpointer user_data)
{
  GError **error = user_data;

  return rs_interp_start (error);
}

static gpointer
start_and_count (gpointer user_data)
{
  gint64 *counts = user_data;
  g_autoptr (GError) error = NULL;
  RsInterp *interp = rs_interp_start (&error);

  g_assert_no_error (error);
  rs_interp_count_ints (interp, 0, 300, counts, counts + 300, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  rs_interp_give_up (interp);

  return interp;
}

static void
test_threads (void)
{
  RsInterp *interp = start ();
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *here = g_new (gint64, 600);
  g_autofree gint64 *there = g_new (gint64, 600);

  g_assert_true (rs_interp_start (NULL) == interp);

  g_assert_null (g_thread_join (g_thread_new ("in-vain", start_in_vain, &error)));
  g_assert_error (error, RS_ERROR, RS_ERROR_START);

  g_assert_true (rs_interp_count_ints (interp, 0, 300, here, here + 300, NULL, NULL, NULL, NULL));
  rs_interp_give_up (interp);
  g_assert_true (g_thread_join (g_thread_new ("other", start_and_count, there)) == interp);
  g_assert_cmpmem (here, 600 * sizeof *here, there, 600 * sizeof *there);

  g_assert_true (rs_interp_start (NULL) == interp);
}

static void
test_version (void)
{
  g_autoptr (GError) error = NULL;
  RsInterp *interp;
  PyGILState_STATE state;

  g_assert_true (rs_python_version_check (&error));
  g_assert_no_error (error);

  interp = start ();
  state = rs_interp_enter (interp);
#if PY_VERSION_HEX >= 0x030c0000
  g_assert_true (rs_python_is_immortal (Py_None));
#else
  g_assert_false (rs_python_is_immortal (Py_None));
#endif
  g_assert_false (rs_python_is_immortal (PyImport_AddModule ("__main__")));
  g_assert_cmpint (rs_python_pad_of (PyImport_AddModule ("__main__")), ==, 0);
  rs_interp_leave (interp, state);
}

int
main (int   argc,
      char *argv[])
{
  /* What an isolated Python does not look at */
  g_setenv ("PYTHONPATH", "/nowhere", TRUE);
  g_setenv ("PYTHONHOME", "/nowhere", TRUE);
  g_setenv ("PYTHONWARNINGS", "error", TRUE);

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interp/isolated", test_isolated);
  g_test_add_func ("/interp/facts", test_facts);
  g_test_add_func ("/interp/floors", test_floors);
  g_test_add_func ("/interp/run", test_run);
  g_test_add_func ("/interp/foo", test_foo);
  g_test_add_func ("/interp/start-errors", test_start_errors);
  g_test_add_func ("/interp/threads", test_threads);
  g_test_add_func ("/interp/version", test_version);

  return g_test_run ();
}
