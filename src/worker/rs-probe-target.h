/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-experiment.h"
#include "rs-target.h"

G_BEGIN_DECLS

/* An interpreter in a process of its own, where an experiment may do what it likes. */
#define RS_TYPE_PROBE_TARGET (rs_probe_target_get_type ())

G_DECLARE_FINAL_TYPE (RsProbeTarget, rs_probe_target, RS, PROBE_TARGET, RsTarget)

RsTarget *rs_probe_target_new         (RsExperiment  *experiment);

G_END_DECLS
