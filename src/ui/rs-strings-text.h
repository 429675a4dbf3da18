/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-holders.h"
#include "rs-string-snapshot.h"

G_BEGIN_DECLS

char *rs_strings_text_busy    (RsStringsKind     kind,
                               gsize             n);
char *rs_strings_text_done    (RsStringSnapshot *snapshot);
char *rs_strings_text_measure (RsStringSnapshot *snapshot,
                               RsMeasure         measure);
char *rs_strings_text_kinds   (RsHolders        *holders);
char *rs_strings_text_notice  (RsStringSnapshot *snapshot,
                               RsMeasure         wanted);

G_END_DECLS
