/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-string-display.h"

struct _RsStringTable
{
  GObject parent_instance;

  /* Owned */
  RsStringSnapshot *snapshot; /* (nullable) */
  GArray *rows;               /* of guint32: which rows of it are shown, in their order */
  char *search;               /* (nullable) */

  RsStringColumn column;
  gboolean descending;
};

static void rs_string_table_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RsStringTable, rs_string_table, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      rs_string_table_list_init))

/* What of a row is in a column of numbers. */
static gint64
get_number (const RsStringRow *row,
            RsStringColumn     column)
{
  switch (column)
    {
    case RS_STRING_COLUMN_REFERENCES:
      return row->references;
    case RS_STRING_COLUMN_REFCOUNT:
      return row->refcount;
    case RS_STRING_COLUMN_PRINTED:
      return row->printed;
    case RS_STRING_COLUMN_NET:
      return row->net;
    case RS_STRING_COLUMN_NONE:
    case RS_STRING_COLUMN_TEXT:
    case RS_STRING_COLUMN_KINDS:
    default:
      g_return_val_if_reached (RS_ABSENT);
    }
}

static GType
get_item_type (GListModel *model)
{
  return RS_TYPE_STRING_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return RS_STRING_TABLE (model)->rows->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  RsStringTable *self = RS_STRING_TABLE (model);

  if (position >= self->rows->len)
    return NULL;

  return rs_string_item_new (self->snapshot, g_array_index (self->rows, guint32, position));
}

static void
rs_string_table_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
rs_string_table_finalize (GObject *object)
{
  RsStringTable *self = RS_STRING_TABLE (object);

  g_clear_pointer (&self->snapshot, rs_string_snapshot_unref);
  g_array_unref (self->rows);
  g_free (self->search);

  G_OBJECT_CLASS (rs_string_table_parent_class)->finalize (object);
}

static void
rs_string_table_class_init (RsStringTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_string_table_finalize;
}

static void
rs_string_table_init (RsStringTable *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/* Numbers that do not exist come last either way; equal ones stay as they were counted. */
static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  RsStringTable *self = user_data;
  guint32 place_a = *(const guint32 *) a;
  guint32 place_b = *(const guint32 *) b;
  const RsStringRow *row_a = rs_string_snapshot_get_row (self->snapshot, place_a);
  const RsStringRow *row_b = rs_string_snapshot_get_row (self->snapshot, place_b);
  int order;

  if (self->column == RS_STRING_COLUMN_TEXT)
    order = rs_string_row_compare_texts (row_a, row_b);
  else
    {
      gint64 number_a = get_number (row_a, self->column);
      gint64 number_b = get_number (row_b, self->column);

      if ((number_a == RS_ABSENT) != (number_b == RS_ABSENT))
        return number_a == RS_ABSENT ? 1 : -1;
      order = (number_a > number_b) - (number_a < number_b);
    }
  if (order != 0)
    return self->descending ? -order : order;

  return (place_a > place_b) - (place_a < place_b);
}

/* Whether a text has another in it; for ASCII capitals do not matter. */
static gboolean
contains (const RsStringRow *row,
          const char        *search,
          gsize              length)
{
  for (gsize i = 0; i + length <= row->length; i++)
    if (g_ascii_strncasecmp (row->text + i, search, length) == 0)
      return TRUE;

  return FALSE;
}

static void
update (RsStringTable *self)
{
  guint n_before = self->rows->len;
  gsize n = self->snapshot != NULL ? rs_string_snapshot_get_n_rows (self->snapshot) : 0;
  gsize length = self->search != NULL ? strlen (self->search) : 0;

  g_array_set_size (self->rows, 0);
  for (guint32 i = 0; i < n; i++)
    if (length == 0
        || contains (rs_string_snapshot_get_row (self->snapshot, i), self->search, length))
      g_array_append_val (self->rows, i);
  if (self->column != RS_STRING_COLUMN_NONE)
    g_array_sort_with_data (self->rows, compare_cb, self);

  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->rows->len);
}

/**
 * rs_string_table_new:
 *
 * Returns: (transfer full): a table with no rows
 */
RsStringTable *
rs_string_table_new (void)
{
  return g_object_new (RS_TYPE_STRING_TABLE, NULL);
}

/**
 * rs_string_table_get_snapshot:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): what was counted
 */
RsStringSnapshot *
rs_string_table_get_snapshot (RsStringTable *self)
{
  g_return_val_if_fail (RS_IS_STRING_TABLE (self), NULL);

  return self->snapshot;
}

/**
 * rs_string_table_set_snapshot:
 * @self: a table
 * @snapshot: (transfer none) (nullable): what was counted
 *
 * Shows other rows, all of which change at once.
 */
