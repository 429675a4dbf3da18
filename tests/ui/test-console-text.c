/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-console-text.h"

static void
test_complete (void)
{
  static const char *const complete[] = {
    "", "x = 1", "print (1) ", "x = [1,\n2]", "f (a[0], {'b': 1})", "if x: y ()",
    "def f ():\n  return 1\n", "def f ():\n  return 1\n  ", "x = '''a\n\nb'''", "x = 'a:'",
    "x = 1  # like this:", "x = \"(\"", "x = '\\'('", "x = ')' # [", "f (\n", "x = 1 + \\\n2",
    "x = 'not closed", "x = 1\ny = 2", ")", "'''a'''", "@f\ndef g ():\n  pass\n", "a[1:2]",
    "x = '''''' + 'ä'",
  };
  static const char *const incomplete[] = {
    "def f ():", "def f ():\n  return 1", "if x:  # why", "f (", "x = [1,\n2", "x = '''a",
    "x = '''a\n", "x = \"\"\"a'''", "x = 1 + \\", "@f", "@f\ndef g ():\n  pass",
    "for x in y:\n  if x:\n    z ()", "x = {'a':", "class A:\n\n  pass", "f ('''(", "'''\\'''",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (complete); i++)
    {
      g_test_message ("complete: %s", complete[i]);
      g_assert_true (rs_console_text_is_complete (complete[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (incomplete); i++)
    {
      g_test_message ("incomplete: %s", incomplete[i]);
      g_assert_false (rs_console_text_is_complete (incomplete[i]));
    }
}

static void
assert_indent (const char *before,
               const char *expected)
{
  g_autofree char *indent = rs_console_text_dup_indent (before);

  g_assert_cmpstr (indent, ==, expected);
}

static void
test_indent (void)
{
  assert_indent ("x = 1", "");
  assert_indent ("def f ():", "    ");
  assert_indent ("def f ():  # more:", "    ");
  assert_indent ("def f ():\n    x = 1", "    ");
  assert_indent ("def f ():\n  if x:", "      ");
  assert_indent ("def f ():\n\tx", "\t");
  assert_indent ("f (", "    ");
  assert_indent ("f (a,", "");
  assert_indent ("f (a,\n  b,", "  ");
  assert_indent ("x = {'a':", "");
  assert_indent ("x = '''if:", "");
}

static void
test_shown (void)
{
  g_autofree char *one = rs_console_text_dup_echo ("x");
  g_autofree char *more = rs_console_text_dup_echo ("if x:\n  y\n  z");
  g_autofree char *line = rs_console_text_dup_error ("SystemExit: 3");
  g_autofree char *story = rs_console_text_dup_error ("E: a\n\nTraceback:\n  x\n\nE: a\nb");

  g_assert_cmpstr (one, ==, ">>> x\n");
  g_assert_cmpstr (more, ==, ">>> if x:\n...   y\n...   z\n");
  g_assert_cmpstr (line, ==, "SystemExit: 3\n");
  g_assert_cmpstr (story, ==, "Traceback:\n  x\n\nE: a\nb\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/console-text/complete", test_complete);
  g_test_add_func ("/ui/console-text/indent", test_indent);
  g_test_add_func ("/ui/console-text/shown", test_shown);

  return g_test_run ();
}
