/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-string-display.h"

#include <string.h>

#define ISOLATED(text) "\xe2\x81\xa8" text "\xe2\x81\xa9"
#define JOINER "\xe2\x80\x8d"

static void
assert_display (const char *text,
                gsize       length,
                gsize       max_characters,
                const char *wanted)
{
  g_autofree char *shown = rs_string_dup_display (text, length, max_characters);

  g_assert_cmpstr (shown, ==, wanted);
}

static void
test_plain (void)
{
  assert_display ("", 0, 10, "");
  assert_display ("error", 5, 10, "error");
  assert_display ("two words", 9, 10, "two words");
  assert_display ("#fff", 4, 10, "#fff");
  assert_display ("Käse €5", 10, 10, "Käse €5");
  assert_display (NULL, 0, 10, "");
}

static void
test_escapes (void)
{
  assert_display ("a\0b", 3, 20, "a\\x00b");
  assert_display ("\n\r\t\x1b\x7f", 5, 20, "\\n\\r\\t\\x1b\\x7f");
  assert_display ("\xc2\x85\xc2\xa0\xc2\xad", 6, 20, "\\x85\\xa0\\xad");
  assert_display ("\xed\xa0\x80\xed\xbf\xbf", 6, 20, "\\ud800\\udfff");
  assert_display ("\xff\xc3", 2, 20, "\\xff\\xc3");
  assert_display ("\xee\x80\x80\xf3\xa0\x80\xa0", 7, 20, "\\ue000\\U000e0020");

  /* what moves text about: marks, embeddings, overrides and isolates */
  assert_display ("\xe2\x80\x8f\xe2\x80\xae\xe2\x81\xa6", 9, 20, "\\u200f\\u202e\\u2066");
  assert_display ("\xe2\x80\xa8\xe2\x80\x8b", 6, 20, "\\u2028\\u200b");
}

/* A backslash is shown as one, but not where it would look like an escape. */
static void
test_backslash (void)
{
  assert_display ("\\", 1, 10, "\\");
  assert_display ("\\d+", 3, 10, "\\d+");
  assert_display ("\\n", 2, 10, "\\\\n");
  assert_display ("\\x00", 4, 10, "\\\\x00");
  assert_display ("\\\\", 2, 10, "\\\\\\");
}

static void
test_combining (void)
{
  assert_display ("e\xcc\x81", 3, 1, "e\xcc\x81");
  assert_display ("\xcc\x81", 2, 5, "◌\xcc\x81");
  assert_display ("\n\xcc\x81", 3, 5, "\\n◌\xcc\x81");
  /* the fifth and the sixth are told, not shown */
  assert_display ("e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81z", 14, 20,
                  "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\\u0301\\u0301z");
  /* nothing is cut between a character and its marks */
  assert_display ("ae\xcc\x81i", 5, 3, "ae\xcc\x81i");
  assert_display ("ae\xcc\x81io", 6, 3, "ae\xcc\x81…");
}

static void
test_right_to_left (void)
{
  assert_display ("שלום", 8, 10, ISOLATED ("שלום"));
  assert_display ("a سلام b", 12, 10, ISOLATED ("a سلام b"));
  assert_display ("سلام", 8, 3, ISOLATED ("سل…"));
  /* out of sight, and an escape */
  assert_display ("abcסלום", 11, 3, "ab…");
  assert_display ("\xd8\x9c", 2, 10, "\\u061c");
  /* a Persian word needs its non-joiner */
  assert_display ("می\xe2\x80\x8cخواهم", 17, 20, ISOLATED ("می\xe2\x80\x8cخواهم"));
}

/* For other programs: all of it, nothing that is not in it, and in one line. */
static void
test_escaped (void)
{
  g_autofree char *hebrew = rs_string_dup_escaped ("שלום", 8);
  g_autofree char *mixed = rs_string_dup_escaped ("a\tسلام\0\xed\xa0\x80", 14);
  g_autofree char *empty = rs_string_dup_escaped (NULL, 0);
  g_autofree char *many = g_strnfill (100000, 'x');
  g_autofree char *same = rs_string_dup_escaped (many, 100000);

  g_assert_cmpstr (hebrew, ==, "שלום");
  g_assert_cmpstr (mixed, ==, "a\\tسلام\\x00\\ud800");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (same, ==, many);
}

static void
test_emoji (void)
{
  assert_display ("😀", 4, 1, "😀");
  assert_display ("👩" JOINER "💻", 11, 5, "👩" JOINER "💻");
  assert_display ("👩" JOINER "💻!", 12, 2, "👩…");
  assert_display ("a" JOINER "b", 5, 20, "a\\u200db");
  assert_display ("👩" JOINER, 7, 20, "👩\\u200d");
  assert_display ("❤\xef\xb8\x8f", 6, 1, "❤\xef\xb8\x8f");
}

