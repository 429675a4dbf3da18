/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-texts.h"

#include <string.h>

#include "rs-python-utf8.h"
#include "rs-python-version.h"
#include "rs-snapshot.h"

/* How many strings are handled together: so many that they stay in the processor meanwhile */
#define AT_ONCE 128

/* How many strings are fetched from memory before they are looked at */
#define AHEAD 16

/* A text follows its head, which takes less than what memory gives at a time. */
#define NEXT_LINE 64

/**
 * rs_texts_init:
 * @self: (out caller-allocates): no text
 */
void
rs_texts_init (RsTexts *self)
{
  *self = (RsTexts) { .n_slots = 1024 };
  self->slots = g_new0 (RsTextsSlot, self->n_slots);
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

static inline guint32
tag_of (guint64 key)
{
  return (guint32) (key >> 32);
}

static void
grow_slots (RsTexts *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (RsTextsSlot, self->n_slots);

  for (guint32 item = 0; item < self->n_items; item++)
    {
      guint64 key = self->items[item].key;
      gsize i = place_of (self, key);

      while (self->slots[i].item != 0)
        i = (i + 1) & (self->n_slots - 1);
      self->slots[i] = (RsTextsSlot) { tag_of (key), item + 1 };
    }
}

/* Returns: the slot of a text, or the free one where it belongs */
static RsTextsSlot *
find_slot (const RsTexts *self,
           PyObject      *string,
           guint64        key)
{
  gsize i;

  for (i = place_of (self, key); self->slots[i].item != 0; i = (i + 1) & (self->n_slots - 1))
    {
      const RsText *text = &self->items[self->slots[i].item - 1];

      if (self->slots[i].tag == tag_of (key) && text->key == key && is_same (text->string, string))
        break;
    }

  return &self->slots[i];
}

/* Returns: the place in items */
static guint32
find_or_make (RsTexts  *self,
              PyObject *string,
              guint64   key)
{
  RsTextsSlot *slot = find_slot (self, string, key);

  if (slot->item != 0)
    return slot->item - 1;

  if (self->n_items == self->size)
    {
      self->size = MAX (self->size * 2, 1 << 12);
      self->items = g_renew (RsText, self->items, self->size);
    }

  self->items[self->n_items] = (RsText) { .string = string, .key = key };
  *slot = (RsTextsSlot) { tag_of (key), ++self->n_items };

  return self->n_items - 1;
}

static void
add_refcount (RsText   *text,
              PyObject *string)
{
  if (rs_python_is_immortal (string))
    text->refcount = RS_ABSENT;
  else if (text->refcount != RS_ABSENT)
    text->refcount += Py_REFCNT (string) - rs_python_pad_of (string);
}

static inline void
prefetch (PyObject *const *strings,
          guint            n_strings,
          guint            i)
{
  if (i < n_strings)
    {
      __builtin_prefetch (strings[i]);
      __builtin_prefetch ((const char *) strings[i] + NEXT_LINE);
    }
}

/* Memory is asked for all that the next step reads. */
static void
add_some (RsTexts         *self,
          PyObject *const *strings,
          guint            n_strings,
          guint32         *places)
{
  guint64 keys[AT_ONCE];

  for (guint i = 0; i < n_strings; i++)
    {
      prefetch (strings, n_strings, i + AHEAD);
      keys[i] = key_of (strings[i]);
      __builtin_prefetch (&self->slots[place_of (self, keys[i])]);
    }

  for (guint i = 0; i < n_strings; i++)
    {
      RsTextsSlot slot = self->slots[place_of (self, keys[i])];

      if (slot.item != 0 && slot.tag == tag_of (keys[i]))
        {
          __builtin_prefetch (&self->items[slot.item - 1]);
          __builtin_prefetch (self->items[slot.item - 1].string);
        }
    }

  for (guint i = 0; i < n_strings; i++)
    {
      places[i] = find_or_make (self, strings[i], keys[i]);
      self->items[places[i]].n_objects++;
      add_refcount (&self->items[places[i]], strings[i]);
    }
}

/**
 * rs_texts_add:
 * @self: texts
 * @strings: (array length=n_strings): string objects that were not added yet; borrowed
 * @n_strings: how many
 * @places: (out caller-allocates) (array length=n_strings): the places of their texts in items
 *
 * Adds objects, and what Python counts of them, to those with the same texts. Reads the objects only
 * and calls nothing that changes one, so that it may be called on any thread while the GIL is held
 * on another.
 */
void
rs_texts_add (RsTexts         *self,
              PyObject *const *strings,
              guint            n_strings,
              guint32         *places)
{
  for (guint i = 0; i < n_strings; i += AT_ONCE)
    {
      while (((gsize) self->n_items + AT_ONCE) * 2 > self->n_slots)
        grow_slots (self);

      add_some (self, &strings[i], MIN (AT_ONCE, n_strings - i), &places[i]);
    }
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
  const RsTextsSlot *slot = find_slot (self, string, key_of (string));

  return slot->item != 0 ? &self->items[slot->item - 1] : NULL;
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
