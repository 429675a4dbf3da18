/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RsReferenceCount:
 * @value: an integer
 * @heap: references that objects hold
 * @c_variables: references that C variables of libpython and of extension modules hold
 * @compiled_in: uses in code that is compiled into libpython, which Python never counts
 * @operands: uses as operands in bytecode, which are no references (Python 3.14 and later)
 *
 * How often an integer is used, and where. The references to it are @heap and @c_variables.
 */
typedef struct
{
  gint64 value;
  guint32 heap;
  guint32 c_variables;
  guint32 compiled_in;
  guint32 operands;
} RsReferenceCount;

/**
 * RsReferences:
 *
 * Every integer of 64 bits that an interpreter uses, cached or not, by value, and how many references
 * there are to greater ones together. Immutable; may be passed between threads.
 */
typedef struct _RsReferences RsReferences;

#define RS_TYPE_REFERENCES (rs_references_get_type ())

GType                   rs_references_get_type  (void) G_GNUC_CONST;
RsReferences           *rs_references_new       (RsReferenceCount   *counts,
                                                 gsize               n_counts);
RsReferences           *rs_references_new_beyond (RsReferenceCount  *counts,
                                                 gsize               n_counts,
                                                 guint64             beyond);
RsReferences           *rs_references_ref       (RsReferences       *self);
void                    rs_references_unref     (RsReferences       *self);

const RsReferenceCount *rs_references_get_all   (const RsReferences *self,
                                                 gsize              *n_counts);
void                    rs_references_find      (const RsReferences *self,
                                                 gint64              value,
                                                 RsReferenceCount   *count);
guint64                 rs_references_get_total (const RsReferences *self);
guint64                 rs_references_get_sum   (const RsReferences *self,
                                                 gint64              from,
                                                 gint64              to);
gboolean                rs_references_find_sum  (const RsReferences *self,
                                                 gint64              from,
                                                 guint64             sum,
                                                 gint64             *to);
double                  rs_references_get_share (const RsReferences *self,
                                                 gint64              from,
                                                 gint64              to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsReferences, rs_references_unref)

G_END_DECLS
