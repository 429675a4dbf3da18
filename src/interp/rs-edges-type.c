/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-edges.h"

#include "rs-python-layout.h"

/**
 * rs_edges_visit_type:
 * @self: what is known of the interpreter
 * @type: a type
 * @visit: called for each reference
 * @arg: for @visit
 *
 * The references of a type that type_traverse() leaves out (Objects/typeobject.c): the names of a
 * heap type and the keys that its instances share; all of a static type.
 */
void
rs_edges_visit_type (RsEdges      *self,
                     PyTypeObject *type,
                     visitproc     visit,
                     void         *arg)
{
  if (type->tp_flags & Py_TPFLAGS_HEAPTYPE)
    {
      PyHeapTypeObject *heap = (PyHeapTypeObject *) type;

      if (self->skip_strings)
        return;

      RS_EDGE (heap->ht_name);
      RS_EDGE (heap->ht_qualname);
      RS_EDGE (heap->ht_slots);
      RS_EDGE (type->tp_subclasses);
      rs_edges_visit_cached_keys (self, type, visit, arg);
      return;
    }

  RS_EDGE (type->tp_base);
  RS_EDGE (type->tp_bases);
  RS_EDGE (type->tp_mro);

#if RS_PYTHON_HAS_TYPE_GET_DICT
  {
    PyObject *dict = PyType_GetDict (type); /* new reference, or NULL */

    RS_EDGE (dict);
    Py_XDECREF (dict);
  }
#else
  RS_EDGE (type->tp_dict);
  RS_EDGE (type->tp_cache);
  RS_EDGE (type->tp_subclasses);
#endif
}
