/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holder-path.h"

#include <string.h>

#include "rs-python-text.h"

/**
 * rs_holder_path_init:
 * @self: (out caller-allocates): no path yet
 * @owners: what was found; outlives the path
 * @modules: the modules; outlive the path
 * @text: (nullable): what was asked for, if it was a string
 */
void
rs_holder_path_init (RsHolderPath   *self,
                     const RsOwners *owners,
                     RsModules      *modules,
                     const char     *text)
{
  *self = (RsHolderPath) { .owners = owners, .modules = modules, .text = text };
  self->base = g_string_new (NULL);
  self->rest = g_string_new (NULL);
  self->owner = g_string_new (NULL);
  self->name = g_string_new (NULL);
}

/**
 * rs_holder_path_clear:
 * @self: a path, which is no more to be used
 */
void
rs_holder_path_clear (RsHolderPath *self)
{
  g_string_free (self->base, TRUE);
  g_string_free (self->rest, TRUE);
  g_string_free (self->owner, TRUE);
  g_string_free (self->name, TRUE);
}

/* Finds how the parent of a node holds it. Siblings come one after the other: where the last was
 * found is kept for each parent, or a long list would be searched from its start for each. */
static void
find_slot (const RsOwners *owners,
           guint32         parent,
           guint32         node,
           GHashTable     *hints,
           RsSlot         *slot)
{
  gpointer key = GUINT_TO_POINTER (parent);
  Py_ssize_t hint = GPOINTER_TO_SIZE (g_hash_table_lookup (hints, key));
  Py_ssize_t before = hint;

  rs_slots_find (owners->nodes[parent].object, owners->nodes[node].object, &hint, slot);
  if (hint != before)
    g_hash_table_insert (hints, key, GSIZE_TO_POINTER (hint));
}

/**
 * rs_holder_path_trace:
 * @self: a path
 * @holder: the node that holds the value
 * @hints: (element-type guint32 gssize): remembers how parents are searched, empty at first
 *
 * Goes up from a holder to what has a name. How the holder itself holds the value is left open: it
 * may do so more than once.
 */
void
rs_holder_path_trace (RsHolderPath *self,
                      guint32       holder,
                      GHashTable   *hints)
{
  const RsOwners *owners = self->owners;
  guint32 node = holder;

  self->traced.n_steps = 0;
  self->traced.is_cut = FALSE;

  for (;;)
    {
      const RsOwnersNode *fields = &owners->nodes[node];
      RsHolderStep *step = &self->steps[self->traced.n_steps];

      if (self->traced.n_steps == RS_HOLDER_PATH_MAX_STEPS)
        {
          self->traced.is_cut = TRUE;
          node = owners->nodes[holder].owner;
          self->traced.end = node != 0 ? RS_HOLDER_PATH_OWNER : RS_HOLDER_PATH_NOWHERE;
          break;
        }

      step->node = node;
      step->slot = (RsSlot) { .kind = RS_SLOT_OTHER };
      if (node != holder && fields->object != NULL)
        find_slot (owners, node, step[-1].node, hints, &step->slot);
      self->traced.n_steps++;

      if (fields->owner == node)
        {
          self->traced.end = RS_HOLDER_PATH_OWNER;
          break;
        }
      if (step->slot.kind == RS_SLOT_ATTRIBUTE || step->slot.kind == RS_SLOT_DICT)
        {
          self->traced.end = RS_HOLDER_PATH_INSTANCE;
          break;
        }
      if (fields->parent == 0)
        {
          self->traced.end = RS_HOLDER_PATH_NOWHERE;
          break;
        }
      node = fields->parent;
    }

  self->traced.node = node;
}

/**
 * rs_holder_path_is_indexed:
 * @self: a path that was traced
 *
 * Returns: whether the holder is a list or tuple of which one item is like the other: not the
 *   defaults of a function, say, where each belongs to a parameter
 */
gboolean
rs_holder_path_is_indexed (RsHolderPath *self)
{
  PyObject *holder = self->owners->nodes[self->steps[0].node].object;

  if (holder == NULL || !(PyTuple_CheckExact (holder) || PyList_CheckExact (holder)))
    return FALSE;

  return self->traced.n_steps < 2
         || (self->steps[1].slot.kind != RS_SLOT_DEFAULTS
             && self->steps[1].slot.kind != RS_SLOT_ANNOTATIONS
             && self->steps[1].slot.kind != RS_SLOT_CLOSURE
             && self->steps[1].slot.kind != RS_SLOT_CONSTANTS);
}

