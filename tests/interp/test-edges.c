/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every way in which an object can hold a reference, on the smallest object that does. How many
 * there are is not written down here: it is what Python counts. */

#include "config.h"

#include "rs-interp-private.h"

#include "fixture.h"
#include "rs-edges.h"

typedef struct
{
  const char *name;

  /* Leaves the object that is referred to in `target` and those that refer to it in `holders`,
   * without any other reference to `target` */
  const char *code;

  const char *needs; /* a module, or NULL */
} Case;

#define INT "target = int('1000003')\n"
#define BIG "target = int('1' + '0' * 30)\n"
#define TEXT "target = ''.join(['spa', 'm'])\n"

#define CODE "code = compile('0', '', 'eval')\n"
#define CLASS "class A: pass\n"
#define FUNCTION "def f(): pass\n"
#define HOUR "import datetime as d\ntarget = d.timezone(d.timedelta(hours=1))\n"

static const Case cases[] = {
  { "atoms", INT "holders = [b'spam', 'spam', 1.5, 7, True, None, ...]" },

  { "tuple", INT "holders = [(target, target)]" },
  { "list", INT "holders = [[target, 0, target]]" },
  { "set", INT "holders = [{target}]" },
  { "frozenset", INT "holders = [frozenset([target])]" },
  { "slice", INT "holders = [slice(target, target, target)]" },
  { "cell", INT "def f(x): return lambda: x\nholders = list(f(target).__closure__)" },
  { "exception", INT "holders = [e := ValueError(target), e.args]" },
  { "generator", INT "def f(x): yield x\ng = f(target)\nnext(g)\nholders = [g]" },
  { "method", INT "holders = [target.__add__]" },
  { "weak-callback", "import _weakref\n" CLASS "a = A()\n"
                     "target = eval('lambda r: 0')\nholders = [_weakref.ref(a, target)]" },

  { "dict/value", INT "holders = [{'a': target, 'b': target}]" },
  { "dict/key", TEXT "holders = [{target: 1}]" },
  { "dict/key-among-others", TEXT "holders = [{target: 1, 2: 3}]" },
  { "dict/key-after-others", TEXT "d = {2: 3}\ndel d[2]\nd[target] = target\nholders = [d]" },
  { "dict/key-of-integer", INT "holders = [{target: target}]" },
  { "dict/copy", TEXT "holders = [{target: 1}.copy()]" },
  { "dict/subclass", TEXT "class D(dict): pass\nd = D()\nd[target] = target\nholders = [d]" },
  { "dict/ordered", TEXT "import collections\nd = collections.OrderedDict()\nd[target] = target\n"
                         "holders = [d]" },
  { "dict/default", TEXT "import collections\nd = collections.defaultdict(list)\n"
                         "d[target] = target\nholders = [d]" },

#if PY_VERSION_HEX >= 0x030f0000
  { "dict/frozen", TEXT "d = frozendict({target: target})\nholders = [d]" },
#endif

  { "instance/value", INT CLASS "a = A()\na.x = target\nholders = [a]" },
  { "instance/value-in-dict", INT CLASS "a = A()\na.x = target\nholders = [a, a.__dict__]" },
  { "instance/name", TEXT CLASS "a = A()\nb = A()\nsetattr(a, target, 1)\nsetattr(b, target, 2)\n"
                                "holders = [A, a, b]" },
  { "instance/name-in-dicts", TEXT CLASS "a = A()\nb = A()\n"
                                         "setattr(a, target, 1)\nsetattr(b, target, 2)\n"
                                         "holders = [A, a, a.__dict__, b, b.__dict__]" },
  { "instance/name-in-own-dict", TEXT CLASS "a = A()\na.__dict__ = {target: 1}\n"
                                            "holders = [A, a, a.__dict__]" },
  { "instance/slot", INT "class A: __slots__ = 'x', 'y'\na = A()\na.x = a.y = target\n"
                         "holders = [a]" },
  { "instance/slot-and-dict", INT "class A: __slots__ = 'x', '__dict__'\na = A()\n"
                                  "a.x = a.y = target\nholders = [a, a.__dict__]" },

  { "type/name", TEXT "holders = [type(target, (), {})]" },

  { "function", INT FUNCTION "f.__defaults__ = (target,)\nf.__kwdefaults__ = {'x': target}\n"
                             "f.__annotations__ = {'x': target}\nf.__doc__ = target\n"
                             "f.__module__ = target\nf.x = target\n"
                             "holders = [f, f.__defaults__, f.__kwdefaults__, f.__annotations__,"
                             " f.__dict__]" },
  { "function/name", TEXT FUNCTION "f.__name__ = target\nf.__qualname__ = target\n"
                                   "holders = [f]" },

  { "code/constant", INT CODE "code = code.replace(co_consts=(target, target))\n"
                              "holders = [code, code.co_consts]" },
  { "code/name", TEXT CODE "code = code.replace(co_names=(target,))\n"
                           "holders = [code, code.co_names]" },
  { "code/own-names", TEXT CODE "code = code.replace(co_name=target, co_qualname=target,"
                                " co_filename=target)\nholders = [code]" },
  { "code/bytes", CODE "code = code.replace(co_linetable=bytes(bytearray(b'spam')))\n"
                       "target = code.co_linetable\nholders = [code]" },

  { "range/start", INT "holders = [range(target, 2000003)]" },
  { "range/stop-step", INT "holders = [range(0, target, target)]" },
  { "range/iterator", INT "holders = [iter(range(0, target))]" },
  { "range/long-iterator", BIG "holders = [iter(range(target, target * 10))]" },

  { "module/name", TEXT "import types\nm = types.ModuleType(target)\nholders = [m, m.__dict__]" },

  { "datetime/datetime", HOUR "holders = [d.datetime(2026, 1, 1, tzinfo=target)]" },
  { "datetime/naive", HOUR "holders = [d.datetime(2026, 1, 1), d.time(1), d.date(2026, 1, 1)]" },
  { "datetime/subclass", HOUR "class D(d.datetime): pass\n"
                              "holders = [D(2026, 1, 1, tzinfo=target)]" },
  { "datetime/time", HOUR "holders = [d.time(1, tzinfo=target)]" },
  { "datetime/timezone-offset", "import datetime as d\ntarget = d.timedelta(hours=1)\n"
                                "holders = [d.timezone(target)]" },
  { "datetime/timezone-name", TEXT "import datetime as d\n"
                                   "holders = [d.timezone(d.timedelta(hours=1), target)]" },

  { "numpy/array", INT "import numpy\na = numpy.empty((2, 3), dtype=object)\na[:] = 0\n"
                       "a[0, 0] = a[1, 2] = target\nholders = [a, a[0], a.T]",
    "numpy" },
  { "numpy/base", "import numpy\ntarget = numpy.zeros(3)\nholders = [target[1:], target[::2]]",
    "numpy" },
};

