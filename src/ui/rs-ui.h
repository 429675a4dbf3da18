/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rs_ui_has_display (void);
int      rs_ui_run         (int    argc,
                            char **argv);

G_END_DECLS
