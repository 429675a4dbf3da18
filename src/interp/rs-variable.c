/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-variable.h"

#include "rs-interned.h"
#include "rs-python-version.h"

/* To what nothing in the heap leads there are few references: a greater number is an address or a
 * text. */
#define MAX_PLAUSIBLE_COUNT (1 << 16)

static gboolean
is_type (PyTypeObject *address,
         RsDegrees    *seen)
{
  PyTypeObject *type;
  guintptr count;

  if (address == NULL || (guintptr) address % RS_OBJECT_ALIGNMENT != 0
      || !rs_degrees_has (seen, address))
    return FALSE;

  /* Either the head of an object or the middle of a smaller one */
  rs_python_head_read (address, &count, &type);
  if (type == &PyType_Type)
    return TRUE;

  return type != NULL && (guintptr) type % RS_OBJECT_ALIGNMENT == 0 && rs_degrees_has (seen, type)
         && Py_TYPE (type) == &PyType_Type
         && PyType_FastSubclass (type, Py_TPFLAGS_TYPE_SUBCLASS);
}

/* The lower bits of a link are flags. */
#define LINK_MASK (~(guintptr) (RS_OBJECT_ALIGNMENT - 1))

/* The link back of what stands next in the collector's list */
static guintptr
read_previous (guintptr next)
{
  RsPythonHead head;

  rs_python_head_ask_links ((gconstpointer) (next + RS_PYTHON_LINKS_SIZE), &head);

  return head.previous & LINK_MASK;
}

/* Whether the collector lets go of objects of this type because nothing in them can be part of a
 * cycle: of tuples, and until Python 3.13 of dicts, which later are in its list all their life
 * (https://github.com/python/cpython/issues/127010). */
static gboolean
can_be_untracked (PyTypeObject *type)
{
  if (PyType_FastSubclass (type, Py_TPFLAGS_DICT_SUBCLASS))
    return PY_VERSION_HEX < 0x030e0000;

  return PyType_FastSubclass (type, Py_TPFLAGS_TUPLE_SUBCLASS);
}

/* Whether what stands before an object of this type is what the collector puts there: the links of
 * its list, next and previous, or none. Types that the compiler made have no place for them.
 * Without this a dead dict was followed into keys that it no more had. */
static gboolean
has_links (const RsVariable *self)
{
  PyTypeObject *type = self->head.type;
  RsPythonHead head = self->head;
  guintptr next;

  if (!PyType_IS_GC (type) || PyType_FastSubclass (type, Py_TPFLAGS_TYPE_SUBCLASS))
    return TRUE;

  if (!rs_python_head_has_links ((gconstpointer) self->address))
    rs_python_head_ask_links ((gconstpointer) self->address, &head);
  next = head.next & LINK_MASK;
  if (next == 0)
    return can_be_untracked (type);

  return read_previous (next) == self->address - RS_PYTHON_LINKS_SIZE;
}

/* The upper 16 bits of a count are flags from Python 3.14 on (Include/refcount.h). */
#if GLIB_SIZEOF_VOID_P == 8 && PY_VERSION_HEX >= 0x030e0000
#define COUNT_MASK ((G_GUINT64_CONSTANT (1) << 48) - 1)
#else
#define COUNT_MASK G_MAXSIZE
#endif

static gboolean
is_plausible (guintptr count)
{
  count &= COUNT_MASK;

  return count > 0 && count <= MAX_PLAUSIBLE_COUNT;
}

/* Whether this is what stands in place of a count. A block that was given back begins with the address
 * of the next one, whose lower half may look like that; in the upper half of a count there are no more
 * than flags. */
static gboolean
is_immortal (guintptr count)
{
#if GLIB_SIZEOF_VOID_P == 8
  if ((count >> 32 & 0xffff) != 0)
    return FALSE;
#endif

  return rs_python_is_immortal ((PyObject *) &count); /* a look at the count */
}

/**
 * rs_variable_is_object:
 * @self: a variable that points to what a walk has not come by
 * @seen: what the walk has come by: all types but those of which there is no object
 *
 * Whether an object stands there. Memory that was an object once may keep its type though the end of
 * a text stands before it now, and a C array may have the address of a type second: the count tells
 * them apart, and the collector's links. The table of interned strings is none, for its references
 * are not counted. GIL held.
 *
 * Returns: whether @self holds an object
 */
gboolean
rs_variable_is_object (const RsVariable *self,
                       RsDegrees        *seen)
{
  PyObject *object = (PyObject *) self->address;

  return self->address % RS_OBJECT_ALIGNMENT == 0 && is_type (self->head.type, seen)
         && (is_plausible (self->head.count) || is_immortal (self->head.count))
         && has_links (self)
         && !rs_interned_is_table (object);
}
