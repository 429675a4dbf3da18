/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* The one place that includes Python.h. To be included before any other system header, as
 * CPython's documentation asks; as a system header, so that its warnings are not ours. */
#pragma GCC system_header

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#if PY_VERSION_HEX < 0x030b0000
#error "Refscope needs Python 3.11 or later."
#endif

/* Counts are spread over two fields and put off there (PEP 703). */
#ifdef Py_GIL_DISABLED
#error "References cannot be counted in a free-threaded Python: build with an ordinary one."
#endif

#if SIZEOF_VOID_P < 8
#error "References cannot be counted in a 32-bit Python: build with a 64-bit one."
#endif
