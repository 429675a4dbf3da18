/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-texts-top.h"

#include "rs-python-error.h"

/* A text takes some 20 ns: a cancellation is seen after 0.1 ms */
#define TEXTS_PER_CHECK 4096

/* The best so far: a heap whose first item is the worst of them, so that most texts are done with
 * after one comparison. */
typedef struct
{
  const RsTexts *texts;
  guint32 *items; /* (owned) places in texts */
  gsize n;
  gsize size;
} Top;

static guint64
count_of (const RsText *text)
{
  return (guint64) text->counts[RS_TALLY_HEAP] + text->counts[RS_TALLY_C_VARIABLE];
}

/* Whether a text comes before another: it has more references, or as many and is less */
static gboolean
is_before (const RsText *a,
           const RsText *b)
{
  guint64 one = count_of (a), other = count_of (b);

  /* of two strings this runs no code; it cannot fail */
  return one != other ? one > other : PyUnicode_Compare (a->string, b->string) < 0;
}

static const RsText *
top_get (const Top *self,
         gsize      i)
{
  return &self->texts->items[self->items[i]];
}

static void
top_swap (Top   *self,
          gsize  i,
          gsize  j)
{
  guint32 item = self->items[i];

  self->items[i] = self->items[j];
  self->items[j] = item;
}

static void
top_sink (Top *self)
{
  gsize i = 0, child;

  while ((child = 2 * i + 1) < self->n)
    {
      if (child + 1 < self->n && is_before (top_get (self, child), top_get (self, child + 1)))
        child++;
      if (is_before (top_get (self, child), top_get (self, i)))
        return;
      top_swap (self, i, child);
      i = child;
    }
}

static void
top_rise (Top *self)
{
  for (gsize i = self->n - 1; i > 0; i = (i - 1) / 2)
    {
      if (!is_before (top_get (self, (i - 1) / 2), top_get (self, i)))
        return;
      top_swap (self, i, (i - 1) / 2);
    }
}

/* Room grows as it is needed: whoever asks for a million may get ten. */
static void
top_add (Top     *self,
         gsize    n,
         guint32  item)
{
  if (self->n == n)
    {
      self->items[0] = item;
      top_sink (self);
      return;
    }

  if (self->n == self->size)
    {
      self->size = MAX (2 * self->size, 64);
      self->items = g_renew (guint32, self->items, self->size);
    }
  self->items[self->n++] = item;
  top_rise (self);
}

static gboolean
is_dunder (PyObject *string)
{
  Py_ssize_t length = PyUnicode_GET_LENGTH (string);

  return length > 4 && PyUnicode_READ_CHAR (string, 0) == '_'
         && PyUnicode_READ_CHAR (string, 1) == '_'
         && PyUnicode_READ_CHAR (string, length - 1) == '_'
         && PyUnicode_READ_CHAR (string, length - 2) == '_';
}

/* Where Python cannot look, a text does not pass; nothing is left of the error. */
static gboolean
contains (PyObject *string,
          PyObject *part)
{
  Py_ssize_t place = PyUnicode_Find (string, part, 0, PyUnicode_GET_LENGTH (string), 1);

  if (place == -2)
    PyErr_Clear ();

  return place >= 0;
}

static gboolean
passes (const RsStringFilter *filter,
        PyObject             *part,
        PyObject             *string)
{
  return (gsize) PyUnicode_GET_LENGTH (string) >= filter->min_characters
         && (!filter->no_dunder || !is_dunder (string))
         && (!filter->identifiers_only || PyUnicode_IsIdentifier (string))
         && (part == NULL || contains (string, part));
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const RsTexts *texts = user_data;
  const RsText *one = &texts->items[*(const guint32 *) a];
  const RsText *other = &texts->items[*(const guint32 *) b];

  return is_before (one, other) ? -1 : is_before (other, one);
}

/**
 * rs_texts_find_top:
 * @self: texts, whose strings are still there
 * @n: how many at most
 * @filter: which ones
 * @cancellable: (nullable): looked at every 4,096 texts
 * @error: where to put an error
 *
 * Finds the texts with the most references. Those without any are left out. Texts with as many
 * stand in the order of their code points, which also decides who is the last.
 *
 * To be called with the GIL held.
 *
 * Returns: (transfer full): places in items as guint32, most references first; %NULL with
 *   %G_IO_ERROR_CANCELLED or %RS_ERROR_PYTHON
 */
GArray *
rs_texts_find_top (const RsTexts         *self,
                   gsize                  n,
                   const RsStringFilter  *filter,
                   GCancellable          *cancellable,
                   GError               **error)
{
  Top top = { .texts = self };
  PyObject *part = NULL;
  GArray *places = NULL;
  guint32 i;

  if (filter->containing != NULL && *filter->containing != '\0')
    {
      part = PyUnicode_FromString (filter->containing); /* new reference */
      if (part == NULL)
        {
          rs_python_take_error (error);
          return NULL;
        }
    }

  for (i = 0; n > 0 && i < self->n_items; i++)
    {
      const RsText *text = &self->items[i];

      if (i % TEXTS_PER_CHECK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        break;

      if (count_of (text) > 0 && (top.n < n || is_before (text, top_get (&top, 0)))
          && passes (filter, part, text->string))
        top_add (&top, n, i);
    }
  Py_XDECREF (part);

  if (n == 0 || i == self->n_items)
    {
      places = g_array_new (FALSE, FALSE, sizeof (guint32));
      if (top.n > 0)
        g_array_append_vals (places, top.items, (guint) top.n);
      g_array_sort_with_data (places, compare_places, (gpointer) self);
    }
  g_free (top.items);

  return places;
}
