/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stddef.h>

#define RS_NEIGHBOURS_MAX 401

/* The points near a place on the number line, evenly picked where there are very many. */
typedef struct
{
  size_t index[RS_NEIGHBOURS_MAX];
  double distance[RS_NEIGHBOURS_MAX]; /* in natural logarithms, negative to the left */
  double reach;                       /* all distances are less than this */
  size_t n;
} RsNeighbours;

size_t rs_neighbours_first  (const double *x,
                             size_t        n);
void   rs_neighbours_find   (const double *x,
                             size_t        first,
                             size_t        n,
                             double        log_centre,
                             double        reach,
                             size_t        at_least,
                             RsNeighbours *neighbours);
size_t rs_neighbours_knots  (double        log_min,
                             double        log_max,
                             double        max_step,
                             double       *step);
double rs_neighbours_select (double       *values,
                             size_t        n,
                             double        fraction);
