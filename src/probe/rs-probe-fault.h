/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-link.h"

G_BEGIN_DECLS

void rs_probe_fault_watch   (RsLink  *link,
                             guint32  serial);
void rs_probe_fault_unwatch (void);

G_END_DECLS
