/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stdbool.h>
#include <stddef.h>

/* What makes a value an outlier: both must hold, as rs_outliers_find() tells in full. */
typedef struct
{
  double min_ratio;  /* count over expected, at least */
  double min_spread; /* distance from expected in robust standard deviations of the neighbours */
} RsOutlierRule;

extern const RsOutlierRule rs_outlier_rule_default;

size_t rs_outliers_find (const double        *x,
                         const double        *y,
                         const double        *expected,
                         size_t               n,
                         const RsOutlierRule *rule,
                         bool                *outlier);
