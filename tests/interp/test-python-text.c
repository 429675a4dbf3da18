/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "fixture.h"
#include "rs-python-text.h"

/* Returns: a borrowed reference to a variable of __main__ */
static PyObject *
evaluate (const char *expression)
{
  g_autofree char *code = g_strdup_printf ("x = %s\n", expression);
  g_autoptr (GError) error = NULL;
  PyObject *names;

  rs_interp_run (interp, code, &error);
  g_assert_no_error (error);
  names = PyModule_GetDict (PyImport_AddModule ("__main__"));

  return rs_python_dict_lookup (names, "x");
}

static gboolean
equals (const char *text,
        gssize      length,
        const char *expression)
{
  RsPythonText wanted;
  gboolean result;

  g_assert_true (rs_python_text_init (&wanted, text, length));
  result = rs_python_text_equals (&wanted, evaluate (expression));
  rs_python_text_clear (&wanted);

  return result;
}

/* In each of the widths in which Python keeps characters */
static void
test_equals (void)
{
  g_assert_true (equals ("", -1, "''"));
  g_assert_true (equals ("z", -1, "'z'"));
  g_assert_true (equals ("Käse", -1, "'K\\xe4se'"));
  g_assert_true (equals ("€1", -1, "'\\u20ac1'"));
  g_assert_true (equals ("a😀", -1, "'a\\U0001f600'"));
  g_assert_true (equals ("a\0b", 3, "'a\\0b'"));
  g_assert_true (equals ("\0", 1, "'\\0'"));
  g_assert_true (equals ("a\xed\xa0\x80", -1, "'a\\ud800'"));
  g_assert_true (equals ("\xed\xbf\xbf", -1, "'\\udfff'"));

  g_assert_false (equals ("a", -1, "'a\\0b'"));
  g_assert_false (equals ("a\0b", 3, "'a'"));
  g_assert_false (equals ("ab", -1, "'ac'"));
  g_assert_false (equals ("", -1, "b''"));
  g_assert_false (equals ("1", -1, "1"));
  g_assert_false (equals ("a", -1, "type('Text', (str,), {})('a')"));
  g_assert_false (equals ("\xef\xbf\xbd", -1, "'\\ud800'"));
}

static void
test_bad_utf8 (void)
{
  const char *const texts[] = { "\xff", "a\x80", "\xc3", "\xed\xa0", "\xf4\x90\x80\x80" };
  RsPythonText wanted;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (rs_python_text_init (&wanted, texts[i], -1));

  /* the length ends it, not the NUL */
  g_assert_false (rs_python_text_init (&wanted, "€", 2));
}

static void
test_dup (void)
{
  g_autofree char *plain = rs_python_text_dup (evaluate ("'K\\xe4se \\u20ac'"));
  g_autofree char *odd = rs_python_text_dup (evaluate ("'a\\0b\\ud800'"));

  g_assert_cmpstr (plain, ==, "Käse €");
  /* what UTF-8 in C cannot hold */
  g_assert_cmpstr (odd, ==, "a\xef\xbf\xbd" "b\xef\xbf\xbd");
  g_assert_null (rs_python_text_dup (evaluate ("b'bytes'")));
  g_assert_null (rs_python_text_dup (NULL));
}

static void
assert_key (const char *expression,
            const char *expected)
{
  g_autoptr (GString) key = g_string_new (NULL);

  rs_python_key_append (key, evaluate (expression));
  g_assert_cmpstr (key->str, ==, expected);
}

static void
test_keys (void)
{
  assert_key ("'a'", "'a'");
  assert_key ("'it\\'s \\\\ \\n \\x7f \\u2028 \\ud800'",
              "'it\\'s \\\\ \\x0a \\x7f \\u2028 \\ud800'");
  assert_key ("'x' * 100", "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'");
  assert_key ("-7", "-7");
  assert_key ("2 ** 64", "…");
  assert_key ("None", "None");
  assert_key ("True", "True");
  assert_key ("0.1", "0.1");
  assert_key ("()", "()");
  assert_key ("(1,)", "(1,)");
  assert_key ("(1, 'b', (2, (3,)))", "(1, 'b', (2, <tuple>))");
  assert_key ("(1, 2, 3, 4, 5)", "(1, 2, 3, 4, …)");
  assert_key ("int", "int");
  assert_key ("__import__('collections').OrderedDict", "OrderedDict");
  assert_key ("frozenset()", "<frozenset>");

  /* its own representation is not asked for */
  assert_key ("type('Mine', (), {'__repr__': lambda self: 1 / 0})()", "<Mine>");
}

static void
test_lookup (void)
{
  PyObject *dict = evaluate ("{'a': 1, 'b': 'two', 3: 'c'}");

  g_assert_true (rs_python_text_is (rs_python_dict_lookup (dict, "b"), "two"));
  g_assert_null (rs_python_dict_lookup (dict, "c"));
  g_assert_null (rs_python_dict_lookup (NULL, "c"));
  g_assert_null (rs_python_dict_lookup (Py_None, "c"));
  g_assert_false (rs_python_text_is (NULL, "two"));
  g_assert_false (rs_python_text_is (dict, "two"));
}

int
main (int   argc,
      char *argv[])
{
  PyGILState_STATE state;
  int result;

  fixture_init (&argc, &argv);

  g_test_add_func ("/interp/python-text/equals", test_equals);
  g_test_add_func ("/interp/python-text/bad-utf8", test_bad_utf8);
  g_test_add_func ("/interp/python-text/dup", test_dup);
  g_test_add_func ("/interp/python-text/keys", test_keys);
  g_test_add_func ("/interp/python-text/lookup", test_lookup);

  state = rs_interp_enter (interp);
  result = g_test_run ();
  rs_interp_leave (interp, state);

  return result;
}
