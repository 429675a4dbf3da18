/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* The numbers of instructions, and how many inline caches follow each. CPython's own tables, under
 * names of ours: some versions of the library export theirs. Included by one file only. */
#pragma GCC system_header

#include "rs-python-layout.h"

#if RS_PYTHON_HAS_OPERANDS

#include <opcode.h>

#if RS_PYTHON_HAS_LAYOUT
#define _PyOpcode_Caches rs_python_opcode_caches
#define _PyOpcode_Deopt rs_python_opcode_deopt
#define _PyOpcode_OpName rs_python_opcode_name
#define _PyOpcode_PseudoTargets rs_python_opcode_pseudo_targets
#define _PyOpcode_macro_expansion rs_python_opcode_macro_expansion
#define _PyOpcode_num_popped rs_python_opcode_num_popped
#define _PyOpcode_num_pushed rs_python_opcode_num_pushed
#define _PyOpcode_opcode_metadata rs_python_opcode_metadata
#define NEED_OPCODE_METADATA 1
#define Py_BUILD_CORE 1
#include <internal/pycore_code.h>
#include <internal/pycore_opcode_metadata.h>
#include <internal/pycore_opcode_utils.h>
#undef Py_BUILD_CORE
#undef NEED_OPCODE_METADATA
#endif

#endif
