/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-table.h"

#include "rs-string-display.h"
#include "rs-wording.h"

/* A cell shows less of it. */
#define MAX_CHARACTERS 60

struct _RsStringItem
{
  GObject parent_instance;

  /* Owned */
  RsStringSnapshot *snapshot;

  gsize row;
};

G_DEFINE_FINAL_TYPE (RsStringItem, rs_string_item, G_TYPE_OBJECT)

static void
rs_string_item_finalize (GObject *object)
{
  RsStringItem *self = RS_STRING_ITEM (object);

  g_clear_pointer (&self->snapshot, rs_string_snapshot_unref);

  G_OBJECT_CLASS (rs_string_item_parent_class)->finalize (object);
}

static void
rs_string_item_class_init (RsStringItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_string_item_finalize;
}

static void
rs_string_item_init (RsStringItem *self)
{
}

/**
 * rs_string_item_new:
 * @snapshot: (transfer none): what was counted
 * @row: a row of it
 *
 * Returns: (transfer full): the row as an item of a list
 */
RsStringItem *
rs_string_item_new (RsStringSnapshot *snapshot,
                    gsize             row)
{
  RsStringItem *self;

  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (row < rs_string_snapshot_get_n_rows (snapshot), NULL);

  self = g_object_new (RS_TYPE_STRING_ITEM, NULL);
  self->snapshot = rs_string_snapshot_ref (snapshot);
  self->row = row;

  return self;
}

/**
 * rs_string_item_get_row:
 * @self: an item
 *
 * Returns: its row in the snapshot
 */
gsize
rs_string_item_get_row (RsStringItem *self)
{
  g_return_val_if_fail (RS_IS_STRING_ITEM (self), 0);

  return self->row;
}

/**
 * rs_string_item_dup_cell:
 * @self: an item
 * @column: a column
 *
 * Returns: (transfer full): what a person reads in it
 */
char *
rs_string_item_dup_cell (RsStringItem   *self,
                         RsStringColumn  column)
{
  const RsStringRow *row;
  gint64 number;

  g_return_val_if_fail (RS_IS_STRING_ITEM (self), NULL);

  row = rs_string_snapshot_get_row (self->snapshot, self->row);
  switch (column)
    {
    case RS_STRING_COLUMN_TEXT:
      return rs_string_dup_label (row->text, row->length, MAX_CHARACTERS);
    case RS_STRING_COLUMN_REFERENCES:
      number = row->references;
      break;
    case RS_STRING_COLUMN_REFCOUNT:
      number = row->refcount;
      break;
    case RS_STRING_COLUMN_PRINTED:
      number = row->printed;
      break;
    case RS_STRING_COLUMN_NET:
      number = row->net;
      break;
    case RS_STRING_COLUMN_KINDS:
    case RS_STRING_COLUMN_NONE:
    default:
      g_return_val_if_reached (NULL);
    }

  return number != RS_ABSENT ? rs_wording_number (number) : g_strdup ("-");
}
