/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-string-snapshot.h"

G_BEGIN_DECLS

void rs_string_row_append_json (GString           *out,
                                const RsStringRow *row);

G_END_DECLS
