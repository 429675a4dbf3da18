/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A virtual environment of Python's: a folder with a pyvenv.cfg. */

char *rs_venv_find_series     (const char  *folder,
                               GError     **error);
char *rs_venv_find_executable (const char  *folder,
                               const char  *series,
                               GError     **error);

G_END_DECLS
