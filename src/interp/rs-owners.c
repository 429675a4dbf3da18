/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-owners-private.h"

#include "rs-interned.h"
#include "rs-python-gc.h"

/* While everything is walked for the first time. */
typedef struct
{
  RsOwnersWalk walk;
  GPtrArray *roots; /* (owned) what the collector knows */
  guint32 next;     /* the first node that was not looked at */

  /* met, but not looked at yet: an object stays here until memory has brought it */
  struct
  {
    PyObject *object;
    RsOwnersEdge edge;
  } ring[RS_OWNERS_AHEAD];
  guint ring_head;
  guint n_ring;
} Finder;

static gboolean
is_owner (PyObject *object)
{
  return PyFunction_Check (object) || PyType_Check (object) || PyModule_Check (object)
         || PyCode_Check (object);
}

/* Adds an object that holds others: what belongs to nobody else belongs to whoever holds it. */
guint32
rs_owners_append (RsOwners *self,
                  PyObject *object,
                  guint32   parent)
{
  RsOwnersNode *node;

  if (self->n_nodes == self->nodes_size)
    {
      self->nodes_size = MAX (self->nodes_size * 2, 1 << 15);
      self->nodes = g_renew (RsOwnersNode, self->nodes, self->nodes_size);
    }

  node = &self->nodes[self->n_nodes];
  node->object = object;
  node->parent = parent;
  if (object == NULL || is_owner (object))
    node->owner = self->n_nodes;
  else
    node->owner = self->nodes[parent].owner;

  return self->n_nodes++;
}

static void
add_int (RsOwners    *owners,
         gint64       value,
         RsOwnersEdge edge)
{
  const RsOwnersInt reference = { value, edge };

  g_array_append_val (owners->ints, reference);
}

static void
add_integer (RsOwners    *owners,
             PyObject    *object,
             RsOwnersEdge edge)
{
  int overflow;
  gint64 value = PyLong_AsLongLongAndOverflow (object, &overflow);

  /* nobody can ask for an integer of more than 64 bits */
  if (overflow == 0)
    add_int (owners, value, edge);
}

static gboolean
holds_nothing (PyTypeObject *type)
{
  return type == &PyUnicode_Type || type == &PyBytes_Type || type == &PyFloat_Type;
}

/* Looks at the one that was met first. */
static void
settle_one (Finder *self)
{
  RsOwnersWalk *walk = &self->walk;
  PyObject *object = self->ring[self->ring_head].object;
  RsOwnersEdge edge = self->ring[self->ring_head].edge;

  self->ring_head = (self->ring_head + 1) % RS_OWNERS_AHEAD;
  self->n_ring--;

  switch (rs_owners_walk_get_state (walk, object))
    {
    case RS_OWNERS_WANTED:
      add_integer (walk->owners, object, edge);
      return;

    case RS_OWNERS_PENDING:
      if (PyLong_CheckExact (object))
        {
          rs_owners_walk_set_state (walk, object, RS_OWNERS_WANTED);
          add_integer (walk->owners, object, edge);
          return;
        }
      rs_owners_walk_set_state (walk, object, RS_OWNERS_DONE);
      if (!holds_nothing (Py_TYPE (object)))
        rs_owners_append (walk->owners, object, edge.holder);
      return;

    case RS_OWNERS_UNSEEN:
    case RS_OWNERS_DONE:
    default:
      return;
    }
}

static void
put_off (Finder   *self,
         PyObject *object)
{
  guint i;

  if (self->n_ring == RS_OWNERS_AHEAD)
    settle_one (self);

  i = (self->ring_head + self->n_ring++) % RS_OWNERS_AHEAD;
  self->ring[i].object = object;
  self->ring[i].edge = self->walk.current;
}

/* Takes note of one reference. An object that was met but not looked at may yet turn out to be an
 * integer: it is put off once more, so that no reference is lost. */
static void
meet (RsOwnersWalk *walk,
      PyObject     *object)
{
  RsOwners *owners = walk->owners;
  guintptr offset = (guintptr) object - owners->small.start;

  if (offset < owners->small.size)
    {
      add_int (owners, owners->small.first + (gint64) (offset >> owners->small.shift),
               walk->current);
      return;
    }

  switch (rs_owners_walk_see (walk, object, RS_OWNERS_PENDING))
    {
    case RS_OWNERS_UNSEEN:
      __builtin_prefetch (object);
      put_off ((Finder *) walk, object);
      return;

    case RS_OWNERS_PENDING:
      put_off ((Finder *) walk, object);
      return;

    case RS_OWNERS_WANTED:
      add_integer (owners, object, walk->current);
      return;

    case RS_OWNERS_DONE:
    default:
      return;
    }
}

static gboolean
is_shared (Finder   *self,
           PyObject *tuple)
{
  return PyTuple_GET_SIZE (tuple) > 0
         && rs_owners_walk_get_state (&self->walk, tuple) != RS_OWNERS_UNSEEN;
}

/* The compiler gives functions with the same constants or names one tuple: the reference is one,
 * the functions are several. */
static void
note_shared (Finder  *self,
             guint32  node)
{
  RsOwners *owners = self->walk.owners;
  const PyCodeObject *code = (PyCodeObject *) owners->nodes[node].object;
  PyObject *const tuples[] = { code->co_consts, code->co_names, code->co_localsplusnames };

  for (gsize i = 0; i < G_N_ELEMENTS (tuples); i++)
    if (tuples[i] != NULL && is_shared (self, tuples[i]))
      {
        const RsOwnersShared shared = { tuples[i], node };

        g_array_append_val (owners->shared, shared);
      }
}

