/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <gio/gio.h>

#include "rs-python-text.h"
#include "rs-small-ints.h"
#include "rs-statics.h"

G_BEGIN_DECLS

/* An object that holds others, and through which one it was reached first. Numbered from 1. */
typedef struct
{
  PyObject *object; /* borrowed; NULL of the C variables of a library */
  guint32 parent;   /* 0 if none is known; of C variables the number of the library */
  guint32 owner;    /* the module, class, function, code or library that it belongs to, or 0 */
} RsOwnersNode;

/* One reference. */
typedef struct
{
  guint32 holder : 31;
  guint32 compiled_in : 1; /* written by the C compiler, not counted by Python */
} RsOwnersEdge;

typedef struct
{
  gint64 value;
  RsOwnersEdge edge;
} RsOwnersInt;

/* Code that shares a tuple of constants or names with code that was met before. */
typedef struct
{
  PyObject *tuple; /* borrowed */
  guint32 code;
} RsOwnersShared;

/* Instructions that carry an integer themselves. */
typedef struct
{
  gint64 value;
  guint32 code;
  guint32 count;
} RsOwnersOperand;

/* A library with C variables that hold something. */
typedef struct
{
  char *file; /* (owned) */
  guint32 node;
} RsOwnersLibrary;

/* Everything that can be reached in an interpreter, with the way to it, and every reference to an
 * integer. Valid as long as nothing of Python's runs, for it holds no reference of its own. */
typedef struct
{
  RsSmallInts small;
  RsStatics *statics;    /* borrowed */
  PyTypeObject *ndarray; /* borrowed, NULL if NumPy is not imported */
  RsRange library;

  RsOwnersNode *nodes; /* (owned) the first is none */
  guint32 n_nodes;     /* with it */
  guint32 nodes_size;
  guint32 n_modules; /* those of sys.modules follow the first */

  /* owned */
  GArray *ints;      /* of RsOwnersInt */
  GArray *shared;    /* of RsOwnersShared, in the order of the tuples' addresses */
  GArray *libraries; /* of RsOwnersLibrary */
  GArray *operands;  /* of RsOwnersOperand, NULL until it is asked for */
} RsOwners;

RsOwners *rs_owners_new       (const RsSmallInts   *small,
                               RsStatics           *statics,
                               GCancellable        *cancellable,
                               GError             **error);
void      rs_owners_free      (RsOwners            *self);

void      rs_owners_find_int  (RsOwners            *self,
                               gint64               value,
                               GArray              *edges);
gboolean  rs_owners_find_text (RsOwners            *self,
                               const RsPythonText  *text,
                               GArray              *edges,
                               GCancellable        *cancellable,
                               GError             **error);

void      rs_owners_find_operands (RsOwners          *self,
                               gint64               value,
                               GArray              *operands);
void      rs_owners_find_sharers (const RsOwners     *self,
                               PyObject            *tuple,
                               GArray              *codes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsOwners, rs_owners_free)

G_END_DECLS
