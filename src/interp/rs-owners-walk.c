/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* dl_iterate_phdr() */
#endif

#include "config.h"

#include "rs-owners-private.h"

#include "rs-image.h"
#include "rs-python-layout.h"

void
rs_owners_walk_init (RsOwnersWalk *self,
                     RsOwners     *owners,
                     PyTypeObject *value_type,
                     RsOwnersMeet  meet,
                     gpointer      data)
{
  *self = (RsOwnersWalk) {
    .owners = owners,
    .value_type = value_type,
    .meet = meet,
    .data = data,
  };
  rs_degrees_init (&self->states);
  rs_edges_init (&self->edges);
  owners->ndarray = self->edges.ndarray;
}

void
rs_owners_walk_clear (RsOwnersWalk *self)
{
  rs_edges_clear (&self->edges);
  rs_degrees_clear (&self->states);
}

static int
meet_cb (PyObject *object,
         void     *data)
{
  RsOwnersWalk *self = data;

  self->meet (self, object);

  return 0;
}

/* Meets what slots of deep-frozen code or of its tuples hold. */
static void
meet_static_slots (RsOwnersWalk *self,
                   PyObject    **slots,
                   Py_ssize_t    n_slots)
{
  for (Py_ssize_t i = 0; i < n_slots; i++)
    if (slots[i] != NULL)
      {
        self->current.compiled_in = rs_statics_is_as_before (self->owners->statics, &slots[i]);
        self->meet (self, slots[i]);
      }
  self->current.compiled_in = FALSE;
}

static void
look_at_static_code (RsOwnersWalk *self,
                     PyCodeObject *code)
{
  for (int i = 0; i < RS_EDGES_N_CODE_SLOTS; i++)
    meet_static_slots (self, rs_edges_code_slot (code, i), 1);
}

/* Meets what a node holds. */
void
rs_owners_walk_look_at (RsOwnersWalk *self,
                        guint32       node)
{
  PyObject *object = self->owners->nodes[node].object;

  self->current = (RsOwnersEdge) { .holder = node };

  if (RS_PYTHON_IS_DEEP_FROZEN && G_UNLIKELY (rs_range_has (self->owners->library, object)))
    {
      if (PyTuple_CheckExact (object))
        {
          meet_static_slots (self, ((PyTupleObject *) object)->ob_item, Py_SIZE (object));
          return;
        }
      if (PyCode_Check (object))
        {
          look_at_static_code (self, (PyCodeObject *) object);
          return;
        }
    }

  rs_edges_visit (&self->edges, object, meet_cb, self);
}

/* Whether a variable holds an object that is to be told: any that is looked for, and what the walk
 * has not come by (a tuple of constants, the table of error numbers). Of static objects of
 * libpython only values: code and tuples are compiled in, and of types and the like the heap tells.
 */
static gboolean
is_told (RsOwnersWalk     *self,
         const RsVariable *variable)
{
  const RsSmallInts *small = &self->owners->small;
  guintptr offset = variable->address - small->start;

  if (offset < small->size)
    return offset % (1u << small->shift) == 0;

  if (rs_range_has (self->owners->library, (gconstpointer) variable->address)
      || rs_variable_is_seen (variable, &self->states))
    return variable->head.type == self->value_type;

  return rs_statics_holds_object (self->owners->statics, variable, &self->states);
}

/* Where a library lies, and its node once it has one. */
typedef struct
{
  RsRange range;
  const char *file; /* borrowed from the loader */
  guint32 node;
} Image;

static int
add_image (struct dl_phdr_info *info,
           size_t               size,
           void                *data)
{
  Image image = { .range = rs_image_get_range (info) };

  image.file = info->dlpi_name[0] != '\0' ? info->dlpi_name : g_get_prgname ();
  g_array_append_val ((GArray *) data, image);

  return 0;
}

/* The node of a library: a text that is looked for may be in one that holds no integer. */
static guint32
find_node (RsOwners   *owners,
           const char *file)
{
  RsOwnersLibrary library = { NULL, owners->n_nodes };

  for (guint i = 0; i < owners->libraries->len; i++)
    if (g_str_equal (g_array_index (owners->libraries, RsOwnersLibrary, i).file, file))
      return g_array_index (owners->libraries, RsOwnersLibrary, i).node;

  library.file = g_strdup (file);
  g_array_append_val (owners->libraries, library);

  return rs_owners_append (owners, NULL, owners->libraries->len - 1);
}

/* Variables are listed library by library: the last one is likely. */
static guint32
find_library (RsOwners *owners,
              GArray   *images,
              guint    *last,
              guintptr  variable)
{
  Image *image;

  for (guint n = 0; n < images->len; n++)
    {
      guint i = (*last + n) % images->len;

      image = &g_array_index (images, Image, i);
      if (!rs_range_has (image->range, (gconstpointer) variable))
        continue;

      if (image->node == 0)
        image->node = find_node (owners, image->file != NULL ? image->file : "");
      *last = i;
      return image->node;
    }

  return find_node (owners, "");
}

/**
 * rs_owners_walk_variables:
 * @self: a walk that has been through what the heap holds
 *
 * Meets what C variables hold, each as held by the node of its library.
 */
void
rs_owners_walk_variables (RsOwnersWalk *self)
{
  g_autoptr (GArray) variables = g_array_new (FALSE, FALSE, sizeof (RsVariable));
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (Image));
  guint last = 0;

  dl_iterate_phdr (add_image, images);
  rs_statics_list (self->owners->statics, variables);
  for (guint i = 0; i < variables->len; i++)
    {
      RsVariable *variable = &g_array_index (variables, RsVariable, i);

      if (i % RS_PYTHON_HEADS_MAX == 0)
        rs_statics_read_heads (self->owners->statics, variable,
                               MIN (RS_PYTHON_HEADS_MAX, variables->len - i), &self->states);
      if (!is_told (self, variable))
        continue;

      self->current = (RsOwnersEdge) {
        .holder = find_library (self->owners, images, &last, variable->slot),
      };
      self->meet (self, (PyObject *) variable->address);
      if (self->settle != NULL)
        self->settle (self);
    }
}
