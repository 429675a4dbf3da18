/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-request.h"
#include "rs-snapshot.h"

G_BEGIN_DECLS

gboolean    rs_cli_session_parse_timeout (const char  *text,
                                          double      *seconds,
                                          GError     **error);
RsSnapshot *rs_cli_session_measure       (RsRequest   *request,
                                          double       timeout,
                                          GError     **error);

G_END_DECLS
