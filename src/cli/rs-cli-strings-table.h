/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-string-snapshot.h"

G_BEGIN_DECLS

gboolean rs_cli_strings_table_write (RsStringSnapshot  *snapshot,
                                     GOutputStream     *stream,
                                     GCancellable      *cancellable,
                                     GError           **error);
gboolean rs_cli_strings_table_print (RsStringSnapshot  *snapshot,
                                     GCancellable      *cancellable,
                                     GError           **error);

G_END_DECLS
