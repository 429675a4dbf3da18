/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "rs-interp-strings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"
#include "rs-heap-walk.h"
#include "rs-python-error.h"
#include "rs-python-text.h"
#include "rs-python-utf8.h"
#include "rs-texts-top.h"

/* A text takes about 1 µs: a cancellation is seen after 0.3 ms */
#define TEXTS_PER_CHECK 256

static void
set_counts (RsStringRow  *row,
            const RsText *text)
{
  row->n_objects = text->n_objects;
  row->heap = text->counts[RS_TALLY_HEAP];
  row->c_variables = text->counts[RS_TALLY_C_VARIABLE];
  row->references = row->heap + row->c_variables;
  row->compiled_in = text->counts[RS_TALLY_COMPILED_IN];
  row->refcount = text->refcount;
}

/* Whether the compiler makes one object of all literals with this text: as all_name_chars() of
 * Objects/codeobject.c has it, and every character of Latin-1 is one object */
static gboolean
is_shared_literal (PyObject *string)
{
  Py_ssize_t length = PyUnicode_GET_LENGTH (string);

  if (length <= 1)
    return length == 0 || PyUnicode_READ_CHAR (string, 0) < 0x100;

  if (!PyUnicode_IS_ASCII (string))
    return FALSE;

  for (Py_ssize_t i = 0; i < length; i++)
    {
      Py_UCS4 c = PyUnicode_READ_CHAR (string, i);

      if (c != '_' && !g_ascii_isalnum ((char) c))
        return FALSE;
    }

  return TRUE;
}

/* Sets what Python itself says of a text. After the walk, so that nothing of it was counted. */
static gboolean
set_printed (RsInterp    *self,
             RsStringRow *row,
             PyObject    *string)
{
  gint64 refcount;

  if (!rs_interp_count_text (self, string, &refcount, &row->printed, &row->net))
    return FALSE;

  if (!is_shared_literal (string))
    row->printed = row->net = RS_ABSENT;

  /* The walk adds up all objects. It has met none of a text that nothing refers to. */
  if (row->n_objects == 0)
    row->refcount = refcount;

  return TRUE;
}

/* Python 3.11 has two objects of many letters: the one in its table of Latin-1, which chr() gives,
 * and the one that deep-frozen code brought with it, which is interned (Objects/unicodeobject.c,
 * Tools/scripts/deepfreeze.py). */
static gboolean
is_of_latin_1_table (PyObject *string)
{
  return PyUnicode_GET_LENGTH (string) == 1 && PyUnicode_READ_CHAR (string, 0) < 0x100;
}

static gboolean
measure_text (RsInterp       *self,
              gsize           i,
              RsStringRow    *row,
              GError        **error)
{
  const RsTexts *texts = rs_heap_walk_get_texts (self->walk);
  PyObject *string = NULL;
  const RsText *found;
  RsPythonText text;
  gboolean success;

  if (!rs_python_text_init (&text, row->text, (gssize) row->length))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                   /* Translators: %u is a position in a list, 1 for the first */
                   _("Text %u is not valid UTF-8: give it in UTF-8."), (guint) i + 1);
      return FALSE;
    }

  string = rs_python_text_to_object (&text); /* new reference */
  rs_python_text_clear (&text);
  success = string != NULL;
  if (success)
    {
      found = rs_texts_find (texts, string);
      if (found != NULL)
        set_counts (row, found);
      row->shared = RS_ABSENT;
      if (row->n_objects > 1 && is_of_latin_1_table (string))
        row->shared = (gint64) rs_heap_walk_count (self->walk, string);
      success = set_printed (self, row, string);
    }

  if (!success)
    rs_python_take_error (error);
  Py_XDECREF (string);

  return success;
}

/* Copies the texts one after the other, each with a NUL behind it. */
static char *
copy_given (GPtrArray   *given,
            RsStringRow *rows)
{
  gsize n_bytes = 0;
  char *texts, *end;

  for (guint i = 0; i < given->len; i++)
    n_bytes += g_bytes_get_size (given->pdata[i]) + 1;

  end = texts = g_malloc (MAX (n_bytes, 1));
  for (guint i = 0; i < given->len; i++)
    {
      const char *text = g_bytes_get_data (given->pdata[i], &rows[i].length);

      rows[i].text = end;
      if (rows[i].length > 0)
        memcpy (end, text, rows[i].length);
      end += rows[i].length;
      *end++ = '\0';
    }

  return texts;
}

static char *
copy_found (const RsTexts *texts,
            const GArray  *places,
            RsStringRow   *rows)
{
  gsize n_bytes = 0;
  char *copies, *end;

  for (guint i = 0; i < places->len; i++)
    {
      rows[i].length
        = rs_python_utf8_measure (texts->items[g_array_index (places, guint32, i)].string);
      n_bytes += rows[i].length + 1;
    }

  end = copies = g_malloc (MAX (n_bytes, 1));
  for (guint i = 0; i < places->len; i++)
    {
      rows[i].text = end;
      end += rs_python_utf8_copy (texts->items[g_array_index (places, guint32, i)].string, end);
      *end++ = '\0';
    }

  return copies;
}

