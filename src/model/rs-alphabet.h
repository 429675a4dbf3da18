/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsAlphabet:
 * @RS_ALPHABET_LOWERCASE: a to z
 * @RS_ALPHABET_UPPERCASE: A to Z
 * @RS_ALPHABET_DIGITS: 0 to 9
 * @RS_ALPHABET_PUNCTUATION: the 32 characters of ASCII that are seen and are no letter or digit
 * @RS_ALPHABET_ASCII: the 95 characters of ASCII that are printed, the space among them
 * @RS_ALPHABET_LATIN_1: the 256 characters that Python keeps as shared objects
 * @RS_ALPHABET_OWN: characters of one's own choice
 *
 * Which characters are counted.
 */
typedef enum
{
  RS_ALPHABET_LOWERCASE,
  RS_ALPHABET_UPPERCASE,
  RS_ALPHABET_DIGITS,
  RS_ALPHABET_PUNCTUATION,
  RS_ALPHABET_ASCII,
  RS_ALPHABET_LATIN_1,
  RS_ALPHABET_OWN,
} RsAlphabet;

#define RS_N_ALPHABETS 7

const char *rs_alphabet_get_nick   (RsAlphabet    alphabet);
const char *rs_alphabet_get_title  (RsAlphabet    alphabet);
RsAlphabet  rs_alphabet_from_text  (const char   *text);
GPtrArray  *rs_alphabet_make_texts (RsAlphabet    alphabet,
                                    const char   *own);
GPtrArray  *rs_alphabet_parse      (const char   *text,
                                    GError      **error);

G_END_DECLS
