/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

guint rs_code_line_of_constant (PyCodeObject *code,
                                Py_ssize_t    index);
guint rs_code_line_of_operand  (PyCodeObject *code,
                                gint64        value);

G_END_DECLS
