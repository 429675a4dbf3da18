/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-measure.h"
#include "rs-python-facts.h"
#include "rs-snapshot.h"

G_BEGIN_DECLS

/**
 * RsStringsKind:
 * @RS_STRINGS_LETTERS: single characters that were asked for
 * @RS_STRINGS_WORDS: texts that were asked for
 * @RS_STRINGS_MOST_USED: the texts with the most references, found by the census
 *
 * Which strings were counted.
 */
typedef enum
{
  RS_STRINGS_LETTERS,
  RS_STRINGS_WORDS,
  RS_STRINGS_MOST_USED,
} RsStringsKind;

/**
 * RsStringOrder:
 * @RS_STRING_ORDER_AS_GIVEN: as they were asked for, or found
 * @RS_STRING_ORDER_BY_TEXT: by code point
 * @RS_STRING_ORDER_BY_COUNT: the largest count first, those without one last
 *
 * How rows follow each other.
 */
typedef enum
{
  RS_STRING_ORDER_AS_GIVEN,
  RS_STRING_ORDER_BY_TEXT,
  RS_STRING_ORDER_BY_COUNT,
} RsStringOrder;

/**
 * RsStringRow:
 * @text: UTF-8 with a NUL behind it. It may contain NUL, and lone surrogates as three bytes, as
 *   Python's "surrogatepass" has them
 * @length: its length in bytes
 * @n_objects: how many string objects have this text, 0 if nothing refers to one
 * @references: @heap and @c_variables together. Nothing of ours is in it
 * @heap: references that objects hold
 * @c_variables: references that C variables of libpython and of extension modules hold
 * @compiled_in: uses in code that is compiled into libpython, which Python never counts
 * @refcount: the sum of the objects' refcounts, less the pad of each
 * @printed: what sys.getrefcount() prints for the text as a literal in a list that is looped over;
 *   of a text that would not be shared there nothing is known
 * @net: @printed less the floor, where it says something
 * @shared: of @references, those to the object that Python shares of a character, where there are
 *   others with the same text; otherwise %RS_ABSENT
 *
 * Everything known of one text. Numbers that do not exist are %RS_ABSENT.
 */
typedef struct
{
  const char *text;
  gsize length;
  guint32 n_objects;
  gint64 references;
  gint64 heap;
  gint64 c_variables;
  gint64 compiled_in;
  gint64 refcount;
  gint64 printed;
  gint64 net;
  gint64 shared;
} RsStringRow;

/**
 * RsStringSnapshot:
 *
 * The counts of some strings, taken at one moment in one interpreter. Immutable; may be passed
 * between threads.
 */
typedef struct _RsStringSnapshot RsStringSnapshot;

#define RS_TYPE_STRING_SNAPSHOT (rs_string_snapshot_get_type ())

GType              rs_string_snapshot_get_type       (void) G_GNUC_CONST;
RsStringSnapshot  *rs_string_snapshot_new            (RsStringsKind           kind,
                                                      RsPythonFacts          *python,
                                                      RsStringRow            *rows,
                                                      gsize                   n_rows,
                                                      char                   *texts,
                                                      guint64                 total,
                                                      gsize                   n_distinct);
RsStringSnapshot  *rs_string_snapshot_ref            (RsStringSnapshot       *self);
void               rs_string_snapshot_unref          (RsStringSnapshot       *self);

RsStringsKind      rs_string_snapshot_get_kind       (const RsStringSnapshot *self);
RsPythonFacts     *rs_string_snapshot_get_python     (const RsStringSnapshot *self);
gsize              rs_string_snapshot_get_n_rows     (const RsStringSnapshot *self);
const RsStringRow *rs_string_snapshot_get_row        (const RsStringSnapshot *self,
                                                      gsize                   i);
guint64            rs_string_snapshot_get_total      (const RsStringSnapshot *self);
gsize              rs_string_snapshot_get_n_distinct (const RsStringSnapshot *self);
gint64             rs_string_snapshot_get_count      (const RsStringSnapshot *self,
                                                      gsize                   i,
                                                      RsMeasure               measure);
gboolean           rs_string_snapshot_has_measure    (const RsStringSnapshot *self,
                                                      RsMeasure               measure);
RsStringSnapshot  *rs_string_snapshot_sort           (RsStringSnapshot       *self,
                                                      RsStringOrder           order,
                                                      RsMeasure               measure);
gboolean           rs_string_snapshot_find           (const RsStringSnapshot *self,
                                                      const char             *text,
                                                      gsize                   length,
                                                      gsize                  *i);

gboolean           rs_string_row_has_text            (const RsStringRow      *self,
                                                      const char             *text,
                                                      gsize                   length);
int                rs_string_row_compare_texts       (const RsStringRow      *self,
                                                      const RsStringRow      *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsStringSnapshot, rs_string_snapshot_unref)

G_END_DECLS
