/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-holders.h"

G_BEGIN_DECLS

gboolean rs_holders_write_json (RsHolders      *self,
                                GOutputStream  *stream,
                                GCancellable   *cancellable,
                                GError        **error);
gboolean rs_holders_write_csv  (RsHolders      *self,
                                GOutputStream  *stream,
                                GCancellable   *cancellable,
                                GError        **error);

G_END_DECLS
