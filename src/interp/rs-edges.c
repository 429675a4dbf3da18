/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-edges.h"

#include <string.h>

#include "rs-traversed.h"

/* A type of a module, if the module is imported already: a census imports nothing. */
static PyTypeObject *
find_type (const char *module_name,
           const char *type_name)
{
  PyObject *module, *type;

  module = PyDict_GetItemString (PyImport_GetModuleDict (), module_name); /* borrowed */
  if (module == NULL || !PyModule_Check (module))
    return NULL;

  type = PyDict_GetItemString (PyModule_GetDict (module), type_name); /* borrowed */
  return type != NULL && PyType_Check (type) ? (PyTypeObject *) type : NULL;
}

static gboolean
is_numpy_1 (void)
{
  PyObject *module, *version;

  module = PyDict_GetItemString (PyImport_GetModuleDict (), "numpy"); /* borrowed */
  if (module == NULL || !PyModule_Check (module))
    return FALSE;

  version = PyDict_GetItemString (PyModule_GetDict (module), "__version__"); /* borrowed */
  return version != NULL && PyUnicode_Check (version) && PyUnicode_GET_LENGTH (version) > 1
         && PyUnicode_READ_CHAR (version, 0) == '1' && PyUnicode_READ_CHAR (version, 1) == '.';
}

/* Where a module keeps md_name, which tp_traverse does not show (Objects/moduleobject.c). The place
 * is not public and was moved in 3.15. But a module that nobody renamed has the same string as its
 * __name__: so it is looked for in builtins. */
static gsize
find_module_name (void)
{
  PyObject *module, *name;
  gsize n_words = (gsize) PyModule_Type.tp_basicsize / sizeof (PyObject *);

  module = PyDict_GetItemString (PyImport_GetModuleDict (), "builtins"); /* borrowed */
  if (module == NULL || !PyModule_CheckExact (module))
    return 0;

  name = PyDict_GetItemString (PyModule_GetDict (module), "__name__"); /* borrowed */
  if (name == NULL)
    return 0;

  for (gsize i = sizeof (PyObject) / sizeof (PyObject *); i < n_words; i++)
    if (((PyObject **) module)[i] == name)
      return i;

  return 0;
}

static void
find_all (RsEdges *self)
{
  memset (self->kinds, 0, sizeof self->kinds);
  self->datetime = find_type ("_datetime", "datetime");
  self->time = find_type ("_datetime", "time");
  self->timezone = find_type ("_datetime", "timezone");
  self->ndarray = find_type ("numpy", "ndarray");
  self->dtype = find_type ("numpy", "dtype");
  self->dispatcher = find_type ("numpy._core._multiarray_umath", "_ArrayFunctionDispatcher");
  self->old_dtype = is_numpy_1 ();
  self->module_name = find_module_name ();
  PyErr_Clear ();
}

/**
 * rs_edges_init:
 * @self: (out caller-allocates): ready for one walk
 *
 * Finds the types whose objects hide references. Creates nothing that lasts and imports nothing.
 * GIL held.
 */
void
rs_edges_init (RsEdges *self)
{
  rs_degrees_init (&self->tables);
  self->skip_strings = FALSE;
  find_all (self);
}

/**
 * rs_edges_clear:
 * @self: what rs_edges_init() made
 */
void
rs_edges_clear (RsEdges *self)
{
  rs_degrees_clear (&self->tables);
}

/**
 * rs_edges_reset:
 * @self: what rs_edges_init() made
 *
 * Makes ready for another walk of the same interpreter, as rs_edges_init() does, and keeps the
 * memory. GIL held.
 */
void
rs_edges_reset (RsEdges *self)
{
  rs_degrees_reset (&self->tables);
  find_all (self);
}

/**
 * rs_edges_copy_kinds:
 * @self: what is all zero or was copied before
 * @other: what rs_edges_init() made
 *
 * Learns of types what another knows, for another thread to use rs_edges_kind() and nothing else.
 */
void
rs_edges_copy_kinds (RsEdges       *self,
                     const RsEdges *other)
{
  *self = *other;
  self->tables = (RsDegrees) { 0 };
}

static gboolean
is_atom (PyTypeObject *type)
{
  return type == &PyBytes_Type || type == &PyFloat_Type || type == &PyBool_Type
         || type == &PyComplex_Type;
}

static gboolean
is_descriptor (PyTypeObject *type)
{
  return type == &PyMethodDescr_Type || type == &PyClassMethodDescr_Type
         || type == &PyMemberDescr_Type || type == &PyGetSetDescr_Type
         || type == &PyWrapperDescr_Type;
}

static gboolean
is_a (PyTypeObject *type,
      PyTypeObject *base)
{
  return base != NULL && PyType_IsSubtype (type, base);
}

/* The links of functools.lru_cache(): the cache itself shows what they hold and their type, in all
 * versions from 3.11 to 3.15 (Modules/_functoolsmodule.c, lru_cache_tp_traverse()). */
static gboolean
is_shown_by_holder (PyTypeObject *type)
{
  return !PyType_IS_GC (type) && g_str_equal (type->tp_name, "functools._lru_list_elem");
}

