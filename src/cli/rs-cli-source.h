/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-experiment.h"
#include "rs-recording.h"

G_BEGIN_DECLS

/* What is asked: the recording if there is one, the embedded interpreter if there is neither. */
typedef struct
{
  RsExperiment *experiment; /* (nullable) (owned) to be done in a Python of its own */
  RsRecording *recording;   /* (nullable) (owned) what was measured before */
} RsCliSource;

/* Returns: (transfer none) (nullable): what is or was measured */
static inline RsExperiment *
rs_cli_source_get_experiment (const RsCliSource *self)
{
  if (self->experiment == NULL && self->recording != NULL)
    return rs_recording_get_experiment (self->recording);

  return self->experiment;
}

static inline void
rs_cli_source_clear (RsCliSource *self)
{
  g_clear_pointer (&self->experiment, rs_experiment_unref);
  g_clear_pointer (&self->recording, rs_recording_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsCliSource, rs_cli_source_clear)

G_END_DECLS
