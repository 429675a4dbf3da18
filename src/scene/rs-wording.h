/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-number-facts.h"
#include "rs-snapshot.h"

G_BEGIN_DECLS

char *rs_wording_fact     (const RsNumberFact  *fact);
char *rs_wording_facts    (const RsPythonFacts *python,
                           gint64               number);
char *rs_wording_ratio    (const RsIntCount    *count);
char *rs_wording_point    (const RsIntCount    *count,
                           RsMeasure            measure);
char *rs_wording_number   (gint64               number);
char *rs_wording_tick     (const char          *label);
char *rs_wording_decimal  (double               value);
char *rs_wording_untested (const RsPythonFacts *python);

G_END_DECLS
