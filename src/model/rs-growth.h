/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-snapshot.h"
#include "rs-string-snapshot.h"

G_BEGIN_DECLS

/**
 * RsGrowthOrder:
 * @RS_GROWTH_BY_VALUE: by integer; strings as they were counted
 * @RS_GROWTH_BY_RATIO: by how many times as many there are
 * @RS_GROWTH_BY_DIFFERENCE: by how many more there are
 *
 * How rows follow each other.
 */
typedef enum
{
  RS_GROWTH_BY_VALUE,
  RS_GROWTH_BY_RATIO,
  RS_GROWTH_BY_DIFFERENCE,
} RsGrowthOrder;

/**
 * RsGrowthRow:
 * @value: the integer; of strings the row in the later snapshot
 * @before: its count in the earlier snapshot
 * @after: its count in the later one
 * @difference: @after less @before, never 0
 * @ratio: @after over @before, NaN if there was none before
 *
 * What has become of one count.
 */
typedef struct
{
  gint64 value;
  gint64 before;
  gint64 after;
  gint64 difference;
  double ratio;
} RsGrowthRow;

/**
 * RsGrowth:
 *
 * Which counts of two snapshots differ, and by how much. Immutable; may be passed between threads.
 */
typedef struct _RsGrowth RsGrowth;

#define RS_TYPE_GROWTH (rs_growth_get_type ())

GType              rs_growth_get_type    (void) G_GNUC_CONST;
RsGrowth          *rs_growth_new_ints    (RsSnapshot       *before,
                                          RsSnapshot       *after,
                                          RsMeasure         measure);
RsGrowth          *rs_growth_new_strings (RsStringSnapshot *before,
                                          RsStringSnapshot *after,
                                          RsMeasure         measure);
RsGrowth          *rs_growth_sort        (RsGrowth         *self,
                                          RsGrowthOrder     order,
                                          gboolean          descending);
RsGrowth          *rs_growth_ref         (RsGrowth         *self);
void               rs_growth_unref       (RsGrowth         *self);

gsize              rs_growth_get_n       (const RsGrowth   *self);
const RsGrowthRow *rs_growth_get         (const RsGrowth   *self,
                                          gsize             i);
const RsStringRow *rs_growth_get_string  (const RsGrowth   *self,
                                          gsize             i);

double             rs_growth_get_ratio   (gint64            before,
                                          gint64            after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsGrowth, rs_growth_unref)

G_END_DECLS