/* Writes one step the way Python would. */
static void
append_step (GString      *out,
             const RsSlot *slot)
{
  switch (slot->kind)
    {
    case RS_SLOT_LIST_ITEM:
    case RS_SLOT_TUPLE_ITEM:
      g_string_append_printf (out, "[%zd]", slot->index);
      return;

    case RS_SLOT_VALUE:
      g_string_append_c (out, '[');
      rs_python_key_append (out, slot->key);
      g_string_append_c (out, ']');
      return;

    case RS_SLOT_BOUND:
      g_string_append_printf (out, ".%s", slot->name);
      return;

    /* the value tells itself */
    case RS_SLOT_KEY:
    case RS_SLOT_SET_ITEM:
    case RS_SLOT_ARRAY_ITEM:
    case RS_SLOT_CELL:
    case RS_SLOT_OTHER:
    default:
      return;
    }
}

static gboolean
is_opaque (RsSlotKind kind)
{
  return kind == RS_SLOT_KEY || kind == RS_SLOT_SET_ITEM || kind == RS_SLOT_ARRAY_ITEM;
}

/* The first step of those that are left whose items cannot be told by an index; 0 if there is none
 * but the last. */
static guint
find_opaque (RsHolderPath *self,
             guint         n_left)
{
  for (guint i = n_left; i-- > 0;)
    if (is_opaque (self->steps[i].slot.kind))
      return i;

  return 0;
}

static RsHolderKind
kind_of_step (const RsSlot *slot)
{
  switch (slot->kind)
    {
    case RS_SLOT_LIST_ITEM:
      return RS_HOLDER_LIST_ITEM;
    case RS_SLOT_TUPLE_ITEM:
      return RS_HOLDER_TUPLE_ITEM;
    case RS_SLOT_SET_ITEM:
      return RS_HOLDER_SET_ITEM;
    case RS_SLOT_ARRAY_ITEM:
      return RS_HOLDER_ARRAY_ITEM;
    case RS_SLOT_KEY:
      return RS_HOLDER_DICT_KEY;
    case RS_SLOT_VALUE:
      return RS_HOLDER_DICT_VALUE;
    case RS_SLOT_BOUND:
      return RS_HOLDER_RANGE;
    case RS_SLOT_CELL:
      return RS_HOLDER_CLOSURE_CELL;
    case RS_SLOT_OWN_NAME:
      return RS_HOLDER_OWN_NAME;
    default:
      return RS_HOLDER_OTHER;
    }
}

static gboolean
holds_parts (RsHolderKind kind)
{
  return kind == RS_HOLDER_CODE_CONSTANT || kind == RS_HOLDER_DEFAULT_ARGUMENT
         || kind == RS_HOLDER_ANNOTATION;
}

/* The way on from what has a name to the value: "[3]['a']". A key, or an item of a set, is the end
 * of it, also when the value is only part of that. */
static void
tell_rest (RsHolderPath *self,
           guint         n_left)
{
  guint last;

  /* part of a constant or default is one */
  if (holds_parts (self->kind) || n_left == 0)
    return;

  last = find_opaque (self, n_left);
  self->kind = kind_of_step (&self->steps[last].slot);

  if (self->told.is_cut)
    g_string_append (self->rest, "…");
  for (guint i = n_left; i-- > last;)
    append_step (self->rest, &self->steps[i].slot);

  if (self->kind == RS_HOLDER_OTHER)
    {
      PyTypeObject *type = Py_TYPE (self->owners->nodes[self->steps[0].node].object);
      const char *dot = strrchr (type->tp_name, '.');

      g_string_assign (self->name, dot != NULL ? dot + 1 : type->tp_name);
    }
}

/**
 * rs_holder_path_tell:
 * @self: a path that was traced
 * @slot: how the holder holds the value
 *
 * Puts the path into words. GIL held.
 */
void
rs_holder_path_tell (RsHolderPath *self,
                     const RsSlot *slot)
{
  guint n_told;

  g_string_truncate (self->base, 0);
  g_string_truncate (self->rest, 0);
  g_string_truncate (self->owner, 0);
  g_string_truncate (self->name, 0);
  self->kind = RS_HOLDER_OTHER;
  self->module = NULL;
  self->file = NULL;
  self->line = 0;

  self->told = self->traced;
  self->steps[0].slot = *slot;
  if (slot->kind == RS_SLOT_ATTRIBUTE)
    {
      self->told.n_steps = 1;
      self->told.end = RS_HOLDER_PATH_INSTANCE;
      self->told.node = self->steps[0].node;
      self->told.is_cut = FALSE;
    }

  if (self->told.end == RS_HOLDER_PATH_NOWHERE)
    {
      self->kind = RS_HOLDER_UNREACHABLE;
      return;
    }

  n_told = rs_holder_path_tell_end (self);
  tell_rest (self, self->told.n_steps - n_told);
}
