/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char **rs_import_text_parse (const char  *text,
                             char       **statement);

G_END_DECLS
