/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-holder-node.h"

G_BEGIN_DECLS

RsHolderSection  rs_holder_node_section_of (RsHolderKind     kind);
RsHolderNode    *rs_holder_node_new        (RsHolders       *holders,
                                            const RsHolder  *holder,
                                            gboolean         with_module);
RsHolderNode    *rs_holder_node_new_group  (const char      *title,
                                            const char      *caption,
                                            RsHolderSection  section,
                                            GListStore      *children);

G_END_DECLS
