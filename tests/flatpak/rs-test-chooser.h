/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Stands in for the file chooser of a desktop, behind the portal that a sandboxed program asks: a
 * person who picks at once. */
void  rs_test_chooser_start    (const char *folder);
char *rs_test_chooser_dup_last (void);

G_END_DECLS
