/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-string-snapshot.h"

G_BEGIN_DECLS

/* Rows on their way into a snapshot, with their texts one after the other. */
typedef struct
{
  GArray *rows;   /* (owned) of RsStringRow, without texts */
  GString *texts; /* (owned) each with a NUL behind it */
} RsStringRows;

void              rs_string_rows_init     (RsStringRows       *self);
void              rs_string_rows_clear    (RsStringRows       *self);
void              rs_string_rows_add      (RsStringRows       *self,
                                           const RsStringRow  *row);
RsStringSnapshot *rs_string_rows_finish   (RsStringRows       *self,
                                           RsStringsKind       kind,
                                           RsPythonFacts      *python,
                                           guint64             total,
                                           gsize               n_distinct);

guint             rs_string_row_hash      (gconstpointer       row);
gboolean          rs_string_row_equal     (gconstpointer       a,
                                           gconstpointer       b);
gboolean          rs_string_row_is_letter (const RsStringRow  *row);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsStringRows, rs_string_rows_clear)

G_END_DECLS
