/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-slots.h"

#include "rs-python-layout.h"

/* Calls back for a part, if there is one; FALSE if it was the last to be told. */
static gboolean
tell (RsSlotKind  kind,
      gpointer    child,
      RsSlotVisit visit,
      gpointer    data)
{
  const RsSlot slot = { .kind = kind };

  return child == NULL || visit (&slot, child, data);
}

static gboolean
visit_items (PyObject  **items,
             Py_ssize_t  n_items,
             RsSlotKind  kind,
             RsSlotVisit visit,
             gpointer    data)
{
  RsSlot slot = { .kind = kind };

  for (slot.index = 0; slot.index < n_items; slot.index++)
    if (items[slot.index] != NULL && !visit (&slot, items[slot.index], data))
      return FALSE;

  return TRUE;
}

static gboolean
visit_dict (PyObject   *dict,
            RsSlotVisit visit,
            gpointer    data)
{
  RsSlot slot = { .kind = RS_SLOT_VALUE };
  PyObject *value;
  Py_ssize_t i = 0;

  while (PyDict_Next (dict, &i, &slot.key, &value)) /* borrowed */
    if (!visit (&slot, value, data))
      return FALSE;

  /* Keys come last: those of a table that many dicts share are not this dict's own, and whoever
   * knows how many references there are stops before them. */
  slot.kind = RS_SLOT_KEY;
  i = 0;
  while (PyDict_Next (dict, &i, &slot.key, &value))
    {
      if (!visit (&slot, slot.key, data))
        return FALSE;
      /* Objects/odictobject.c: the order is a list of its own, which holds each key again */
      if (PyODict_Check (dict) && !visit (&slot, slot.key, data))
        return FALSE;
    }

  return TRUE;
}

static gboolean
visit_function (PyFunctionObject *function,
                RsSlotVisit       visit,
                gpointer          data)
{
  return tell (RS_SLOT_DEFAULTS, function->func_defaults, visit, data)
         && tell (RS_SLOT_KEYWORD_DEFAULTS, function->func_kwdefaults, visit, data)
         && tell (RS_SLOT_CLOSURE, function->func_closure, visit, data)
         && tell (RS_SLOT_ANNOTATIONS, function->func_annotations, visit, data)
         && tell (RS_SLOT_DICT, function->func_dict, visit, data)
         && tell (RS_SLOT_OWN_NAME, function->func_name, visit, data)
         && tell (RS_SLOT_OWN_NAME, function->func_qualname, visit, data);
}

static gboolean
visit_code (PyCodeObject *code,
            RsSlotVisit   visit,
            gpointer      data)
{
  return tell (RS_SLOT_CONSTANTS, code->co_consts, visit, data)
         && tell (RS_SLOT_NAMES, code->co_names, visit, data)
         && tell (RS_SLOT_LOCAL_NAMES, code->co_localsplusnames, visit, data)
         && tell (RS_SLOT_OWN_NAME, code->co_name, visit, data)
         && tell (RS_SLOT_OWN_NAME, code->co_qualname, visit, data);
}

static gboolean
visit_type (PyTypeObject *type,
            RsSlotVisit   visit,
            gpointer      data)
{
  PyObject *dict;
  gboolean go_on;

#if RS_PYTHON_HAS_TYPE_GET_DICT
  dict = PyType_GetDict (type); /* new reference, or NULL */
  Py_XDECREF (dict);            /* the type keeps it */
#else
  dict = type->tp_dict;
#endif

  go_on = tell (RS_SLOT_DICT, dict, visit, data);

  if (go_on && (type->tp_flags & Py_TPFLAGS_HEAPTYPE))
    {
      PyHeapTypeObject *heap = (PyHeapTypeObject *) type;

      go_on = tell (RS_SLOT_OWN_NAME, heap->ht_name, visit, data)
              && tell (RS_SLOT_OWN_NAME, heap->ht_qualname, visit, data)
              && tell (RS_SLOT_ATTRIBUTE_NAMES, heap->ht_slots, visit, data);
    }

  return go_on;
}

static gboolean
visit_range (PyObject   *range,
             RsSlotVisit visit,
             gpointer    data)
{
  /* Objects/rangeobject.c, rangeobject */
  static const char *const names[] = { "start", "stop", "step", "length" };
  PyObject *const *fields = (PyObject **) (range + 1);
  RsSlot slot = { .kind = RS_SLOT_BOUND };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      slot.name = names[i];
      if (!visit (&slot, fields[i], data))
        return FALSE;
    }

  return TRUE;
}

/**
 * rs_slots_visit:
 * @holder: a live object
 * @visit: (scope call): called for each slot, until it returns %FALSE
 * @data: for @visit
 *
 * Tells the references of an object that have a name: which attribute, which key, which index. What
 * an object holds beside is told by rs_edges_visit() only, so that the one that counts is that.
 * Nothing of the object's own code runs and nothing is made, a dict of its attributes least of all.
 * GIL held.
 *
 * Returns: %FALSE if @visit did
 */
