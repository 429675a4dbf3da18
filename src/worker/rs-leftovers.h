/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*RsLeftoversFunc) (gpointer data);

void rs_leftovers_run  (RsLeftoversFunc func,
                        gpointer        data);
void rs_leftovers_wait (void);

G_END_DECLS