static gboolean
settle_all (Finder       *self,
            GCancellable *cancellable,
            GError      **error)
{
  RsOwners *owners = self->walk.owners;

  while (self->next < owners->n_nodes || self->n_ring > 0)
    {
      if (self->next == owners->n_nodes)
        {
          settle_one (self);
          continue;
        }

      if (self->next % RS_OWNERS_NODES_PER_CHECK == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if (self->next + RS_OWNERS_AHEAD < owners->n_nodes)
        __builtin_prefetch (owners->nodes[self->next + RS_OWNERS_AHEAD].object);

      if (owners->nodes[self->next].object != NULL)
        {
          if (PyCode_Check (owners->nodes[self->next].object))
            note_shared (self, self->next);
          rs_owners_walk_look_at (&self->walk, self->next);
        }
      self->next++;
    }

  return TRUE;
}

static void
settle_variable (RsOwnersWalk *walk)
{
  (void) settle_all ((Finder *) walk, NULL, NULL);
}

static void
add_source (Finder   *self,
            PyObject *object)
{
  if (rs_owners_walk_see (&self->walk, object, RS_OWNERS_DONE) == RS_OWNERS_UNSEEN)
    rs_owners_append (self->walk.owners, object, 0);
}

/* Modules, functions and classes know where they belong, so that nothing they hold is told to
 * belong to who holds them. Their modules come first: a global is nearer to its module than to the
 * functions that use it. */
static void
add_sources (Finder *self)
{
  PyObject *name, *module;
  Py_ssize_t i = 0;

  while (PyDict_Next (PyImport_GetModuleDict (), &i, &name, &module)) /* borrowed */
    if (PyModule_Check (module))
      add_source (self, module);
  self->walk.owners->n_modules = self->walk.owners->n_nodes - 1;

  for (guint n = 0; n < self->roots->len; n++)
    {
      PyObject *object = g_ptr_array_index (self->roots, n);

      if (n + RS_OWNERS_AHEAD < self->roots->len)
        __builtin_prefetch (g_ptr_array_index (self->roots, n + RS_OWNERS_AHEAD));
      if (PyFunction_Check (object) || PyType_Check (object))
        add_source (self, object);
    }

  /* types whose objects only C variables may hold, and that Python code may never have asked for */
  add_source (self, (PyObject *) &PyCode_Type);
  add_source (self, (PyObject *) &PyFunction_Type);
}

/* What no module leads to, though the collector knows it. */
static gboolean
add_others (Finder       *self,
            GCancellable *cancellable,
            GError      **error)
{
  for (guint n = 0; n < self->roots->len; n++)
    {
      PyObject *object = g_ptr_array_index (self->roots, n);

      if (rs_owners_walk_get_state (&self->walk, object) != RS_OWNERS_UNSEEN
          || rs_interned_is_table (object))
        continue;

      add_source (self, object);
      if (!settle_all (self, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_shared (gconstpointer one,
                gconstpointer other)
{
  const RsOwnersShared *a = one, *b = other;

  if (a->tuple != b->tuple)
    return a->tuple < b->tuple ? -1 : 1;

  return (a->code > b->code) - (a->code < b->code);
}

static void
clear_library (gpointer data)
{
  g_free (((RsOwnersLibrary *) data)->file);
}

/**
 * rs_owners_new:
 * @small: where the cached integers stand
 * @statics: what libpython's variables were before the start; outlives the owners
 * @cancellable: (nullable): looked at every 16,384 objects
 * @error: where to put an error
 *
 * Walks everything that can be reached, nearest first, from what has a name: modules, functions and
 * classes; then from C variables; then from whatever else the collector knows. So each object is
 * reached through the nearest of its owners. Nothing of Python's is made, released or changed.
 *
 * To be called with the GIL held, no Python frame running, after a collection and
 * PyType_ClearCache(), whose method cache holds borrowed references (Objects/typeobject.c).
 *
 * Returns: (transfer full): what was found, or %NULL with %G_IO_ERROR_CANCELLED
 */
RsOwners *
rs_owners_new (const RsSmallInts *small,
               RsStatics         *statics,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr (RsOwners) self = g_new0 (RsOwners, 1);
  Finder finder = { .next = 1 };
  gboolean success;

  self->small = *small;
  self->statics = statics;
  self->library = rs_statics_get_library (statics);
  self->ints = g_array_sized_new (FALSE, FALSE, sizeof (RsOwnersInt), 1 << 14);
  self->shared = g_array_new (FALSE, FALSE, sizeof (RsOwnersShared));
  self->libraries = g_array_new (FALSE, FALSE, sizeof (RsOwnersLibrary));
  g_array_set_clear_func (self->libraries, clear_library);
  rs_owners_append (self, Py_None, 0);

  rs_owners_walk_init (&finder.walk, self, &PyLong_Type, meet, NULL);
  finder.walk.settle = settle_variable;
  rs_owners_walk_set_state (&finder.walk, Py_None, RS_OWNERS_DONE);
  finder.roots = g_ptr_array_sized_new (1 << 14);
  rs_python_gc_list (finder.roots);

  add_sources (&finder);
  success = settle_all (&finder, cancellable, error);
  if (success)
    {
      rs_owners_walk_variables (&finder.walk);
      success = add_others (&finder, cancellable, error);
    }

  g_array_sort (self->shared, compare_shared);
  PyErr_Clear ();
  g_ptr_array_unref (finder.roots);
  rs_owners_walk_clear (&finder.walk);

  return success ? g_steal_pointer (&self) : NULL;
}

/**
 * rs_owners_free:
 * @self: (transfer full): owners
 */
void
rs_owners_free (RsOwners *self)
{
  g_free (self->nodes);
  g_array_unref (self->ints);
  g_array_unref (self->shared);
  g_array_unref (self->libraries);
  g_clear_pointer (&self->operands, g_array_unref);
  g_free (self);
}
