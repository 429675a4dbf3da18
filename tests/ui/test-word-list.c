/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-word-list.h"

#include <string.h>

#include "rs-error.h"

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
assert_words (RsWordList *list,
              const char *joined)
{
  g_auto (GStrv) words = rs_word_list_dup_strv (list);
  g_autofree char *text = g_strjoinv ("|", words);

  g_assert_cmpstr (text, ==, joined);
}

/* Words are split at any white space, and each is there once, in its order. */
static void
test_add (void)
{
  g_autoptr (RsWordList) list = rs_word_list_new ();
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;

  g_signal_connect_swapped (list, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_cmpuint (rs_word_list_add_words (list, "  b a\n\tb\r\nc\xe2\x80\xa8" "d ", -1, &error),
                    ==, 4);
  g_assert_no_error (error);
  assert_words (list, "b|a|c|d");
  g_assert_cmpuint (n_changed, ==, 1);

  g_assert_cmpuint (rs_word_list_add_words (list, "a b", -1, &error), ==, 0);
  g_assert_cmpuint (rs_word_list_add_words (list, "efgh", 2, &error), ==, 1);
  g_assert_cmpuint (rs_word_list_add_words (list, "", -1, &error), ==, 0);
  g_assert_cmpuint (rs_word_list_add_words (list, "\xef\xbb\xbf" "a", -1, &error), ==, 0);
  g_assert_no_error (error);
  assert_words (list, "b|a|c|d|ef");
  g_assert_cmpuint (n_changed, ==, 2);
}

/* Quotation marks keep the spaces of one word; nothing else does. */
static void
test_typed (void)
{
  g_autoptr (RsWordList) list = rs_word_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (rs_word_list_add_typed (list, " \"two words\" ", &error), ==, 1);
  g_assert_cmpuint (rs_word_list_add_typed (list, "\"", &error), ==, 1);
  g_assert_cmpuint (rs_word_list_add_typed (list, "\"\"", &error), ==, 1);
  g_assert_cmpuint (rs_word_list_add_typed (list, "x y", &error), ==, 2);
  g_assert_cmpuint (rs_word_list_add_typed (list, "\"x\"", &error), ==, 0);
  g_assert_no_error (error);
  assert_words (list, "two words|\"||x|y");

  /* among others, and only where a word begins and ends */
  rs_word_list_clear (list);
  g_assert_cmpuint (rs_word_list_add_typed (list, "abc \"two words\"  \"x  y\"\tz", &error), ==, 4);
  g_assert_cmpuint (rs_word_list_add_typed (list, "say \"hi it's a\"b c", &error), ==, 5);
  g_assert_no_error (error);
  assert_words (list, "abc|two words|x  y|z|say|\"hi|it's|a\"b|c");

  /* the mark that some programs put before a text */
  rs_word_list_clear (list);
  g_assert_cmpuint (rs_word_list_add_typed (list, "\xef\xbb\xbf\"two words\"", &error), ==, 1);
  assert_words (list, "two words");
}

static void
test_remove (void)
{
  g_autoptr (RsWordList) list = rs_word_list_new ();
  const char *words[] = { "a", "b", "a", "c", NULL };
  guint n_changed = 0;

  rs_word_list_set_strv (list, words);
  assert_words (list, "a|b|c");
  g_signal_connect_swapped (list, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_true (rs_word_list_remove (list, "b", 1));
  g_assert_false (rs_word_list_remove (list, "b", 1));
  g_assert_cmpuint (n_changed, ==, 1);
  assert_words (list, "a|c");
  g_assert_cmpuint (rs_word_list_add_words (list, "b", -1, NULL), ==, 1);
  assert_words (list, "a|c|b");
  rs_word_list_clear (list);
  rs_word_list_clear (list);
  g_assert_cmpuint (n_changed, ==, 3);
  g_assert_cmpuint (rs_word_list_get_n (list), ==, 0);
}

static void
changed_cb (RsWordList *list,
            guint      *n_changes)
{
  (*n_changes)++;
}

/* What was taken out comes back to its place; a word counts once. */
static void
test_set (void)
{
  g_autoptr (RsWordList) list = rs_word_list_new ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  guint n_changes = 0;

  g_assert_cmpuint (rs_word_list_add_words (list, "one two three", -1, NULL), ==, 3);
  before = rs_word_list_dup_texts (list);
  rs_word_list_remove (list, "two", 3);
  g_assert_cmpuint (rs_word_list_add_words (list, "four", -1, NULL), ==, 1);
  g_ptr_array_extend_and_steal (before, rs_word_list_dup_texts (list));
  g_assert_cmpuint (before->len, ==, 6);

  g_signal_connect (list, "changed", G_CALLBACK (changed_cb), &n_changes);
  rs_word_list_set_texts (list, before);
  g_assert_cmpuint (n_changes, ==, 1);
  after = rs_word_list_dup_texts (list);
  g_assert_cmpuint (after->len, ==, 4);
  g_assert_true (g_bytes_equal (after->pdata[1], before->pdata[1]));
  g_assert_true (g_bytes_equal (after->pdata[3], before->pdata[5]));
  g_assert_true (rs_word_list_remove (list, "two", 3));
}

/* What is no text, or too much of it, changes nothing, and says why. */
static void
test_limits (void)
{
  g_autoptr (RsWordList) list = rs_word_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *long_text = g_malloc (RS_WORD_LIST_MAX_BYTES + 1);
  g_autoptr (GPtrArray) texts = NULL;

  g_assert_cmpuint (rs_word_list_add_words (list, "a \xff b", -1, &error), ==, 0);
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_cmpuint (rs_word_list_add_words (list, "a\0b", 3, &error), ==, 0);
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_clear_error (&error);
  memset (long_text, 'a', RS_WORD_LIST_MAX_BYTES + 1);
  g_assert_cmpuint (rs_word_list_add_words (list, long_text, RS_WORD_LIST_MAX_BYTES + 1, &error),
                    ==, 0);
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_cmpuint (rs_word_list_get_n (list), ==, 0);

  for (guint i = 0; i < RS_WORD_LIST_MAX + 3; i++)
    g_string_append_printf (text, "%u ", i);
  g_assert_cmpuint (rs_word_list_add_words (list, text->str, (gssize) text->len, &error), ==,
                    RS_WORD_LIST_MAX);
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_cmpuint (rs_word_list_get_n (list), ==, RS_WORD_LIST_MAX);
  g_assert_cmpuint (rs_word_list_add_typed (list, "\"one more\"", &error), ==, 0);
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);

  /* so many are counted, but not kept */
  g_assert_null (rs_word_list_dup_strv (list));
  texts = rs_word_list_dup_texts (list);
  rs_word_list_clear (list);
  g_assert_cmpuint (texts->len, ==, RS_WORD_LIST_MAX);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/word-list/add", test_add);
  g_test_add_func ("/ui/word-list/typed", test_typed);
  g_test_add_func ("/ui/word-list/remove", test_remove);
  g_test_add_func ("/ui/word-list/set", test_set);
  g_test_add_func ("/ui/word-list/limits", test_limits);

  return g_test_run ();
}
