/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char     *rs_open_file_dup_command (const char         *executable,
                                    const char         *path,
                                    guint               line);
gboolean  rs_open_file             (const char         *path,
                                    guint               line,
                                    GAppLaunchContext  *context,
                                    GError            **error);

G_END_DECLS
