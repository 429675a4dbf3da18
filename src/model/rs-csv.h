/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fields that follow another one, in the C locale. A number that does not exist is empty. */
void rs_csv_append_count  (GString *row,
                           gint64   count);
void rs_csv_append_double (GString *row,
                           double   number);

G_END_DECLS
