/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tables for a pipe as much as for a person: numbers of the C locale, aligned to the right. */
glong rs_cli_columns_get_width     (const char *text);
void  rs_cli_columns_append        (GString    *line,
                                    const char *text,
                                    glong       width);
void  rs_cli_columns_append_left   (GString    *line,
                                    const char *text,
                                    glong       width);
void  rs_cli_columns_append_number (GString    *line,
                                    gint64      number,
                                    glong       width);
void  rs_cli_columns_append_count  (GString    *line,
                                    gint64      count,
                                    glong       width);
glong rs_cli_columns_append_title  (GString    *line,
                                    const char *title,
                                    glong       least);

G_END_DECLS
