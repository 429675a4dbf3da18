/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long this thread works between two looks at events, when a frame can come: in time of the
 * processor, without what others of the machine take. */
void   rs_test_dispatch_begin (void);
gint64 rs_test_dispatch_end   (void);

G_END_DECLS
