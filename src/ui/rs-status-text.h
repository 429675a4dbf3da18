/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-figure.h"
#include "rs-request.h"

G_BEGIN_DECLS

char *rs_status_text_python      (const RsPythonFacts *python);
char *rs_status_text_busy        (const RsRequest     *request);
char *rs_status_text_done        (const RsFigure      *figure);
char *rs_status_text_share       (RsSnapshot          *snapshot);
char *rs_status_text_view_share  (RsSnapshot          *snapshot);
char *rs_status_text_view_growth (void);
char *rs_status_text_no_growth   (gboolean             has_others,
                                  gboolean             has_results);
char *rs_status_text_no_growth_printed (void);
char *rs_status_text_no_share    (RsSnapshot          *snapshot,
                                  RsMeasure            measure);
char *rs_status_text_measure     (const RsPythonFacts *python,
                                  RsMeasure            measure);
char *rs_status_text_not_counted (const RsPythonFacts *python);
char *rs_status_text_notice      (const RsPythonFacts *python);

G_END_DECLS
