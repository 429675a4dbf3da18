/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-holders.h"

G_BEGIN_DECLS

void       rs_test_holders_init (void);
RsHolders *rs_test_holders_new  (void);

G_END_DECLS
