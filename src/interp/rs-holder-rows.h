/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include "rs-holder-path.h"

G_BEGIN_DECLS

typedef struct _RsHolderRow RsHolderRow;

/* Places that hold a value, the like ones taken together. */
typedef struct
{
  GPtrArray *rows;    /* (owned) of RsHolderRow, in the order in which they were found */
  GHashTable *by_key; /* (owned) */
  GHashTable *seen;   /* (owned) which objects were counted in which row */
  GString *key;       /* (owned) scratch */
} RsHolderRows;

void         rs_holder_rows_init   (RsHolderRows *self);
RsHolderRow *rs_holder_rows_add    (RsHolderRows *self,
                                    RsHolderPath *path,
                                    guint         count);
GArray      *rs_holder_rows_finish (RsHolderRows *self);

void         rs_holder_row_count   (RsHolderRow  *self,
                                    guint         count);

G_END_DECLS
