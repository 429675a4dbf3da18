/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

gsize rs_python_utf8_measure (PyObject *string);
gsize rs_python_utf8_copy    (PyObject *string,
                              char     *utf8);

G_END_DECLS