typedef struct
{
  PyObject *target;
  Py_ssize_t n_found;
} Search;

static int
compare_cb (PyObject *object,
            void     *data)
{
  Search *search = data;

  g_assert_nonnull (object);
  g_assert_cmpint (Py_REFCNT (object), >, 0);
  search->n_found += object == search->target;

  return 0;
}

static gsize
count_edges (RsEdges  *edges,
             PyObject *holder,
             PyObject *target)
{
  Search search = { target, 0 };

  rs_edges_visit (edges, holder, compare_cb, &search);

  return (gsize) search.n_found;
}

/* Returns: the names that the code leaves behind, a new reference */
static PyObject *
run_for_names (const char *code)
{
  PyObject *names = PyDict_New (); /* new references */
  PyObject *result;

  g_assert_cmpint (PyDict_SetItemString (names, "__builtins__", PyEval_GetBuiltins ()), ==, 0);
  result = PyRun_String (code, Py_file_input, names, names);
  if (result == NULL)
    PyErr_Print ();
  g_assert_nonnull (result);
  Py_DECREF (result);

  return names;
}

static gboolean
can_import (const char *name)
{
  PyObject *module = PyImport_ImportModule (name); /* new reference */
  gboolean success = module != NULL;

  PyErr_Clear ();
  Py_XDECREF (module);

  return success;
}

