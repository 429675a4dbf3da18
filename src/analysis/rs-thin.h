/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

size_t rs_thin_points (const double *x,
                       const double *y,
                       const bool   *keep,
                       size_t        n,
                       double        width,
                       double        height,
                       double        cell,
                       uint32_t     *kept);
