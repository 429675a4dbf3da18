/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "recording-fixture.h"
#include "rs-error.h"
#include "rs-int-counts.h"
#include "rs-recorded-target.h"

static RsTarget *
new_target (void)
{
  g_autoptr (RsRecording) recording = recording_fixture_new (13);
  RsTarget *target = rs_recorded_target_new (recording);

  g_assert_true (rs_recorded_target_get_recording (RS_RECORDED_TARGET (target)) == recording);
  g_assert_true (rs_target_start (target, NULL));

  return target;
}

/* (transfer full) (nullable) */
static gpointer
ask (RsTarget   *target,
     RsRequest  *request,
     GType       type,
     GError    **error)
{
  GValue answer = G_VALUE_INIT;
  gpointer boxed;

  if (!rs_target_ask (target, request, NULL, NULL, NULL, &answer, error))
    {
      g_assert_false (G_IS_VALUE (&answer));
      return NULL;
    }

  g_assert_true (G_VALUE_HOLDS (&answer, type));
  boxed = g_value_dup_boxed (&answer);
  g_value_unset (&answer);

  return boxed;
}

static void
test_ints (void)
{
  g_autoptr (RsTarget) target = new_target ();
  g_autoptr (RsRequest) request = rs_request_new_ints (255, 400, NULL);
  g_autoptr (RsIntCounts) counts = ask (target, request, RS_TYPE_INT_COUNTS, NULL);

  g_assert_cmpint (rs_int_counts_get_from (counts), ==, 255);
  g_assert_cmpuint (rs_int_counts_get_n_ints (counts), ==, 146);
  g_assert_cmpint (rs_int_counts_get_printed (counts)[2], ==, 3);
  g_assert_cmpint (rs_int_counts_get_printed (counts)[145], ==, RS_ABSENT);
  rs_target_end (target);
}

static void
test_strings (void)
{
  g_autoptr (RsTarget) target = new_target ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (RsRequest) words = NULL;
  g_autoptr (RsRequest) most_used = rs_request_new_most_used (2, &(RsStringFilter) { 0 });
  g_autoptr (RsRequest) wrong = NULL;
  g_autoptr (RsStringSnapshot) counts = NULL;
  g_autoptr (RsStringSnapshot) found = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (texts, g_bytes_new_static ("error", 5));
  words = rs_request_new_strings (RS_STRINGS_LETTERS, texts);
  counts = ask (target, words, RS_TYPE_STRING_SNAPSHOT, NULL);
  g_assert_cmpint (rs_string_snapshot_get_kind (counts), ==, RS_STRINGS_LETTERS);
  g_assert_cmpint (rs_string_snapshot_get_row (counts, 0)->references, ==, 13);

  found = ask (target, most_used, RS_TYPE_STRING_SNAPSHOT, NULL);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (found), ==, 2);
  g_assert_cmpstr (rs_string_snapshot_get_row (found, 1)->text, ==, "__init__");

  g_ptr_array_add (texts, g_bytes_new_static ("\xff", 1));
  wrong = rs_request_new_strings (RS_STRINGS_WORDS, texts);
  g_assert_null (ask (target, wrong, RS_TYPE_STRING_SNAPSHOT, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
}

static void
assert_not_kept (RsRequest  *request, /* (transfer full) */
                 const char *message)
{
  g_autoptr (RsTarget) target = new_target ();
  g_autoptr (GError) error = NULL;

  g_assert_null (ask (target, request, G_TYPE_NONE, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_MEASURE);
  g_assert_cmpstr (error->message, ==, message);
  rs_request_unref (request);
}

static void
test_not_kept (void)
{
  static const char holders[]
    = "A recording keeps counts, not holders: measure anew to see them.";
  static const char code[] = "No code can be run in a recording: measure anew for that.";
  static const char modules[] = "A recording keeps counts, not the modules that there were.";

  assert_not_kept (rs_request_new_int_holders (7), holders);
  assert_not_kept (rs_request_new_string_holders ("error", -1), holders);
  assert_not_kept (rs_request_new_run ("1"), code);
  assert_not_kept (rs_request_new_import ("json", NULL), code);
  assert_not_kept (rs_request_new_loaded (), modules);
  assert_not_kept (rs_request_new_importable (), modules);
}

static void
test_prepare (void)
{
  g_autoptr (RsTarget) target = new_target ();
  g_autoptr (RsRequest) request = rs_request_new_prepare ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GValue answer = G_VALUE_INIT;

  g_assert_true (rs_target_ask (target, request, NULL, NULL, cancellable, &answer, &error));
  g_assert_no_error (error);
  g_assert_true (g_value_get_boolean (&answer));
  g_value_unset (&answer);
  g_assert_true (rs_target_prepare (target, cancellable, &error));
  g_assert_cmpint (rs_target_get_fd (target), ==, -1);
  g_assert_true (rs_target_check (target, &error));
  g_assert_null (rs_target_take_output (target));

  g_cancellable_cancel (cancellable);
  g_assert_false (rs_target_ask (target, request, NULL, NULL, cancellable, &answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recorded-target/ints", test_ints);
  g_test_add_func ("/recorded-target/strings", test_strings);
  g_test_add_func ("/recorded-target/not-kept", test_not_kept);
  g_test_add_func ("/recorded-target/prepare", test_prepare);

  return g_test_run ();
}
