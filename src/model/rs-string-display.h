/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rs_string_dup_display (const char *text,
                             gsize       length,
                             gsize       max_characters);
char *rs_string_dup_label   (const char *text,
                             gsize       length,
                             gsize       max_characters);
char *rs_string_dup_escaped (const char *text,
                             gsize       length);

G_END_DECLS
