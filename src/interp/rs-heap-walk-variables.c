/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-heap-walk-private.h"

/* How many variables are looked at before somebody may have cancelled */
#define CANCELLABLE_EVERY 1024

/* A static object of libpython: an integer or a string may be referred to like any other. Code and
 * tuples are compiled in, and of types and the like the heap tells. */
static void
look_at_static (RsHeapWalk       *self,
                const RsVariable *variable)
{
  PyObject *object = (PyObject *) variable->address;

  if (variable->head.type != &PyLong_Type && variable->head.type != &PyUnicode_Type)
    return;

  rs_heap_walk_add (self, RS_TALLY_C_VARIABLE, object);
  rs_heap_walk_meet_root (self, object);
}

/* What a C variable points to: an integer or a string is counted. To some objects only C variables
 * lead (a tuple of constants, the table of error numbers): from these the walk goes on. */
static void
look_at_variable (RsHeapWalk       *self,
                  const RsVariable *variable)
{
  PyObject *object = (PyObject *) variable->address;
  guintptr offset = variable->address - self->small.start;

  if (offset < self->small.size)
    {
      if (offset % (1u << self->small.shift) == 0)
        rs_heap_walk_add (self, RS_TALLY_C_VARIABLE, object);
      return;
    }

  if (rs_range_has (self->library, object))
    {
      look_at_static (self, variable);
      return;
    }

  if (variable->head.type == &PyUnicode_Type && !self->with_strings)
    return;

  if (!rs_variable_is_seen (variable, &self->degrees))
    {
      if (!rs_statics_holds_object (self->statics, variable, &self->degrees))
        return;

      rs_heap_walk_meet_root (self, object);
      rs_heap_walk_drain (self);
    }

  if (variable->head.type == &PyLong_Type || variable->head.type == &PyUnicode_Type)
    rs_heap_walk_add (self, RS_TALLY_C_VARIABLE, object);
}

/**
 * rs_heap_walk_add_variables:
 * @self: a walk that has been through the heap
 * @variables: (element-type RsVariable): what C variables may point to, with their heads
 *
 * Counts what C variables hold, and walks from there.
 */
void
rs_heap_walk_add_variables (RsHeapWalk   *self,
                            const GArray *variables)
{
  for (guint i = 0; i < variables->len; i++)
    {
      if (i % CANCELLABLE_EVERY == 0 && g_cancellable_is_cancelled (self->cancellable))
        return;

      look_at_variable (self, &g_array_index (variables, RsVariable, i));
    }

  rs_heap_walk_drain (self);
}