static RsEdgesKind
find_kind (const RsEdges *self,
           PyTypeObject  *type)
{
  if (is_atom (type) || is_shown_by_holder (type))
    return RS_EDGES_ATOM;
  if (type == &PyLong_Type)
    return RS_EDGES_INTEGER;
  if (type == &PyUnicode_Type)
    return RS_EDGES_STRING;
  if (type == &PyTuple_Type)
    return RS_EDGES_TUPLE;
  if (type == &PyList_Type)
    return RS_EDGES_LIST;
  if (type == &PyDict_Type)
    return RS_EDGES_DICT;
  if (type == &PyFunction_Type)
    return RS_EDGES_FUNCTION;
  if (type == &PyCode_Type)
    return RS_EDGES_CODE;
  if (PyType_FastSubclass (type, Py_TPFLAGS_TYPE_SUBCLASS))
    return RS_EDGES_TYPE;
  if (PyType_FastSubclass (type, Py_TPFLAGS_DICT_SUBCLASS))
    return RS_EDGES_SUBDICT;
#if PY_VERSION_HEX >= 0x030f0000
  /* no subclass of dict, but laid out and traversed as one (PEP 814) */
  if (is_a (type, &PyFrozenDict_Type))
    return RS_EDGES_SUBDICT;
#endif
  if (is_a (type, &PyModule_Type))
    return RS_EDGES_MODULE;
  if (is_descriptor (type))
    return RS_EDGES_DESCRIPTOR;
  if (type == &PyRange_Type || type == &PyLongRangeIter_Type)
    return RS_EDGES_FIELDS;
  if (is_a (type, self->datetime))
    return RS_EDGES_DATETIME;
  if (is_a (type, self->time))
    return RS_EDGES_TIME;
  if (type == self->timezone)
    return RS_EDGES_TIMEZONE;
  if (is_a (type, self->ndarray))
    return RS_EDGES_ARRAY;
  if (is_a (type, self->dtype))
    return RS_EDGES_DTYPE;
  if (type == self->dispatcher)
    return RS_EDGES_DISPATCHER;

  return RS_EDGES_OTHER;
}

/* The slow half of rs_edges_kind(). */
RsEdgesKind
rs_edges_learn_kind (RsEdges      *self,
                     PyTypeObject *type)
{
  gsize slot = rs_edges_kind_slot (type);

  self->kinds[slot].type = type;
  self->kinds[slot].kind = find_kind (self, type);

  return self->kinds[slot].kind;
}

/* Objects/typeobject.c, type_traverse() takes heap types only. */
static gboolean
can_traverse (PyObject     *holder,
              PyTypeObject *type)
{
  return PyType_IS_GC (type) && type->tp_traverse != NULL
         && (type->tp_is_gc == NULL || type->tp_is_gc (holder));
}

_Thread_local PyTypeObject *volatile rs_traversed;

/**
 * rs_edges_visit:
 * @self: what is known of the interpreter
 * @holder: a live object
 * @visit: called once for each reference that @holder holds
 * @arg: for @visit
 *
 * Tells every strong reference that an object holds: what tp_traverse shows, and what it leaves out
 * because no cycle can run through it. A shared key table is told for its first dict only, since
 * the table holds its keys once. GIL held; @visit must not change the heap.
 */
void
rs_edges_visit (RsEdges  *self,
                PyObject *holder,
                visitproc visit,
                void     *arg)
{
  PyTypeObject *type = Py_TYPE (holder);

  switch (rs_edges_kind (self, type))
    {
    case RS_EDGES_ATOM:
    case RS_EDGES_INTEGER:
    case RS_EDGES_STRING:
      return;

    case RS_EDGES_CODE:
      /* free-threaded builds track code; with a GIL nothing is left to traverse */
      rs_edges_visit_code ((PyCodeObject *) holder, visit, arg);
      return;

    case RS_EDGES_TYPE:
      rs_edges_visit_type (self, (PyTypeObject *) holder, visit, arg);
      break;

    case RS_EDGES_DICT:
    case RS_EDGES_SUBDICT:
      rs_edges_visit_keys (self, holder, visit, arg);
      break;

    case RS_EDGES_MODULE:
      rs_edges_visit_module (self, holder, visit, arg);
      break;

    case RS_EDGES_DESCRIPTOR:
      rs_edges_visit_descriptor (holder, visit, arg);
      break;

    case RS_EDGES_FIELDS:
      rs_edges_visit_fields (holder, visit, arg);
      break;

    case RS_EDGES_DATETIME:
      rs_edges_visit_datetime (holder, visit, arg);
      break;

    case RS_EDGES_TIME:
      rs_edges_visit_time (holder, visit, arg);
      break;

    case RS_EDGES_TIMEZONE:
      rs_edges_visit_timezone (holder, visit, arg);
      break;

    case RS_EDGES_ARRAY:
      rs_edges_visit_array (holder, visit, arg);
      break;

    case RS_EDGES_DTYPE:
      rs_edges_visit_dtype (self, holder, visit, arg);
      break;

    case RS_EDGES_DISPATCHER:
      rs_edges_visit_dispatcher (holder, visit, arg);
      break;

    case RS_EDGES_TUPLE:
    case RS_EDGES_LIST:
    case RS_EDGES_FUNCTION:
    case RS_EDGES_OTHER:
    default:
      break;
    }

  if (can_traverse (holder, type))
    {
      rs_traversed = type;
      type->tp_traverse (holder, visit, arg);
      rs_traversed = NULL;
    }
  else if (type->tp_flags & Py_TPFLAGS_HEAPTYPE)
    RS_EDGE (type); /* an object that the collector does not know still holds its type */
}
