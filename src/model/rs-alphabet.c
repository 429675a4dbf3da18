/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-alphabet.h"

#include <glib/gi18n-lib.h>

#include "rs-error.h"

static const char *const nicks[RS_N_ALPHABETS] = {
  "a-z", "A-Z", "0-9", "punctuation", "ascii", "latin-1", "own",
};

/**
 * rs_alphabet_get_nick:
 * @alphabet: an alphabet
 *
 * Returns: (transfer none): the word for it on the command line and in settings, never translated
 */
const char *
rs_alphabet_get_nick (RsAlphabet alphabet)
{
  g_return_val_if_fail (alphabet < RS_N_ALPHABETS, NULL);

  return nicks[alphabet];
}

/**
 * rs_alphabet_get_title:
 * @alphabet: an alphabet
 *
 * Returns: (transfer none): its name as a person reads it, translated
 */
const char *
rs_alphabet_get_title (RsAlphabet alphabet)
{
  switch (alphabet)
    {
    case RS_ALPHABET_LOWERCASE:
      /* Translators: the letters that are counted, from the first to the last */
      return _("a to z");

    case RS_ALPHABET_UPPERCASE:
      /* Translators: the letters that are counted, from the first to the last */
      return _("A to Z");

    case RS_ALPHABET_DIGITS:
      return _("Digits");

    case RS_ALPHABET_PUNCTUATION:
      return _("Punctuation");

    case RS_ALPHABET_ASCII:
      /* Translators: all characters of ASCII that can be printed */
      return _("Printable ASCII");

    case RS_ALPHABET_LATIN_1:
      /* Translators: a set of 256 characters, ISO 8859-1 */
      return _("Latin-1");

    case RS_ALPHABET_OWN:
      /* Translators: a set of characters that a person types */
      return _("Own Characters");

    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rs_alphabet_from_text:
 * @text: a word such as "a-z", or characters
 *
 * Returns: the alphabet of that name, %RS_ALPHABET_OWN if there is none
 */
RsAlphabet
rs_alphabet_from_text (const char *text)
{
  g_return_val_if_fail (text != NULL, RS_ALPHABET_OWN);

  for (int i = 0; i < RS_ALPHABET_OWN; i++)
    if (g_str_equal (text, nicks[i]))
      return i;

  return RS_ALPHABET_OWN;
}

static void
add (GPtrArray *texts,
     gunichar   c)
{
  char utf8[6];

  g_ptr_array_add (texts, g_bytes_new (utf8, (gsize) g_unichar_to_utf8 (c, utf8)));
}

static void
add_range (GPtrArray *texts,
           gunichar   first,
           gunichar   last)
{
  for (gunichar c = first; c <= last; c++)
    add (texts, c);
}

static void
add_own (GPtrArray  *texts,
         const char *own)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (const char *place = own; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar c = g_utf8_get_char (place);

      if (g_hash_table_add (seen, GUINT_TO_POINTER (c)))
        add (texts, c);
    }
}

/**
 * rs_alphabet_make_texts:
 * @alphabet: an alphabet
 * @own: (nullable): valid UTF-8, the characters of %RS_ALPHABET_OWN
 *
 * Lists the characters of an alphabet, each once. A character is what Python takes for one, a code
 * point: an accent that combines is one of its own.
 *
 * Returns: (transfer full) (element-type GBytes): the characters in UTF-8, in their order; one's
 *   own as they were typed
 */
GPtrArray *
rs_alphabet_make_texts (RsAlphabet  alphabet,
                        const char *own)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  switch (alphabet)
    {
    case RS_ALPHABET_LOWERCASE:
      add_range (texts, 'a', 'z');
      break;

    case RS_ALPHABET_UPPERCASE:
      add_range (texts, 'A', 'Z');
      break;

    case RS_ALPHABET_DIGITS:
      add_range (texts, '0', '9');
      break;

    case RS_ALPHABET_PUNCTUATION:
      add_range (texts, '!', '/');
      add_range (texts, ':', '@');
      add_range (texts, '[', '`');
      add_range (texts, '{', '~');
      break;

    case RS_ALPHABET_ASCII:
      add_range (texts, ' ', '~');
      break;

    case RS_ALPHABET_LATIN_1:
      add_range (texts, 0, 255);
      break;

    case RS_ALPHABET_OWN:
    default:
      if (own != NULL)
        add_own (texts, own);
      break;
    }

  return texts;
}

/**
 * rs_alphabet_parse:
 * @text: "a-z", "A-Z", "0-9", "punctuation", "ascii" or "latin-1", or the characters themselves
 * @error: return location for %RS_ERROR_USAGE
 *
 * Reads an alphabet as it is typed. Whoever wants the characters of one of the words lets them
 * follow each other in another order.
 *
 * Returns: (transfer full) (element-type GBytes): the characters; %NULL if there is none, or if
 *   @text is no UTF-8
 */
GPtrArray *
rs_alphabet_parse (const char *text,
                   GError    **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0' || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           *text == '\0'
                             ? _("There are no characters to count: give some, or “a-z”.")
                             : _("The characters are not valid UTF-8: give them in UTF-8."));
      return NULL;
    }

  return rs_alphabet_make_texts (rs_alphabet_from_text (text), text);
}
