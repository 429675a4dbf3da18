/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-rows.h"

#include <string.h>

#include "rs-string-decode.h"

/**
 * rs_string_rows_init:
 * @self: rows, uninitialised
 */
void
rs_string_rows_init (RsStringRows *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (RsStringRow));
  self->texts = g_string_new (NULL);
}

/**
 * rs_string_rows_clear:
 * @self: rows, finished or not
 */
void
rs_string_rows_clear (RsStringRows *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  if (self->texts != NULL)
    g_string_free (g_steal_pointer (&self->texts), TRUE);
}

/**
 * rs_string_rows_add:
 * @self: rows
 * @row: (transfer none): copied, and its text with it
 */
void
rs_string_rows_add (RsStringRows      *self,
                    const RsStringRow *row)
{
  g_array_append_vals (self->rows, row, 1);
  g_string_append_len (self->texts, row->text, (gssize) row->length);
  g_string_append_c (self->texts, '\0');
}

/**
 * rs_string_rows_finish:
 * @self: rows; empty afterwards, to be cleared
 * @kind: which strings these are
 * @python: (transfer none): the interpreter that was measured
 * @total: the references to all its strings
 * @n_distinct: how many different texts they have
 *
 * Returns: (transfer full): a snapshot of the rows
 */
RsStringSnapshot *
rs_string_rows_finish (RsStringRows  *self,
                       RsStringsKind  kind,
                       RsPythonFacts *python,
                       guint64        total,
                       gsize          n_distinct)
{
  gsize n_rows = self->rows->len;
  RsStringRow *rows = (gpointer) g_array_free (g_steal_pointer (&self->rows), FALSE);
  char *texts = g_string_free (g_steal_pointer (&self->texts), FALSE);
  const char *text = texts;

  /* only now, for they moved as they grew */
  for (gsize i = 0; i < n_rows; i++)
    {
      rows[i].text = text;
      text += rows[i].length + 1;
    }

  return rs_string_snapshot_new (kind, python, rows, n_rows, texts, total, n_distinct);
}

/**
 * rs_string_row_hash:
 * @row: a #RsStringRow, of which the text alone matters
 *
 * Returns: what is the same for equal texts
 */
guint
rs_string_row_hash (gconstpointer row)
{
  const RsStringRow *self = row;
  guint32 hash = 0x811c9dc5; /* FNV-1a */

  for (gsize i = 0; i < self->length; i++)
    hash = (hash ^ (guint8) self->text[i]) * 0x01000193;

  return hash;
}

/**
 * rs_string_row_equal:
 * @a: a #RsStringRow
 * @b: a #RsStringRow
 *
 * Returns: whether both have the same text
 */
gboolean
rs_string_row_equal (gconstpointer a,
                     gconstpointer b)
{
  const RsStringRow *one = a, *other = b;

  return one->length == other->length && memcmp (one->text, other->text, one->length) == 0;
}

/**
 * rs_string_row_is_letter:
 * @row: a row
 *
 * Returns: whether its text is a single character
 */
gboolean
rs_string_row_is_letter (const RsStringRow *row)
{
  const char *place = row->text, *end = row->text + row->length;

  return row->length > 0 && rs_string_decode (&place, end) != RS_STRING_NOT_UTF8 && place == end;
}
