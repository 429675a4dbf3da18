/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsColumnPoints:
 * @RS_COLUMN_COUNTED: that have a count, as a linear scale can show
 * @RS_COLUMN_POSITIVE: whose integer and count are both above 0, as a log-log scale can show
 *
 * A choice among the integers of a column.
 */
typedef enum
{
  RS_COLUMN_COUNTED,
  RS_COLUMN_POSITIVE,
  RS_COLUMN_N_POINTS, /* not one of them: how many there are */
} RsColumnPoints;

/**
 * RsColumnSpan:
 * @n: how many integers are of the choice; if none, the rest means nothing
 * @first: where the first of them stands
 * @last: where the last of them stands
 * @lowest: the lowest of their counts
 * @highest: the highest of their counts
 * @highest_at: where the first of those with the highest count stands
 *
 * What is known of the integers of one choice.
 */
typedef struct
{
  gsize n;
  gsize first;
  gsize last;
  gint64 lowest;
  gint64 highest;
  gsize highest_at;
} RsColumnSpan;

/**
 * RsColumnFacts:
 * @counts: the column, borrowed
 * @from: the first integer
 * @n: how many integers there are
 * @n_absent: how many have no count
 * @n_zero: how many above 0 have a count of 0
 * @spans: for each choice what is known of it
 * @outliers: where the outliers that have a count stand, ascending
 * @n_outliers: how many there are
 * @blocks: for each %RS_COLUMN_BLOCK integers which choices are among them, bit by bit
 *
 * What one look at every count of a column finds, so that it need not be looked for again.
 */
typedef struct
{
  const gint64 *counts;
  gint64 from;
  gsize n;
  gsize n_absent;
  gsize n_zero;
  RsColumnSpan spans[RS_COLUMN_N_POINTS];
  gsize *outliers;
  gsize n_outliers;
  guint8 *blocks;
} RsColumnFacts;

#define RS_COLUMN_BLOCK 4096

void     rs_column_facts_init  (RsColumnFacts       *self,
                                const gint64        *counts,
                                const guint8        *outlier,
                                gint64               from,
                                gsize                n);
void     rs_column_facts_clear (RsColumnFacts       *self);
gboolean rs_column_facts_has   (const RsColumnFacts *self,
                                RsColumnPoints       points,
                                gsize                i);
gboolean rs_column_facts_next  (const RsColumnFacts *self,
                                RsColumnPoints       points,
                                gssize               from,
                                int                  step,
                                gsize               *index);
gboolean rs_column_facts_next_outlier (const RsColumnFacts *self,
                                RsColumnPoints       points,
                                gssize               from,
                                int                  step,
                                gsize               *index);

G_END_DECLS
