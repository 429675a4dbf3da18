/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

void rs_python_gc_list (GPtrArray *objects);

G_END_DECLS
