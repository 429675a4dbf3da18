/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Where CPython 3.11 keeps its collector's lists. */
#pragma GCC system_header

#define Py_BUILD_CORE 1
#include <internal/pycore_gc.h>
#include <internal/pycore_interp.h>
#undef Py_BUILD_CORE
