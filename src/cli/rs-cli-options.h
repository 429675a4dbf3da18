/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char **rs_cli_options_parse (GOptionContext     *context,
                             char              **arguments,
                             GError            **error);

G_END_DECLS
