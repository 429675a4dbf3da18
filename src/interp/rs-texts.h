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

/* Where a text is: told by a part of its key, so that most others need not be looked at. */
typedef struct
{
  guint32 tag;
  guint32 item; /* 1 more than the place in items, 0 in a free slot */
} RsTextsSlot;

/* The references to strings, by text. Borrows the strings: to be read before Python runs again. */
typedef struct
{
  RsText *items; /* (owned) in the order in which they were added */
  guint32 n_items;
  guint32 size;

  RsTextsSlot *slots; /* (owned) open addressing, a power of two */
  gsize n_slots;
} RsTexts;

void                rs_texts_init          (RsTexts         *self);
void                rs_texts_clear         (RsTexts         *self);
void                rs_texts_reset         (RsTexts         *self);
void                rs_texts_add           (RsTexts         *self,
                                            PyObject *const *strings,
                                            guint            n_strings,
                                            guint32         *places);
const RsText       *rs_texts_find          (const RsTexts   *self,
                                            PyObject        *string);
RsStringReferences *rs_texts_to_references (const RsTexts   *self);

G_END_DECLS
