/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-snapshot.h"

G_BEGIN_DECLS

gint64 *rs_worker_analyse_references (RsReferences    *references,
                                      gint64           from,
                                      gsize            n_ints,
                                      RsTrendColumns  *trend);

G_END_DECLS
