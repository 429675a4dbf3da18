/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "rs-references.h"

G_BEGIN_DECLS

/* Where a reference stands. */
typedef enum
{
  RS_TALLY_HEAP,        /* held by an object */
  RS_TALLY_C_VARIABLE,  /* held by a C variable of libpython or an extension */
  RS_TALLY_COMPILED_IN, /* in deep-frozen code, never counted by Python (3.11, 3.12) */
  RS_TALLY_OPERAND,     /* in bytecode, as LOAD_SMALL_INT (from 3.14 on) */
} RsTallyColumn;

#define RS_TALLY_N_COLUMNS 4
#define RS_TALLY_N_WALKED 3 /* all but the last: references to objects */

typedef struct
{
  gint64 value;
  guint32 counts[RS_TALLY_N_COLUMNS];
} RsTallyEntry;

/* The references to integers, by value: an array for those that are used most, a table for the rest
 * of the number line. */
typedef struct
{
  gint64 from;
  gsize n_dense;
  guint32 *dense[RS_TALLY_N_COLUMNS]; /* (owned) */

  RsTallyEntry *slots; /* (owned) open addressing, a power of two; all counts 0 is a free slot */
  gsize n_slots;
  gsize n_entries;

  guint64 beyond[RS_TALLY_N_COLUMNS]; /* integers of more than 64 bits */
} RsTally;

void          rs_tally_init          (RsTally       *self,
                                      gint64         from,
                                      gsize          n_dense);
void          rs_tally_clear         (RsTally       *self);
void          rs_tally_reset         (RsTally       *self);
void          rs_tally_add_sparse    (RsTally       *self,
                                      RsTallyColumn  column,
                                      gint64         value,
                                      guint32        count);
RsReferences *rs_tally_to_references (const RsTally *self);

static inline void
rs_tally_add (RsTally      *self,
              RsTallyColumn column,
              gint64        value,
              guint32       count)
{
  guint64 place = (guint64) value - (guint64) self->from;

  if (G_LIKELY (place < self->n_dense))
    self->dense[column][place] += count;
  else
    rs_tally_add_sparse (self, column, value, count);
}

G_END_DECLS
