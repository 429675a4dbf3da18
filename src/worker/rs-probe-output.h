/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a probe prints: read all the time, so that who prints never waits, and bounded, so that who
 * prints without end fills nothing. */
typedef struct _RsProbeOutput RsProbeOutput;

/* How much text is kept: the newest. */
#define RS_PROBE_OUTPUT_KEPT (256 * 1024)

RsProbeOutput *rs_probe_output_new  (int            fd,
                                     GError       **error);
void           rs_probe_output_free (RsProbeOutput *self);
char          *rs_probe_output_take (RsProbeOutput *self);
GCancellable  *rs_probe_output_get_end (RsProbeOutput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsProbeOutput, rs_probe_output_free)

G_END_DECLS
