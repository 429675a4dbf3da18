/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     rs_test_remove_all (const char *path);
gboolean rs_test_is_alive   (int         pid);

G_END_DECLS
