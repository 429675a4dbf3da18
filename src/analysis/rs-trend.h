/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stddef.h>

void rs_trend_fit (const double *x,
                   const double *y,
                   size_t        n,
                   double       *expected);
