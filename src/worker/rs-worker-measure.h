/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-int-counts.h"
#include "rs-snapshot.h"

G_BEGIN_DECLS

RsSnapshot *rs_worker_analyse (RsIntCounts *counts);

G_END_DECLS
