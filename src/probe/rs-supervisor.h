/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

pid_t rs_supervisor_fork  (void);
void  rs_supervisor_watch (pid_t       child,
                           const char *scratch) G_GNUC_NORETURN;

G_END_DECLS
