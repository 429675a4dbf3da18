/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* dl_iterate_phdr() */
#endif

#include "config.h"

#include "audit.h"

#include <link.h>

#include "rs-interp-kept.h"
#include "rs-owners-private.h"
#include "rs-python-version.h"

typedef struct
{
  guintptr start;
  guintptr end;
} Range;

typedef struct
{
  RsOwners *owners; /* borrowed */
  RsDegrees degrees;

  /* owned */
  GPtrArray *objects;   /* each that a reference was found to, or that nothing leads to */
  GHashTable *in_files; /* those that only C variables lead to */
  GArray *images;       /* of Range: where libraries lie */
  GArray *types;        /* of Range: where the static types among the objects lie */
  GHashTable *dicts;    /* theirs */
} Count;

static void
meet (Count    *self,
      PyObject *object,
      gboolean  counts)
{
  gsize is_new = counts ? rs_degrees_add (&self->degrees, object)
                        : rs_degrees_see (&self->degrees, object);

  if (is_new)
    g_ptr_array_add (self->objects, object);
}

static void
meet_cb (RsOwnersWalk *walk,
         PyObject     *object)
{
  meet (walk->data, object, !walk->current.compiled_in);
}

static int
add_image (struct dl_phdr_info *info,
           size_t               size,
           void                *data)
{
  for (int i = 0; i < info->dlpi_phnum; i++)
    if (info->dlpi_phdr[i].p_type == PT_LOAD)
      {
        guintptr start = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        const Range image = { start, start + info->dlpi_phdr[i].p_memsz };

        g_array_append_val ((GArray *) data, image);
      }

  return 0;
}

static gboolean
is_within (GArray        *ranges,
           gconstpointer  address)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);

      if ((guintptr) address >= range->start && (guintptr) address < range->end)
        return TRUE;
    }

  return FALSE;
}

/* Types that the compiler made tell what they hold, whether it stands in them or, as the dicts of
 * builtin types from 3.12 on, in the interpreter's state, which is a C variable. */
static void
find_static_types (Count *self)
{
  for (guint i = 0; i < self->objects->len; i++)
    {
      PyObject *object = g_ptr_array_index (self->objects, i);
      const Range range = { (guintptr) object, (guintptr) object + sizeof (PyTypeObject) };

      if (!PyType_Check (object) || !is_within (self->images, object))
        continue;

      g_array_append_val (self->types, range);
#if PY_VERSION_HEX >= 0x030c0000
      {
        PyObject *dict = PyType_GetDict ((PyTypeObject *) object); /* new reference, or NULL */

        g_hash_table_add (self->dicts, dict);
        Py_XDECREF (dict);
      }
#endif
    }
}

/* Whether the census takes a C variable for the holder of an object: of integers and strings, and
 * once of what nothing else leads to. Nobody knows whether it owns what it points to. */
static gboolean
is_asked_for (Count    *self,
              PyObject *object)
{
  return PyLong_CheckExact (object) || PyUnicode_CheckExact (object)
         || (g_hash_table_remove (self->in_files, object)
             && !g_hash_table_contains (self->dicts, object));
}

static void
count_variables (Count *self)
{
  g_autoptr (GArray) variables = g_array_new (FALSE, FALSE, sizeof (RsVariable));

  find_static_types (self);
  rs_statics_list (self->owners->statics, variables);
  for (guint i = 0; i < variables->len; i++)
    {
      const RsVariable *variable = &g_array_index (variables, RsVariable, i);
      PyObject *object = (PyObject *) variable->address;

      /* an object starts at a multiple of 16, and a static type has told what it holds */
      if (variable->address % 16 == 0 && rs_degrees_has (&self->degrees, object)
          && !is_within (self->images, object)
          && !is_within (self->types, (gconstpointer) variable->slot)
          && is_asked_for (self, object))
        meet (self, object, TRUE);
    }
}

static void
count_heap (Count *self)
{
  const RsOwners *owners = self->owners;
  RsOwnersWalk walk;

  rs_owners_walk_init (&walk, self->owners, &PyLong_Type, meet_cb, self);

  for (guint32 i = 1; i < owners->n_nodes; i++)
    {
      const RsOwnersNode *node = &owners->nodes[i];

      if (node->object == NULL)
        continue;

      meet (self, node->object, FALSE);
      if (node->parent != 0 && owners->nodes[node->parent].object == NULL)
        g_hash_table_add (self->in_files, node->object);
      rs_owners_walk_look_at (&walk, i);
    }

  rs_owners_walk_clear (&walk);
}

static AuditType *
find_type (GHashTable   *types,
           PyTypeObject *type)
{
  AuditType *found = g_hash_table_lookup (types, type);

  if (found == NULL)
    {
      found = g_new0 (AuditType, 1);
      found->type = type;
      g_hash_table_insert (types, type, found);
    }

  return found;
}

