/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-recording.h"

G_BEGIN_DECLS

RsRecording *recording_fixture_new      (gsize n_distinct);
RsRecording *recording_fixture_new_bare (void);

G_END_DECLS
