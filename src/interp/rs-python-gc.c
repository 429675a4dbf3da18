/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-python-gc.h"

#include <string.h>

#include "rs-python-layout.h"

#if RS_PYTHON_HAS_VISIT_OBJECTS

static int
add_object (PyObject *object,
            void     *objects)
{
  g_ptr_array_add (objects, object);

  return 1; /* go on */
}

static void
list_objects (GPtrArray *objects)
{
  PyUnstable_GC_VisitObjects (add_object, objects);
}

#else

#include "rs-python-gc-3-11.h"

#define MAX_CHAINS 16
#define N_ENTRANCES 256

/* How many objects of a part are found before memory is asked for, which a small heap never is: what
 * is given back each time has to be got from the kernel each time. */
#define N_FIRST 1024

/* A part of a list, from where it was entered to where another part begins. */
typedef struct
{
  PyGC_Head *next;
  PyObject **found; /* (owned) if it is more than the first */
  gsize n_found;
  gsize size;
  PyObject *first[N_FIRST];
} Chain;

/* Where the next object is can be read only from the one before, so that a walk along a list waits
 * for memory at every step. So the lists are entered at many places, and what is waited for is all
 * of them at once. */
typedef struct
{
  Chain chains[MAX_CHAINS]; /* in the order of the lists, as far as modules are */
  guint n_chains;

  /* where chains begin, by some bits of the address */
  const PyGC_Head *entrances[N_ENTRANCES];

  /* the ends of the lists, which are no objects */
  const struct _gc_runtime_state *state;
} Chains;

static gsize
entrance_of (const PyGC_Head *head)
{
  return ((guintptr) head >> 4) % N_ENTRANCES;
}

static gboolean
is_end (const Chains    *self,
        const PyGC_Head *head)
{
  return self->entrances[entrance_of (head)] == head
         || (guintptr) head - (guintptr) self->state < sizeof *self->state;
}

static void
begin_chain (Chains    *self,
             PyGC_Head *head)
{
  Chain *chain = &self->chains[self->n_chains++];

  chain->next = head;
  chain->found = chain->first;
  chain->n_found = 0;
  chain->size = N_FIRST;
}

static void
enter_lists (Chains *self)
{
  const struct _gc_runtime_state *state = self->state;

  for (int i = 0; i < NUM_GENERATIONS; i++)
    begin_chain (self, _PyGCHead_NEXT (&state->generations[i].head));
  begin_chain (self, _PyGCHead_NEXT (&state->permanent_generation.head));
}

/* Modules are made all along the life of an interpreter, so they stand all along its lists. */
static void
enter_at_modules (Chains *self)
{
  PyObject *modules = PyImport_GetModuleDict (); /* borrowed */
  Py_ssize_t every = PyDict_GET_SIZE (modules) / (MAX_CHAINS - (NUM_GENERATIONS + 1)) + 1;
  PyObject *name, *module;
  Py_ssize_t place = 0;

  for (Py_ssize_t n = 0; PyDict_Next (modules, &place, &name, &module); n++) /* borrowed */
    {
      PyGC_Head *head = _Py_AS_GC (module);

      if (n % every != 0 || !PyModule_CheckExact (module) || !PyObject_GC_IsTracked (module)
          || self->entrances[entrance_of (head)] != NULL)
        continue;

      self->entrances[entrance_of (head)] = head;
      begin_chain (self, head);
    }
}

static void
grow (Chain *chain)
{
  chain->size *= 2;
  if (chain->found == chain->first)
    {
      chain->found = g_new (PyObject *, chain->size);
      memcpy (chain->found, chain->first, sizeof chain->first);
    }
  else
    {
      chain->found = g_renew (PyObject *, chain->found, chain->size);
    }
}

/* Returns: whether the chain goes on */
static inline gboolean
step (const Chains *self,
      Chain        *chain)
{
  PyGC_Head *head = chain->next;

  if (G_UNLIKELY (chain->n_found == chain->size))
    grow (chain);
  chain->found[chain->n_found++] = (PyObject *) (head + 1); /* it follows its head */
  chain->next = _PyGCHead_NEXT (head);

  return !is_end (self, chain->next);
}

static void
add_found (Chain     *chain,
           GPtrArray *objects)
{
  guint n_before = objects->len;

  if (chain->n_found > 0)
    {
      g_ptr_array_set_size (objects, (int) (n_before + chain->n_found));
      memcpy (&objects->pdata[n_before], chain->found, chain->n_found * sizeof *chain->found);
    }
  if (chain->found != chain->first)
    g_free (chain->found);
}

static void
list_objects (GPtrArray *objects)
{
  Chains self;
  Chain *open[MAX_CHAINS];
  guint n_open = 0;

  self.state = &PyInterpreterState_Get ()->gc;
  self.n_chains = 0;
  memset (self.entrances, 0, sizeof self.entrances);
  enter_lists (&self);
  enter_at_modules (&self);

  /* a list may be empty, and may begin at a module */
  for (guint i = 0; i < self.n_chains; i++)
    if (i > NUM_GENERATIONS || !is_end (&self, self.chains[i].next))
      open[n_open++] = &self.chains[i];

  while (n_open > 0)
    for (guint i = 0; i < n_open;)
      if (step (&self, open[i]))
        i++;
      else
        open[i] = open[--n_open];

  for (guint i = 0; i < self.n_chains; i++)
    add_found (&self.chains[i], objects);
}

#endif

/**
 * rs_python_gc_list:
 * @objects: (element-type PyObject): where to add every object that the cyclic collector tracks;
 *   borrowed, valid as long as nothing runs
 *
 * Lists the collector's objects, in no order, without making a list object, which would be one of
 * them. Python 3.12 and later tell them by PyUnstable_GC_VisitObjects(). 3.11 has only
 * gc.get_objects(), and importing gc into an interpreter that has not got it changes the very counts
 * that are taken: its lists are read directly. GIL held.
 */
void
rs_python_gc_list (GPtrArray *objects)
{
  list_objects (objects);
}
