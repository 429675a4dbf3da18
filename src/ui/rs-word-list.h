/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How many words there may be, and how many bytes may be read for them at once. */
#define RS_WORD_LIST_MAX 200000
#define RS_WORD_LIST_MAX_BYTES (16 * 1024 * 1024)

/**
 * RsWordList:
 *
 * The words that a person wants to have counted, each once, in the order in which they came. Emits
 * "changed" when there are others.
 */
#define RS_TYPE_WORD_LIST (rs_word_list_get_type ())

G_DECLARE_FINAL_TYPE (RsWordList, rs_word_list, RS, WORD_LIST, GObject)

RsWordList *rs_word_list_new       (void);
gsize       rs_word_list_get_n     (RsWordList         *self);
GPtrArray  *rs_word_list_dup_texts (RsWordList         *self);
gsize       rs_word_list_add_words (RsWordList         *self,
                                    const char         *text,
                                    gssize              length,
                                    GError            **error);
gsize       rs_word_list_add_typed (RsWordList         *self,
                                    const char         *text,
                                    GError            **error);
gboolean    rs_word_list_remove    (RsWordList         *self,
                                    const char         *text,
                                    gsize               length);
void        rs_word_list_clear     (RsWordList         *self);
void        rs_word_list_set_texts (RsWordList         *self,
                                    GPtrArray          *texts);
void        rs_word_list_set_strv  (RsWordList         *self,
                                    const char *const  *words);
char      **rs_word_list_dup_strv  (RsWordList         *self);

G_END_DECLS
