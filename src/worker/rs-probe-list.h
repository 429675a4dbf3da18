/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The programs that measure: one for each Python, such as refscope-probe-3.11. */

const char  *rs_probe_list_get_default (void);
char       **rs_probe_list_series      (void);
char        *rs_probe_list_find        (const char  *series,
                                        GError     **error);

G_END_DECLS
