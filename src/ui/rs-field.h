/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long a pause in typing is taken for the end of it. */
#define RS_FIELD_PAUSE_MS 300

void rs_field_set_error (GtkWidget  *field,
                         const char *message);

G_END_DECLS
