/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

gboolean rs_interned_is_table (PyObject *object);

G_END_DECLS
