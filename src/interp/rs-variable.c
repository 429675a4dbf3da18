/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-variable.h"

#include "rs-interned.h"
#include "rs-python-version.h"

/* More references than memory has room for: such a number is an address. */
#define MAX_PLAUSIBLE_COUNT (1 << 29)

static gboolean
is_type (PyTypeObject *address,
         RsDegrees    *seen)
{
  PyTypeObject *type;
  guintptr count;

  if (address == NULL || (guintptr) address % RS_OBJECT_ALIGNMENT != 0
      || !rs_degrees_has (seen, address))
    return FALSE;

  /* Either the head of an object or the middle of a smaller one */
  rs_python_head_read (address, &count, &type);
  if (type == &PyType_Type)
    return TRUE;

  return type != NULL && (guintptr) type % RS_OBJECT_ALIGNMENT == 0 && rs_degrees_has (seen, type)
         && Py_TYPE (type) == &PyType_Type
         && PyType_FastSubclass (type, Py_TPFLAGS_TYPE_SUBCLASS);
}

/**
 * rs_variable_is_object:
 * @self: a variable that points to what a walk has not come by
 * @seen: what the walk has come by: all types but those of which there is no object
 *
 * Whether an object stands there. Memory that was an object once keeps its type, and a C array may
 * have the address of a type second: only the count tells them apart. The table of interned strings
 * is none, for its references are not counted. GIL held.
 *
 * Returns: whether @self holds an object
 */
gboolean
rs_variable_is_object (const RsVariable *self,
                       RsDegrees        *seen)
{
  PyObject *object = (PyObject *) self->address;

  return self->address % RS_OBJECT_ALIGNMENT == 0 && is_type (self->head.type, seen)
         && ((self->head.count > 0 && self->head.count <= MAX_PLAUSIBLE_COUNT)
             || rs_python_is_immortal ((PyObject *) &self->head)) /* which looks at the count only */
         && !rs_interned_is_table (object);
}
