/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "fixture.h"
#include "rs-error.h"

/* Runs code that raises; returns the error's text */
static char *
raise_error (const char *code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_interp_run (interp, code, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_PYTHON);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));

  return g_strdup (error->message);
}

static void
test_syntax (void)
{
  g_autofree char *text = raise_error ("for for");

  /* There is no frame to tell of: one line */
  g_assert_cmpstr (text, ==, "SyntaxError: invalid syntax (<string>, line 1)");
}

static void
test_raise (void)
{
  g_autofree char *text = raise_error ("def f():\n  raise KeyError('k')\nf()");

  g_assert_cmpstr (text,
                   ==,
                   "KeyError: 'k'\n"
                   "\n"
                   "Traceback (most recent call last):\n"
                   "  File \"<string>\", line 3, in <module>\n"
                   "  File \"<string>\", line 2, in f\n"
                   "KeyError: 'k'");
}

static void
test_no_message (void)
{
  g_autofree char *text = raise_error ("raise KeyboardInterrupt");

  g_assert_true (g_str_has_prefix (text, "KeyboardInterrupt\n\nTraceback "));
}

static void
test_module_name (void)
{
  g_autofree char *builtin = raise_error ("import zipimport\nraise zipimport.ZipImportError('z')");
  g_autofree char *own = raise_error ("class A:\n class E(Exception): pass\nraise A.E('z')");

  g_assert_true (g_str_has_prefix (builtin, "zipimport.ZipImportError: z\n"));
  g_assert_true (g_str_has_prefix (own, "A.E: z\n"));
}

static void
test_cause (void)
{
  g_autofree char *cause = raise_error ("try: 1 / 0\n"
                                        "except Exception as e: raise ValueError('why') from e\n");
  g_autofree char *context = raise_error ("try: 1 / 0\n"
                                          "except Exception: raise ValueError('why')\n");
  g_autofree char *hidden = raise_error ("try: 1 / 0\n"
                                         "except Exception: raise ValueError('why') from None\n");

  g_assert_cmpstr (cause,
                   ==,
                   "ValueError: why\n"
                   "\n"
                   "Traceback (most recent call last):\n"
                   "  File \"<string>\", line 1, in <module>\n"
                   "ZeroDivisionError: division by zero\n"
                   "\n"
                   "The above exception was the direct cause of the following exception:\n"
                   "\n"
                   "Traceback (most recent call last):\n"
                   "  File \"<string>\", line 2, in <module>\n"
                   "ValueError: why");
  g_assert_cmpstr (context,
                   ==,
                   "ValueError: why\n"
                   "\n"
                   "Traceback (most recent call last):\n"
                   "  File \"<string>\", line 1, in <module>\n"
                   "ZeroDivisionError: division by zero\n"
                   "\n"
                   "During handling of the above exception, another exception occurred:\n"
                   "\n"
                   "Traceback (most recent call last):\n"
                   "  File \"<string>\", line 2, in <module>\n"
                   "ValueError: why");
  g_assert_null (strstr (hidden, "ZeroDivisionError"));
}

/* Causes in a ring must not be followed for ever */
static void
test_ring (void)
{
  g_autofree char *text = raise_error ("a = ValueError('a')\n"
                                       "b = ValueError('b')\n"
                                       "a.__cause__ = b\n"
                                       "b.__cause__ = a\n"
                                       "try: raise a\n"
                                       "finally: del a, b\n");

  g_assert_true (g_str_has_prefix (text, "ValueError: a\n"));
}

static void
test_text (void)
{
  g_autofree char *surrogate = raise_error ("raise ValueError('half \\ud800 of it')");
  g_autofree char *nul = raise_error ("raise ValueError('a\\0b')");
  g_autofree char *lines = raise_error ("raise ValueError('one\\ntwo')");
  g_autofree char *unicode = raise_error ("raise ValueError('zw\\xf6lf')");

  g_assert_true (g_str_has_prefix (surrogate, "ValueError: half \\ud800 of it\n"));
  g_assert_true (g_str_has_prefix (nul, "ValueError: a\\x00b\n"));
  g_assert_true (g_str_has_prefix (lines, "ValueError: one\n\nTraceback "));
  g_assert_true (g_str_has_suffix (lines, "\nValueError: one\ntwo"));
  g_assert_true (g_str_has_prefix (unicode, "ValueError: zwölf\n"));
}

static void
test_hostile (void)
{
  g_autofree char *text = raise_error ("class Bad(Exception):\n"
                                       "  def __str__(self): raise RuntimeError\n"
                                       "raise Bad\n");
  g_autofree char *code = raise_error ("x = '\xff'");

  g_assert_true (g_str_has_prefix (text, "Bad: <exception str() failed>\n"));
  g_assert_true (g_str_has_prefix (code, "SyntaxError: "));
}

/* Nothing of an error stays: neither the exception nor what its frames held */
static void
test_nothing_stays (void)
{
  g_autofree char *text = raise_error ("class Held: pass\n"
                                       "import _weakref\n"
                                       "def f():\n"
                                       "  global ref\n"
                                       "  held = Held()\n"
                                       "  ref = _weakref.ref(held)\n"
                                       "  raise ValueError\n"
                                       "f()\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (text, "ValueError\n"));
  rs_interp_run (interp, "assert ref() is None", &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/python-error/syntax", test_syntax);
  g_test_add_func ("/python-error/raise", test_raise);
  g_test_add_func ("/python-error/no-message", test_no_message);
  g_test_add_func ("/python-error/module-name", test_module_name);
  g_test_add_func ("/python-error/cause", test_cause);
  g_test_add_func ("/python-error/ring", test_ring);
  g_test_add_func ("/python-error/text", test_text);
  g_test_add_func ("/python-error/hostile", test_hostile);
  g_test_add_func ("/python-error/nothing-stays", test_nothing_stays);

  return g_test_run ();
}
