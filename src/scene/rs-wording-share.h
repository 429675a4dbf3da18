/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-cumulative.h"

G_BEGIN_DECLS

char *rs_wording_percent      (double                  share);
char *rs_wording_share        (const RsCumulative     *cumulative,
                               gint64                  to);
char *rs_wording_share_of_all (const RsCumulative     *cumulative,
                               gint64                  to);
char *rs_wording_gain         (const RsCumulativeGain *gain);
char *rs_wording_flattening   (const RsCumulative     *cumulative);

G_END_DECLS
