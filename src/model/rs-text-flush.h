/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Enough text to make a write worth its while, little enough to stay small. */
#define RS_TEXT_FLUSH_SIZE (64 * 1024)

gboolean rs_text_flush      (GString        *text,
                             GOutputStream  *stream,
                             GCancellable   *cancellable,
                             GError        **error);
gboolean rs_text_flush_full (GString        *text,
                             GOutputStream  *stream,
                             GCancellable   *cancellable,
                             GError        **error);

G_END_DECLS
