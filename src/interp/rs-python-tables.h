/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* The layout of dict key tables, from CPython's own headers. Included by what walks a heap, and
 * only for versions whose layout is known. */
#pragma GCC system_header

#undef _PyGC_FINALIZED /* 3.12: the public macro hides the function of pycore_gc.h */
#define Py_BUILD_CORE 1
#include <internal/pycore_dict.h>
#undef Py_BUILD_CORE

/* CPython's macro casts bytes to entries, which clang takes for a slip. */
static inline PyDictUnicodeEntry *
rs_python_unicode_entries (PyDictKeysObject *table)
{
  return DK_UNICODE_ENTRIES (table);
}
