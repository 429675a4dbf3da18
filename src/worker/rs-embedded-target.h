/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-target.h"

G_BEGIN_DECLS

/* The interpreter of this process: "Python itself", which is never given anything to import. */
#define RS_TYPE_EMBEDDED_TARGET (rs_embedded_target_get_type ())

G_DECLARE_FINAL_TYPE (RsEmbeddedTarget, rs_embedded_target, RS, EMBEDDED_TARGET, RsTarget)

RsTarget *rs_embedded_target_new (void);

G_END_DECLS
