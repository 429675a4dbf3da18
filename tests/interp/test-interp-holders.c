/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "rs-interp-holders.h"
#include "rs-interp-kept.h"

#include "fixture.h"
#include "rs-error.h"
#include "rs-holder-text.h"
#include "rs-python-layout.h"

/* Runs a text as the module “sample” with a file, so that everything in it has a place and a line.
 * The code of the module itself is let go of, like that of any module that was imported. */
#define LOADER                                                                                   \
  "import sys, types\n"                                                                          \
  "def load(text, name='sample'):\n"                                                             \
  "    module = types.ModuleType(name)\n"                                                        \
  "    module.__file__ = '/nowhere/' + name + '.py'\n"                                           \
  "    sys.modules[name] = module\n"                                                             \
  "    exec(compile(text, module.__file__, 'exec'), module.__dict__)\n"

#define FILE_OF_SAMPLE "/nowhere/sample.py"

/* What no other object in the interpreter equals. New objects of it are made from text: a literal
 * would be held by its code. */
#define N G_GINT64_CONSTANT (8240193)
#define NEW_N "int('8240193')"

#define MAX_ROWS 4

typedef struct
{
  RsHolderKind kind;
  const char *place;
  guint line; /* on all versions */
  guint64 count;
  const char *module; /* “sample” if NULL */
  guint n_objects;
  const char *name;
} Row;

typedef struct
{
  const char *path;
  const char *code; /* 8240193 is N */
  Row rows[MAX_ROWS];
} Case;

