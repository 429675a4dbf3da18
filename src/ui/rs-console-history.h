/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was run before, and where among it a person is: at the end stands what is being typed. Main
 * thread only. */
typedef struct _RsConsoleHistory RsConsoleHistory;

/* How many statements are kept: the newest. */
#define RS_CONSOLE_HISTORY_KEPT 1000

RsConsoleHistory *rs_console_history_new  (void);
void              rs_console_history_free (RsConsoleHistory *self);
void              rs_console_history_add  (RsConsoleHistory *self,
                                           const char       *code);
const char       *rs_console_history_go   (RsConsoleHistory *self,
                                           int               step,
                                           const char       *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsConsoleHistory, rs_console_history_free)

G_END_DECLS
