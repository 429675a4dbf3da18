/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-holders.h"

G_BEGIN_DECLS

char *rs_holder_dup_text (const RsHolder *holder);

G_END_DECLS
