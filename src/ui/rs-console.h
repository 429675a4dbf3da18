/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rs-series-list.h"

G_BEGIN_DECLS

/**
 * RsConsole:
 *
 * A pane with a prompt: code runs in the interpreter of the active series, and what it prints and
 * raises is shown. Each series has a transcript and a history of its own. Where no code can be run
 * it offers an interpreter for that.
 */
#define RS_TYPE_CONSOLE (rs_console_get_type ())

G_DECLARE_FINAL_TYPE (RsConsole, rs_console, RS, CONSOLE, GtkWidget)

void rs_console_set_list (RsConsole    *self,
                          RsSeriesList *list);

G_END_DECLS
