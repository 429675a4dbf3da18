/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands where there is no character */
#define RS_STRING_NOT_UTF8 ((gunichar) -1)

#define RS_STRING_IS_SURROGATE(c) ((c) >= 0xd800 && (c) <= 0xdfff)

gunichar rs_string_decode   (const char **place,
                             const char  *end);
gboolean rs_string_is_valid (const char  *text,
                             gsize        length);

G_END_DECLS
