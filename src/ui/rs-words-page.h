/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-plot-page.h"
#include "rs-strings-view.h"
#include "rs-word-list.h"

G_BEGIN_DECLS

/**
 * RsWordsPage:
 *
 * The page of the words: those that a person gives, or those with the most references.
 *
 * Actions: words.remove, words.clear, words.paste.
 */
#define RS_TYPE_WORDS_PAGE (rs_words_page_get_type ())

G_DECLARE_FINAL_TYPE (RsWordsPage, rs_words_page, RS, WORDS_PAGE, RsPlotPage)

RsWordList *rs_words_page_get_list (RsWordsPage *self);

G_END_DECLS