static const Case cases[] = {
  { "constant", "def f():\n  x = 1\n  return 8240193\n",
    { { RS_HOLDER_CODE_CONSTANT, "f()", 3, 1 } } },
  { "constant-after-256-others",
    "exec(compile('def f():\\n  return [' + ','.join(f'x + {1000 + i}' for i in range(300))"
    " + ',\\n    x + 8240193]', __file__, 'exec'))\n",
    { { RS_HOLDER_CODE_CONSTANT, "f()", 3, 1 } } },
  { "constant-in-tuple", "def f():\n  return (1, (2, 8240193))\n",
    { { RS_HOLDER_CODE_CONSTANT, "f()", 2, 1 } } },
  { "constant-in-set", "def f(x):\n  return x in {1, 8240193}\n",
    { { RS_HOLDER_CODE_CONSTANT, "f()", 2, 1 } } },
  { "constant-in-method", "class A:\n  class B:\n    def f(self):\n      return 8240193\n",
    { { RS_HOLDER_CODE_CONSTANT, "A.B.f()", 4, 1 } } },
  { "constant-in-lambda", "f = lambda: 8240193\n",
    { { RS_HOLDER_CODE_CONSTANT, "<lambda>()", 1, 1 } } },
  { "constants-shared",
    "def f():\n  return 8240193\ndef g():\n  return 8240193\ndef h():\n  return 8240193\n"
    "def i():\n  return 8240193\n",
    { { RS_HOLDER_CODE_CONSTANT, "f(), g(), h(), …", 2, 1 } } },
  { "default", "def f(a, places=8240193):\n  pass\n",
    { { RS_HOLDER_DEFAULT_ARGUMENT, "f(places)", 1, 1, NULL, 0, "places" } } },
  { "default-tuple", "def f(a, b=(1, 8240193), c=2):\n  pass\n",
    { { RS_HOLDER_DEFAULT_ARGUMENT, "f(b)", 1, 1, NULL, 0, "b" } } },
  { "default-of-keyword", "\nclass A:\n  def f(self, *, key=8240193):\n    pass\n",
    { { RS_HOLDER_DEFAULT_ARGUMENT, "A.f(key)", 3, 1, NULL, 0, "key" } } },
#if PY_VERSION_HEX < 0x030e0000
  { "annotation", "def f(a, b: 8240193, c: int):\n  pass\n",
    { { RS_HOLDER_ANNOTATION, "f(b)", 1, 1, NULL, 0, "b" } } },
  { "annotation-dict", "def f(a, b: 8240193, c: int):\n  pass\nf.__annotations__\n",
    { { RS_HOLDER_ANNOTATION, "f(b)", 1, 1, NULL, 0, "b" } } },
#endif
  { "closure",
    "def make(n):\n  def inner(m):\n    return n\n  return inner\ninner = make(" NEW_N ")\n",
    { { RS_HOLDER_CLOSURE_CELL, "make.<locals>.inner(n)", 2, 1, NULL, 0, "n" } } },
  { "closure-of-list",
    "def make(n):\n  def inner(m):\n    return n\n  return inner\ninner = make([" NEW_N "])\n",
    { { RS_HOLDER_LIST_ITEM, "make.<locals>.inner(n)[0]", 2, 1, NULL, 0, "n" } } },
  { "global", "x = 8240193\n", { { RS_HOLDER_MODULE_GLOBAL, "x", 0, 1 } } },
  { "global-unicode", "größe = 8240193\n", { { RS_HOLDER_MODULE_GLOBAL, "größe", 0, 1 } } },
  { "class-attribute", "class A:\n  class B:\n    x = 8240193\n",
    { { RS_HOLDER_CLASS_ATTRIBUTE, "A.B.x", 2, 1 } } },
  { "class-attribute-private", "class A:\n  __x = 8240193\n",
    { { RS_HOLDER_CLASS_ATTRIBUTE, "A._A__x", 1, 1 } } },
  { "attribute",
    "class A:\n  def __init__(self):\n    self.m = 0\n    self.n = " NEW_N "\n"
    "a = A(), A(), A()\n",
    { { RS_HOLDER_INSTANCE_ATTRIBUTE, "A.n", 1, 3, NULL, 3, "n" } } },
  { "attribute-with-dict",
    "class A:\n  def __init__(self):\n    self.m = 0\n    self.n = " NEW_N "\n"
    "a = A(), A()\na[0].__dict__\n",
    { { RS_HOLDER_INSTANCE_ATTRIBUTE, "A.n", 1, 2, NULL, 2, "n" } } },
  { "attribute-with-changed-dict",
    "class A:\n  pass\na = A()\na.__dict__ = {'n': " NEW_N "}\n",
    { { RS_HOLDER_INSTANCE_ATTRIBUTE, "A.n", 1, 1, NULL, 1, "n" } } },
  { "attribute-unicode", "class Ähre:\n  pass\na = Ähre()\na.größe = " NEW_N "\n",
    { { RS_HOLDER_INSTANCE_ATTRIBUTE, "Ähre.größe", 1, 1, NULL, 1, "größe" } } },
  { "attribute-in-slot",
    "class A:\n  __slots__ = 'm', 'n'\nclass B(A):\n  __slots__ = ('o',)\n"
    "b = B()\nb.n = " NEW_N "\n",
    { { RS_HOLDER_INSTANCE_ATTRIBUTE, "B.n", 3, 1, NULL, 1, "n" } } },
  { "attribute-of-int", "class A(int):\n  pass\na = A(2 ** 70)\na.n = " NEW_N "\n",
    { { RS_HOLDER_INSTANCE_ATTRIBUTE, "A.n", 1, 1, NULL, 1, "n" } } },
  { "attribute-of-tuple", "class A(tuple):\n  pass\na = A((1, 2, 3))\na.n = " NEW_N "\n",
    { { RS_HOLDER_INSTANCE_ATTRIBUTE, "A.n", 1, 1, NULL, 1, "n" } } },
  { "attribute-of-dict", "class A(dict):\n  pass\na = A(x=0)\na.n = " NEW_N "\n",
    { { RS_HOLDER_INSTANCE_ATTRIBUTE, "A.n", 1, 1, NULL, 1, "n" } } },
  { "attribute-of-exception", "a = Exception()\na.n = " NEW_N "\n",
    { { RS_HOLDER_INSTANCE_ATTRIBUTE, "Exception.n", 0, 1, "builtins", 1, "n" } } },
  { "attribute-of-function", "def f():\n  pass\nf.n = 8240193\n",
    { { RS_HOLDER_INSTANCE_ATTRIBUTE, "f.n", 1, 1 } } },
  { "attribute-in-c", "import functools\np = functools.partial(print)\np.__setstate__"
                      "((print, (), {}, {'n': " NEW_N "}))\n",
    { { RS_HOLDER_INSTANCE_ATTRIBUTE, "partial.n", 0, 1, "functools", 1, "n" } } },
  { "attribute-twice",
    "class A:\n  pass\na = A()\na.n = " NEW_N "\na.over = a.n\n",
    { { RS_HOLDER_INSTANCE_ATTRIBUTE, "A.n", 1, 1, NULL, 1, "n" },
      { RS_HOLDER_INSTANCE_ATTRIBUTE, "A.over", 1, 1, NULL, 1, "over" } } },
  { "list-in-attribute", "class A:\n  pass\na = A()\na.l = [0, " NEW_N "]\n",
    { { RS_HOLDER_LIST_ITEM, "A.l[1]", 1, 1, NULL, 1, "l[1]" } } },
  { "key-in-attribute", "class A:\n  pass\na = A()\na.d = {" NEW_N ": 0}\n",
    { { RS_HOLDER_DICT_KEY, "A.d", 1, 1, NULL, 1, "d" } } },
  { "value", "d = {'k': " NEW_N ", 'l': 0}\n", { { RS_HOLDER_DICT_VALUE, "d['k']", 0, 1 } } },
  { "value-of-tuple", "d = {('k', -1, None, 2.5, True): " NEW_N "}\n",
    { { RS_HOLDER_DICT_VALUE, "d[('k', -1, None, 2.5, …)]", 0, 1 } } },
  { "value-of-object", "d = {print: " NEW_N ", int: " NEW_N "}\n",
    { { RS_HOLDER_DICT_VALUE, "d[<builtin_function_or_method>], [int]", 0, 2 } } },
  { "value-in-subclass", "class D(dict):\n  pass\nd = D(k=" NEW_N ")\n",
    { { RS_HOLDER_DICT_VALUE, "d['k']", 0, 1 } } },
  { "value-with-odd-key", "d = {'it\\'s\\n\\\\': " NEW_N "}\n",
    { { RS_HOLDER_DICT_VALUE, "d['it\\'s\\x0a\\\\']", 0, 1 } } },
  { "key", "d = {" NEW_N ": 0}\n", { { RS_HOLDER_DICT_KEY, "d", 0, 1 } } },
  { "key-part", "cache = {(int, 'p', " NEW_N "): 0}\n", { { RS_HOLDER_DICT_KEY, "cache", 0, 1 } } },
  { "key-and-value", "n = " NEW_N "\nd = {n: n}\ndel n\n",
    { { RS_HOLDER_DICT_KEY, "d", 0, 1 },
      { RS_HOLDER_DICT_VALUE, "d[8240193]", 0, 1 } } },
  { "key-in-order", "import collections\nd = collections.OrderedDict({" NEW_N ": 0})\n",
    { { RS_HOLDER_DICT_KEY, "d", 0, 2 } } },
  { "list", "l = [0, " NEW_N "]\n", { { RS_HOLDER_LIST_ITEM, "l[1]", 0, 1 } } },
  { "list-twice", "n = " NEW_N "\nl = [n, 0, n]\ndel n\n",
    { { RS_HOLDER_LIST_ITEM, "l[0], [2]", 0, 2 } } },
  { "list-often", "l = [" NEW_N "] * 1000\n",
    { { RS_HOLDER_LIST_ITEM, "l[0], [1], [2], …", 0, 1000 } } },
  { "two-equal-objects", "l = [" NEW_N ", " NEW_N "]\n",
    { { RS_HOLDER_LIST_ITEM, "l[0], [1]", 0, 2 } } },
  { "list-in-subclass", "class L(list):\n  pass\nl = L([" NEW_N "])\n",
    { { RS_HOLDER_LIST_ITEM, "l[0]", 0, 1 } } },
  { "tuple", "t = 0, " NEW_N "\n", { { RS_HOLDER_TUPLE_ITEM, "t[1]", 0, 1 } } },
  { "named-tuple",
    "import collections\nt = collections.namedtuple('T', 'a b')(0, " NEW_N ")\n",
    { { RS_HOLDER_TUPLE_ITEM, "t[1]", 0, 1 } } },
  { "set", "s = {" NEW_N "}\n", { { RS_HOLDER_SET_ITEM, "s", 0, 1 } } },
  { "frozenset-in-set", "s = {frozenset([" NEW_N "])}\n", { { RS_HOLDER_SET_ITEM, "s", 0, 1 } } },
  { "range", "r = range(3, " NEW_N ", 2)\n", { { RS_HOLDER_RANGE, "r.stop", 0, 1 } } },
  { "range-length", "r = range(" NEW_N ")\n", { { RS_HOLDER_RANGE, "r.stop, .length", 0, 2 } } },
  { "slice", "s = slice(0, " NEW_N ")\n", { { RS_HOLDER_RANGE, "s.stop", 0, 1 } } },
  { "nested", "d = {'a': [1, {'b': (0, " NEW_N ")}]}\n",
    { { RS_HOLDER_TUPLE_ITEM, "d['a'][1]['b'][1]", 0, 1 } } },
  { "nested-deep", "l = " NEW_N "\nfor i in range(12): l = [l]\n",
    { { RS_HOLDER_LIST_ITEM, "…[0][0][0][0][0][0][0][0]", 0, 1 } } },
  { "deque", "import collections\nq = collections.deque([" NEW_N "])\n",
    { { RS_HOLDER_OTHER, "q", 0, 1, NULL, 0, "deque" } } },
  { "generator", "def f(n):\n  yield n\ng = f(" NEW_N ")\nnext(g)\n",
    { { RS_HOLDER_OTHER, "g", 0, 1, NULL, 0, "generator" } } },
  { "main", "sys = __import__('sys')\nsys.modules['__main__'].held = " NEW_N "\n",
    { { RS_HOLDER_MODULE_GLOBAL, "held", 0, 1, "__main__" } } },
  { "module-outside", "import types\nm = types.ModuleType('far.off')\nm.n = " NEW_N "\n",
    { { RS_HOLDER_MODULE_GLOBAL, "n", 0, 1, "far.off" } } },
  { "subclass-of-int", "class A(int):\n  pass\na = A(8240193)\n", { { 0 } } },
};

