/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-snapshot-variant.h"

#include <string.h>

#include "rs-python-facts-variant.h"
#include "rs-string-decode.h"
#include "rs-variant.h"

/* A row without its text, as GVariant has it. */
typedef struct
{
  guint64 length;
  guint32 n_objects;
  guint32 zero; /* padding */
  gint64 counts[7];
} Row;

G_STATIC_ASSERT (sizeof (Row) == 72);
G_STATIC_ASSERT (G_STRUCT_OFFSET (Row, counts) == 16);

/* The texts one after the other, a NUL behind each. */
static GVariant *
join_texts (const RsStringSnapshot *self)
{
  gsize n_rows = rs_string_snapshot_get_n_rows (self), size = 0;
  char *texts, *place;

  for (gsize i = 0; i < n_rows; i++)
    size += rs_string_snapshot_get_row (self, i)->length + 1;

  texts = place = g_malloc (size);
  for (gsize i = 0; i < n_rows; i++)
    {
      const RsStringRow *row = rs_string_snapshot_get_row (self, i);

      memcpy (place, row->text, row->length);
      place[row->length] = '\0';
      place += row->length + 1;
    }

  return rs_variant_new_shared ("y", texts, size, g_free, texts);
}

static GVariant *
new_rows (const RsStringSnapshot *self)
{
  gsize n_rows = rs_string_snapshot_get_n_rows (self);
  Row *rows = g_new0 (Row, n_rows);

  for (gsize i = 0; i < n_rows; i++)
    {
      const RsStringRow *row = rs_string_snapshot_get_row (self, i);
      const gint64 counts[] = { row->references, row->heap,    row->c_variables, row->compiled_in,
                                row->refcount,   row->printed, row->net };

      rows[i].length = row->length;
      rows[i].n_objects = row->n_objects;
      memcpy (rows[i].counts, counts, sizeof counts);
    }

  return rs_variant_new_shared ("(tuxxxxxxx)", rows, n_rows * sizeof *rows, g_free, rows);
}

/**
 * rs_string_snapshot_to_variant:
 * @self: a snapshot
 *
 * The order of the rows is sent, but not the one from which rs_string_snapshot_sort() made it.
 *
 * Returns: (transfer floating): the same as a variant of type %RS_STRING_SNAPSHOT_VARIANT_TYPE
 */
GVariant *
rs_string_snapshot_to_variant (const RsStringSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_variant_new ("(u*@a(tuxxxxxxx)@aytt)", (guint32) rs_string_snapshot_get_kind (self),
                        rs_python_facts_to_variant (rs_string_snapshot_get_python (self)),
                        new_rows (self), join_texts (self), rs_string_snapshot_get_total (self),
                        (guint64) rs_string_snapshot_get_n_distinct (self));
}

/* Whether each row has its text, no more and no less. */
static gboolean
rows_fit (const RsVariantArray *rows,
          const RsVariantArray *texts)
{
  const Row *row = rows->data;
  const char *text = texts->data;
  gsize left = texts->n;

  for (gsize i = 0; i < rows->n; i++)
    {
      gsize length = row[i].length;

      if (length >= left || text[length] != '\0' || !rs_string_is_valid (text, length)
          || !rs_variant_in_limits (row[i].counts, G_N_ELEMENTS (row[i].counts)))
        return FALSE;

      text += length + 1;
      left -= length + 1;
    }

  return left == 0 && rows->n <= G_MAXINT;
}

static RsStringRow *
read_rows (const RsVariantArray *array,
           const char           *texts)
{
  const Row *from = array->data;
  RsStringRow *rows = g_new (RsStringRow, array->n);

  for (gsize i = 0; i < array->n; i++)
    {
      const gint64 *counts = from[i].counts;

      rows[i] = (RsStringRow){
        .text = texts,
        .length = from[i].length,
        .n_objects = from[i].n_objects,
        .references = counts[0],
        .heap = counts[1],
        .c_variables = counts[2],
        .compiled_in = counts[3],
        .refcount = counts[4],
        .printed = counts[5],
        .net = counts[6],
      };
      texts += from[i].length + 1;
    }

  return rows;
}

/**
 * rs_string_snapshot_from_variant:
 * @variant: anything
 * @error: return location for %RS_ERROR_DATA
 *
 * Reads what rs_string_snapshot_to_variant() made, and trusts nothing in it.
 *
 * Returns: (transfer full) (nullable): the same, or %NULL if @variant makes no sense
 */
RsStringSnapshot *
rs_string_snapshot_from_variant (GVariant  *variant,
                                 GError   **error)
{
  g_autoptr (GVariant) facts = NULL;
  g_autoptr (RsPythonFacts) python = NULL;
  g_auto (RsVariantArray) rows = { NULL };
  g_auto (RsVariantArray) texts = { NULL };
  guint64 total, n_distinct;
  guint32 kind;
  char *copies;

  g_return_val_if_fail (variant != NULL, NULL);

  if (!rs_variant_check (variant, RS_STRING_SNAPSHOT_VARIANT_TYPE, error))
    return NULL;

  facts = g_variant_get_child_value (variant, 1);
  python = rs_python_facts_from_variant (facts, error);
  if (python == NULL)
    return NULL;

  g_variant_get_child (variant, 0, "u", &kind);
  rs_variant_array_init (&rows, variant, 2, sizeof (Row));
  rs_variant_array_init (&texts, variant, 3, 1);
  g_variant_get_child (variant, 4, "t", &total);
  g_variant_get_child (variant, 5, "t", &n_distinct);
  if (kind > RS_STRINGS_MOST_USED || total > RS_VARIANT_LIMIT || n_distinct > RS_VARIANT_LIMIT
      || !rows_fit (&rows, &texts))
    {
      rs_variant_set_error (error, "%" G_GSIZE_FORMAT " strings of kind %u", rows.n, kind);
      return NULL;
    }

  copies = g_memdup2 (texts.data, texts.n);
  return rs_string_snapshot_new (kind, python, read_rows (&rows, copies), rows.n, copies, total,
                                 (gsize) n_distinct);
}
