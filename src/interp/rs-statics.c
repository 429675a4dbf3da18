/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* dladdr() */
#endif

#include "config.h"

#include "rs-statics-private.h"

#include <dlfcn.h>

static void
clear_segment (gpointer data)
{
  g_free (((RsStaticsSegment *) data)->before);
}

static guintptr
find_library_base (void)
{
  Dl_info info;

  /* A function of libpython that everything calls, wherever it was linked from */
  if (dladdr ((gconstpointer) (guintptr) Py_GetVersion, &info) == 0)
    return 0;

  return (guintptr) info.dli_fbase;
}

/* Other people's globals, with the red zones that a sanitizer puts between them */
__attribute__ ((no_sanitize ("address")))
static guintptr *
copy_words (RsRange range)
{
  const volatile guintptr *words = (const guintptr *) range.start;
  gsize n_words = (range.end - range.start) / sizeof *words;
  guintptr *copy = g_new (guintptr, n_words);

  for (gsize i = 0; i < n_words; i++)
    copy[i] = words[i];

  return copy;
}

/* What is all zero between two objects is there for their alignment: compilers keep variables that
 * start at zero apart from others. */
static void
add_between (GArray        *ranges,
             const RsStaticsSegment *segment,
             gsize          from,
             gsize          to)
{
  const guintptr start = segment->range.start;
  RsRange range = { start + from * sizeof (guintptr), start + to * sizeof (guintptr) };

  while (from < to && segment->before[from] == 0)
    from++;
  if (from < to)
    g_array_append_val (ranges, range);
}

static void
add_behind (GArray        *ranges,
            const RsStaticsSegment *segment,
            gsize          from)
{
  RsRange range = { segment->range.start + from * sizeof (guintptr), segment->range.end };

  if (range.start < range.end)
    g_array_append_val (ranges, range);
}

static gsize
size_of_text (PyObject *string)
{
  gsize head = PyUnicode_IS_COMPACT_ASCII (string) ? sizeof (PyASCIIObject)
                                                   : sizeof (PyCompactUnicodeObject);

  return head + ((gsize) PyUnicode_GET_LENGTH (string) + 1) * (gsize) PyUnicode_KIND (string);
}

/* How many bytes a static object takes, 0 if none starts here. Before Python is started only what
 * the compiler made is there. */
static gsize
measure_object (const guintptr *words,
                gsize           n_words)
{
  PyObject *object = (PyObject *) words;
  PyTypeObject *type;

  if (n_words * sizeof *words < sizeof (PyUnicodeObject) || words[0] == 0)
    return 0;

  type = Py_TYPE (object);
  if (type == &PyType_Type)
    return sizeof (PyTypeObject);
  if (type == &PyUnicode_Type)
    return size_of_text (object);
  if (type == &PyLong_Type)
    return sizeof (PyLongObject); /* with its one digit */
  if (type == &PyCode_Type || type == &PyTuple_Type || type == &PyBytes_Type)
    return (gsize) type->tp_basicsize + (gsize) Py_SIZE (object) * (gsize) type->tp_itemsize;

  return 0;
}

/* The parts of a segment between static objects: code, tuples and strings that are frozen into the
 * library, and builtin types. What these refer to they tell themselves. */
static void
find_variables_between_objects (const RsStaticsSegment *segment,
                                GArray        *variables)
{
  gsize n_words = (segment->range.end - segment->range.start) / sizeof (guintptr);
  gsize from = 0;

  for (gsize i = 0; i < n_words;)
    {
      gsize size = measure_object (&segment->before[i], n_words - i);
      gsize n_in_object = (size + sizeof (guintptr) - 1) / sizeof (guintptr);

      if (n_in_object == 0)
        {
          i++;
          continue;
        }

      add_between (variables, segment, from, i);
      i += n_in_object;
      from = i;
    }
  add_behind (variables, segment, from);
}

static int
remember_library (struct dl_phdr_info *info,
                  size_t               size,
                  void                *data)
{
  RsStatics *self = data;
  RsStaticsSegment segment;

  g_hash_table_add (self->loaded, GSIZE_TO_POINTER (info->dlpi_addr));
  if (info->dlpi_addr != self->library_base)
    return 0;

  for (int i = 0; i < info->dlpi_phnum; i++)
    if (rs_image_find_variables (info, i, &segment.range))
      {
        segment.before = copy_words (segment.range);
        find_variables_between_objects (&segment, self->variables);
        g_array_append_val (self->library, segment);

        if (self->library->len == 1)
          self->library_code = (RsRange) { self->library_base, segment.range.start };
      }

  return 0;
}

/**
 * rs_statics_new:
 *
 * Remembers what stands in libpython's variables and which libraries are loaded. To be called
 * before Python is started: what is compiled into libpython is no reference, and neither is
 * anything in a library that does not know Python.
 *
 * Returns: (transfer full): the memory of it
 */
RsStatics *
rs_statics_new (void)
{
  RsStatics *self = g_new0 (RsStatics, 1);

  self->library = g_array_new (FALSE, FALSE, sizeof (RsStaticsSegment));
  g_array_set_clear_func (self->library, clear_segment);
  self->variables = g_array_new (FALSE, FALSE, sizeof (RsRange));
  self->loaded = g_hash_table_new (NULL, NULL);
  self->words = g_array_new (FALSE, FALSE, sizeof (RsStaticsWord));
  rs_memory_map_init (&self->memory);
  rs_memory_map_read (&self->memory);
  self->end_of_memory = rs_memory_map_end (&self->memory);
  self->can_ask = rs_python_heads_can_ask ();
  self->library_base = find_library_base ();
  dl_iterate_phdr (remember_library, self);

  return self;
}

/**
 * rs_statics_free:
 * @self: (transfer full): a memory
 */
void
rs_statics_free (RsStatics *self)
{
  g_array_unref (self->library);
  g_array_unref (self->variables);
  g_hash_table_unref (self->loaded);
  g_array_unref (self->words);
  rs_memory_map_clear (&self->memory);
  g_free (self);
}

/**
 * rs_statics_get_library:
 * @self: a memory
 *
 * Returns: libpython's variables, from the lowest to the highest; nothing if none were found
 */
RsRange
rs_statics_get_library (RsStatics *self)
{
  RsRange library = { G_MAXSIZE, 0 };

  for (guint i = 0; i < self->library->len; i++)
    {
      RsRange range = g_array_index (self->library, RsStaticsSegment, i).range;

      library.start = MIN (library.start, range.start);
      library.end = MAX (library.end, range.end);
    }

  return library.end > library.start ? library : (RsRange) { 0 };
}

/**
 * rs_statics_is_as_before:
 * @self: a memory
 * @slot: a place among libpython's variables
 *
 * What deep-frozen code and its tuples hold was written by the C compiler and is not counted by
 * Python, as long as it stands there: a string is replaced, and counted, where another one with the
 * same text was interned before (Objects/codeobject.c, _PyStaticCode_InternStrings()).
 *
 * Returns: whether the pointer that stands there is what the compiler put there
 */
gboolean
rs_statics_is_as_before (RsStatics    *self,
                         gconstpointer slot)
{
  guintptr place = (guintptr) slot;

  for (guint i = 0; i < self->library->len; i++)
    {
      const RsStaticsSegment *segment = &g_array_index (self->library, RsStaticsSegment, i);

      if (rs_range_has (segment->range, slot))
        return segment->before[(place - segment->range.start) / sizeof (guintptr)]
               == *(const guintptr *) slot;
    }

  return FALSE;
}