/* The text goes in as bytes, so that no constant of it is left anywhere. */
static void
load (const char *text)
{
  g_autoptr (GString) code = g_string_new ("load(bytes([");

  for (const char *c = text; *c != '\0'; c++)
    g_string_append_printf (code, "%u,", (guchar) *c);
  g_string_append (code, "]).decode())\n");
  run (code->str);
}

static void
unload (void)
{
  run ("if 'sample' in sys.modules: del sys.modules['sample']\n");
}

static RsHolders *
find (gint64 value)
{
  g_autoptr (GError) error = NULL;
  RsHolders *holders = rs_interp_find_int_holders (interp, value, NULL, &error);

  g_assert_no_error (error);

  return holders;
}

static RsHolders *
find_text (const char *text,
           gssize      length)
{
  g_autoptr (GError) error = NULL;
  RsHolders *holders = rs_interp_find_string_holders (interp, text, length, NULL, &error);

  g_assert_no_error (error);

  return holders;
}

static void
assert_row (const RsHolder *holder,
            const Row      *row)
{
  const char *module = row->module != NULL ? row->module : "sample";
  gboolean knows_lines = PY_VERSION_HEX >= 0x030d0000
                         || (row->n_objects == 0 && row->kind != RS_HOLDER_CLASS_ATTRIBUTE);

  g_assert_cmpstr (rs_holder_kind_get_nick (holder->kind), ==,
                   rs_holder_kind_get_nick (row->kind));
  g_assert_cmpstr (holder->place, ==, row->place);
  g_assert_cmpstr (holder->module, ==, module);
  g_assert_cmpuint (holder->line, ==, knows_lines ? row->line : 0);
  g_assert_cmpuint (holder->count, ==, row->count);
  g_assert_cmpuint (holder->n_objects, ==, row->n_objects);
  if (row->name != NULL)
    g_assert_cmpstr (holder->name, ==, row->name);
  if (row->module == NULL)
    g_assert_cmpstr (holder->file, ==, FILE_OF_SAMPLE);
}

