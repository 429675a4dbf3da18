/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-heap-walk.h"

#include "rs-degrees.h"
#include "rs-edges.h"
#include "rs-python-layout.h"
#include "rs-small-ints.h"
#include "rs-walk-helper.h"

G_BEGIN_DECLS

/* How many objects are handled together: so many that they stay in the processor meanwhile */
#define RS_HEAP_WALK_BATCH 256

/* The kinds of objects that are looked at in turn: those of which there are most, and all others */
#define RS_HEAP_WALK_N_KINDS (RS_EDGES_OTHER + 1)

/* How many objects ahead memory is asked for what will be looked at, so that it has time */
#define RS_HEAP_WALK_AHEAD 16

/* A growing array of borrowed objects. */
typedef struct
{
  PyObject **items; /* (owned) */
  gsize n;
  gsize size;
} RsObjects;

void rs_objects_grow (RsObjects *self);

static inline void
rs_objects_push (RsObjects *self,
                 PyObject  *object)
{
  if (G_UNLIKELY (self->n == self->size))
    rs_objects_grow (self);
  self->items[self->n++] = object;
}

/* The collector's objects, and how many of them nobody reads yet. Two threads read them, each from an
 * end: whoever claims some before the other does has them. */
typedef struct
{
  GPtrArray *objects; /* (owned) of PyObject, borrowed */
  gint n_left;        /* (atomic) */
} RsRoots;

/* How many are claimed at once: less and less, so that in the end nobody waits long for the other */
#define RS_ROOTS_AT_ONCE 1024
#define RS_ROOTS_AT_LEAST 64

typedef struct _RsHeapWalkSecond RsHeapWalkSecond;

/* A walk waits for memory most of the time, or for the processor that guessed wrong. So it does one
 * thing to many objects before it does the next: holders of one kind are read, and what they refer
 * to is counted; then what is new among it is sorted by kind. Where nobody can guess, as whether an
 * object is new, there is no branch.
 *
 * References are counted by the address of the object, and added up by value in the end. Cached
 * integers have counters of their own, for most references are to them, and they need not even be
 * looked at. */
struct _RsHeapWalk
{
  RsStatics *statics; /* borrowed */
  RsSmallInts small;

  /* libpython's variables: what stands there may be compiled in */
  RsRange library;

  /* what is asked for, while it runs */
  gboolean with_strings;
  GCancellable *cancellable; /* (nullable) */

  RsEdges edges;
  RsWalkHelper helper;

  /* references from the heap to any object, from elsewhere to strings */
  RsDegrees degrees;
  RsDegrees compiled_in;
  RsDegrees variables;
  guint32 *small_counts[RS_TALLY_N_WALKED]; /* (owned) */

  RsRoots roots;
  RsObjects codes; /* that were found, where they are of interest */

  /* dicts that may be the table of interned strings: to find out, a string is interned */
  RsObjects suspects;

  RsHeapWalkSecond *second; /* (owned) (nullable) what another thread does of it */
  gboolean is_shared;       /* it does some of this walk */
  gboolean is_alone;        /* it does not read the heap now */

  /* referred to, not counted yet */
  PyObject *met[RS_HEAP_WALK_BATCH];
  guint n_met;

  /* what comes of it */
  RsTally tally;
  RsTexts texts;

  /* looked at, by kind: holders until they are read, integers, but for the cached ones, to the end */
  RsObjects sorted[RS_HEAP_WALK_N_KINDS];
};

void rs_heap_walk_count_met     (RsHeapWalk    *self);
void rs_heap_walk_add           (RsHeapWalk    *self,
                                 RsTallyColumn  column,
                                 PyObject      *object);
void rs_heap_walk_drain         (RsHeapWalk    *self);
void rs_heap_walk_read_roots    (RsHeapWalk    *self,
                                 PyObject     **roots,
                                 gsize          n_roots,
                                 RsObjects     *unread);
void rs_heap_walk_add_variables (RsHeapWalk    *self,
                                 const GArray  *variables);

/* Returns: how many of those that are left are the caller's to read now; 0 if none are left */
static inline guint
rs_roots_claim (RsRoots *self)
{
  for (;;)
    {
      gint n_left = g_atomic_int_get (&self->n_left);
      gint n = MIN (n_left, CLAMP (n_left / 8, RS_ROOTS_AT_LEAST, RS_ROOTS_AT_ONCE));

      if (n == 0 || g_atomic_int_compare_and_exchange (&self->n_left, n_left, n_left - n))
        return (guint) n;
    }
}

/* The first look at an object */
static inline void
rs_heap_walk_sort (RsHeapWalk *self,
                   PyObject   *object)
{
  RsEdgesKind kind = rs_edges_kind (&self->edges, Py_TYPE (object));

  rs_objects_push (&self->sorted[MIN (kind, RS_EDGES_OTHER)], object);
}

/* Takes note of a reference from the heap, or of none: NULL was seen before all others. */
static inline __attribute__ ((always_inline)) void
rs_heap_walk_meet (RsHeapWalk *self,
                   PyObject   *object)
{
  guintptr offset = (guintptr) object - self->small.start;

  if (offset < self->small.size)
    {
      self->small_counts[RS_TALLY_HEAP][offset >> self->small.shift]++;
      return;
    }

  self->met[self->n_met++] = object;
  if (G_UNLIKELY (self->n_met == RS_HEAP_WALK_BATCH))
    rs_heap_walk_count_met (self);
}

/* Takes note of an object that no reference from the heap leads to. */
static inline void
rs_heap_walk_meet_root (RsHeapWalk *self,
                        PyObject   *object)
{
  if (rs_degrees_see (&self->degrees, object))
    rs_heap_walk_sort (self, object);
}

G_END_DECLS
