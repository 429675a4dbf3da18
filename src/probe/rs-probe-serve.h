/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void rs_probe_serve (int         link_fd,
                     const char *venv_python,
                     const char *scratch) G_GNUC_NORETURN;

G_END_DECLS
