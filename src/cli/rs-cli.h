/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the shell is told, as in coreutils' timeout(1) for the last. */
#define RS_CLI_EXIT_DONE 0
#define RS_CLI_EXIT_FAILED 1
#define RS_CLI_EXIT_USAGE 2
#define RS_CLI_EXIT_TIMED_OUT 124

gboolean rs_cli_wants        (int    argc,
                              char **argv);
int      rs_cli_run          (int    argc,
                              char **argv);
int      rs_cli_run_headless (void);

G_END_DECLS
