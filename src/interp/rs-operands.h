/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

#include "rs-tally.h"

G_BEGIN_DECLS

void rs_operands_count (PyCodeObject *code,
                        RsTally      *tally);

G_END_DECLS
