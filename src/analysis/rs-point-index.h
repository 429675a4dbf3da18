/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stddef.h>

/* Finds the point nearest to a place without looking at all of them. */
typedef struct _RsPointIndex RsPointIndex;

#define RS_POINT_INDEX_NONE ((size_t) -1)

RsPointIndex *rs_point_index_new     (const double       *x,
                                      const double       *y,
                                      size_t              n,
                                      double              width,
                                      double              height);
void          rs_point_index_free    (RsPointIndex       *index);
size_t        rs_point_index_nearest (const RsPointIndex *index,
                                      double              x,
                                      double              y,
                                      double              max_distance);
