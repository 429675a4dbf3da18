/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-cli-source.h"
#include "rs-holders.h"
#include "rs-request.h"
#include "rs-snapshot.h"
#include "rs-string-snapshot.h"

G_BEGIN_DECLS

RsSnapshot       *rs_cli_session_measure       (RsRequest          *request,
                                                const RsCliSource  *source,
                                                GCancellable       *cancellable,
                                                GError            **error);
RsHolders        *rs_cli_session_find_holders  (RsRequest          *request,
                                                const RsCliSource  *source,
                                                GCancellable       *cancellable,
                                                GError            **error);
RsStringSnapshot *rs_cli_session_count_strings (RsRequest          *request,
                                                const RsCliSource  *source,
                                                GCancellable       *cancellable,
                                                GError            **error);
gboolean          rs_cli_session_record        (RsRequest          *request,
                                                RsCliSource        *source,
                                                GCancellable       *cancellable,
                                                GError            **error);

G_END_DECLS
