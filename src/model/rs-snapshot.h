/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-column-facts.h"
#include "rs-measure.h"
#include "rs-python-facts.h"
#include "rs-references.h"

G_BEGIN_DECLS

/* A number that does not exist: null in JSON, empty in CSV, never 0. */
#define RS_ABSENT G_GINT64_CONSTANT (-1)

/**
 * RsTrendColumns:
 * @expected: (nullable): the expected count of each integer, NaN where there is none
 * @outlier: (nullable): whether each stands out
 *
 * What the analysis says of one measure of a snapshot, an element for each integer.
 */
typedef struct
{
  float *expected;
  guint8 *outlier;
} RsTrendColumns;

/**
 * RsIntCount:
 *
 * Everything known of one integer, as one measure sees it. Absent counts are %RS_ABSENT, an absent
 * @expected or @ratio NaN.
 */
typedef struct
{
  gint64 value;
  gint64 references;
  gint64 refcount;
  gint64 printed;
  gboolean immortal;
  gboolean cached; /* whether all that are equal are one object */
  gint64 count; /* of the measure asked for */
  double expected;
  double ratio;
  gboolean outlier;
} RsIntCount;

/**
 * RsSnapshot:
 *
 * The counts of a range of integers, taken at one moment in one interpreter, with what the
 * analysis says of them. Immutable; may be passed between threads.
 */
typedef struct _RsSnapshot RsSnapshot;

#define RS_TYPE_SNAPSHOT (rs_snapshot_get_type ())

GType                 rs_snapshot_get_type     (void) G_GNUC_CONST;
RsSnapshot           *rs_snapshot_new_ints     (RsPythonFacts    *python,
                                                gint64            from,
                                                gsize             n_ints,
                                                gint64           *columns[RS_N_MEASURES],
                                                RsTrendColumns    trends[RS_N_MEASURES],
                                                RsReferences     *references);
RsSnapshot           *rs_snapshot_ref          (RsSnapshot       *self);
void                  rs_snapshot_unref        (RsSnapshot       *self);

RsPythonFacts        *rs_snapshot_get_python   (const RsSnapshot *self);
gint64                rs_snapshot_get_from     (const RsSnapshot *self);
gsize                 rs_snapshot_get_n_ints   (const RsSnapshot *self);
RsReferences         *rs_snapshot_get_references (const RsSnapshot *self);
const gint64         *rs_snapshot_get_column   (const RsSnapshot *self,
                                                RsMeasure         measure);
const RsTrendColumns *rs_snapshot_get_trend    (const RsSnapshot *self,
                                                RsMeasure         measure);
const RsColumnFacts  *rs_snapshot_get_column_facts (const RsSnapshot *self,
                                                RsMeasure         measure);
gboolean              rs_snapshot_has_measure  (const RsSnapshot *self,
                                                RsMeasure         measure);
RsMeasure             rs_snapshot_get_best_measure (const RsSnapshot *self);
gboolean              rs_snapshot_get_int      (const RsSnapshot *self,
                                                RsMeasure         measure,
                                                gsize             i,
                                                RsIntCount       *count);
gboolean              rs_int_count_get_surplus (const RsIntCount *self,
                                                gint64           *surplus);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsSnapshot, rs_snapshot_unref)

G_END_DECLS
