/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-recording.h"

G_BEGIN_DECLS

/* The version of the format, which is raised when older programs would misread a file. */
#define RS_RECORDING_FORMAT 1

/* No file of ours comes near to it. */
#define RS_RECORDING_MAX_FILE (256 * 1024 * 1024)

gboolean     rs_recording_write_json     (RsRecording   *self,
                                          GOutputStream *stream,
                                          GCancellable  *cancellable,
                                          GError       **error);
RsRecording *rs_recording_read_json      (GInputStream  *stream,
                                          GCancellable  *cancellable,
                                          GError       **error);
RsRecording *rs_recording_new_from_json  (const char    *data,
                                          gsize          length,
                                          GError       **error);

G_END_DECLS
