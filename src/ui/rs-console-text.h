/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rs_console_text_is_complete (const char *text);
char    *rs_console_text_dup_indent  (const char *before);
char    *rs_console_text_dup_echo    (const char *code);
char    *rs_console_text_dup_error   (const char *message);

G_END_DECLS
