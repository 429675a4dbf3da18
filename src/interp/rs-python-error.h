/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

PyObject *rs_python_take_exception    (void);
void      rs_python_restore_exception (PyObject  *exception);
void      rs_python_take_error        (GError   **error);

G_END_DECLS
