/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-string-snapshot.h"

G_BEGIN_DECLS

/**
 * RsStringColumn:
 * @RS_STRING_COLUMN_NONE: none, for an order: as the rows were counted
 * @RS_STRING_COLUMN_TEXT: the text
 * @RS_STRING_COLUMN_REFERENCES: the references
 * @RS_STRING_COLUMN_REFCOUNT: the refcount
 * @RS_STRING_COLUMN_PRINTED: what sys.getrefcount() prints
 * @RS_STRING_COLUMN_NET: the same less the floor
 * @RS_STRING_COLUMN_KINDS: in which ways it is held, which is not known of all rows: they are
 *   neither sorted by it, nor is it copied
 *
 * What a table of strings has of each.
 */
typedef enum
{
  RS_STRING_COLUMN_NONE,
  RS_STRING_COLUMN_TEXT,
  RS_STRING_COLUMN_REFERENCES,
  RS_STRING_COLUMN_REFCOUNT,
  RS_STRING_COLUMN_PRINTED,
  RS_STRING_COLUMN_NET,
  RS_STRING_COLUMN_KINDS,
} RsStringColumn;

#define RS_N_STRING_COLUMNS (RS_STRING_COLUMN_KINDS + 1)

/**
 * RsStringItem:
 *
 * A row of a table.
 */
#define RS_TYPE_STRING_ITEM (rs_string_item_get_type ())

G_DECLARE_FINAL_TYPE (RsStringItem, rs_string_item, RS, STRING_ITEM, GObject)

RsStringItem  *rs_string_item_new     (RsStringSnapshot *snapshot,
                                       gsize             row);
gsize          rs_string_item_get_row (RsStringItem     *self);
char          *rs_string_item_dup_cell (RsStringItem    *self,
                                       RsStringColumn    column);

/**
 * RsStringTable:
 *
 * The strings that were counted as a list of [class@StringItem], sorted and searched. It makes an
 * item only when it is asked for one, so that a hundred thousand cost no more than those in view.
 */
#define RS_TYPE_STRING_TABLE (rs_string_table_get_type ())

G_DECLARE_FINAL_TYPE (RsStringTable, rs_string_table, RS, STRING_TABLE, GObject)

RsStringTable    *rs_string_table_new          (void);
RsStringSnapshot *rs_string_table_get_snapshot (RsStringTable    *self);
void              rs_string_table_set_snapshot (RsStringTable    *self,
                                                RsStringSnapshot *snapshot);
void              rs_string_table_set_order    (RsStringTable    *self,
                                                RsStringColumn    column,
                                                gboolean          descending);
void              rs_string_table_set_search   (RsStringTable    *self,
                                                const char       *search);
gboolean          rs_string_table_find         (RsStringTable    *self,
                                                const char       *text,
                                                gsize             length,
                                                guint            *position);
char             *rs_string_table_dup_tsv      (RsStringTable    *self,
                                                guint             position,
                                                guint             n);

const char       *rs_string_column_get_title   (RsStringColumn    column);

G_END_DECLS
