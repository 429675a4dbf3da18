/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <link.h>

#include "rs-range.h"

G_BEGIN_DECLS

/* Where a library lies in memory, and its variables in it. */
gboolean rs_image_find_variables (const struct dl_phdr_info *info,
                                  int                        i,
                                  RsRange                   *range);
RsRange  rs_image_get_range      (const struct dl_phdr_info *info);

G_END_DECLS
