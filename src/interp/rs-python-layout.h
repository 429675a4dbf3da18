/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

/* What differs from one CPython to the next in how objects lie in memory. Whoever walks a heap asks
 * here and looks at no version itself.
 *
 * Up to 3.15 the layouts below are known and used, for speed and for the few references that
 * nothing public shows. A later version is walked by the public way: slower, without the names of
 * attributes in key tables that no dict has yet and without -1 as an operand, but with every
 * reference to an integer. The meson option python_public_only builds any version in that way, and
 * so do the tests. */
#if PY_VERSION_HEX < 0x03100000 && !defined RS_PYTHON_PUBLIC_ONLY
#define RS_PYTHON_HAS_LAYOUT 1
#else
#define RS_PYTHON_HAS_LAYOUT 0
#endif

/* The collector tells its objects to a callback from 3.12 on (PyUnstable_GC_VisitObjects()).
 * 3.11 has to be read. */
#define RS_PYTHON_HAS_VISIT_OBJECTS (PY_VERSION_HEX >= 0x030c0000)

/* The dict of a builtin type belongs to the interpreter from 3.12 on (PEP 684), and tp_subclasses
 * of such a type is an index. */
#define RS_PYTHON_HAS_TYPE_GET_DICT (PY_VERSION_HEX >= 0x030c0000)

/* What code keeps of its own attributes is one struct from 3.12 on. */
#define RS_PYTHON_HAS_CO_CACHED (PY_VERSION_HEX >= 0x030c0000)

/* Modules that are frozen into libpython are static objects, built by the C compiler, in 3.11 and
 * 3.12 (Tools/scripts/deepfreeze.py, Tools/build/deepfreeze.py). */
#define RS_PYTHON_IS_DEEP_FROZEN (PY_VERSION_HEX < 0x030d0000)

/* Instructions that carry a small integer themselves: LOAD_SMALL_INT from 3.14 on, and from 3.15 on
 * LOAD_COMMON_CONSTANT for -1. */
#define RS_PYTHON_HAS_OPERANDS (PY_VERSION_HEX >= 0x030e0000)

#if RS_PYTHON_HAS_LAYOUT

#include "rs-python-tables.h"

/* Where the entries of a key table of any kind begin, behind its indices. */
static inline const void *
rs_layout_table_entries (const PyDictKeysObject *table)
{
  return table->dk_indices + ((gsize) 1 << table->dk_log2_index_bytes);
}

#if PY_VERSION_HEX >= 0x030d0000
static inline int
rs_layout_stop (PyObject *object,
                void     *data)
{
  return 1;
}
#endif

/* The values of a dict that shares its key table; NULL if it has its own, or if it does not show
 * them. From 3.13 on they may lie in the instance. Who shows them then was changed within 3.13: the
 * instance does in 3.13.0, the dict in 3.13.5 (Objects/dictobject.c, PyObject_VisitManagedDict(),
 * https://github.com/python/cpython/issues/130327). So dict_traverse() is asked. */
static inline PyObject **
rs_layout_dict_values (PyDictObject *dict)
{
  if (dict->ma_values == NULL)
    return NULL;
#if PY_VERSION_HEX >= 0x030d0000
  if (dict->ma_values->embedded
      && PyDict_Type.tp_traverse ((PyObject *) dict, rs_layout_stop, NULL) == 0)
    return NULL;
#endif
  return dict->ma_values->values;
}

/* What only some versions have of a function; NULL elsewhere. */
static inline PyObject *
rs_layout_function_annotate (PyFunctionObject *function)
{
#if PY_VERSION_HEX >= 0x030e0000
  return function->func_annotate;
#else
  return NULL;
#endif
}

static inline PyObject *
rs_layout_function_type_parameters (PyFunctionObject *function)
{
#if PY_VERSION_HEX >= 0x030c0000
  return function->func_typeparams;
#else
  return NULL;
#endif
}

#endif

/* Up to 3.11 a string of the old representation, from an extension of long ago, may have no characters
 * yet. */
static inline gboolean
rs_python_is_text_ready (PyObject *string)
{
#if PY_VERSION_HEX < 0x030c0000
  return PyUnicode_IS_READY (string);
#else
  return TRUE;
#endif
}
