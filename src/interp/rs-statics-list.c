/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* dl_iterate_phdr() */
#endif

#include "config.h"

#include "rs-statics-private.h"

#include <string.h>

/* No object stands in the first pages, which programs cannot have (vm.mmap_min_addr), nor at an odd
 * address. */
#define MIN_ADDRESS 65536

typedef RsStaticsWord Word;

/* So few words that to have the kernel write which memory there is takes longer than to ask it for
 * what they lead to: without extension modules there are 3,300. */
#define FEW_WORDS 8192

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
list_words (RsRange   range,
            RsRange   image,
            GArray *found)
{
  const guintptr *words = (const guintptr *) range.start;
  const gsize n_words = (range.end - range.start) / sizeof *words;
  const gsize image_size = image.end - image.start;
  const guintptr none = (guintptr) Py_None;
  const gsize n_found = found->len;
  Word *out;

  /* Room for all and one that is none, so that none has to be asked for in the loop */
  g_array_set_size (found, (guint) (n_found + n_words + 1));
  out = &g_array_index (found, Word, n_found);

  for (gsize block = 0; block < n_words; block += BLOCK)
    {
      gsize end = MIN (block + BLOCK, n_words);

      if (end == block + BLOCK && is_zero_block (&words[block]))
        continue;

      for (gsize i = block; i < end; i++)
        {
          guintptr word = words[i];

          /* stays if it may be a pointer: no branch that nobody can guess */
          *out = (Word) { (guintptr) &words[i], word };
          out += (word >= MIN_ADDRESS) & (word % sizeof (gpointer) == 0)
                 & (word - image.start >= image_size) & (word != none);
        }
    }

  g_array_set_size (found, (guint) (out - (Word *) (gpointer) found->data));
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
  RsRange range;

  if (g_hash_table_contains (scan->self->loaded, GSIZE_TO_POINTER (info->dlpi_addr))
      || !is_extension (info->dlpi_name))
    return 0;

  for (int i = 0; i < info->dlpi_phnum; i++)
    if (rs_image_find_variables (info, i, &range))
      list_words (range, rs_image_get_range (info), scan->found);

  return 0;
}

/* Whether an object can be in libpython: those that the compiler made */
static gboolean
is_in_library (const RsStatics *self,
               guintptr         address)
{
  for (guint i = 0; i < self->library->len; i++)
    {
      RsRange range = g_array_index (self->library, RsStaticsSegment, i).range;

      /* an address may be any number, such as one that wraps when something is added */
      if (address >= range.start && address < range.end
          && range.end - address >= sizeof (PyObject))
        return TRUE;
    }

  return FALSE;
}

/* Whether memory outside of libpython that leads to an object is some that can be written. The kernel
 * is asked at most once for a list of variables. */
static gboolean
is_writable (RsStatics *self,
             guintptr   address)
{
  if (!self->is_memory_read)
    rs_memory_map_read (&self->memory);
  self->is_memory_read = TRUE;

  return rs_memory_map_has (&self->memory, (gconstpointer) address, sizeof (PyObject));
}

/* Of all that may be a pointer, what leads to where an object can be. Of few words it is told later
 * whether there is any memory, unless looking is all that can be done. */
static void
add_possible (RsStatics    *self,
              const GArray *words,
              GArray       *variables)
{
  gboolean is_told_later = self->can_ask && words->len <= FEW_WORDS;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      RsVariable variable = { .slot = word->slot, .address = word->address };

      if (is_in_library (self, word->address)
          || (word->address % RS_OBJECT_ALIGNMENT == 0 && word->address < self->end_of_memory
              && (is_told_later || is_writable (self, word->address))))
        g_array_append_val (variables, variable);
    }
}

/**
 * rs_statics_list:
 * @self: a memory
 * @variables: (element-type RsVariable): where to add each variable that may hold an object
 *
 * Looks through the C variables of libpython and of extension modules. What they point to may be
 * anything, or nothing at all: rs_statics_read_heads() reads what is there, and then
 * rs_statics_holds_object() tells. To be called while the GIL is held, on whatever thread.
 */
void
rs_statics_list (RsStatics *self,
                 GArray    *variables)
{
  GArray *words = self->words;
  Scan scan = { self, words };

  g_array_set_size (words, 0);
  self->is_memory_read = FALSE;
  for (guint i = 0; i < self->variables->len; i++)
    list_words (g_array_index (self->variables, RsRange, i), self->library_code, words);
  dl_iterate_phdr (scan_extension, &scan);

  add_possible (self, words, variables);
}

/**
 * rs_statics_read_heads:
 * @self: a memory
 * @variables: (array length=n_variables): some of what was listed; their heads are read
 * @n_variables: how many, %RS_PYTHON_HEADS_MAX at most
 * @seen: (nullable): the objects that a walk has come by, if it has been through
 *
 * Reads what stands where variables point to. libpython stays where it is, and so do the pages of
 * what a walk has come by as long as the GIL is held. For all other memory the kernel is asked,
 * which takes longer: there may be none, or another thread may give it back at any moment, and then
 * it is no object of Python's, and the head all zero. To be called while the GIL is held, on whatever
 * thread.
 */
void
rs_statics_read_heads (RsStatics  *self,
                       RsVariable *variables,
                       gsize       n_variables,
                       RsDegrees  *seen)
{
  RsVariable *asked[RS_PYTHON_HEADS_MAX], *there[RS_PYTHON_HEADS_MAX];
  gconstpointer addresses[RS_PYTHON_HEADS_MAX] = { NULL };
  RsPythonHead heads[RS_PYTHON_HEADS_MAX];
  gsize n_asked = 0, n_there = 0;

  g_assert (n_variables <= RS_PYTHON_HEADS_MAX);

  /* each step asks memory for what the next one reads: nothing of it was looked at lately */
  for (gsize i = 0; i < n_variables && seen != NULL; i++)
    rs_degrees_prefetch (seen, (gconstpointer) variables[i].address);

  for (gsize i = 0; i < n_variables; i++)
    {
      gconstpointer address = (gconstpointer) variables[i].address;

      if (is_in_library (self, variables[i].address)
          || (seen != NULL && rs_degrees_has_page (seen, address)))
        {
          __builtin_prefetch (address);
          there[n_there++] = &variables[i];
          continue;
        }
      addresses[n_asked] = address;
      asked[n_asked++] = &variables[i];
    }

  rs_python_heads_read (addresses, n_asked, heads);
  for (gsize i = 0; i < n_asked; i++)
    asked[i]->head = heads[i];
  for (gsize i = 0; i < n_there; i++)
    rs_python_head_look ((gconstpointer) there[i]->address, &there[i]->head);
}

/**
 * rs_statics_holds_object:
 * @self: a memory
 * @variable: a variable that was listed, with its head, which points to what a walk has not come by
 * @seen: what the walk has come by: all types but those of which there is no object
 *
 * The same as rs_variable_is_object(), and no constant of a library, which may look like anything.
 * GIL held.
 *
 * Returns: whether @variable holds an object
 */
gboolean
rs_statics_holds_object (RsStatics        *self,
                         const RsVariable *variable,
                         RsDegrees        *seen)
{
  return rs_variable_is_object (variable, seen)
         && (rs_degrees_has_page (seen, (gconstpointer) variable->address)
             || is_writable (self, variable->address));
}
