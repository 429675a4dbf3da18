/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "rs-python-facts.h"
#include "rs-references.h"

G_BEGIN_DECLS

/**
 * RsIntCounts:
 *
 * What an interpreter says of a range of integers, before any analysis. Immutable; may be passed
 * between threads.
 */
typedef struct _RsIntCounts RsIntCounts;

#define RS_TYPE_INT_COUNTS (rs_int_counts_get_type ())

GType          rs_int_counts_get_type           (void) G_GNUC_CONST;
RsIntCounts   *rs_int_counts_new                (RsPythonFacts     *python,
                                                 gint64             from,
                                                 gsize              n_ints,
                                                 gint64            *refcount,
                                                 gint64            *printed,
                                                 gint64            *cache_refcount,
                                                 RsReferences      *references);
RsIntCounts   *rs_int_counts_ref                (RsIntCounts       *self);
void           rs_int_counts_unref              (RsIntCounts       *self);

RsPythonFacts *rs_int_counts_get_python         (const RsIntCounts *self);
gint64         rs_int_counts_get_from           (const RsIntCounts *self);
gsize          rs_int_counts_get_n_ints         (const RsIntCounts *self);
const gint64  *rs_int_counts_get_refcount       (const RsIntCounts *self);
const gint64  *rs_int_counts_get_printed        (const RsIntCounts *self);
const gint64  *rs_int_counts_get_cache_refcount (const RsIntCounts *self,
                                                 gsize             *n);
RsReferences  *rs_int_counts_get_references     (const RsIntCounts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsIntCounts, rs_int_counts_unref)

G_END_DECLS
