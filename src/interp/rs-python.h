/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* The one place that includes Python.h. To be included before any other system header, as
 * CPython's documentation asks; as a system header, so that its warnings are not ours. */
#pragma GCC system_header

#define PY_SSIZE_T_CLEAN
#include <Python.h>
