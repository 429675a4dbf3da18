/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes everything to @stream, without closing it. */
typedef gboolean (*RsAtomicWrite) (GOutputStream *stream,
                                   gpointer       data,
                                   GCancellable  *cancellable,
                                   GError       **error);

gboolean rs_atomic_file_write (GFile          *file,
                               RsAtomicWrite   write_all,
                               gpointer        data,
                               GCancellable   *cancellable,
                               GError        **error);

G_END_DECLS
