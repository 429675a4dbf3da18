/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python-facts.h"

G_BEGIN_DECLS

/* What only the counting needs to know. */
typedef struct
{
  /* Python never lets go of a string that was interned once (3.12.0 to 3.12.6) */
  gboolean interns_forever;

  /* What the loop of the words prints for a word in use beyond its references. One less than for a
   * new word: the syntax tree then holds another string with the same text. */
  gint64 used_string_floor;
} RsCountFacts;

RsPythonFacts *rs_interp_facts_find (RsCountFacts  *count,
                                     GError       **error);

G_END_DECLS
