/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mutate.h"
#include "rs-request-variant.h"

static GVariant *
read_request (GVariant  *variant,
              GError   **error)
{
  g_autoptr (RsRequest) value = rs_request_from_variant (variant, error);

  return value != NULL ? rs_request_to_variant (value) : NULL;
}

/* One of each kind at least. */
static GPtrArray *
new_requests (void)
{
  const RsStringFilter none = { 0 };
  const RsStringFilter filter = { TRUE, FALSE, 4, "größe" };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) no_texts = g_ptr_array_new ();
  GPtrArray *requests = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_request_unref);

  g_ptr_array_add (texts, g_bytes_new_static ("a\0b", 3));
  g_ptr_array_add (texts, g_bytes_new_static ("", 0));
  g_ptr_array_add (texts, g_bytes_new_static ("\xed\xa0\x80", 3));

  g_ptr_array_add (requests, rs_request_new_ints (RS_INT_MIN, RS_INT_MAX, NULL));
  g_ptr_array_add (requests, rs_request_new_int_holders (G_MININT64));
  g_ptr_array_add (requests, rs_request_new_string_holders ("a\0b", 3));
  g_ptr_array_add (requests, rs_request_new_string_holders ("", 0));
  g_ptr_array_add (requests, rs_request_new_strings (RS_STRINGS_LETTERS, texts));
  g_ptr_array_add (requests, rs_request_new_strings (RS_STRINGS_WORDS, no_texts));
  g_ptr_array_add (requests, rs_request_new_most_used (20, &filter));
  g_ptr_array_add (requests, rs_request_new_most_used (0, &none));
  g_ptr_array_add (requests, rs_request_new_prepare ());
  g_ptr_array_add (requests, rs_request_new_import ("os.path", NULL));
  g_ptr_array_add (requests, rs_request_new_run ("x = '\xff'\n"));
  g_ptr_array_add (requests, rs_request_new_loaded ());
  g_ptr_array_add (requests, rs_request_new_importable ());

  return requests;
}

static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) requests = new_requests ();
  gboolean seen[RS_N_REQUEST_KINDS] = { FALSE };

  for (guint i = 0; i < requests->len; i++)
    {
      g_autoptr (GVariant) variant
        = g_variant_ref_sink (rs_request_to_variant (requests->pdata[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (RsRequest) same = rs_request_from_variant (variant, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < requests->len; j++)
        g_assert_cmpint (rs_request_equal (same, requests->pdata[j]), ==, i == j);
      mutate_assert_round_trip (variant, RS_REQUEST_VARIANT_TYPE, read_request);
      seen[rs_request_get_kind (same)] = TRUE;
    }

  for (guint kind = 0; kind < RS_REQUEST_ALL_HOLDERS; kind++)
    g_assert_true (seen[kind]);
}

static void
assert_bad (GVariant *floating)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (floating);
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_request_from_variant (variant, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
}

static void
test_bad (void)
{
  const char *const texts[] = {
    "(@u 10, <()>)",
    "(@u 0, <()>)",
    "(@u 0, <(@x 0, @x 10000001)>)",
    "(@u 0, <(@x 10, @x 5)>)",
    "(@u 8, <<()>>)",
    "(@u 3, <(@u 2, (@au [1], @ay [0x61]))>)",
    "(@u 3, <(@u 0, (@au [2], @ay [0x61]))>)",
    "(@u 3, <(@u 0, (@au [], @ay [0x61]))>)",
    "(@u 3, <(@u 0, (@au [4294967295], @ay []))>)",
    "(@u 3, <(@u 0, (@au [4294967294, 3], @ay [0x61]))>)",
    "(@u 4, <(@t 2147483648, false, false, @t 0, @may nothing)>)",
    "(@u 4, <(@t 1, false, false, @t 0, @may [0xff])>)",
    "(@u 4, <(@t 1, false, false, @t 0, @may [0x61, 0x00])>)",
    "(@u 6, <(@ay [],)>)",
    "(@u 6, <(@ay [0x61, 0x2e],)>)",
    "(@u 7, <(@ay [0x61, 0x00],)>)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_bad (g_variant_new_parsed (texts[i]));
  assert_bad (g_variant_new_boolean (TRUE));
}

static void
test_mutations (void)
{
  g_autoptr (GPtrArray) requests = new_requests ();

  for (guint i = 0; i < requests->len; i++)
    mutate_all (rs_request_to_variant (requests->pdata[i]), RS_REQUEST_VARIANT_TYPE, read_request,
                N_MUTATIONS / RS_N_REQUEST_KINDS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/request-variant/round-trip", test_round_trip);
  g_test_add_func ("/model/request-variant/bad", test_bad);
  g_test_add_func ("/model/request-variant/mutations", test_mutations);

  return g_test_run ();
}
