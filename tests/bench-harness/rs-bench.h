/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Python whose matplotlib is the rival of our plots. */
#define RS_BENCH_PYTHON "/usr/bin/python3"

/* What benchmarks share. Nothing of the program is known here. */
double   rs_bench_median      (double            *values,
                               gsize              n_values);
double   rs_bench_run_ms      (const char *const *command);
gboolean rs_bench_have_module (const char        *python,
                               const char        *module);

G_END_DECLS
