/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

#include "rs-degrees.h"

G_BEGIN_DECLS

/* How the references of an object are to be found, by its type. The first ones are by far the most
 * and are exactly these types; what follows may be subclasses. */
typedef enum
{
  RS_EDGES_ATOM, /* has none: bytes, numbers */
  RS_EDGES_INTEGER,
  RS_EDGES_STRING,
  RS_EDGES_TUPLE,
  RS_EDGES_LIST,
  RS_EDGES_DICT,
  RS_EDGES_FUNCTION,
  RS_EDGES_CODE,

  RS_EDGES_OTHER, /* shows them all by tp_traverse */
  RS_EDGES_TYPE,
  RS_EDGES_SUBDICT,
  RS_EDGES_MODULE,
  RS_EDGES_DESCRIPTOR,
  RS_EDGES_FIELDS, /* nothing but pointers to objects: ranges */
  RS_EDGES_DATETIME,
  RS_EDGES_TIME,
  RS_EDGES_TIMEZONE,
  RS_EDGES_ARRAY,
  RS_EDGES_DTYPE,
  RS_EDGES_DISPATCHER,
} RsEdgesKind;

#define RS_EDGES_N_KINDS 1024

/* What has to be known of an interpreter to tell which references an object holds. Valid for one
 * walk: a walk counts a key table that many dicts share only once. GIL held throughout. */
typedef struct
{
  RsDegrees tables;      /* shared key tables that were counted */
  gboolean skip_strings; /* leave out what can only be a string: for who counts integers */

  /* borrowed from their modules, NULL while those are not imported */
  PyTypeObject *datetime;
  PyTypeObject *time;
  PyTypeObject *timezone;
  PyTypeObject *ndarray;
  PyTypeObject *dtype;
  PyTypeObject *dispatcher;
  gboolean old_dtype; /* NumPy 1 */

  gsize module_name; /* the word of a module that is its name, 0 if unknown */

  /* what was found out about types, by their address */
  struct
  {
    PyTypeObject *type; /* borrowed */
    RsEdgesKind kind;
  } kinds[RS_EDGES_N_KINDS];
} RsEdges;

void rs_edges_init  (RsEdges   *self);
void rs_edges_clear (RsEdges   *self);
void rs_edges_reset (RsEdges   *self);
void rs_edges_visit (RsEdges   *self,
                     PyObject  *holder,
                     visitproc  visit,
                     void      *arg);

void        rs_edges_copy_kinds (RsEdges       *self,
                                 const RsEdges *other);
RsEdgesKind rs_edges_learn_kind (RsEdges       *self,
                                 PyTypeObject  *type);

static inline gsize
rs_edges_kind_slot (PyTypeObject *type)
{
  /* heap types are a kilobyte and more each: the lower bits say little */
  return ((guintptr) type >> 4 ^ (guintptr) type >> 14) % RS_EDGES_N_KINDS;
}

static inline RsEdgesKind
rs_edges_kind (RsEdges      *self,
               PyTypeObject *type)
{
  gsize slot = rs_edges_kind_slot (type);

  return G_LIKELY (self->kinds[slot].type == type) ? self->kinds[slot].kind
                                                   : rs_edges_learn_kind (self, type);
}

/* What code holds that is or contains integers and strings, the constants first; all else is bytes. */
#define RS_EDGES_N_CODE_SLOTS 6

static inline PyObject **
rs_edges_code_slot (PyCodeObject *code,
                    int           i)
{
  PyObject **const slots[RS_EDGES_N_CODE_SLOTS] = {
    &code->co_consts,   &code->co_names, &code->co_localsplusnames,
    &code->co_filename, &code->co_name,  &code->co_qualname,
  };

  return slots[i];
}

/* The parts, one a concern. */
void rs_edges_visit_code        (PyCodeObject *code,
                                 visitproc     visit,
                                 void         *arg);
void rs_edges_visit_type        (RsEdges      *self,
                                 PyTypeObject *type,
                                 visitproc     visit,
                                 void         *arg);
void rs_edges_visit_keys        (RsEdges      *self,
                                 PyObject     *dict,
                                 visitproc     visit,
                                 void         *arg);
void rs_edges_visit_cached_keys (RsEdges      *self,
                                 PyTypeObject *type,
                                 visitproc     visit,
                                 void         *arg);

void rs_edges_visit_module      (RsEdges      *self,
                                 PyObject     *module,
                                 visitproc     visit,
                                 void         *arg);
void rs_edges_visit_descriptor  (PyObject     *descriptor,
                                 visitproc     visit,
                                 void         *arg);
void rs_edges_visit_fields      (PyObject     *holder,
                                 visitproc     visit,
                                 void         *arg);
void rs_edges_visit_datetime    (PyObject     *datetime,
                                 visitproc     visit,
                                 void         *arg);
void rs_edges_visit_time        (PyObject     *time,
                                 visitproc     visit,
                                 void         *arg);
void rs_edges_visit_timezone    (PyObject     *zone,
                                 visitproc     visit,
                                 void         *arg);

void rs_edges_visit_array       (PyObject     *array,
                                 visitproc     visit,
                                 void         *arg);
void rs_edges_visit_dtype       (RsEdges      *self,
                                 PyObject     *dtype,
                                 visitproc     visit,
                                 void         *arg);
void rs_edges_visit_dispatcher  (PyObject     *dispatcher,
                                 visitproc     visit,
                                 void         *arg);

#define RS_EDGE(object)                      \
  G_STMT_START                               \
  {                                          \
    PyObject *edge_ = (PyObject *) (object); \
    if (edge_ != NULL)                       \
      visit (edge_, arg);                    \
  }                                          \
  G_STMT_END

G_END_DECLS