static void
assert_rows (const RsHolders *holders,
             const Row       *rows)
{
  guint64 total = 0;
  gsize i;

  /* without knowing how objects lie in memory, their attributes have no names */
  if (!RS_PYTHON_HAS_LAYOUT && rows[0].n_objects > 0)
    {
      g_assert_cmpstr (rs_holders_get (holders, 0)->module, ==,
                       rows[0].module != NULL ? rows[0].module : "sample");
      return;
    }

  for (i = 0; i < MAX_ROWS && rows[i].place != NULL; i++)
    {
      g_assert_cmpuint (i, <, rs_holders_get_n (holders));
      assert_row (rs_holders_get (holders, i), &rows[i]);
      total += rows[i].count;
    }
  g_assert_cmpuint (rs_holders_get_n (holders), ==, i);
  g_assert_cmpuint (rs_holders_get_total (holders), ==, total);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (RsHolders) holders = NULL;
  g_autoptr (RsHolders) after = NULL;

  load (c->code);
  holders = find (N);
  assert_rows (holders, c->rows);

  unload ();
  run ("if hasattr(sys.modules['__main__'], 'held'): del held\n");
  after = find (N);
  g_assert_cmpuint (rs_holders_get_total (after), ==, 0);
  g_assert_cmpuint (rs_holders_get_n (after), ==, 0);
}

