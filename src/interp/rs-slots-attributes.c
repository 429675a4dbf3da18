/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-slots.h"

#include "rs-python-layout.h"

#if RS_PYTHON_HAS_LAYOUT
#include "rs-python-values.h"
#endif
#if PY_VERSION_HEX < 0x030c0000
#include <structmember.h>
#endif

/* Include/descrobject.h, Py_T_OBJECT_EX and _Py_T_OBJECT: members that are objects. The names have
 * no prefix on 3.11. */
#define MEMBER_OBJECT 6
#define MEMBER_OBJECT_EX 16

/* The member's place is counted from the end of the base class (3.12 and later, descrobject.h). */
#define MEMBER_RELATIVE 8

/* Objects/object.c, _PyObject_ComputedDictPointer(): the dict lies at a fixed place, or that far
 * from the end of an object of variable size. */
static PyObject *
get_plain_dict (PyObject *holder)
{
  PyTypeObject *type = Py_TYPE (holder);
  Py_ssize_t offset = type->tp_dictoffset;

  if (offset < 0)
    {
      Py_ssize_t n_items = Py_SIZE (holder);
      gsize size;

#if PY_VERSION_HEX >= 0x030c0000
      /* an integer has no size of its own any more; its subclasses keep a managed dict */
      if (PyLong_Check (holder))
        return NULL;
#endif
      size = (gsize) type->tp_basicsize + (gsize) ABS (n_items) * (gsize) type->tp_itemsize;
      size = (size + sizeof (gpointer) - 1) & ~(sizeof (gpointer) - 1);
      offset += (Py_ssize_t) size;
      if (offset <= 0)
        return NULL;
    }

  return *(PyObject **) (void *) ((char *) holder + offset);
}

static gboolean
visit_dict (PyObject   *holder,
            RsSlotVisit visit,
            gpointer    data)
{
  const RsSlot slot = { .kind = RS_SLOT_DICT };
  PyTypeObject *type = Py_TYPE (holder);
  PyObject *dict = NULL;

#if RS_PYTHON_HAS_LAYOUT
  if (type->tp_flags & Py_TPFLAGS_MANAGED_DICT)
    dict = rs_python_get_managed_dict (holder);
  else
#endif
    if (type->tp_dictoffset != 0 && !(type->tp_flags & Py_TPFLAGS_MANAGED_DICT))
    dict = get_plain_dict (holder);

  return dict == NULL || visit (&slot, dict, data);
}

#if RS_PYTHON_HAS_LAYOUT

/* The attributes of an object whose __dict__ nobody asked for. Their names are the shared keys of
 * its class. */
static gboolean
visit_values (PyObject   *holder,
              RsSlotVisit visit,
              gpointer    data)
{
  PyTypeObject *type = Py_TYPE (holder);
  RsSlot slot = { .kind = RS_SLOT_ATTRIBUTE };
  PyDictValues *values;

  if (!(type->tp_flags & Py_TPFLAGS_MANAGED_DICT) || !(type->tp_flags & Py_TPFLAGS_HEAPTYPE))
    return TRUE;

  values = rs_python_get_values (holder);
  if (values == NULL)
    return TRUE;

  for (slot.index = 0; (slot.key = rs_python_get_shared_key (type, slot.index)) != NULL;
       slot.index++)
    if (values->values[slot.index] != NULL && !visit (&slot, values->values[slot.index], data))
      return FALSE;

  return TRUE;
}

#endif

/* __slots__, and the members of types that are written in C. */
static gboolean
visit_members (PyObject   *holder,
               RsSlotVisit visit,
               gpointer    data)
{
  RsSlot slot = { .kind = PySlice_Check (holder) ? RS_SLOT_BOUND : RS_SLOT_ATTRIBUTE };

  for (PyTypeObject *type = Py_TYPE (holder); type != NULL; type = type->tp_base)
    for (PyMemberDef *member = type->tp_members; member != NULL && member->name != NULL; member++)
      {
        PyObject *child;

        if ((member->type != MEMBER_OBJECT && member->type != MEMBER_OBJECT_EX)
            || (member->flags & MEMBER_RELATIVE) || member->offset <= 0)
          continue;

        child = *(PyObject **) (void *) ((char *) holder + member->offset);
        slot.name = member->name;
        if (child != NULL && !visit (&slot, child, data))
          return FALSE;
      }

  return TRUE;
}

/**
 * rs_slots_visit_attributes:
 * @holder: a live object, neither a function nor code nor a class
 * @visit: (scope call): called for each slot, until it returns %FALSE
 * @data: for @visit
 *
 * Tells the attributes of an object wherever it keeps them: in itself, in slots, or in a dict,
 * which is then told as one reference. Asking for __dict__ would make one.
 *
 * Returns: %FALSE if @visit did
 */
gboolean
rs_slots_visit_attributes (PyObject   *holder,
                           RsSlotVisit visit,
                           gpointer    data)
{
#if RS_PYTHON_HAS_LAYOUT
  if (!visit_values (holder, visit, data))
    return FALSE;
#endif

  return visit_dict (holder, visit, data) && visit_members (holder, visit, data);
}
