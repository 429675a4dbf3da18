/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-recording.h"

G_BEGIN_DECLS

/* How the names of recordings end. */
#define RS_EXPORT_RECORDING_ENDING ".refscope"

gboolean     rs_export_recording_has_ending (const char    *path);
gboolean     rs_export_recording_to_file    (RsRecording   *recording,
                                             GFile         *file,
                                             GCancellable  *cancellable,
                                             GError       **error);
RsRecording *rs_export_recording_from_file  (GFile         *file,
                                             GCancellable  *cancellable,
                                             GError       **error);

G_END_DECLS
