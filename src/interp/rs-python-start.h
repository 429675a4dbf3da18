/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

gboolean rs_python_start            (const char  *executable,
                                     GError     **error);
void     rs_python_set_status_error (PyStatus     status,
                                     GError     **error);

G_END_DECLS
