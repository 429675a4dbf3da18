/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* dladdr() */
#endif

#include "config.h"

#include "rs-statics.h"

#include <dlfcn.h>
#include <link.h>
#include <string.h>
#include <unistd.h>

#include "rs-memory-map.h"

/* No object stands in the first page, nor at an odd address. */
#define MIN_ADDRESS 4096

typedef struct
{
  guintptr start;
  guintptr end;
} Range;

/* A part of libpython's variables */
typedef struct
{
  Range range;
  guintptr *before; /* (owned) what stood there before Python was started */
} Segment;

struct _RsStatics
{
  /* owned */
  GArray *library;    /* of Segment */
  GArray *variables;  /* of Range: those parts of it that are no static objects */
  GHashTable *loaded; /* of guintptr: where the libraries were that were there before */
  RsMemoryMap memory;

  guintptr library_base;
  Range library_code; /* what lies before its variables */
};

static void
clear_segment (gpointer data)
{
  g_free (((Segment *) data)->before);
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

static Range
header_range (const struct dl_phdr_info *info,
              const ElfW (Phdr)         *header)
{
  const guintptr mask = ~(guintptr) (sizeof (gpointer) - 1);
  Range range;

  range.start = (info->dlpi_addr + header->p_vaddr + sizeof (gpointer) - 1) & mask;
  range.end = (info->dlpi_addr + header->p_vaddr + header->p_memsz) & mask;

  return range;
}

/* What the loader makes read-only when it has done its work: no variables any more. It rounds down
 * to pages; the page in which it ends stays writable. */
static guintptr
find_end_of_constants (const struct dl_phdr_info *info)
{
  guintptr page_size = (guintptr) sysconf (_SC_PAGESIZE);

  for (int i = 0; i < info->dlpi_phnum; i++)
    if (info->dlpi_phdr[i].p_type == PT_GNU_RELRO)
      return header_range (info, &info->dlpi_phdr[i]).end & ~(page_size - 1);

  return 0;
}

/* Returns: whether there are variables in this part of a library */
static gboolean
find_variables (const struct dl_phdr_info *info,
                int                        i,
                Range                     *range)
{
  const ElfW (Phdr) *header = &info->dlpi_phdr[i];
  guintptr constants;

  if (header->p_type != PT_LOAD || (header->p_flags & PF_W) == 0)
    return FALSE;

  *range = header_range (info, header);
  constants = find_end_of_constants (info);
  if (constants > range->start && constants <= range->end)
    range->start = constants;

  return range->start < range->end;
}

/* Other people's globals, with the red zones that a sanitizer puts between them */
__attribute__ ((no_sanitize ("address")))
static guintptr *
copy_words (Range range)
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
             const Segment *segment,
             gsize          from,
             gsize          to)
{
  const guintptr start = segment->range.start;
  Range range = { start + from * sizeof (guintptr), start + to * sizeof (guintptr) };

  while (from < to && segment->before[from] == 0)
    from++;
  if (from < to)
    g_array_append_val (ranges, range);
}

