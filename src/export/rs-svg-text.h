/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-scene.h"

G_BEGIN_DECLS

gboolean rs_svg_text_add (GByteArray *svg,
                          RsScene    *scene);

G_END_DECLS
