/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-alphabet.h"

#include <string.h>

#include "rs-error.h"

static void
assert_texts (GPtrArray  *texts,
              gsize       n,
              const char *all,
              gsize       length)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      gsize size;
      const char *text = g_bytes_get_data (texts->pdata[i], &size);

      g_string_append_len (joined, text, (gssize) size);
    }

  g_assert_cmpuint (texts->len, ==, n);
  g_assert_cmpmem (joined->str, joined->len, all, length);
  g_ptr_array_unref (texts);
}

static void
assert_parsed (const char *text,
               gsize       n,
               const char *all)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *texts = rs_alphabet_parse (text, &error);

  g_assert_no_error (error);
  assert_texts (texts, n, all, strlen (all));
}

static void
test_names (void)
{
  assert_parsed ("a-z", 26, "abcdefghijklmnopqrstuvwxyz");
  assert_parsed ("A-Z", 26, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  assert_parsed ("0-9", 10, "0123456789");
  assert_parsed ("punctuation", 32, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
  assert_parsed ("ascii", 95,
                 " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
                 "abcdefghijklmnopqrstuvwxyz{|}~");
}

/* NUL is one of them. */
static void
test_latin_1 (void)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (gunichar c = 0; c < 256; c++)
    {
      char utf8[6];

      g_string_append_len (all, utf8, g_unichar_to_utf8 (c, utf8));
    }
  g_assert_cmpuint (all->len, ==, 384);
  assert_texts (rs_alphabet_make_texts (RS_ALPHABET_LATIN_1, NULL), 256, all->str, all->len);
}

static void
test_own (void)
{
  assert_parsed ("zebra", 5, "zebra");
  assert_parsed ("hello", 4, "helo");
  assert_parsed ("a-y", 3, "a-y");
  assert_parsed ("own", 3, "own");
  assert_parsed ("ß😀שß", 3, "ß😀ש");
  assert_parsed ("e\xcc\x81", 2, "e\xcc\x81");
  assert_parsed (" ", 1, " ");
  assert_texts (rs_alphabet_make_texts (RS_ALPHABET_OWN, "a-z"), 3, "a-z", 3);
  assert_texts (rs_alphabet_make_texts (RS_ALPHABET_OWN, NULL), 0, "", 0);
}

static void
test_bad (void)
{
  const char *const texts[] = { "", "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rs_alphabet_parse (texts[i], &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
    }
}

/* Every alphabet has a word and a name of its own, and is found by the word. */
static void
test_nicks (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < RS_N_ALPHABETS; i++)
    {
      g_assert_cmpint (rs_alphabet_from_text (rs_alphabet_get_nick (i)), ==, i);
      g_assert_true (g_hash_table_add (titles, (gpointer) rs_alphabet_get_title (i)));
    }
  g_assert_cmpint (rs_alphabet_from_text ("xyz"), ==, RS_ALPHABET_OWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/alphabet/names", test_names);
  g_test_add_func ("/model/alphabet/latin-1", test_latin_1);
  g_test_add_func ("/model/alphabet/own", test_own);
  g_test_add_func ("/model/alphabet/bad", test_bad);
  g_test_add_func ("/model/alphabet/nicks", test_nicks);

  return g_test_run ();
}