static void
add_behind (GArray        *ranges,
            const Segment *segment,
            gsize          from)
{
  Range range = { segment->range.start + from * sizeof (guintptr), segment->range.end };

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
find_variables_between_objects (const Segment *segment,
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
  Segment segment;

  g_hash_table_add (self->loaded, GSIZE_TO_POINTER (info->dlpi_addr));
  if (info->dlpi_addr != self->library_base)
    return 0;

  for (int i = 0; i < info->dlpi_phnum; i++)
    if (find_variables (info, i, &segment.range))
      {
        segment.before = copy_words (segment.range);
        find_variables_between_objects (&segment, self->variables);
        g_array_append_val (self->library, segment);

        if (self->library->len == 1)
          self->library_code = (Range) { self->library_base, segment.range.start };
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

  self->library = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_array_set_clear_func (self->library, clear_segment);
  self->variables = g_array_new (FALSE, FALSE, sizeof (Range));
  self->loaded = g_hash_table_new (NULL, NULL);
  rs_memory_map_init (&self->memory);
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
  rs_memory_map_clear (&self->memory);
  g_free (self);
}

/**
 * rs_statics_get_library:
 * @self: a memory
 * @start: (out): the lowest address of libpython's variables
 * @size: (out): how many bytes from there to the highest
 */
void
rs_statics_get_library (RsStatics *self,
                        guintptr  *start,
                        gsize     *size)
{
  guintptr end = 0;

  *start = G_MAXSIZE;
  for (guint i = 0; i < self->library->len; i++)
    {
      Range range = g_array_index (self->library, Segment, i).range;

      *start = MIN (*start, range.start);
      end = MAX (end, range.end);
    }
  *size = end > *start ? end - *start : 0;
}

/**
 * rs_statics_is_as_before:
 * @self: a memory
 * @slot: a place among libpython's variables
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
      const Segment *segment = &g_array_index (self->library, Segment, i);

      if (place >= segment->range.start && place < segment->range.end)
        return segment->before[(place - segment->range.start) / sizeof (guintptr)]
               == *(const guintptr *) slot;
    }

  return FALSE;
}

/**
 * rs_statics_can_read:
 * @self: a memory, after rs_statics_list() or within rs_statics_visit()
 * @address: any address
 *
 * Returns: whether an object may stand there: whether its head lies in memory that can be read and
 *   written
 */
gboolean
rs_statics_can_read (RsStatics    *self,
                     gconstpointer address)
{
  return rs_memory_map_has (&self->memory, address, sizeof (PyObject));
}

/* Most variables are zero: they are looked at some at a time. */
#define BLOCK 8

__attribute__ ((no_sanitize ("address")))
static inline gboolean
is_zero_block (const guintptr *words)
{
  return (words[0] | words[1] | words[2] | words[3] | words[4] | words[5] | words[6] | words[7]) == 0;
}

/* Adds what may be a pointer, but not into @image (functions, names and tables), nor to None, which
 * is what empty places in CPython's caches refer to. */
__attribute__ ((no_sanitize ("address")))
static void
list_words (Range   range,
            Range   image,
            GArray *found)
{
  const guintptr *words = (const guintptr *) range.start;
  const gsize n_words = (range.end - range.start) / sizeof *words;
  const gsize image_size = image.end - image.start;
  const guintptr none = (guintptr) Py_None;
  const gsize n_found = found->len;
  RsStaticsWord *out;

  /* Room for all, so that none has to be asked for in the loop */
  g_array_set_size (found, (guint) (n_found + n_words));
  out = &g_array_index (found, RsStaticsWord, n_found);

  for (gsize block = 0; block < n_words; block += BLOCK)
    {
      gsize end = MIN (block + BLOCK, n_words);

      if (end == block + BLOCK && is_zero_block (&words[block]))
        continue;

      for (gsize i = block; i < end; i++)
        {
          guintptr word = words[i];

          if (word >= MIN_ADDRESS && word % sizeof (gpointer) == 0
              && word - image.start >= image_size && word != none)
            *out++ = (RsStaticsWord) { (guintptr) &words[i], word };
        }
    }

  g_array_set_size (found, (guint) (out - (RsStaticsWord *) (gpointer) found->data));
}

static Range
find_image (const struct dl_phdr_info *info)
{
  Range image = { info->dlpi_addr, info->dlpi_addr };

  for (int i = 0; i < info->dlpi_phnum; i++)
    if (info->dlpi_phdr[i].p_type == PT_LOAD)
      image.end = MAX (image.end, header_range (info, &info->dlpi_phdr[i]).end);

  return image;
}

typedef struct
{
  RsStatics *self;
  GArray *found;
} Scan;

/* Whether a library may know Python. Others that a program loads meanwhile, such as drivers and
 * loaders of pictures, come and go in other threads, and hold nothing of Python's. */
static gboolean
is_extension (const char *file)
{
  return strstr (file, ".cpython-") != NULL || strstr (file, ".abi3.so") != NULL
         || strstr (file, "/lib-dynload/") != NULL || strstr (file, "-packages/") != NULL;
}

static int
scan_extension (struct dl_phdr_info *info,
                size_t               size,
                void                *data)
{
  const Scan *scan = data;
  Range range;

  if (g_hash_table_contains (scan->self->loaded, GSIZE_TO_POINTER (info->dlpi_addr))
      || !is_extension (info->dlpi_name))
    return 0;

  for (int i = 0; i < info->dlpi_phnum; i++)
    if (find_variables (info, i, &range))
      list_words (range, find_image (info), scan->found);

  return 0;
}

/**
 * rs_statics_list:
 * @self: a memory
 * @words: (element-type RsStaticsWord): where to add each variable that may be a pointer
 *
 * Looks through the C variables, and which memory can be read now. What the variables point to may
 * be anything: ask rs_statics_can_read() before you look. To be called while the GIL is held, on
 * whatever thread.
 */
void
rs_statics_list (RsStatics *self,
                 GArray    *words)
{
  Scan scan = { self, words };

  rs_memory_map_read (&self->memory);
  for (guint i = 0; i < self->variables->len; i++)
    list_words (g_array_index (self->variables, Range, i), self->library_code, words);
  dl_iterate_phdr (scan_extension, &scan);
}

/**
 * rs_statics_visit:
 * @self: a memory
 * @visit: (scope call): called for each variable that may be a pointer
 * @data: for @visit
 *
 * The same as rs_statics_list(), one by one.
 */
void
rs_statics_visit (RsStatics     *self,
                  RsStaticsVisit visit,
                  gpointer       data)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (RsStaticsWord));
  guintptr start;
  gsize size;

  rs_statics_get_library (self, &start, &size);
  rs_statics_list (self, words);
  for (guint i = 0; i < words->len; i++)
    {
      const RsStaticsWord *word = &g_array_index (words, RsStaticsWord, i);

      visit ((gconstpointer) word->address, word->slot - start < size, data);
    }
}
