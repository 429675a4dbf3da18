/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-edges.h"

/* numpy/core/include/numpy/ndarraytypes.h, PyArrayObject_fields: unchanged since NumPy 1.7. The
 * header is not needed to build Refscope, and NumPy not to run it. */
typedef struct
{
  PyObject_HEAD
  char *data;
  int n_dimensions;
  Py_ssize_t *dimensions;
  Py_ssize_t *strides;
  PyObject *base;
  PyObject *dtype;
  int flags;
} ArrayObject;

/* The same of NumPy 1, PyArray_Descr. NumPy 2 changed what follows type. */
typedef struct
{
  PyObject_HEAD
  PyTypeObject *typeobj;
  char kind;
  char type;
  char byteorder;
  char flags;
  int type_num;
  int elsize;
  int alignment;
  struct
  {
    PyObject *base;
    PyObject *shape;
  } *subarray;
  PyObject *fields;
  PyObject *names;
  void *functions;
  PyObject *metadata;
} DtypeObject;

/* numpy/_core/src/multiarray/arrayfunction_override.c, PyArray_ArrayFunctionDispatcherObject of
 * NumPy 2.0 to 2.4. */
typedef struct
{
  PyObject_HEAD
  void *vectorcall;
  PyObject *dict;
  PyObject *relevant_arg_func;
  PyObject *default_impl;
  PyObject *dispatcher_name;
  PyObject *public_name;
} DispatcherObject;

#define OWN_DATA 0x4
#define KIND_OBJECT 'O'

/**
 * rs_edges_visit_array:
 * @array: an array of NumPy
 * @visit: called for each reference
 * @arg: for @visit
 *
 * An array is not known to the collector, not even one of objects. Items are read of the array that
 * owns them, not of its views.
 */
void
rs_edges_visit_array (PyObject *array,
                      visitproc visit,
                      void     *arg)
{
  ArrayObject *self = (ArrayObject *) array;
  Py_ssize_t n_items = 1;

  RS_EDGE (self->base);
  RS_EDGE (self->dtype);

  /* kind stands at the same place in NumPy 1 and 2 */
  if (self->dtype == NULL || ((DtypeObject *) self->dtype)->kind != KIND_OBJECT
      || !(self->flags & OWN_DATA) || self->data == NULL)
    return;

  for (int i = 0; i < self->n_dimensions; i++)
    n_items *= self->dimensions[i];
  for (Py_ssize_t i = 0; i < n_items; i++)
    RS_EDGE (((PyObject **) (void *) self->data)[i]);
}

/**
 * rs_edges_visit_dtype:
 * @self: what is known of the interpreter
 * @dtype: the type of an array's items
 * @visit: called for each reference
 * @arg: for @visit
 *
 * The fields of a record, with their offsets, and its names. Nothing is read of NumPy 2's.
 */
void
rs_edges_visit_dtype (RsEdges  *self,
                      PyObject *dtype,
                      visitproc visit,
                      void     *arg)
{
  DtypeObject *old = (DtypeObject *) dtype;

  if (!self->old_dtype)
    return;

  RS_EDGE (old->typeobj);
  RS_EDGE (old->fields);
  RS_EDGE (old->names);
  RS_EDGE (old->metadata);
  if (old->subarray != NULL)
    {
      RS_EDGE (old->subarray->base);
      RS_EDGE (old->subarray->shape);
    }
}

/**
 * rs_edges_visit_dispatcher:
 * @dispatcher: one of NumPy's functions that other libraries may override
 * @visit: called for each reference
 * @arg: for @visit
 *
 * What the collector does not know of either: the two functions behind it and its attributes.
 * Nothing is read of one that is larger or smaller than those that are known.
 */
void
rs_edges_visit_dispatcher (PyObject *dispatcher,
                           visitproc visit,
                           void     *arg)
{
  DispatcherObject *self = (DispatcherObject *) dispatcher;

  if (Py_TYPE (dispatcher)->tp_basicsize != sizeof *self)
    return;

  RS_EDGE (self->dict);
  RS_EDGE (self->relevant_arg_func);
  RS_EDGE (self->default_impl);
  RS_EDGE (self->dispatcher_name);
  RS_EDGE (self->public_name);
}
