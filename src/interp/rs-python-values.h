/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Where an object keeps its attributes as long as nobody asks for its __dict__, from CPython's own
 * headers. Included for versions whose layout is known only. */
#pragma GCC system_header

#include "rs-python.h"

#undef _PyGC_FINALIZED /* 3.12: the public macro hides the function of pycore_gc.h */
#define Py_BUILD_CORE 1
#include <internal/pycore_dict.h>
#if PY_VERSION_HEX >= 0x030d0000
#include <internal/pycore_object.h>
#endif
#undef Py_BUILD_CORE

/* (nullable): the values without a dict, in the order of the type's shared keys */
static inline PyDictValues *
rs_python_get_values (PyObject *object)
{
#if PY_VERSION_HEX >= 0x030d0000
  PyDictValues *values;

  if (!(Py_TYPE (object)->tp_flags & Py_TPFLAGS_INLINE_VALUES))
    return NULL;
  values = _PyObject_InlineValues (object);
  return values->valid ? values : NULL;
#elif PY_VERSION_HEX >= 0x030c0000
  /* pycore_object.h, PyDictOrValues: an odd number is the values' address less one. The header
   * cannot be included beside Python.h */
  guintptr place = ((guintptr *) object)[-3];

  return place & 1 ? (PyDictValues *) (place + 1) : NULL;
#else
  /* the same, _PyObject_ValuesPointer() */
  return ((PyDictValues **) object)[-4];
#endif
}

/* (nullable): the dict, a borrowed reference, if there is one already */
static inline PyObject *
rs_python_get_managed_dict (PyObject *object)
{
#if PY_VERSION_HEX >= 0x030d0000
  return (PyObject *) _PyObject_GetManagedDict (object);
#elif PY_VERSION_HEX >= 0x030c0000
  guintptr place = ((guintptr *) object)[-3];

  return place & 1 ? NULL : (PyObject *) place;
#else
  /* pycore_object.h, _PyObject_ManagedDictPointer() */
  return ((PyObject **) object)[-3];
#endif
}

/* The name of a value, NULL behind the last one. */
static inline PyObject *
rs_python_get_shared_key (PyTypeObject *type,
                          Py_ssize_t    i)
{
  PyDictKeysObject *table = ((PyHeapTypeObject *) type)->ht_cached_keys;

  return table != NULL && i < table->dk_nentries ? DK_UNICODE_ENTRIES (table)[i].me_key : NULL;
}
