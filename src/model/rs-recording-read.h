/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-json-pull.h"
#include "rs-recording.h"
#include "rs-string-rows.h"

G_BEGIN_DECLS

/* What leaves room to add to a sum of all references */
#define RS_RECORDING_MAX_TOTAL (G_MAXINT64 / 2)

/* The parts of a recording, each read from its place in a file. After an error all are empty. */
RsPythonFacts *rs_recording_read_python     (RsJsonPull             *pull);
RsExperiment  *rs_recording_read_experiment (RsJsonPull             *pull);
RsReferences  *rs_recording_read_references (RsJsonPull             *pull);
void           rs_recording_read_texts      (RsJsonPull             *pull,
                                             RsStringRows           *rows);
gboolean       rs_recording_check_texts     (const RsStringSnapshot *strings,
                                             GError                **error);
gint64         rs_recording_read_said       (RsJsonPull             *pull);

G_END_DECLS
