/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-experiment.h"
#include "rs-holders.h"
#include "rs-request.h"
#include "rs-snapshot.h"
#include "rs-string-snapshot.h"

G_BEGIN_DECLS

RsSnapshot       *rs_cli_session_measure       (RsRequest     *request,
                                                RsExperiment  *experiment,
                                                GCancellable  *cancellable,
                                                GError       **error);
RsHolders        *rs_cli_session_find_holders  (RsRequest     *request,
                                                RsExperiment  *experiment,
                                                GCancellable  *cancellable,
                                                GError       **error);
RsStringSnapshot *rs_cli_session_count_strings (RsRequest     *request,
                                                RsExperiment  *experiment,
                                                GCancellable  *cancellable,
                                                GError       **error);

G_END_DECLS