gboolean
rs_slots_visit (PyObject   *holder,
                RsSlotVisit visit,
                gpointer    data)
{
  PyTypeObject *type = Py_TYPE (holder);

  if (PyFunction_Check (holder))
    return visit_function ((PyFunctionObject *) holder, visit, data);
  if (PyCode_Check (holder))
    return visit_code ((PyCodeObject *) holder, visit, data);
  if (PyType_Check (holder))
    return visit_type ((PyTypeObject *) holder, visit, data);
  if (type == &PyRange_Type)
    return visit_range (holder, visit, data);
  if (PyCell_Check (holder))
    return tell (RS_SLOT_CELL, ((PyCellObject *) holder)->ob_ref, visit, data);
  if (type == &PyMethodDescr_Type || type == &PyClassMethodDescr_Type
      || type == &PyMemberDescr_Type || type == &PyGetSetDescr_Type
      || type == &PyWrapperDescr_Type)
    return tell (RS_SLOT_OWN_NAME, ((PyDescrObject *) holder)->d_name, visit, data)
           && tell (RS_SLOT_OWN_NAME, ((PyDescrObject *) holder)->d_qualname, visit, data);

  if (PyTuple_Check (holder))
    {
      if (!visit_items (((PyTupleObject *) holder)->ob_item, Py_SIZE (holder), RS_SLOT_TUPLE_ITEM,
                        visit, data))
        return FALSE;
    }
  else if (PyList_Check (holder))
    {
      if (!visit_items (((PyListObject *) holder)->ob_item, Py_SIZE (holder), RS_SLOT_LIST_ITEM,
                        visit, data))
        return FALSE;
    }
  else if (PyDict_Check (holder) && !visit_dict (holder, visit, data))
    return FALSE;

  if (type == &PyTuple_Type || type == &PyList_Type || type == &PyDict_Type)
    return TRUE;

  return rs_slots_visit_attributes (holder, visit, data);
}

/* Where it is not known how objects keep their attributes, it is known at least which objects keep
 * them so. */
static gboolean
hides_attributes (PyObject *holder)
{
  return !RS_PYTHON_HAS_LAYOUT && (Py_TYPE (holder)->tp_flags & Py_TPFLAGS_MANAGED_DICT) != 0;
}

/**
 * rs_slots_get_rest:
 * @holder: a live object
 * @array_type: (nullable): NumPy's type of arrays
 * @is_string: whether what it holds is a string
 * @slot: (out): how @holder holds what rs_slots_visit() did not tell
 */
void
rs_slots_get_rest (PyObject     *holder,
                   PyTypeObject *array_type,
                   gboolean      is_string,
                   RsSlot       *slot)
{
  *slot = (RsSlot) { .kind = RS_SLOT_OTHER };

  if (PyAnySet_Check (holder))
    slot->kind = RS_SLOT_SET_ITEM;
  else if (array_type != NULL && PyObject_TypeCheck (holder, array_type))
    slot->kind = RS_SLOT_ARRAY_ITEM;
  else if (PyType_Check (holder) && is_string)
    slot->kind = RS_SLOT_ATTRIBUTE_NAMES; /* ht_cached_keys */
  else if (PyModule_Check (holder) && is_string)
    slot->kind = RS_SLOT_OWN_NAME; /* md_name */
  else if (hides_attributes (holder))
    {
      slot->kind = RS_SLOT_ATTRIBUTE;
      slot->name = "…";
    }
}

typedef struct
{
  PyObject *child;
  RsSlot *slot;
} Find;

static gboolean
find_cb (const RsSlot *slot,
         PyObject     *child,
         gpointer      data)
{
  Find *find = data;

  if (child != find->child)
    return TRUE;

  *find->slot = *slot;
  return FALSE;
}

/* Looks from where the last child of the same container was: children come in order. */
static gboolean
find_item (PyObject  **items,
           Py_ssize_t  n_items,
           PyObject   *child,
           Py_ssize_t *hint)
{
  Py_ssize_t start = *hint < n_items ? *hint : 0;

  for (Py_ssize_t n = 0; n < n_items; n++)
    {
      Py_ssize_t i = start + n < n_items ? start + n : start + n - n_items;

      if (items[i] == child)
        {
          *hint = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
find_in_dict (PyObject   *dict,
              PyObject   *child,
              Py_ssize_t *hint,
              RsSlot     *slot)
{
  PyObject *key, *value;
  Py_ssize_t start = *hint, i = start, before = i;

  for (int round = 0; round < 2; round++)
    {
      while (PyDict_Next (dict, &i, &key, &value)) /* borrowed */
        {
          if (round == 1 && before >= start)
            return FALSE;
          if (value == child || key == child)
            {
              *slot = (RsSlot) {
                .kind = value == child ? RS_SLOT_VALUE : RS_SLOT_KEY,
                .key = key,
              };
              *hint = before;
              return TRUE;
            }
          before = i;
        }
      i = before = 0;
    }

  return FALSE;
}

/**
 * rs_slots_find:
 * @holder: a live object
 * @child: an object that @holder holds
 * @hint: (inout): where the last child of the same holder was, 0 for the first
 * @slot: (out): the first slot that holds @child
 *
 * Finds how one object holds another. What has no name is left as %RS_SLOT_OTHER.
 */
void
rs_slots_find (PyObject   *holder,
               PyObject   *child,
               Py_ssize_t *hint,
               RsSlot     *slot)
{
  Find find = { .child = child, .slot = slot };
  PyObject **items = NULL;

  *slot = (RsSlot) { .kind = RS_SLOT_OTHER };

  if (PyTuple_CheckExact (holder))
    items = ((PyTupleObject *) holder)->ob_item;
  else if (PyList_CheckExact (holder))
    items = ((PyListObject *) holder)->ob_item;

  if (items != NULL)
    {
      if (find_item (items, Py_SIZE (holder), child, hint))
        *slot = (RsSlot) {
          .kind = PyTuple_Check (holder) ? RS_SLOT_TUPLE_ITEM : RS_SLOT_LIST_ITEM,
          .index = *hint,
        };
    }
  else if (PyDict_CheckExact (holder))
    (void) find_in_dict (holder, child, hint, slot);
  else if (rs_slots_visit (holder, find_cb, &find))
    rs_slots_get_rest (holder, NULL, FALSE, slot);
}
