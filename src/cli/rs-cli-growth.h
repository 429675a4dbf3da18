/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-snapshot.h"

G_BEGIN_DECLS

gboolean rs_cli_growth_write (RsSnapshot     *bare,
                              RsSnapshot     *snapshot,
                              RsMeasure       measure,
                              gboolean        outliers_only,
                              GOutputStream  *stream,
                              gsize          *n_rows,
                              GCancellable   *cancellable,
                              GError        **error);
gboolean rs_cli_growth_print (RsSnapshot     *bare,
                              RsSnapshot     *snapshot,
                              RsMeasure       measure,
                              gboolean        outliers_only,
                              GCancellable   *cancellable,
                              GError        **error);

G_END_DECLS
