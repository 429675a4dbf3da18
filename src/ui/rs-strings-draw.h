/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-plot-page.h"
#include "rs-string-snapshot.h"

G_BEGIN_DECLS

gboolean rs_strings_draw (RsPlotPage        *page,
                          GSettings         *settings,
                          RsStringSnapshot **snapshot,
                          RsStringOrder      order);

G_END_DECLS
