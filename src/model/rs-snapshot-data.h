/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-snapshot.h"

G_BEGIN_DECLS

gboolean rs_snapshot_write_json (RsSnapshot     *self,
                                 RsSnapshot     *bare,
                                 RsMeasure       measure,
                                 GOutputStream  *stream,
                                 GCancellable   *cancellable,
                                 GError        **error);
gboolean rs_snapshot_write_csv  (RsSnapshot     *self,
                                 RsSnapshot     *bare,
                                 RsMeasure       measure,
                                 GOutputStream  *stream,
                                 GCancellable   *cancellable,
                                 GError        **error);

G_END_DECLS
