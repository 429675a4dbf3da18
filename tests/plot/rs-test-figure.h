/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-figure.h"

G_BEGIN_DECLS

RsSnapshot *rs_test_snapshot_new_matplotlib (void);
RsSnapshot *rs_test_snapshot_new_made       (gint64         from,
                                             gsize          n_ints);
RsStringSnapshot *rs_test_strings_new       (RsStringsKind  kind,
                                             gsize          n);
RsFigure   *rs_test_figure_new              (RsSnapshot    *snapshot,
                                             RsScale        scale,
                                             RsAnnotateMode annotate);

G_END_DECLS