/* Returns: (transfer full): rows and texts with what is true of all strings */
static RsStringSnapshot *
make_snapshot (RsInterp      *self,
               RsStringsKind  kind,
               RsStringRow   *rows,
               gsize          n_rows,
               char          *copies)
{
  const RsTexts *texts = rs_heap_walk_get_texts (self->walk);
  guint64 total = 0;
  gsize n_distinct = 0;

  for (guint32 i = 0; i < texts->n_items; i++)
    {
      guint64 count = (guint64) texts->items[i].counts[RS_TALLY_HEAP]
                      + texts->items[i].counts[RS_TALLY_C_VARIABLE];

      total += count;
      n_distinct += count > 0;
    }

  return rs_string_snapshot_new (kind, self->facts, rows, n_rows, copies, total, n_distinct);
}

/* Measures the texts of all rows. */
static gboolean
measure_texts (RsInterp      *self,
               RsStringRow   *rows,
               gsize          n_rows,
               GCancellable  *cancellable,
               GError       **error)
{
  for (gsize i = 0; i < n_rows; i++)
    if ((i % TEXTS_PER_CHECK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        || !measure_text (self, i, &rows[i], error))
      return FALSE;

  return TRUE;
}

/**
 * rs_interp_measure_strings:
 * @self: the interpreter
 * @kind: %RS_STRINGS_LETTERS or %RS_STRINGS_WORDS
 * @texts: (element-type GBytes): UTF-8, which may contain NUL, and lone surrogates as three bytes;
 *   less than 2³¹
 * @cancellable: (nullable): looked at every 256 objects or texts
 * @error: where to put an error
 *
 * Counts the references to texts. First comes a census, as of rs_interp_census(); only then is a
 * string made of each text, to look it up and to read Python's own count. So a text that somebody
 * asks for does not count itself, and nothing of it is left behind.
 *
 * Returns: (transfer full): a row for each text, in their order; %NULL with %G_IO_ERROR_CANCELLED,
 *   with %RS_ERROR_USAGE if a text is no UTF-8, or with %RS_ERROR_PYTHON if there is no memory
 */
RsStringSnapshot *
rs_interp_measure_strings (RsInterp       *self,
                           RsStringsKind   kind,
                           GPtrArray      *texts,
                           GCancellable   *cancellable,
                           GError        **error)
{
  g_autofree RsStringRow *rows = NULL;
  g_autofree char *copies = NULL;
  RsStringSnapshot *snapshot = NULL;
  PyGILState_STATE state;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);
  g_return_val_if_fail (kind != RS_STRINGS_MOST_USED, NULL);
  g_return_val_if_fail (texts != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  rows = g_new0 (RsStringRow, MAX (texts->len, 1));
  copies = copy_given (texts, rows);

  state = rs_interp_enter (self);
  if (rs_interp_walk (self, TRUE, cancellable, error)
      && measure_texts (self, rows, texts->len, cancellable, error))
    snapshot = make_snapshot (self, kind, g_steal_pointer (&rows), texts->len,
                              g_steal_pointer (&copies));
  rs_interp_leave (self, state);

  return snapshot;
}

/**
 * rs_interp_find_most_used:
 * @self: the interpreter
 * @n: how many at most
 * @filter: which ones
 * @cancellable: (nullable): looked at every 256 objects or texts
 * @error: where to put an error
 *
 * Finds the strings with the most references in the whole interpreter, by a census as of
 * rs_interp_census(). Only those that are found are copied.
 *
 * Returns: (transfer full): the texts, most references first, as many in the order of their code
 *   points; %NULL with %G_IO_ERROR_CANCELLED or with %RS_ERROR_PYTHON if there is no memory
 */
RsStringSnapshot *
rs_interp_find_most_used (RsInterp              *self,
                          gsize                  n,
                          const RsStringFilter  *filter,
                          GCancellable          *cancellable,
                          GError               **error)
{
  g_autofree RsStringRow *rows = NULL;
  g_autofree char *copies = NULL;
  g_autoptr (GArray) places = NULL;
  RsStringSnapshot *snapshot = NULL;
  PyGILState_STATE state;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);
  g_return_val_if_fail (filter != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  state = rs_interp_enter (self);
  if (rs_interp_walk (self, TRUE, cancellable, error))
    places = rs_texts_find_top (rs_heap_walk_get_texts (self->walk), n, filter, cancellable, error);
  if (places != NULL)
    {
      rows = g_new0 (RsStringRow, MAX (places->len, 1));
      copies = copy_found (rs_heap_walk_get_texts (self->walk), places, rows);
      if (measure_texts (self, rows, places->len, cancellable, error))
        snapshot = make_snapshot (self, RS_STRINGS_MOST_USED, g_steal_pointer (&rows),
                                  places->len, g_steal_pointer (&copies));
    }
  rs_interp_leave (self, state);

  return snapshot;
}