void
rs_string_table_set_snapshot (RsStringTable    *self,
                              RsStringSnapshot *snapshot)
{
  g_return_if_fail (RS_IS_STRING_TABLE (self));

  if (snapshot != NULL)
    rs_string_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, rs_string_snapshot_unref);
  self->snapshot = snapshot;
  update (self);
}

/**
 * rs_string_table_set_order:
 * @self: a table
 * @column: by what to sort, %RS_STRING_COLUMN_NONE for the order in which it was counted
 * @descending: whether the largest comes first
 *
 * Sorts the rows. Those that have no number in the column come last either way.
 */
void
rs_string_table_set_order (RsStringTable  *self,
                           RsStringColumn  column,
                           gboolean        descending)
{
  g_return_if_fail (RS_IS_STRING_TABLE (self));
  g_return_if_fail (column < RS_STRING_COLUMN_KINDS);

  if (self->column == column && self->descending == !!descending)
    return;

  self->column = column;
  self->descending = !!descending;
  update (self);
}

/**
 * rs_string_table_set_search:
 * @self: a table
 * @search: (nullable): what must be in a text; capitals do not matter if it is ASCII
 *
 * Shows some of the rows.
 */
void
rs_string_table_set_search (RsStringTable *self,
                            const char    *search)
{
  g_return_if_fail (RS_IS_STRING_TABLE (self));

  if (g_strcmp0 (search, self->search) == 0)
    return;

  g_free (self->search);
  self->search = g_strdup (search);
  update (self);
}

/**
 * rs_string_table_find:
 * @self: a table
 * @text: a text
 * @length: its length in bytes
 * @position: (out): where it is shown
 *
 * Returns: whether it is shown
 */
gboolean
rs_string_table_find (RsStringTable *self,
                      const char    *text,
                      gsize          length,
                      guint         *position)
{
  g_return_val_if_fail (RS_IS_STRING_TABLE (self), FALSE);
  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RsStringRow *row
        = rs_string_snapshot_get_row (self->snapshot, g_array_index (self->rows, guint32, i));

      if (rs_string_row_has_text (row, text, length))
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * rs_string_column_get_title:
 * @column: a column
 *
 * Returns: (transfer none): what stands above it
 */
const char *
rs_string_column_get_title (RsStringColumn column)
{
  switch (column)
    {
    case RS_STRING_COLUMN_TEXT:
      /* Translators: above a column of words and other strings. */
      return _("Text");
    case RS_STRING_COLUMN_REFERENCES:
      return rs_measure_get_title (RS_MEASURE_REFERENCES);
    case RS_STRING_COLUMN_REFCOUNT:
      return rs_measure_get_title (RS_MEASURE_REFCOUNT);
    case RS_STRING_COLUMN_PRINTED:
      return rs_measure_get_title (RS_MEASURE_PRINTED);
    case RS_STRING_COLUMN_NET:
      /* Translators: above a column: what is printed, less the floor */
      return _("Net");
    case RS_STRING_COLUMN_KINDS:
      /* Translators: above a column: in which ways a text is held */
      return _("Held as");
    case RS_STRING_COLUMN_NONE:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rs_string_table_dup_tsv:
 * @self: a table
 * @position: the first row
 * @n: how many
 *
 * Writes rows for the clipboard, below the titles of their columns, with a tab between two cells. A
 * text is escaped where it could not be pasted safely; a number that does not exist is empty.
 *
 * Returns: (transfer full): the lines
 */
char *
rs_string_table_dup_tsv (RsStringTable *self,
                         guint          position,
                         guint          n)
{
  GString *tsv;

  g_return_val_if_fail (RS_IS_STRING_TABLE (self), NULL);

  tsv = g_string_new (NULL);
  for (RsStringColumn column = RS_STRING_COLUMN_TEXT; column <= RS_STRING_COLUMN_NET; column++)
    g_string_append_printf (tsv, "%s%s", column > RS_STRING_COLUMN_TEXT ? "\t" : "",
                            rs_string_column_get_title (column));
  g_string_append_c (tsv, '\n');

  for (guint i = position; i < position + n && i < self->rows->len; i++)
    {
      const RsStringRow *row
        = rs_string_snapshot_get_row (self->snapshot, g_array_index (self->rows, guint32, i));
      g_autofree char *text = rs_string_dup_escaped (row->text, row->length);

      g_string_append (tsv, text);
      for (RsStringColumn column = RS_STRING_COLUMN_REFERENCES; column <= RS_STRING_COLUMN_NET;
           column++)
        {
          gint64 number = get_number (row, column);

          g_string_append_c (tsv, '\t');
          if (number != RS_ABSENT)
            g_string_append_printf (tsv, "%lld", (long long) number);
        }
      g_string_append_c (tsv, '\n');
    }

  return g_string_free (tsv, FALSE);
}
