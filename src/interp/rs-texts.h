/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

#include "rs-string-references.h"
#include "rs-tally.h"

G_BEGIN_DECLS

/* All string objects with the same text */
typedef struct
{
  PyObject *string; /* borrowed: the first of them */
  guint64 key;
  guint32 counts[RS_TALLY_N_WALKED];
  guint32 n_objects;
  gint64 refcount; /* RS_ABSENT if Python does not count one of them */
} RsText;

/* The references to strings, by text. Borrows the strings: to be read before Python runs again. */
typedef struct
{
  RsText *items; /* (owned) in the order in which they were added */
  guint32 n_items;
  guint32 size;

  guint32 *slots; /* (owned) open addressing, a power of two: 1 more than the place in items */
  gsize n_slots;
} RsTexts;

void                rs_texts_init          (RsTexts       *self);
void                rs_texts_clear         (RsTexts       *self);
void                rs_texts_reset         (RsTexts       *self);
guint32             rs_texts_add           (RsTexts       *self,
                                            PyObject      *string);
void                rs_texts_add_refcount  (RsTexts       *self,
                                            guint32        place,
                                            PyObject      *string);
const RsText       *rs_texts_find          (const RsTexts *self,
                                            PyObject      *string);
RsStringReferences *rs_texts_to_references (const RsTexts *self);

G_END_DECLS
