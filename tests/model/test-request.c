/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "rs-error.h"
#include "rs-request.h"

static void
test_limits (void)
{
  g_autoptr (RsRequest) all = rs_request_new_ints (RS_INT_MIN, RS_INT_MAX, NULL);
  g_autoptr (RsRequest) one = rs_request_new_ints (7, 7, NULL);
  g_autoptr (RsRequest) same = rs_request_new_ints (7, 7, NULL);

  g_assert_nonnull (all);
  g_assert_cmpint (rs_request_get_from (all), ==, -5);
  g_assert_cmpint (rs_request_get_to (all), ==, 10000000);
  g_assert_true (rs_request_equal (one, same));
  g_assert_false (rs_request_equal (one, all));
}

static void
test_bad_ranges (void)
{
  const struct
  {
    gint64 from;
    gint64 to;
    const char *message;
  } cases[] = {
    { 10, 5, "The range from 10 to 5 is empty: "
             "the first integer must not be larger than the last." },
    { -6, 5, "-6 cannot be measured: use an integer from -5 to 10000000." },
    { 0, 10000001, "10000001 cannot be measured: use an integer from -5 to 10000000." },
    { G_MININT64, G_MAXINT64,
      "-9223372036854775808 cannot be measured: use an integer from -5 to 10000000." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rs_request_new_ints (cases[i].from, cases[i].to, &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_RANGE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_parse (void)
{
  const struct
  {
    const char *text;
    gint64 value;
  } cases[] = {
    { "0", 0 },   { "-5", -5 },           { "−5", -5 }, { " 256 ", 256 },
    { "007", 7 }, { "10000000", 10000000 }, { "+3", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = -1;

      g_assert_true (rs_int_parse (cases[i].text, "--from", &value, &error));
      g_assert_no_error (error);
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
test_parse_junk (void)
{
  const struct
  {
    const char *text;
    int code;
  } cases[] = {
    { "abc", RS_ERROR_NUMBER },   { "", RS_ERROR_NUMBER },
    { "  ", RS_ERROR_NUMBER },    { "1.5", RS_ERROR_NUMBER },
    { "1e3", RS_ERROR_NUMBER },   { "12x", RS_ERROR_NUMBER },
    { "-6", RS_ERROR_RANGE },     { "10000001", RS_ERROR_RANGE },
    { "99999999999999999999999", RS_ERROR_RANGE },
    { "0x10", RS_ERROR_NUMBER },  { "−", RS_ERROR_NUMBER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = 42;

      g_assert_false (rs_int_parse (cases[i].text, "--from", &value, &error));
      g_assert_error (error, RS_ERROR, cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "--from: "));
      g_assert_cmpint (value, ==, 42);
    }
}

static void
test_holders (void)
{
  g_autoptr (RsRequest) value = rs_request_new_int_holders (256);
  g_autoptr (RsRequest) range = rs_request_new_ints (256, 256, NULL);
  g_autoptr (RsRequest) text = rs_request_new_string_holders ("a\0b", 3);
  g_autoptr (RsRequest) same = rs_request_new_string_holders ("a\0b", 3);
  g_autoptr (RsRequest) shorter = rs_request_new_string_holders ("a\0b", -1);
  gsize length;

  g_assert_cmpint (rs_request_get_kind (value), ==, RS_REQUEST_INT_HOLDERS);
  g_assert_cmpint (rs_request_get_value (value), ==, 256);
  g_assert_false (rs_request_equal (value, range));
  g_assert_cmpmem (rs_request_get_text (text, &length), 3, "a\0b", length);
  g_assert_true (rs_request_equal (text, same));
  g_assert_false (rs_request_equal (text, shorter));
}

static RsRequest *
new_strings (RsStringsKind kind,
             const char   *first,
             const char   *second)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (texts, g_bytes_new (first, strlen (first)));
  if (second != NULL)
    g_ptr_array_add (texts, g_bytes_new (second, strlen (second)));

  return rs_request_new_strings (kind, texts);
}

static void
test_strings (void)
{
  g_autoptr (RsRequest) words = new_strings (RS_STRINGS_WORDS, "a", "b");
  g_autoptr (RsRequest) same = new_strings (RS_STRINGS_WORDS, "a", "b");
  g_autoptr (RsRequest) letters = new_strings (RS_STRINGS_LETTERS, "a", "b");
  g_autoptr (RsRequest) fewer = new_strings (RS_STRINGS_WORDS, "a", NULL);
  g_autoptr (RsRequest) other = new_strings (RS_STRINGS_WORDS, "a", "c");

  g_assert_cmpint (rs_request_get_kind (words), ==, RS_REQUEST_STRINGS);
  g_assert_cmpint (rs_request_get_strings_kind (letters), ==, RS_STRINGS_LETTERS);
  g_assert_cmpuint (rs_request_get_texts (words)->len, ==, 2);
  g_assert_true (rs_request_equal (words, same));
  g_assert_false (rs_request_equal (words, letters));
  g_assert_false (rs_request_equal (words, fewer));
  g_assert_false (rs_request_equal (words, other));
}

static void
test_most_used (void)
{
  char containing[] = "err";
  const RsStringFilter filter = { TRUE, FALSE, 4, containing };
  const RsStringFilter other = { TRUE, FALSE, 4, "other" };
  g_autoptr (RsRequest) request = rs_request_new_most_used (20, &filter);
  g_autoptr (RsRequest) same = rs_request_new_most_used (20, &filter);
  g_autoptr (RsRequest) more = rs_request_new_most_used (21, &filter);
  g_autoptr (RsRequest) different = rs_request_new_most_used (20, &other);
  g_autoptr (RsRequest) words = new_strings (RS_STRINGS_WORDS, "err", NULL);

  containing[0] = 'E'; /* it has its own */
  g_assert_cmpint (rs_request_get_kind (request), ==, RS_REQUEST_MOST_USED);
  g_assert_cmpint (rs_request_get_strings_kind (request), ==, RS_STRINGS_MOST_USED);
  g_assert_cmpuint (rs_request_get_n (request), ==, 20);
  g_assert_cmpstr (rs_request_get_filter (request)->containing, ==, "err");
  g_assert_cmpuint (rs_request_get_filter (request)->min_characters, ==, 4);
  g_assert_true (rs_request_equal (request, same));
  g_assert_false (rs_request_equal (request, more));
  g_assert_false (rs_request_equal (request, different));
  g_assert_false (rs_request_equal (request, words));
}

/* Each kind that has nothing but its name or a text. */
static void
test_code (void)
{
  RsRequest *requests[] = {
    rs_request_new_prepare (),
    rs_request_new_import ("os.path", NULL),
    rs_request_new_import ("os", NULL),
    rs_request_new_run ("os.path"),
    rs_request_new_run (""),
    rs_request_new_loaded (),
    rs_request_new_importable (),
    rs_request_new_string_holders ("os.path", -1),
  };
  const RsRequestKind kinds[] = {
    RS_REQUEST_PREPARE, RS_REQUEST_IMPORT, RS_REQUEST_IMPORT,     RS_REQUEST_RUN,
    RS_REQUEST_RUN,     RS_REQUEST_LOADED, RS_REQUEST_IMPORTABLE, RS_REQUEST_STRING_HOLDERS,
  };
  gsize length;

  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_assert_cmpint (rs_request_get_kind (requests[i]), ==, kinds[i]);
      for (gsize j = 0; j < G_N_ELEMENTS (requests); j++)
        g_assert_cmpint (rs_request_equal (requests[i], requests[j]), ==, i == j);
    }

  g_assert_cmpstr (rs_request_get_text (requests[1], &length), ==, "os.path");
  g_assert_cmpuint (length, ==, 7);
  g_assert_cmpstr (rs_request_get_text (requests[4], &length), ==, "");
  g_assert_cmpuint (length, ==, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    rs_request_unref (requests[i]);
}

static void
test_import_junk (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_request_new_import ("os; import sys", &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/request/limits", test_limits);
  g_test_add_func ("/model/request/bad-ranges", test_bad_ranges);
  g_test_add_func ("/model/request/holders", test_holders);
  g_test_add_func ("/model/request/strings", test_strings);
  g_test_add_func ("/model/request/most-used", test_most_used);
  g_test_add_func ("/model/request/code", test_code);
  g_test_add_func ("/model/request/import-junk", test_import_junk);
  g_test_add_func ("/model/request/parse", test_parse);
  g_test_add_func ("/model/request/parse-junk", test_parse_junk);

  return g_test_run ();
}
