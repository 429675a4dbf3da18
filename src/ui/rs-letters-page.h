/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-plot-page.h"

G_BEGIN_DECLS

/**
 * RsLettersPage:
 *
 * The page of the letters: which to count, and how their bars follow each other.
 */
#define RS_TYPE_LETTERS_PAGE (rs_letters_page_get_type ())

G_DECLARE_FINAL_TYPE (RsLettersPage, rs_letters_page, RS, LETTERS_PAGE, RsPlotPage)

G_END_DECLS
