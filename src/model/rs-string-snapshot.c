/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-snapshot.h"

#include <string.h>

struct _RsStringSnapshot
{
  RsStringsKind kind;
  RsPythonFacts *python;

  RsStringRow *rows; /* (owned) */
  gsize n_rows;
  guint64 total;
  gsize n_distinct;
  gboolean has_measure[RS_N_MEASURES];

  /* one of both: what the rows point to, or the snapshot as it was given, which owns it */
  char *texts;
  RsStringSnapshot *given;
  RsStringOrder order; /* with @given */
  RsMeasure measure;   /* with @given, by count */
};

G_DEFINE_BOXED_TYPE (RsStringSnapshot, rs_string_snapshot, rs_string_snapshot_ref,
                     rs_string_snapshot_unref)

static gint64
count_of (const RsStringRow *row,
          RsMeasure          measure)
{
  switch (measure)
    {
    case RS_MEASURE_REFCOUNT:
      return row->refcount;

    case RS_MEASURE_PRINTED:
      return row->printed;

    case RS_MEASURE_REFERENCES:
    default:
      return row->references;
    }
}

/**
 * rs_string_snapshot_new:
 * @kind: which strings these are
 * @python: (transfer none): the interpreter that was measured
 * @rows: (transfer full) (array length=n_rows): g_malloc()ed rows
 * @n_rows: how many
 * @texts: (transfer full) (nullable): g_malloc()ed memory that holds the texts of @rows
 * @total: the references to all strings of the interpreter
 * @n_distinct: how many different texts they have
 *
 * Puts together what was measured.
 *
 * Returns: (transfer full): the snapshot
 */
RsStringSnapshot *
rs_string_snapshot_new (RsStringsKind  kind,
                        RsPythonFacts *python,
                        RsStringRow   *rows,
                        gsize          n_rows,
                        char          *texts,
                        guint64        total,
                        gsize          n_distinct)
{
  RsStringSnapshot *self;

  g_return_val_if_fail (python != NULL, NULL);
  g_return_val_if_fail (rows != NULL || n_rows == 0, NULL);

  self = g_atomic_rc_box_new0 (RsStringSnapshot);
  self->kind = kind;
  self->python = rs_python_facts_ref (python);
  self->rows = rows;
  self->n_rows = n_rows;
  self->texts = texts;
  self->total = total;
  self->n_distinct = n_distinct;
  for (gsize i = 0; i < n_rows; i++)
    for (int measure = 0; measure < RS_N_MEASURES; measure++)
      self->has_measure[measure] |= count_of (&rows[i], measure) != RS_ABSENT;

  return self;
}

/**
 * rs_string_snapshot_ref:
 * @self: a snapshot
 *
 * Returns: (transfer full): @self
 */
RsStringSnapshot *
rs_string_snapshot_ref (RsStringSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
string_snapshot_clear (RsStringSnapshot *self)
{
  g_free (self->rows);
  g_free (self->texts);
  g_clear_pointer (&self->given, rs_string_snapshot_unref);
  rs_python_facts_unref (self->python);
}

/**
 * rs_string_snapshot_unref:
 * @self: (transfer full): a snapshot
 */
void
rs_string_snapshot_unref (RsStringSnapshot *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) string_snapshot_clear);
}

/**
 * rs_string_snapshot_get_kind:
 * @self: a snapshot
 *
 * Returns: which strings were counted
 */
RsStringsKind
rs_string_snapshot_get_kind (const RsStringSnapshot *self)
{
  g_return_val_if_fail (self != NULL, RS_STRINGS_WORDS);

  return self->kind;
}

/**
 * rs_string_snapshot_get_python:
 * @self: a snapshot
 *
 * Returns: (transfer none): the interpreter that was measured
 */
RsPythonFacts *
rs_string_snapshot_get_python (const RsStringSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->python;
}

/**
 * rs_string_snapshot_get_n_rows:
 * @self: a snapshot
 *
 * Returns: how many texts were counted
 */
gsize
rs_string_snapshot_get_n_rows (const RsStringSnapshot *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

/**
 * rs_string_snapshot_get_row:
 * @self: a snapshot
 * @i: a place, 0 for the first
 *
 * Returns: (transfer none): what is known of a text, as long as @self is there
 */
const RsStringRow *
rs_string_snapshot_get_row (const RsStringSnapshot *self,
                            gsize                   i)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (i < self->n_rows, NULL);

  return &self->rows[i];
}

/**
 * rs_string_snapshot_get_total:
 * @self: a snapshot
 *
 * Returns: the references to all strings of the interpreter, in the snapshot or not
 */
guint64
rs_string_snapshot_get_total (const RsStringSnapshot *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->total;
}

/**
 * rs_string_snapshot_get_n_distinct:
 * @self: a snapshot
 *
 * Returns: how many different texts the interpreter refers to, in the snapshot or not
 */
