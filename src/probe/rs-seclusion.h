/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rs_seclusion_enter (const char  *scratch,
                             guint64      memory,
                             int         *link_fd,
                             GError     **error);

G_END_DECLS
