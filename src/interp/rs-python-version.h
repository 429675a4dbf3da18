/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

gboolean rs_python_version_check  (GError   **error);
gboolean rs_python_version_tested (void);
gint64   rs_python_version_pad    (void);

gboolean rs_python_is_immortal    (PyObject  *object);
gint64   rs_python_pad_of         (PyObject  *object);

G_END_DECLS
