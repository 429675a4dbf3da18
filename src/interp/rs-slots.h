/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

/* By which of its parts an object holds another. */
typedef enum
{
  RS_SLOT_OTHER,
  RS_SLOT_LIST_ITEM,  /* index */
  RS_SLOT_TUPLE_ITEM, /* index */
  RS_SLOT_SET_ITEM,
  RS_SLOT_ARRAY_ITEM,
  RS_SLOT_KEY,       /* key */
  RS_SLOT_VALUE,     /* key */
  RS_SLOT_BOUND,     /* name; of a range or slice */
  RS_SLOT_CELL,      /* what a closure cell contains */
  RS_SLOT_ATTRIBUTE, /* key or name: an attribute that lies in the object itself */
  RS_SLOT_DICT,      /* the attributes of a module, class, function or any other object */
  RS_SLOT_OWN_NAME,
  RS_SLOT_ATTRIBUTE_NAMES, /* of the objects of a class */

  /* of a function */
  RS_SLOT_DEFAULTS,
  RS_SLOT_KEYWORD_DEFAULTS,
  RS_SLOT_CLOSURE,
  RS_SLOT_ANNOTATIONS,

  /* of code */
  RS_SLOT_CONSTANTS,
  RS_SLOT_NAMES,
  RS_SLOT_LOCAL_NAMES,
} RsSlotKind;

typedef struct
{
  RsSlotKind kind;
  Py_ssize_t index;
  PyObject *key;    /* (nullable) borrowed */
  const char *name; /* (nullable) borrowed */
} RsSlot;

/* Returns: whether to go on */
typedef gboolean (*RsSlotVisit) (const RsSlot *slot,
                                 PyObject     *child,
                                 gpointer      data);

gboolean rs_slots_visit            (PyObject     *holder,
                                    RsSlotVisit   visit,
                                    gpointer      data);
gboolean rs_slots_visit_attributes (PyObject     *holder,
                                    RsSlotVisit   visit,
                                    gpointer      data);
void     rs_slots_find             (PyObject     *holder,
                                    PyObject     *child,
                                    Py_ssize_t   *hint,
                                    RsSlot       *slot);
void     rs_slots_get_rest         (PyObject     *holder,
                                    PyTypeObject *array_type,
                                    gboolean      is_string,
                                    RsSlot       *slot);

G_END_DECLS
