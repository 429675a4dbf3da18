/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-snapshot.h"
#include "rs-view.h"

G_BEGIN_DECLS

gboolean rs_cli_table_write (RsSnapshot     *snapshot,
                             RsSnapshot     *bare,
                             RsView          view,
                             RsMeasure       measure,
                             gboolean        outliers_only,
                             GOutputStream  *stream,
                             gsize          *n_rows,
                             GCancellable   *cancellable,
                             GError        **error);
gboolean rs_cli_table_print (RsSnapshot     *snapshot,
                             RsSnapshot     *bare,
                             RsView          view,
                             RsMeasure       measure,
                             gboolean        outliers_only,
                             GCancellable   *cancellable,
                             GError        **error);

G_END_DECLS
