/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-json-pull.h"

#include <string.h>

#include "rs-error.h"

static const RsJsonKey keys[] = { { "a" }, { "b" }, { "c", TRUE } };

static void
assert_finished (RsJsonPull *pull)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_json_pull_finish (pull, &error));
  g_assert_no_error (error);
}

static void
assert_failed (RsJsonPull *pull,
               const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_json_pull_finish (pull, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_object (void)
{
  static const char data[] = " {\"a\" : 7, \"later\":{\"a\":[1,2,{\"x\":\"}\"}],\"b\":-1.5e+3},\n"
                             "\"b\":null,\"more\":true}\n";
  g_auto (RsJsonPull) pull;
  guint seen = 0, key;

  rs_json_pull_init (&pull, data, strlen (data));
  rs_json_pull_begin_object (&pull);
  g_assert_true (rs_json_pull_next_key (&pull, keys, G_N_ELEMENTS (keys), &seen, &key));
  g_assert_cmpuint (key, ==, 0);
  g_assert_false (rs_json_pull_null (&pull));
  g_assert_cmpint (rs_json_pull_int (&pull, 0, 7), ==, 7);
  g_assert_true (rs_json_pull_next_key (&pull, keys, G_N_ELEMENTS (keys), &seen, &key));
  g_assert_cmpuint (key, ==, 1);
  g_assert_true (rs_json_pull_null (&pull));
  g_assert_false (rs_json_pull_next_key (&pull, keys, G_N_ELEMENTS (keys), &seen, &key));
  assert_finished (&pull);
}

static void
read_object (const char *data,
             const char *message)
{
  g_auto (RsJsonPull) pull;
  guint seen = 0, key;

  rs_json_pull_init (&pull, data, strlen (data));
  rs_json_pull_begin_object (&pull);
  while (rs_json_pull_next_key (&pull, keys, G_N_ELEMENTS (keys), &seen, &key))
    rs_json_pull_int (&pull, 0, 100);
  assert_failed (&pull, message);
}

static void
test_object_wrong (void)
{
  g_autoptr (GString) deep = g_string_new ("{\"x\":");

  read_object ("", "Line 1: The file ends too early.");
  read_object ("[]", "Line 1: There should be { at “”.");
  read_object ("{", "Line 1: The file ends too early.");
  read_object ("{}", "Line 1: “a” is missing.");
  read_object ("{\n\"a\":1}", "Line 2: “b” is missing.");
  read_object ("{\"a\":1,\"a\":2}", "Line 1: “a” is there twice.");
  read_object ("{\"a\":1 \"b\":2}", "Line 1: There should be , at “a”.");
  read_object ("{,\"a\":1}", "Line 1: There should be a text at “”.");
  read_object ("{\"a\":1,}", "Line 1: There should be a text at “a”.");
  read_object ("{\"a\" 1}", "Line 1: There should be : at “”.");
  read_object ("{\"a\":1,\"b\":2}}", "Line 1: There is something behind the end.");
  read_object ("{\"x\":}", "Line 1: There should be a value at “x”.");
  read_object ("{\"x\":[1,[2]", "Line 1: The file ends too early.");

  for (int i = 0; i < 1000000; i++)
    g_string_append_c (deep, '[');
  read_object (deep->str, "Line 1: “x” is nested too deep.");
}

static void
assert_int (const char *data,
            gint64      number)
{
  g_auto (RsJsonPull) pull;

  rs_json_pull_init (&pull, data, strlen (data));
  g_assert_cmpint (rs_json_pull_int (&pull, G_MININT64, G_MAXINT64), ==, number);
  assert_finished (&pull);
}

static void
assert_no_int (const char *data,
               const char *message)
{
  g_auto (RsJsonPull) pull;

  rs_json_pull_init (&pull, data, strlen (data));
  g_assert_cmpint (rs_json_pull_int (&pull, -5, 1000), ==, -5);
  assert_failed (&pull, message);
}

static void
test_int (void)
{
  assert_int ("0", 0);
  assert_int (" -0\n", 0);
  assert_int ("9223372036854775807", G_MAXINT64);
  assert_int ("-9223372036854775808", G_MININT64);

  assert_no_int ("9223372036854775808", "Line 1: The number at “” is too large.");
  assert_no_int ("-9223372036854775809", "Line 1: The number at “” is too large.");
  assert_no_int ("18446744073709551617", "Line 1: The number at “” is too large.");
  assert_no_int ("1001", "Line 1: The number at “” must be from -5 to 1000.");
  assert_no_int ("-6", "Line 1: The number at “” must be from -5 to 1000.");
  assert_no_int ("-9223372036854775808", "Line 1: The number at “” must be from -5 to 1000.");
  assert_no_int ("1.0", "Line 1: There should be a whole number at “”.");
  assert_no_int ("1e2", "Line 1: There should be a whole number at “”.");
  assert_no_int ("007", "Line 1: There should be a whole number at “”.");
  assert_no_int ("0x10", "Line 1: There should be a whole number at “”.");
  assert_no_int ("NaN", "Line 1: There should be a whole number at “”.");
  assert_no_int ("null", "Line 1: There should be a whole number at “”.");
  assert_no_int ("\"7\"", "Line 1: There should be a whole number at “”.");
  assert_no_int ("-", "Line 1: There should be a whole number at “”.");
  assert_no_int ("", "Line 1: The file ends too early.");
}

static void
assert_text (const char *data,
             const char *text,
             gsize       wanted)
{
  g_auto (RsJsonPull) pull;
  const char *found;
  gsize length;

  rs_json_pull_init (&pull, data, strlen (data));
  found = rs_json_pull_text (&pull, &length);
  g_assert_cmpmem (found, length, text, wanted);
  assert_finished (&pull);
}

static void
assert_no_text (const char *data)
{
  static const char message[] = "Line 1: The text at “” has a character that is not allowed.";
  g_auto (RsJsonPull) pull;
  gsize length;

  rs_json_pull_init (&pull, data, strlen (data));
  g_assert_cmpstr (rs_json_pull_text (&pull, &length), ==, "");
  g_assert_cmpuint (length, ==, 0);
  assert_failed (&pull, message);
}

static void
test_text (void)
{
  g_auto (RsJsonPull) pull;
  g_autofree char *string = NULL;

  assert_text ("\"\"", "", 0);
  assert_text ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t", 8);
  assert_text ("\"a\\u0000b\"", "a\0b", 3);
  assert_text ("\"\\u00e4é😀\\ud83d\\ude00\"", "äé😀😀", 12);
  assert_text ("\"\\ud800x\\uDFFF\\ud83d\"", "\xed\xa0\x80x\xed\xbf\xbf\xed\xa0\xbd", 10);
  assert_text ("\"\\ud83d\\u0041\"", "\xed\xa0\xbd" "A", 4);
  assert_text ("\"\\ud83d\\n\"", "\xed\xa0\xbd\n", 4);

  assert_no_text ("\"a\nb\"");
  assert_no_text ("\"\\x41\"");
  assert_no_text ("\"\\u12g4\"");
  assert_no_text ("\"\\u12");
  assert_no_text ("\"\\");
  assert_no_text ("\"\xff\"");
  assert_no_text ("\"\xed\xa0\x80\"");
  assert_no_text ("\"\xc3\"");

  /* what is no name */
  rs_json_pull_init (&pull, "\"a\\u0000b\"", 10);
  string = rs_json_pull_dup_string (&pull);
  g_assert_cmpstr (string, ==, "");
  assert_failed (&pull, "Line 1: The text at “” has a character that is not allowed.");
}

static void
test_array (void)
{
  static const char data[] = "[[1,true],[2,false]]";
  g_auto (RsJsonPull) pull;
  gboolean first = TRUE;
  gint64 n = 0;

  rs_json_pull_init (&pull, data, strlen (data));
  rs_json_pull_begin_array (&pull);
  while (rs_json_pull_next_item (&pull, &first))
    {
      rs_json_pull_begin_tuple (&pull);
      g_assert_cmpint (rs_json_pull_int (&pull, 1, 2), ==, ++n);
      rs_json_pull_comma (&pull);
      g_assert_true (rs_json_pull_boolean (&pull) == (n == 1));
      rs_json_pull_end_tuple (&pull);
    }
  g_assert_cmpint (n, ==, 2);
  assert_finished (&pull);
}

static void
test_array_wrong (void)
{
  g_auto (RsJsonPull) pull, word;
  gboolean first = TRUE;

  rs_json_pull_init (&pull, "[1 2]", 5);
  rs_json_pull_begin_array (&pull);
  while (rs_json_pull_next_item (&pull, &first))
    rs_json_pull_int (&pull, 1, 2);
  assert_failed (&pull, "Line 1: There should be , at “”.");

  rs_json_pull_init (&word, "nulls", 5);
  g_assert_false (rs_json_pull_null (&word));
  g_assert_false (rs_json_pull_boolean (&word));
  assert_failed (&word, "Line 1: There should be true/false at “”.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-pull/object", test_object);
  g_test_add_func ("/json-pull/object-wrong", test_object_wrong);
  g_test_add_func ("/json-pull/int", test_int);
  g_test_add_func ("/json-pull/text", test_text);
  g_test_add_func ("/json-pull/array", test_array);
  g_test_add_func ("/json-pull/array-wrong", test_array_wrong);

  return g_test_run ();
}
