/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-interp.h"

G_BEGIN_DECLS

char **rs_interp_list_loaded     (RsInterp *self);
char **rs_interp_list_importable (RsInterp *self);

G_END_DECLS