static void
note (AuditType *type,
      PyObject  *object,
      gint64     off)
{
  type->n_objects++;
  if (off == 0)
    type->n_exact++;
  else if (off < 0)
    {
      type->n_under++;
      type->sum_under -= off;
    }
  else
    {
      type->n_over++;
      type->sum_over += off;
    }

  if (off > MAX (type->example_off, 0) || (off < type->example_off && type->example_off <= 0))
    {
      type->example = object;
      type->example_off = off;
    }
}

static int
compare_types (gconstpointer one,
               gconstpointer other)
{
  const AuditType *a = one, *b = other;
  gint64 a_off = a->sum_over + a->sum_under, b_off = b->sum_over + b->sum_under;

  return (a_off < b_off) - (a_off > b_off);
}

static Audit *
compare_all (Count *self)
{
  g_autoptr (GHashTable) types = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Audit *audit = g_new0 (Audit, 1);
  GHashTableIter iter;
  gpointer type;

  for (guint i = 0; i < self->objects->len; i++)
    {
      PyObject *object = g_ptr_array_index (self->objects, i);
      AuditType *found;
      gint64 off;

      if (rs_python_is_immortal (object) || rs_python_pad_of (object) > 0
          || is_within (self->images, object))
        continue;

      off = (gint64) rs_degrees_get (&self->degrees, object) - Py_REFCNT (object);
      found = find_type (types, Py_TYPE (object));
      note (found, object, off);
      audit->n_objects++;
      audit->n_exact += off == 0;
    }

  audit->types = g_array_new (FALSE, FALSE, sizeof (AuditType));
  g_hash_table_iter_init (&iter, types);
  while (g_hash_table_iter_next (&iter, NULL, &type))
    g_array_append_vals (audit->types, type, 1);
  g_array_sort (audit->types, compare_types);

  return audit;
}

/* Takes a census, and goes through what it has found once more to count the references to every
 * object, as the census does for integers. */
Audit *
audit_new (RsInterp *interp)
{
  PyGILState_STATE state = rs_interp_enter (interp);
  g_autoptr (GError) error = NULL;
  Count count = { NULL };
  Audit *audit;

  g_assert_true (rs_interp_keep_owners (interp, NULL, &error));
  g_assert_no_error (error);

  count.owners = interp->kept->owners;
  rs_degrees_init (&count.degrees);
  count.objects = g_ptr_array_new ();
  count.in_files = g_hash_table_new (NULL, NULL);
  count.images = g_array_new (FALSE, FALSE, sizeof (Range));
  count.dicts = g_hash_table_new (NULL, NULL);
  count.types = g_array_new (FALSE, FALSE, sizeof (Range));
  dl_iterate_phdr (add_image, count.images);

  count_heap (&count);
  count_variables (&count);
  PyErr_Clear ();
  audit = compare_all (&count);

  g_array_unref (count.types);
  g_array_unref (count.images);
  g_hash_table_unref (count.dicts);
  g_hash_table_unref (count.in_files);
  g_ptr_array_unref (count.objects);
  rs_degrees_clear (&count.degrees);
  rs_interp_leave (interp, state);

  return audit;
}

void
audit_free (Audit *self)
{
  g_array_unref (self->types);
  g_free (self);
}

static char *
describe (PyObject *object)
{
  PyObject *text = PyObject_Repr (object); /* new reference, or NULL */
  const char *utf8 = text != NULL ? PyUnicode_AsUTF8 (text) : NULL;
  char *description = g_strdup_printf ("%.70s", utf8 != NULL ? utf8 : "?");

  PyErr_Clear ();
  Py_XDECREF (text);

  return g_strdelimit (description, "\n", ' ');
}

/* Prints on standard error what is off, the furthest first. Runs Python code: what was compared is
 * told as it was before. */
void
audit_print (Audit    *self,
             RsInterp *interp)
{
  PyGILState_STATE state = rs_interp_enter (interp);

  g_printerr ("# %s: %u of %u mortal objects exact, %.2f %%\n", Py_GetVersion (), self->n_exact,
              self->n_objects, 100.0 * self->n_exact / self->n_objects);

  for (guint i = 0; i < self->types->len; i++)
    {
      const AuditType *type = &g_array_index (self->types, AuditType, i);
      g_autofree char *example = NULL;

      if (type->example == NULL)
        break;

      example = describe (type->example);
      g_printerr ("#   %s: %u of %u under, by %lld; %u over, by %lld; such as %+lld %s\n",
                  type->type->tp_name, type->n_under, type->n_objects, (long long) type->sum_under,
                  type->n_over, (long long) type->sum_over, (long long) type->example_off, example);
    }

  rs_interp_leave (interp, state);
}