/* Code that comes from no file belongs to the module of its function. */
static void
test_no_file (void)
{
  g_autoptr (RsHolders) holders = NULL;
  const RsHolder *holder;

  load ("exec('def f():\\n  return 8240193\\n')\n");
  holders = find (N);
  g_assert_cmpuint (rs_holders_get_n (holders), ==, 1);
  holder = rs_holders_get (holders, 0);
  g_assert_cmpint (holder->kind, ==, RS_HOLDER_CODE_CONSTANT);
  g_assert_cmpstr (holder->place, ==, "f()");
  g_assert_cmpstr (holder->module, ==, "sample");
  g_assert_null (holder->file);
  g_assert_cmpuint (holder->line, ==, 0);
  unload ();
}

/* Nothing that has a name leads to an object that only C code holds. */
static void
test_unreachable (void)
{
  PyGILState_STATE state;
  PyObject *list;
  g_autoptr (RsHolders) holders = NULL;

  state = rs_interp_enter (interp);
  list = Py_BuildValue ("[LLL]", (long long) N, (long long) N, 1LL); /* new reference */
  rs_interp_leave (interp, state);

  run ("pass\n");
  holders = find (N);
  g_assert_cmpuint (rs_holders_get_n (holders), ==, 1);
  g_assert_cmpint (rs_holders_get (holders, 0)->kind, ==, RS_HOLDER_UNREACHABLE);
  g_assert_null (rs_holders_get (holders, 0)->module);
  g_assert_cmpuint (rs_holders_get_total (holders), ==, 2);

  state = rs_interp_enter (interp);
  Py_DECREF (list);
  rs_interp_leave (interp, state);
  run ("pass\n");
}