static void
test_cut (void)
{
  assert_display ("abcdef", 6, 6, "abcdef");
  assert_display ("abcdefg", 7, 6, "abcde…");
  assert_display ("ab", 2, 1, "…");
  assert_display ("€€€", 9, 2, "€…");
  /* never inside of an escape, which takes as much room as it takes */
  assert_display ("ab\0", 3, 6, "ab\\x00");
  assert_display ("ab\0c", 4, 6, "ab…");
  assert_display ("ab\0c", 4, 7, "ab\\x00c");
  assert_display ("\0\0", 2, 3, "…");
  assert_display ("abc\0", 4, 4, "abc…");
}

/* A megabyte of what is hard takes no more room than is asked for. */
static void
test_large (void)
{
  const char *const pieces[] = {
    "q", "\xcc\x81", "e\xcc\x81", ("👩" JOINER), "ש", "\xed\xa0\x80", "\xff", "\\", "\xe2\x80\xae",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *shown = NULL;

      while (text->len < 1024 * 1024)
        g_string_append (text, pieces[i]);
      shown = rs_string_dup_display (text->str, text->len, 40);
      g_assert_true (g_utf8_validate (shown, -1, NULL));
      g_assert_cmpuint (g_utf8_strlen (shown, -1), <=, 40 * 5 + 2);
      g_assert_nonnull (strstr (shown, "…"));
    }
}

/* Whatever it is given, it is one line of UTF-8 without anything that is not seen. */
static void
test_random (void)
{
  const char *const pieces[] = {
    "a", "\\", "n", " ", "\0", "\n", "\x80", "\xff", "\xed", "\xa0\x80", "\xed\xa0\x80", "\xcc\x81",
    "ש", "😀", JOINER, "\xe2\x80\xae", "\xe2\x81\xa8", "\xf4\x90\x80\x80", "\xc2\xad", "€",
    "\xef\xb8\x8f",
  };

  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *shown = NULL;
      g_autofree char *all = NULL;
      int n = g_test_rand_int_range (0, 12);
      gsize max = (gsize) g_test_rand_int_range (1, 30);
      gsize isolates = 0;

      for (int i = 0; i < n; i++)
        {
          const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

          g_string_append_len (text, piece, MAX ((gssize) strlen (piece), 1));
        }

      shown = rs_string_dup_display (text->str, text->len, max);
      all = rs_string_dup_display (text->str, text->len, G_MAXSIZE);
      g_assert_true (g_utf8_validate (shown, -1, NULL));
      for (const char *c = shown; *c != '\0'; c = g_utf8_next_char (c))
        {
          gunichar character = g_utf8_get_char (c);

          g_assert_false (g_unichar_iscntrl (character));
          g_assert_cmpuint (character, !=, 0x202e);
          isolates += character == 0x2068;
        }
      g_assert_cmpuint (isolates, <=, 1);

      /* what fits is the same, what does not ends in an ellipsis */
      if (!g_str_equal (shown, all))
        g_assert_nonnull (strstr (shown, "…"));
    }
}

/* Where a text stands alone, one that cannot be seen is in quotes. */
static void
test_label (void)
{
  static const struct
  {
    const char *text;
    const char *label;
  } texts[] = {
    { "", "“”" }, { " ", "“ ”" },          { "   ", "“   ”" },
    { " a", " a" }, { "error", "error" }, { "\n", "\\n" },
  };
  g_autofree char *cut = rs_string_dup_label ("version", 7, 4);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *label = rs_string_dup_label (texts[i].text, strlen (texts[i].text), 10);

      g_assert_cmpstr (label, ==, texts[i].label);
    }
  g_assert_cmpstr (cut, ==, "ver…");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/string-display/plain", test_plain);
  g_test_add_func ("/model/string-display/escapes", test_escapes);
  g_test_add_func ("/model/string-display/backslash", test_backslash);
  g_test_add_func ("/model/string-display/combining", test_combining);
  g_test_add_func ("/model/string-display/right-to-left", test_right_to_left);
  g_test_add_func ("/model/string-display/escaped", test_escaped);
  g_test_add_func ("/model/string-display/emoji", test_emoji);
  g_test_add_func ("/model/string-display/cut", test_cut);
  g_test_add_func ("/model/string-display/large", test_large);
  g_test_add_func ("/model/string-display/label", test_label);
  g_test_add_func ("/model/string-display/random", test_random);

  return g_test_run ();
}
