/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scene-fixture.h"

#include <string.h>

/**
 * fixture_strings:
 * @kind: which strings they are
 * @strings: (array length=n): texts and counts
 * @n: how many
 *
 * Returns: (transfer full): counts of strings, alike as references and as refcount; printed is four
 *   more, the floor
 */
RsStringSnapshot *
fixture_strings (RsStringsKind        kind,
                 const FixtureString *strings,
                 gsize                n)
{
  g_autoptr (RsPythonFacts) python = fixture_python ();
  g_autoptr (GByteArray) texts = g_byte_array_new ();
  RsStringRow *rows = g_new0 (RsStringRow, n);
  gsize at = 0;

  for (gsize i = 0; i < n; i++)
    {
      rows[i].length = strings[i].length > 0 ? strings[i].length : strlen (strings[i].text);
      g_byte_array_append (texts, (const guint8 *) strings[i].text, (guint) rows[i].length);
      g_byte_array_append (texts, (const guint8 *) "", 1);
      rows[i].references = rows[i].heap = rows[i].refcount = strings[i].count;
      rows[i].printed = strings[i].count == RS_ABSENT ? RS_ABSENT : strings[i].count + 4;
      rows[i].net = rows[i].compiled_in = RS_ABSENT;
    }
  for (gsize i = 0; i < n; i++)
    {
      rows[i].text = (const char *) texts->data + at;
      at += rows[i].length + 1;
    }

  return rs_string_snapshot_new (kind, python, rows, n,
                                 (char *) g_byte_array_free (g_steal_pointer (&texts), FALSE), 0,
                                 n);
}

/**
 * fixture_letters:
 *
 * Returns: (transfer full): a to z and their counts after "import matplotlib.pyplot" in Python 3.11
 */
RsStringSnapshot *
fixture_letters (void)
{
  const gint64 counts[] = { 614, 383, 462, 290, 296, 317, 160, 128, 372, 73, 406, 122, 325,
                            367, 113, 412, 94, 262, 483, 219, 98, 232, 108, 1204, 596, 160 };
  FixtureString strings[G_N_ELEMENTS (counts)];
  char texts[G_N_ELEMENTS (counts)][2] = { { 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      texts[i][0] = (char) ('a' + (int) i);
      strings[i] = (FixtureString) { texts[i], counts[i], 1 };
    }

  return fixture_strings (RS_STRINGS_LETTERS, strings, G_N_ELEMENTS (strings));
}

/**
 * fixture_latin:
 *
 * Returns: (transfer full): the characters of Latin-1, U+0000 with no reference, the next with one …
 */
RsStringSnapshot *
fixture_latin (void)
{
  FixtureString strings[256];
  char texts[256][3] = { { 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      gsize length = (gsize) g_unichar_to_utf8 ((gunichar) i, texts[i]);

      strings[i] = (FixtureString) { texts[i], (gint64) i, length };
    }

  return fixture_strings (RS_STRINGS_LETTERS, strings, G_N_ELEMENTS (strings));
}

/**
 * fixture_words:
 * @n: how many
 *
 * Returns: (transfer full): words, the most used first
 */
RsStringSnapshot *
fixture_words (gsize n)
{
  const char *const words[]
    = { "self", "name", "None", "__init__", "args", "kwargs", "__doc__", "value", "__qualname__",
        "matplotlib.backends.backend_agg", "path", "x" };
  g_autofree FixtureString *strings = g_new0 (FixtureString, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n; i++)
    {
      gsize word = i % G_N_ELEMENTS (words);
      gsize round = i / G_N_ELEMENTS (words);

      g_ptr_array_add (texts, round == 0 ? g_strdup (words[word])
                                         : g_strdup_printf ("%s_%" G_GSIZE_FORMAT, words[word],
                                                            round));
      strings[i].text = g_ptr_array_index (texts, i);
      strings[i].count = (gint64) (48123 / (i + 1));
    }

  return fixture_strings (RS_STRINGS_MOST_USED, strings, n);
}

/**
 * fixture_weird:
 * @kind: letters or words
 *
 * Returns: (transfer full): texts that are hard to show, counts that are not there
 */
RsStringSnapshot *
fixture_weird (RsStringsKind kind)
{
  const FixtureString letters[] = {
    { "#", 12 },          { "<", 9 },        { "&", 7 },          { "\\", 30 },   { "\"", 22 },
    { "\0", 4, 1 },       { "\n", 41 },      { " ", 37 },         { "\xc2\xa0", 1 }, { "é", 2 },
    { "e\xcc\x81", 1 },   { "ß", 0 },        { "\xd7\xa9", 5 },   { "語", 3 },     { "😀", 1 },
    { "\xed\xa0\x80", 6 }, { "\xe2\x80\xae", 8 }, { "λ", RS_ABSENT },
  };
  const FixtureString words[] = {
    { "#gl and ##", 12 },
    { "<b>&amp;</b>", 9 },
    { "", 61 },
    { "   ", 3 },
    { "C:\\new\n", 30 },
    { "a\0b", 4, 3 },
    { "tab\tand\r\nnewline", 41 },
    { "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d 123", 5 },
    { "half of \xed\xa0\x80", 6 },
    { "\xe2\x80\xaeturned\xe2\x80\xac", 8 },
    { "👩‍👩‍👧 family", 1 },
    { "Z\xcc\x80\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86", 2 },
    { "RandomJunkBlahBlah", 0 },
    { "not counted", RS_ABSENT },
    { "a sentence that is as long as a docstring is, and goes on and on without an end in sight", 17 },
    { "Pneumonoultramicroscopicsilicovolcanoconiosis", 18 },
  };

  if (kind == RS_STRINGS_LETTERS)
    return fixture_strings (kind, letters, G_N_ELEMENTS (letters));

  return fixture_strings (kind, words, G_N_ELEMENTS (words));
}
