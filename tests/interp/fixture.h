/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-interp.h"

G_BEGIN_DECLS

/* The one interpreter of a test. */
extern RsInterp *interp;

void fixture_init (int          *argc,
                   char       ***argv);
void run          (const char   *code);

G_END_DECLS