/* signal keeps what is done about each signal in C variables: mostly 0, for the default. */
static void
test_c_variable (void)
{
  g_autoptr (RsHolders) before = NULL;
  g_autoptr (RsHolders) after = NULL;
  guint n_rows = 0;

  before = find (0);
  run ("import _signal\n");
  after = find (0);
  g_assert_cmpuint (rs_holders_count_kind (after, RS_HOLDER_C_VARIABLE), >=,
                    rs_holders_count_kind (before, RS_HOLDER_C_VARIABLE) + 40);

  for (gsize i = 0; i < rs_holders_get_n (after); i++)
    if (rs_holders_get (after, i)->kind == RS_HOLDER_C_VARIABLE)
      {
        g_assert_nonnull (rs_holders_get (after, i)->place);
        g_assert_null (rs_holders_get (after, i)->file);
        n_rows++;
      }
  g_assert_cmpuint (n_rows, ==, 1);
}

static void
test_numpy (void)
{
  static const Row row[MAX_ROWS] = { { RS_HOLDER_ARRAY_ITEM, "a", 0, 2 } };
  g_autoptr (RsHolders) holders = NULL;

  if (!rs_interp_run (interp, "import numpy\n", NULL))
    {
      g_test_skip ("NumPy is not installed");
      return;
    }

  load ("import numpy\na = numpy.array([0, " NEW_N ", [], " NEW_N "], dtype=object)\n");
  holders = find (N);
  assert_rows (holders, row);
  unload ();
}

static void
test_text (void)
{
  static const Row local[MAX_ROWS] = { { RS_HOLDER_LOCAL_NAME, "f()", 1, 1 } };
  static const Row global[MAX_ROWS] = { { RS_HOLDER_MODULE_GLOBAL, "x", 0, 1 } };
  static const Row keys[MAX_ROWS] = { { RS_HOLDER_DICT_KEY, "d", 0, 1 },
                                      { RS_HOLDER_DICT_VALUE, "d['zqx€']", 0, 1 } };
  static const Row name[MAX_ROWS] = { { RS_HOLDER_CODE_NAME, "f()", 1, 1 } };
  static const Row attribute_name[MAX_ROWS] = { { RS_HOLDER_ATTRIBUTE_NAME, "zqx_name", 0, 1 } };

  load ("def f(zqx_local):\n  pass\n");
  {
    g_autoptr (RsHolders) holders = find_text ("zqx_local", -1);

    g_assert_cmpstr (rs_holders_get_text (holders, NULL), ==, "zqx_local");
    assert_rows (holders, local);
  }

  load ("def f():\n  return zqx_global\n");
  {
    g_autoptr (RsHolders) holders = find_text ("zqx_global", -1);

    assert_rows (holders, name);
  }

  load ("zqx_name = 1\n");
  {
    g_autoptr (RsHolders) holders = find_text ("zqx_name", -1);

    assert_rows (holders, attribute_name);
  }

  /* not latin; one object, which is key and value */
  load ("d = {'zqx€': 'zqx€'}\n");
  {
    g_autoptr (RsHolders) holders = find_text ("zqx€", -1);

    assert_rows (holders, keys);
  }

  /* a NUL inside, and the same without what follows */
  load ("x = 'zq\\0x'\n");
  {
    g_autoptr (RsHolders) holders = find_text ("zq\0x", 4);
    g_autoptr (RsHolders) shorter = find_text ("zq", -1);

    assert_rows (holders, global);
    g_assert_cmpuint (rs_holders_get_total (shorter), ==, 0);
  }

  unload ();
}

/* The names of attributes are the class's, however many objects there are. */
static void
test_attribute_names (void)
{
  g_autoptr (RsHolders) holders = NULL;
  gboolean found = FALSE;

  load ("class A:\n  def __init__(self):\n    self.zqx_attribute = 1\na = [A() for i in 'abc']\n");
  holders = find_text ("zqx_attribute", -1);
  for (gsize i = 0; i < rs_holders_get_n (holders); i++)
    {
      const RsHolder *holder = rs_holders_get (holders, i);

      if (holder->kind != RS_HOLDER_ATTRIBUTE_NAME)
        continue;
      g_assert_cmpstr (holder->place, ==, "A.zqx_attribute");
      g_assert_cmpuint (holder->count, ==, 1);
      found = TRUE;
    }
  g_assert_true (found || !RS_PYTHON_HAS_LAYOUT);
#if PY_VERSION_HEX < 0x030d0000
  /* later the class has a tuple of them, which may be the tuple of the function's names */
  g_assert_cmpuint (rs_holders_count_kind (holders, RS_HOLDER_CODE_NAME), ==, 1);
#endif
  unload ();
}

