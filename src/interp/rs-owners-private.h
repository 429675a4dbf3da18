/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-owners.h"

#include "rs-degrees.h"
#include "rs-edges.h"

G_BEGIN_DECLS

/* Objects that are fetched from memory before they are looked at */
#define RS_OWNERS_AHEAD 16

/* Some 16,000 objects are looked at in 2 ms. */
#define RS_OWNERS_NODES_PER_CHECK 16384

/* Once through everything, to find it or to search what was found. */
typedef struct _RsOwnersWalk RsOwnersWalk;

/* What a walk knows of the object at an address. */
typedef enum
{
  RS_OWNERS_UNSEEN = 0,
  RS_OWNERS_PENDING, /* met, but not looked at yet */
  RS_OWNERS_WANTED,  /* every reference to it is to be told */
  RS_OWNERS_DONE,
} RsOwnersState;

typedef void (*RsOwnersMeet) (RsOwnersWalk *walk,
                              PyObject     *object);

struct _RsOwnersWalk
{
  RsOwners *owners;         /* borrowed */
  PyTypeObject *value_type; /* of what is looked for: integers or strings */
  RsDegrees states; /* a RsOwnersState each, of objects, integers and strings alike */
  RsEdges edges;

  RsOwnersEdge current; /* the reference that is told */
  RsOwnersMeet meet;
  void (*settle) (RsOwnersWalk *walk); /* (nullable): between two C variables */
  gpointer data;
};

void    rs_owners_walk_init      (RsOwnersWalk *self,
                                  RsOwners     *owners,
                                  PyTypeObject *value_type,
                                  RsOwnersMeet  meet,
                                  gpointer      data);
void    rs_owners_walk_clear     (RsOwnersWalk *self);
void    rs_owners_walk_look_at   (RsOwnersWalk *self,
                                  guint32       node);
void    rs_owners_walk_variables (RsOwnersWalk *self);

static inline RsOwnersState
rs_owners_walk_get_state (RsOwnersWalk *self,
                          PyObject     *object)
{
  return *rs_degrees_at (&self->states, object);
}

static inline void
rs_owners_walk_set_state (RsOwnersWalk  *self,
                          PyObject      *object,
                          RsOwnersState  state)
{
  *rs_degrees_at (&self->states, object) = state;
}

/* Returns: the state before; what was unseen has the new one now */
static inline RsOwnersState
rs_owners_walk_see (RsOwnersWalk  *self,
                    PyObject      *object,
                    RsOwnersState  state)
{
  guint8 *place = rs_degrees_at (&self->states, object);
  RsOwnersState before = *place;

  if (before == RS_OWNERS_UNSEEN)
    *place = state;

  return before;
}

guint32 rs_owners_append         (RsOwners     *self,
                                  PyObject     *object,
                                  guint32       parent);

G_END_DECLS
