/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-recording.h"
#include "rs-target.h"

G_BEGIN_DECLS

#define RS_TYPE_RECORDED_TARGET (rs_recorded_target_get_type ())

/* What was measured before, which answers in place of an interpreter. */
G_DECLARE_FINAL_TYPE (RsRecordedTarget, rs_recorded_target, RS, RECORDED_TARGET, RsTarget)

RsTarget    *rs_recorded_target_new           (RsRecording      *recording);
RsRecording *rs_recorded_target_get_recording (RsRecordedTarget *self);

G_END_DECLS