/* A text ends where it is said to, whatever is behind it. */
static void
test_length (void)
{
  g_autoptr (RsHolders) holders = NULL;
  gsize n_named = 0;

  load ("class A:\n  __slots__ = 'spam',\n");
  holders = find_text ("spam and eggs", 4);
  for (gsize i = 0; i < rs_holders_get_n (holders); i++)
    {
      g_autofree char *text = rs_holder_dup_text (rs_holders_get (holders, i));

      g_assert_null (strstr (text, "eggs"));
      n_named += strstr (text, "A.spam") != NULL;
    }
  g_assert_cmpuint (n_named, >, 0);
  unload ();
}

static void
test_bad_text (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_interp_find_string_holders (interp, "a\xff", -1, NULL, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_clear_error (&error);
  /* half a character */
  g_assert_null (rs_interp_find_string_holders (interp, "ä", 1, NULL, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
}

static void
test_extremes (void)
{
  const gint64 values[] = { G_MININT64, G_MAXINT64, -6 };

  load ("x = [-2**63, 2**63 - 1, int('-6'), 2**63, 2**64, 2**200]\n");
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (RsHolders) holders = find (values[i]);
      g_autofree char *place = g_strdup_printf ("x[%u]", (guint) i);
      gboolean found = FALSE;

      g_assert_cmpint (rs_holders_get_value (holders), ==, values[i]);
      for (gsize j = 0; j < rs_holders_get_n (holders); j++)
        found = found || g_strcmp0 (rs_holders_get (holders, j)->place, place) == 0;
      g_assert_true (found);
    }
  unload ();
}

/* What was found is not told any more once code has run. */
static void
test_stale (void)
{
  for (guint i = 1; i <= 3; i++)
    {
      g_autoptr (RsHolders) holders = NULL;
      g_autoptr (RsHolders) again = NULL;

      run (i == 1 ? "grown = [" NEW_N "]\n" : "grown.append(" NEW_N ")\n");
      holders = find (N);
      again = find (N);
      g_assert_cmpuint (rs_holders_get_total (holders), ==, i);
      g_assert_cmpuint (rs_holders_get_total (again), ==, i);
    }
  run ("del grown\n");
}

/* Garbage that waits for the collector is nobody's. */
static void
test_garbage (void)
{
  g_autoptr (RsHolders) holders = NULL;

  run ("waste = [" NEW_N "]\nwaste.append(waste)\ndel waste\n");
  holders = find (N);
  g_assert_cmpuint (rs_holders_get_total (holders), ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RsHolders) holders = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rs_interp_find_int_holders (interp, 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (rs_interp_find_string_holders (interp, "a", -1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  holders = find (1);
  g_assert_cmpuint (rs_holders_get_total (holders), >, 0);
}

/* A class may do anything when it is asked: it is not asked. */
static void
test_no_code_runs (void)
{
  g_autoptr (RsHolders) holders = NULL;
  g_autoptr (RsHolders) text_holders = NULL;
  g_autoptr (GError) error = NULL;

  load ("ran = []\n"
        "armed = []\n"
        "def bang(name, result):\n"
        "  def method(self, *rest):\n"
        "    if armed: ran.append(name)\n"
        "    return result\n"
        "  return method\n"
        "class Meta(type):\n"
        "  __getattribute__ = lambda self, name: (armed and ran.append(name)) or "
        "type.__getattribute__(self, name)\n"
        "class Mine(metaclass=Meta):\n"
        "  __hash__ = bang('hash', hash('x'))\n"
        "  __eq__ = bang('eq', True)\n"
        "  __repr__ = __str__ = bang('repr', '')\n"
        "  __len__ = bang('len', 1)\n"
        "  __getattr__ = bang('getattr', 5)\n"
        "  __dict__ = property(bang('dict', {}))\n"
        "  __class__ = property(bang('class', int))\n"
        "class Text(str):\n"
        "  __hash__ = bang('text hash', 1)\n"
        "  __eq__ = bang('text eq', True)\n"
        "mine = Mine()\n"
        "d = {mine: [" NEW_N "], Text('__name__'): " NEW_N "}\n"
        "globals()[Text('__name__x')] = " NEW_N "\n"
        "mine.n = " NEW_N "\n"
        "armed.append(1)\n");

  holders = find (N);
  g_assert_cmpuint (rs_holders_get_total (holders), ==, 4);
  text_holders = find_text ("__name__", -1);
  g_assert_cmpuint (rs_holders_get_total (text_holders), >, 0);

  rs_interp_run (interp,
                 "m = sys.modules['sample']; m.armed.clear(); assert not m.ran, m.ran; del m\n",
                 &error);
  g_assert_no_error (error);
  unload ();
}

/* What was prepared is what the question is answered from; code makes it stale. */
static void
test_prepared (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const RsOwners *prepared;

  run ("spam = 24601");
  g_cancellable_cancel (cancellable);
  g_assert_false (rs_interp_prepare_holders (interp, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_true (rs_interp_prepare_holders (interp, NULL, &error));
  g_assert_no_error (error);
  prepared = interp->kept->owners;
  g_assert_true (rs_interp_prepare_holders (interp, NULL, &error));
  g_assert_true (interp->kept->owners == prepared);

  {
    g_autoptr (RsHolders) holders = rs_interp_find_int_holders (interp, 24601, NULL, &error);

    g_assert_no_error (error);
    g_assert_true (interp->kept->owners == prepared);
    g_assert_cmpuint (rs_holders_get_total (holders), >=, 1);
  }
  run ("del spam");
}

/* Another thread of Python's runs between two questions: nothing is kept then. */
static void
test_threads (void)
{
  g_autoptr (RsHolders) holders = NULL;
  g_autoptr (RsHolders) again = NULL;

  run ("import threading\n"
       "stop = threading.Event()\n"
       "kept = [" NEW_N "]\n"
       "thread = threading.Thread(target=stop.wait, daemon=True)\n"
       "thread.start()\n");
  holders = find (N);
  again = find (N);
  g_assert_cmpuint (rs_holders_get_total (holders), ==, 1);
  g_assert_cmpuint (rs_holders_get_total (again), ==, 1);
  run ("stop.set(); thread.join(); del thread, stop, kept\n");
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);
  run (LOADER);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/interp/holders/case/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/interp/holders/no-file", test_no_file);
  g_test_add_func ("/interp/holders/unreachable", test_unreachable);
  g_test_add_func ("/interp/holders/c-variable", test_c_variable);
  g_test_add_func ("/interp/holders/text", test_text);
  g_test_add_func ("/interp/holders/attribute-names", test_attribute_names);
  g_test_add_func ("/interp/holders/length", test_length);
  g_test_add_func ("/interp/holders/bad-text", test_bad_text);
  g_test_add_func ("/interp/holders/extremes", test_extremes);
  g_test_add_func ("/interp/holders/stale", test_stale);
  g_test_add_func ("/interp/holders/garbage", test_garbage);
  g_test_add_func ("/interp/holders/cancelled", test_cancelled);
  g_test_add_func ("/interp/holders/no-code-runs", test_no_code_runs);
  g_test_add_func ("/interp/holders/prepared", test_prepared);
  g_test_add_func ("/interp/holders/threads", test_threads);
  g_test_add_func ("/interp/holders/numpy", test_numpy);

  return g_test_run ();
}
