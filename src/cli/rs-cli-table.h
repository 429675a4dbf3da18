/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-snapshot.h"

G_BEGIN_DECLS

char    *rs_cli_table_format (RsSnapshot  *snapshot,
                              RsMeasure    measure,
                              gboolean     outliers_only);
gboolean rs_cli_table_print  (RsSnapshot  *snapshot,
                              RsMeasure    measure,
                              gboolean     outliers_only,
                              GError     **error);

G_END_DECLS
