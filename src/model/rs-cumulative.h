/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-snapshot.h"

G_BEGIN_DECLS

/* Where CPython up to 3.14 ends its cache, and where 3.15 does. */
#define RS_CACHE_END 256
#define RS_WIDER_CACHE_END 1024

/**
 * RsCumulative:
 * @references: (nullable): borrowed; %NULL if they were not counted, or if there are none at all
 * @from: the first cached integer, where the sums begin
 * @total: the references to all integers, those below @from and those past any range included
 *
 * How many of all references to integers are to those from @from up to another one: what a cache
 * that ends there would hold. Lives no longer than its snapshot.
 */
typedef struct
{
  const RsReferences *references;
  gint64 from;
  guint64 total;
} RsCumulative;

/**
 * RsCumulativeGain:
 * @first: the first integer past the cache
 * @n_ints: how many more integers a wider cache would hold
 * @references: how many more references are to them
 * @share: the same of all references, 0 to 1
 *
 * What a wider cache would gain.
 */
typedef struct
{
  gint64 first;
  guint64 n_ints;
  guint64 references;
  double share;
} RsCumulativeGain;

void     rs_cumulative_init      (RsCumulative         *self,
                                  const RsSnapshot     *snapshot);
gboolean rs_cumulative_is_known  (const RsCumulative   *self);
guint64  rs_cumulative_get_sum   (const RsCumulative   *self,
                                  gint64                to);
double   rs_cumulative_get_share (const RsCumulative   *self,
                                  gint64                to);
gboolean rs_cumulative_find      (const RsCumulative   *self,
                                  guint                 percent,
                                  gint64               *to);
gboolean rs_cumulative_get_gain  (const RsCumulative   *self,
                                  gint64                cache_max,
                                  gint64                to,
                                  RsCumulativeGain     *gain);

G_END_DECLS
