/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-holder-node.h"

G_BEGIN_DECLS

/* All holders of a value, as rows below rows. */
GListModel *rs_holder_tree_new       (RsHolders  *holders,
                                      const char *search);
char       *rs_holder_tree_dup_text  (GListModel *tree);
guint64     rs_holder_tree_get_total (GListModel *tree);

G_END_DECLS
