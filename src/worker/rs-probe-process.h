/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-experiment.h"
#include "rs-link.h"

G_BEGIN_DECLS

/* A probe that runs, or did. */
typedef struct _RsProbeProcess RsProbeProcess;

RsProbeProcess *rs_probe_process_spawn       (RsExperiment    *experiment,
                                              GError         **error);
void            rs_probe_process_free        (RsProbeProcess  *self);

RsLink         *rs_probe_process_get_link    (RsProbeProcess  *self);
void            rs_probe_process_set_scratch (RsProbeProcess  *self,
                                              const char      *scratch);
void            rs_probe_process_clean_up    (RsProbeProcess  *self);
char           *rs_probe_process_take_output (RsProbeProcess  *self);

/* Any thread */
void            rs_probe_process_kill        (RsProbeProcess  *self);
gboolean        rs_probe_process_wait        (RsProbeProcess  *self,
                                              guint            timeout_ms);
char           *rs_probe_process_dup_end     (RsProbeProcess  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsProbeProcess, rs_probe_process_free)

G_END_DECLS