static void
check (const Case *c)
{
  PyObject *names = run_for_names (c->code);
  PyObject *holders = PyDict_GetItemString (names, "holders"); /* borrowed */
  PyObject *target = PyDict_GetItemString (names, "target");   /* borrowed */
  RsEdges edges;

  PyGC_Collect ();
  PyType_ClearCache (); /* it holds the names of attributes that were looked up */
  rs_edges_init (&edges);
  for (int round = 0; round < 2; round++)
    {
      gsize n_found = 0;

      for (Py_ssize_t i = 0; i < PyList_GET_SIZE (holders); i++)
        n_found += count_edges (&edges, PyList_GET_ITEM (holders, i), target);

      /* one more is held by `names` */
      g_assert_cmpint ((gint64) n_found, ==, Py_REFCNT (target) - 1);
      rs_edges_reset (&edges);
    }
  rs_edges_clear (&edges);

  Py_DECREF (names);
  PyGC_Collect ();
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  PyGILState_STATE state = rs_interp_enter (interp);

  if (c->needs != NULL && !can_import (c->needs))
    g_test_skip ("not installed");
  else
    check (c);

  rs_interp_leave (interp, state);
}

/* The descriptors of builtin types, whose names nothing else tells */
static void
test_descriptors (void)
{
  PyGILState_STATE state = rs_interp_enter (interp);
  PyObject *names = run_for_names ("holders = [str.join, int.__add__, int.real,"
                                   " type.__dict__['__base__'], dict.__dict__['fromkeys']]");
  PyObject *holders = PyDict_GetItemString (names, "holders"); /* borrowed */
  RsEdges edges;

  rs_edges_init (&edges);
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE (holders); i++)
    {
      PyObject *holder = PyList_GET_ITEM (holders, i);
      PyDescrObject *descriptor = (PyDescrObject *) holder;

      g_assert_cmpuint (count_edges (&edges, holder, PyDescr_NAME (holder)), ==, 1);
      g_assert_cmpuint (count_edges (&edges, holder, (PyObject *) PyDescr_TYPE (holder)), ==, 1);
      if (descriptor->d_qualname != NULL)
        g_assert_cmpuint (count_edges (&edges, holder, descriptor->d_qualname), ==, 1);
    }
  rs_edges_clear (&edges);
  Py_DECREF (names);
  rs_interp_leave (interp, state);
}

/* A builtin type tells its parts, which type_traverse() does not take */
static void
test_static_type (void)
{
  PyGILState_STATE state = rs_interp_enter (interp);
  PyObject *type = (PyObject *) &PyBool_Type;
  RsEdges edges;

  rs_edges_init (&edges);
  g_assert_cmpuint (count_edges (&edges, type, (PyObject *) &PyLong_Type), ==, 1);
  g_assert_cmpuint (count_edges (&edges, type, PyBool_Type.tp_mro), ==, 1);
  g_assert_cmpuint (count_edges (&edges, type, PyBool_Type.tp_bases), ==, 1);
  rs_edges_clear (&edges);
  rs_interp_leave (interp, state);
}

/* For who counts integers: nothing that can only be a string */
static void
test_skip_strings (void)
{
  PyGILState_STATE state = rs_interp_enter (interp);
  PyObject *names = run_for_names ("key = ''.join(['k', 'ey'])\nvalue = int('1000003')\n"
                                   "class D(dict): pass\nd = D()\nd[key] = value\n");
  PyObject *dict = PyDict_GetItemString (names, "d"); /* borrowed */
  RsEdges edges;

  rs_edges_init (&edges);
  edges.skip_strings = TRUE;
  g_assert_cmpuint (count_edges (&edges, dict, PyDict_GetItemString (names, "key")), ==, 0);
  g_assert_cmpuint (count_edges (&edges, dict, PyDict_GetItemString (names, "value")), ==, 1);
  edges.skip_strings = FALSE;
  g_assert_cmpuint (count_edges (&edges, dict, PyDict_GetItemString (names, "key")), ==, 1);
  rs_edges_clear (&edges);
  Py_DECREF (names);
  rs_interp_leave (interp, state);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/interp/edges/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/interp/edges/descriptors", test_descriptors);
  g_test_add_func ("/interp/edges/static-type", test_static_type);
  g_test_add_func ("/interp/edges/skip-strings", test_skip_strings);

  return g_test_run ();
}
