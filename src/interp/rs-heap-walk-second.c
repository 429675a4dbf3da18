/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-heap-walk-second.h"

#include <string.h>

#define AHEAD RS_HEAP_WALK_AHEAD

/* The thread that walks holds the GIL all the time and changes nothing of what is read here, so that
 * both may read it. Neither looks at what the other has counted before the second one has ended:
 * each has degrees of its own, and an integer that both have met has its references in two parts.
 *
 * Every object is read once. All of the collector's are claimed by one or the other. What the second
 * thread meets besides (code, constants) it leaves to the first, which knows what it has met itself;
 * so it does with objects whose references only a call of tp_traverse shows. */
struct _RsHeapWalkSecond
{
  RsHeapWalk *first; /* borrowed */

  RsHeapWalk part;  /* only what it has met and counted */
  RsObjects unread; /* roots that it has claimed and leaves */

  GAsyncQueue *to_second; /* (owned) the roots, when they are listed */
  GAsyncQueue *to_first;  /* (owned) of Leftovers, @self in the end */
};

/* What the second thread leaves to the first: roots that it has not read, and objects that it has
 * met for the first time, while the first may know them. */
typedef struct
{
  gsize n_unread;
  gsize n_met;
  PyObject *objects[]; /* borrowed */
} Leftovers;

/**
 * rs_heap_walk_second_new:
 * @first: the walk to help; outlives what is made here
 *
 * Returns: (transfer full): a part that has not begun
 */
RsHeapWalkSecond *
rs_heap_walk_second_new (RsHeapWalk *first)
{
  RsHeapWalkSecond *self = g_new0 (RsHeapWalkSecond, 1);

  self->first = first;
  self->to_second = g_async_queue_new ();
  self->to_first = g_async_queue_new ();

  self->part.small = first->small;
  self->part.small_counts[RS_TALLY_HEAP]
    = g_new0 (guint32, (first->small.size >> first->small.shift) + 1);
  rs_degrees_init (&self->part.degrees);

  return self;
}

/**
 * rs_heap_walk_second_free:
 * @self: (transfer full): a part that has ended
 */
void
rs_heap_walk_second_free (RsHeapWalkSecond *self)
{
  rs_degrees_clear (&self->part.degrees);
  g_free (self->part.small_counts[RS_TALLY_HEAP]);
  for (gsize i = 0; i < G_N_ELEMENTS (self->part.sorted); i++)
    g_free (self->part.sorted[i].items);
  g_free (self->part.suspects.items);

  g_free (self->unread.items);
  g_async_queue_unref (self->to_second);
  g_async_queue_unref (self->to_first);
  g_free (self);
}

/**
 * rs_heap_walk_second_ready:
 * @self: a part that has ended or not begun
 *
 * Makes ready for a walk: hands over what has to be known of types. To be called before
 * rs_heap_walk_second_run().
 */
void
rs_heap_walk_second_ready (RsHeapWalkSecond *self)
{
  rs_edges_copy_kinds (&self->part.edges, &self->first->edges);
}

/**
 * rs_heap_walk_second_start:
 * @self: a part that is made ready
 *
 * Tells the other thread that the roots are listed. They must not be changed until it has ended.
 */
void
rs_heap_walk_second_start (RsHeapWalkSecond *self)
{
  g_async_queue_push (self->to_second, &self->first->roots);
}

static void
reset (RsHeapWalk *part)
{
  rs_degrees_reset (&part->degrees);
  rs_degrees_see (&part->degrees, NULL);
  memset (part->small_counts[RS_TALLY_HEAP], 0,
          (part->small.size >> part->small.shift) * sizeof *part->small_counts[RS_TALLY_HEAP]);

  part->n_met = 0;
  part->suspects.n = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (part->sorted); i++)
    part->sorted[i].n = 0;
}

static gsize
append (PyObject       **objects,
        const RsObjects *others)
{
  if (others->n > 0)
    memcpy (objects, others->items, others->n * sizeof *objects);

  return others->n;
}

/* Atoms and strings are of no interest, and integers stay. */
static void
hand_over (RsHeapWalkSecond *self)
{
  RsObjects *sorted = self->part.sorted;
  gsize n = self->unread.n;
  Leftovers *leftovers;

  for (gsize kind = RS_EDGES_TUPLE; kind < RS_HEAP_WALK_N_KINDS; kind++)
    n += sorted[kind].n;

  leftovers = g_malloc (sizeof *leftovers + n * sizeof *leftovers->objects);
  leftovers->n_unread = append (leftovers->objects, &self->unread);
  leftovers->n_met = 0;
  for (gsize kind = RS_EDGES_TUPLE; kind < RS_HEAP_WALK_N_KINDS; kind++)
    {
      leftovers->n_met
        += append (&leftovers->objects[leftovers->n_unread + leftovers->n_met], &sorted[kind]);
      sorted[kind].n = 0;
    }

  sorted[RS_EDGES_STRING].n = 0;
  sorted[RS_EDGES_ATOM].n = 0;
  self->unread.n = 0;
  g_async_queue_push (self->to_first, leftovers);
}

