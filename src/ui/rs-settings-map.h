/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void rs_settings_bind_enum (GSettings  *settings,
                            const char *key,
                            gpointer    object,
                            const char *property);

G_END_DECLS
