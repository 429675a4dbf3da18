/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-link.h"

G_BEGIN_DECLS

typedef struct _RsProbeWatch RsProbeWatch;

RsProbeWatch *rs_probe_watch_counting (RsLink        *link,
                                       guint32        serial,
                                       GCancellable  *cancellable);
void          rs_probe_watch_end      (RsProbeWatch  *self);

gboolean      rs_probe_watch_running  (RsLink        *link);
int           rs_probe_unwatch        (RsLink        *link);

void          rs_probe_lost_link      (const GError  *error) G_GNUC_NORETURN;

G_END_DECLS