gsize
rs_string_snapshot_get_n_distinct (const RsStringSnapshot *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_distinct;
}

/**
 * rs_string_snapshot_get_count:
 * @self: a snapshot
 * @i: a place, 0 for the first
 * @measure: what to count
 *
 * Returns: the count of a text, %RS_ABSENT if there is none
 */
gint64
rs_string_snapshot_get_count (const RsStringSnapshot *self,
                              gsize                   i,
                              RsMeasure               measure)
{
  g_return_val_if_fail (self != NULL, RS_ABSENT);
  g_return_val_if_fail (i < self->n_rows, RS_ABSENT);
  g_return_val_if_fail (measure < RS_N_MEASURES, RS_ABSENT);

  return count_of (&self->rows[i], measure);
}

/**
 * rs_string_snapshot_has_measure:
 * @self: a snapshot
 * @measure: what to count
 *
 * Returns: whether at least one text has such a count
 */
gboolean
rs_string_snapshot_has_measure (const RsStringSnapshot *self,
                                RsMeasure               measure)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (measure < RS_N_MEASURES, FALSE);

  return self->has_measure[measure];
}

static int
compare_texts (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return rs_string_row_compare_texts (a, b);
}

/* RS_ABSENT is less than any count. */
static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const RsMeasure *measure = user_data;
  gint64 one = count_of (a, *measure), other = count_of (b, *measure);

  if (one != other)
    return one > other ? -1 : 1;

  return compare_texts (a, b, NULL);
}

/**
 * rs_string_snapshot_sort:
 * @self: a snapshot
 * @order: how the rows are to follow each other; equal counts in the order of their texts
 * @measure: which count, to sort by count
 *
 * Any order can be had of a snapshot that is already sorted, that in which it was given too; its
 * own costs nothing.
 *
 * Returns: (transfer full): a snapshot of the same rows
 */
RsStringSnapshot *
rs_string_snapshot_sort (RsStringSnapshot *self,
                         RsStringOrder     order,
                         RsMeasure         measure)
{
  RsStringSnapshot *given, *sorted;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (measure < RS_N_MEASURES, NULL);

  given = self->given != NULL ? self->given : self;
  if (order == RS_STRING_ORDER_AS_GIVEN)
    return rs_string_snapshot_ref (given);
  if (self->given != NULL && self->order == order
      && (order != RS_STRING_ORDER_BY_COUNT || self->measure == measure))
    return rs_string_snapshot_ref (self);

  sorted = rs_string_snapshot_new (given->kind, given->python,
                                   g_memdup2 (given->rows, given->n_rows * sizeof *given->rows),
                                   given->n_rows, NULL, given->total, given->n_distinct);
  sorted->given = rs_string_snapshot_ref (given);
  sorted->order = order;
  sorted->measure = measure;
  if (sorted->n_rows > 0)
    g_qsort_with_data (sorted->rows, (int) sorted->n_rows, sizeof *sorted->rows,
                       order == RS_STRING_ORDER_BY_TEXT ? compare_texts : compare_counts,
                       &measure);

  return sorted;
}

/**
 * rs_string_snapshot_find:
 * @self: a snapshot
 * @text: a text
 * @length: its length in bytes
 * @i: (out): its place, 0 for the first
 *
 * Looks at one row after the other.
 *
 * Returns: whether the text was counted
 */
gboolean
rs_string_snapshot_find (const RsStringSnapshot *self,
                         const char             *text,
                         gsize                   length,
                         gsize                  *i)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (i != NULL, FALSE);

  for (gsize row = 0; row < self->n_rows; row++)
    if (rs_string_row_has_text (&self->rows[row], text, length))
      {
        *i = row;
        return TRUE;
      }

  return FALSE;
}

/**
 * rs_string_row_has_text:
 * @self: a row
 * @text: (nullable): a text, which may be %NULL if it is empty
 * @length: its length in bytes
 *
 * Returns: whether @self is about this text
 */
gboolean
rs_string_row_has_text (const RsStringRow *self,
                        const char        *text,
                        gsize              length)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->length == length && (length == 0 || memcmp (self->text, text, length) == 0);
}

/**
 * rs_string_row_compare_texts:
 * @self: a row
 * @other: another one
 *
 * Compares by code point, which is the order of the bytes of UTF-8.
 *
 * Returns: less than 0 if the text of @self comes first, more if that of @other does, 0 if they are
 *   the same
 */
int
rs_string_row_compare_texts (const RsStringRow *self,
                             const RsStringRow *other)
{
  int order;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (other != NULL, 0);

  order = memcmp (self->text, other->text, MIN (self->length, other->length));
  if (order != 0)
    return order;

  return (self->length > other->length) - (self->length < other->length);
}
