/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-texts.h"

#include <string.h>

#include "rs-python-utf8.h"
#include "rs-python-version.h"
#include "rs-snapshot.h"

/**
 * rs_texts_init:
 * @self: (out caller-allocates): no text
 */
void
rs_texts_init (RsTexts *self)
{
  *self = (RsTexts) { .n_slots = 1024 };
  self->slots = g_new0 (guint32, self->n_slots);
}

/**
 * rs_texts_clear:
 * @self: texts, which are no more to be used
 */
void
rs_texts_clear (RsTexts *self)
{
  g_clear_pointer (&self->items, g_free);
  g_clear_pointer (&self->slots, g_free);
}

/**
 * rs_texts_reset:
 * @self: texts
 *
 * Forgets all, but keeps the memory.
 */
void
rs_texts_reset (RsTexts *self)
{
  memset (self->slots, 0, self->n_slots * sizeof *self->slots);
  self->n_items = 0;
}

static inline guint64
mix (guint64       key,
     const guint8 *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  key = (key ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return key ^ key >> 29;
}

/* Equal texts have the same kind: CPython stores a text as narrow as it can. */
static gsize
size_of (PyObject *string)
{
  return (gsize) PyUnicode_GET_LENGTH (string) * (gsize) PyUnicode_KIND (string);
}

/* All of the text: what a program makes by one pattern differs in a few characters anywhere. */
static guint64
key_of (PyObject *string)
{
  const guint8 *bytes = PyUnicode_DATA (string);
  gsize size = size_of (string);
  guint64 key = (guint64) size << 3 | (guint64) PyUnicode_KIND (string);

  for (; size >= 8; size -= 8, bytes += 8)
    key = mix (key, bytes);
  if (size > 0)
    {
      guint8 rest[8] = { 0 };

      memcpy (rest, bytes, size);
      key = mix (key, rest);
    }

  return key;
}

static gboolean
is_same (PyObject *a,
         PyObject *b)
{
  return PyUnicode_KIND (a) == PyUnicode_KIND (b)
         && PyUnicode_GET_LENGTH (a) == PyUnicode_GET_LENGTH (b)
         && memcmp (PyUnicode_DATA (a), PyUnicode_DATA (b), size_of (a)) == 0;
}

/* Where a key is first looked for. The lower bits of a product say little. */
static inline gsize
place_of (const RsTexts *self,
          guint64        key)
{
  return (gsize) (key >> 16) & (self->n_slots - 1);
}

static void
grow_slots (RsTexts *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);

  for (guint32 item = 0; item < self->n_items; item++)
    {
      gsize i = place_of (self, self->items[item].key);

      while (self->slots[i] != 0)
        i = (i + 1) & (self->n_slots - 1);
      self->slots[i] = item + 1;
    }
}

/* Returns: the slot of a text, or the free one where it belongs */
static gsize
find_slot (const RsTexts *self,
           PyObject      *string,
           guint64        key)
{
  gsize i;

  for (i = place_of (self, key); self->slots[i] != 0; i = (i + 1) & (self->n_slots - 1))
    {
      const RsText *text = &self->items[self->slots[i] - 1];

      if (text->key == key && is_same (text->string, string))
        break;
    }

  return i;
}

static guint32
find_or_make (RsTexts  *self,
              PyObject *string)
{
  guint64 key = key_of (string);
  gsize i;

  if ((gsize) self->n_items * 2 >= self->n_slots)
    grow_slots (self);

  i = find_slot (self, string, key);
  if (self->slots[i] != 0)
    return self->slots[i] - 1;

  if (self->n_items == self->size)
    {
      self->size = MAX (self->size * 2, 1 << 12);
      self->items = g_renew (RsText, self->items, self->size);
    }

  self->items[self->n_items] = (RsText) { .string = string, .key = key };
  self->slots[i] = ++self->n_items;

  return self->n_items - 1;
}

/**
 * rs_texts_add:
 * @self: texts
 * @string: (transfer none): a string object that was not added yet; borrowed
 *
 * Adds an object to those with the same text. Reads the object only and calls nothing of Python's,
 * so that it may be called on any thread while the GIL is held on another.
 *
 * Returns: the place of its text in items
 */
guint32
rs_texts_add (RsTexts  *self,
              PyObject *string)
{
  guint32 place = find_or_make (self, string);

  self->items[place].n_objects++;

  return place;
}

/**
 * rs_texts_add_refcount:
 * @self: texts
 * @place: where @string was added
 * @string: the object
 *
 * Adds what Python counts of an object to its text. GIL held.
 */
void
rs_texts_add_refcount (RsTexts  *self,
                       guint32   place,
                       PyObject *string)
{
  RsText *text = &self->items[place];

  if (rs_python_is_immortal (string))
    text->refcount = RS_ABSENT;
  else if (text->refcount != RS_ABSENT)
    text->refcount += Py_REFCNT (string) - rs_python_pad_of (string);
}

/**
 * rs_texts_find:
 * @self: texts, whose strings are still there
 * @string: (transfer none): any string object; borrowed
 *
 * Returns: (transfer none) (nullable): what is known of the text of @string, %NULL if no object has
 *   it
 */
const RsText *
rs_texts_find (const RsTexts *self,
               PyObject      *string)
{
  gsize i = find_slot (self, string, key_of (string));

  return self->slots[i] != 0 ? &self->items[self->slots[i] - 1] : NULL;
}

/**
 * rs_texts_to_references:
 * @self: texts, whose strings are still there
 *
 * Copies the texts, which are Python's, and their counts.
 *
 * Returns: (transfer full): the references to all texts
 */
RsStringReferences *
rs_texts_to_references (const RsTexts *self)
{
  RsStringCount *counts = g_new (RsStringCount, MAX (self->n_items, 1));
  gsize n_bytes = 0;
  char *bytes, *end;

  for (guint32 i = 0; i < self->n_items; i++)
    {
      const RsText *text = &self->items[i];

      counts[i] = (RsStringCount) {
        .length = rs_python_utf8_measure (text->string),
        .n_objects = text->n_objects,
        .heap = text->counts[RS_TALLY_HEAP],
        .c_variables = text->counts[RS_TALLY_C_VARIABLE],
        .compiled_in = text->counts[RS_TALLY_COMPILED_IN],
        .refcount = text->refcount,
      };
      n_bytes += counts[i].length + 1;
    }

  end = bytes = g_malloc (MAX (n_bytes, 1));
  for (guint32 i = 0; i < self->n_items; i++)
    {
      counts[i].text = end;
      end += rs_python_utf8_copy (self->items[i].string, end);
      *end++ = '\0';
    }

  return rs_string_references_new (counts, self->n_items, bytes);
}