static void
read_roots (RsHeapWalkSecond *self,
            RsRoots          *roots,
            guint             n_claimed)
{
  PyObject **objects = (PyObject **) roots->objects->pdata;
  guint start = roots->objects->len;

  /* what the collector knows is somebody's to read: the first need not be told of it */
  for (guint i = 0; i < roots->objects->len; i++)
    rs_degrees_see (&self->part.degrees, objects[i]);

  do
    {
      start -= n_claimed;
      rs_heap_walk_read_roots (&self->part, &objects[start], n_claimed, &self->unread);
      hand_over (self);
    }
  while (!g_cancellable_is_cancelled (self->first->cancellable)
         && (n_claimed = rs_roots_claim (roots)) > 0);
}

/**
 * rs_heap_walk_second_run:
 * @second: a part that is made ready
 *
 * Waits for rs_heap_walk_second_start() and reads roots, from the last to the first, until nobody is
 * to read any. To be called on another thread than the one that walks and holds the GIL. Calls
 * nothing of Python's that changes anything.
 *
 * Returns: (transfer none): what it has come by, until the next walk
 */
RsDegrees *
rs_heap_walk_second_run (gpointer second)
{
  RsHeapWalkSecond *self = second;
  RsRoots *roots;
  guint n_claimed;

  reset (&self->part);
  self->unread.n = 0;

  roots = g_async_queue_pop (self->to_second);
  n_claimed = rs_roots_claim (roots);
  if (n_claimed > 0)
    read_roots (self, roots, n_claimed);
  g_async_queue_push (self->to_first, self);

  return &self->part.degrees;
}

static void
take_leftovers (RsHeapWalk *first,
                Leftovers  *leftovers)
{
  PyObject **objects = leftovers->objects;
  gsize n_objects = leftovers->n_unread + leftovers->n_met;

  for (gsize i = 0; i < n_objects; i++)
    {
      __builtin_prefetch (objects[MIN (i + AHEAD, n_objects - 1)]);
      if (i < leftovers->n_unread)
        rs_heap_walk_sort (first, objects[i]);
      else
        rs_heap_walk_meet_root (first, objects[i]);
    }
  g_free (leftovers);

  rs_heap_walk_drain (first);
}

/**
 * rs_heap_walk_second_take:
 * @self: a part that has begun
 *
 * Has the first walk read what this one has left to it up to now.
 */
void
rs_heap_walk_second_take (RsHeapWalkSecond *self)
{
  gpointer leftovers;

  while ((leftovers = g_async_queue_try_pop (self->to_first)) != NULL)
    {
      if (leftovers == self)
        {
          g_async_queue_push_front (self->to_first, self); /* for who waits */
          return;
        }
      take_leftovers (self->first, leftovers);
    }
}

/* What it counted, but for integers, which are added up besides */
static void
merge (RsHeapWalkSecond *self)
{
  RsHeapWalk *first = self->first;
  RsHeapWalk *part = &self->part;
  const RsObjects *ints = &part->sorted[RS_EDGES_INTEGER];
  gsize n_small = first->small.size >> first->small.shift;

  for (gsize i = 0; i < n_small; i++)
    first->small_counts[RS_TALLY_HEAP][i] += part->small_counts[RS_TALLY_HEAP][i];

  /* the first walk may come by them later */
  for (gsize i = 0; i < ints->n; i++)
    if (rs_degrees_see (&first->degrees, ints->items[i]))
      rs_objects_push (&first->sorted[RS_EDGES_INTEGER], ints->items[i]);

  for (gsize i = 0; i < part->suspects.n; i++)
    rs_objects_push (&first->suspects, part->suspects.items[i]);
}

/**
 * rs_heap_walk_second_join:
 * @self: a part that has begun, while nobody is to read any roots
 *
 * Waits until this part has ended, and has the first walk go on where it has left off.
 */
void
rs_heap_walk_second_join (RsHeapWalkSecond *self)
{
  gpointer leftovers;

  while ((leftovers = g_async_queue_pop (self->to_first)) != self)
    take_leftovers (self->first, leftovers);

  merge (self);
}

/**
 * rs_heap_walk_second_ints:
 * @self: a part that has ended
 * @degrees: (out) (transfer none): how often each was referred to
 *
 * Returns: (transfer none): the integers that it has met, but for the cached ones
 */
const RsObjects *
rs_heap_walk_second_ints (RsHeapWalkSecond  *self,
                          RsDegrees        **degrees)
{
  *degrees = &self->part.degrees;

  return &self->part.sorted[RS_EDGES_INTEGER];
}
