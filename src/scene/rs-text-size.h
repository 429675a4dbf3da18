/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void   rs_text_size_set_family (const char *family);
double rs_text_size_width      (const char *text,
                                double      size);

G_END_DECLS
