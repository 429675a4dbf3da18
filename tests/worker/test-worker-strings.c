/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "answer.h"
#include "rs-error.h"

static void
ask (RsWorker     *worker,
     RsRequest    *request,
     GCancellable *cancellable,
     Answer       *answer)
{
  rs_worker_count_strings_async (worker, request, cancellable, answer_cb, answer);
}

static RsRequest *
new_request (RsStringsKind kind,
             const char   *text)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (texts, g_bytes_new (text, strlen (text)));

  return rs_request_new_strings (kind, texts);
}

/* The holders of several strings are those of each: as many as were counted. */
static void
test_all_holders (void)
{
  static const char *const words[] = { "error", "", "no string of Python's", "__init__" };
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (RsRequest) count = NULL;
  g_autoptr (RsRequest) find = NULL;
  g_auto (Answer) answer = { NULL };
  g_auto (Answer) all = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_ptr_array_add (texts, g_bytes_new (words[i], strlen (words[i])));
  count = rs_request_new_strings (RS_STRINGS_WORDS, texts);
  find = rs_request_new_all_holders (texts);
  g_assert_false (rs_request_equal (count, find));
  ask (worker, count, NULL, &answer);
  await (&answer);
  g_assert_no_error (answer.error);

  rs_worker_find_all_holders_async (worker, find, NULL, answer_cb, &all);
  await (&all);
  g_assert_no_error (all.error);
  g_assert_cmpuint (all.all_holders->len, ==, G_N_ELEMENTS (words));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpint ((gint64) rs_holders_get_total (all.all_holders->pdata[i]), ==,
                     rs_string_snapshot_get_row (answer.strings, i)->references);
  g_assert_cmpuint (rs_holders_get_total (all.all_holders->pdata[3]), >, 0);
  g_assert_cmpuint (rs_holders_get_total (all.all_holders->pdata[2]), ==, 0);
}

static void
test_words (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsRequest) request = new_request (RS_STRINGS_WORDS, "error");
  g_auto (Answer) answer = { NULL };
  const RsStringRow *row;

  ask (worker, request, NULL, &answer);
  await (&answer);
  g_assert_no_error (answer.error);
  g_assert_cmpint (rs_string_snapshot_get_kind (answer.strings), ==, RS_STRINGS_WORDS);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (answer.strings), ==, 1);
  row = rs_string_snapshot_get_row (answer.strings, 0);
  g_assert_cmpstr (row->text, ==, "error");
  g_assert_cmpint (row->references, >, 0);
}

static void
test_most_used (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  const RsStringFilter filter = { .no_dunder = TRUE };
  g_autoptr (RsRequest) request = rs_request_new_most_used (30, &filter);
  g_auto (Answer) answer = { NULL };
  gint64 last = G_MAXINT64;

  ask (worker, request, NULL, &answer);
  await (&answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (answer.strings), ==, 30);
  for (gsize i = 0; i < 30; i++)
    {
      gint64 count = rs_string_snapshot_get_count (answer.strings, i, RS_MEASURE_REFERENCES);

      g_assert_cmpint (count, <=, last);
      last = count;
    }
}

/* The second question for words ends the first, and leaves those for others alone. */
static void
test_latest_wins (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  const RsStringFilter filter = { FALSE };
  g_autoptr (RsRequest) words = new_request (RS_STRINGS_WORDS, "error");
  g_autoptr (RsRequest) letters = new_request (RS_STRINGS_LETTERS, "z");
  g_autoptr (RsRequest) most_used = rs_request_new_most_used (1, &filter);
  g_auto (Answer) first = { NULL }, second = { NULL }, of_letters = { NULL }, of_most_used = { NULL };

  ask (worker, words, NULL, &first);
  ask (worker, letters, NULL, &of_letters);
  ask (worker, most_used, NULL, &of_most_used);
  ask (worker, words, NULL, &second);
  await (&first);
  await (&second);
  await (&of_letters);
  await (&of_most_used);

  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (second.error);
  g_assert_no_error (of_letters.error);
  g_assert_no_error (of_most_used.error);
  g_assert_cmpint (rs_string_snapshot_get_kind (of_letters.strings), ==, RS_STRINGS_LETTERS);
  g_assert_cmpint (rs_string_snapshot_get_kind (of_most_used.strings), ==, RS_STRINGS_MOST_USED);
}

static void
test_cancel (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsRequest) request = new_request (RS_STRINGS_LETTERS, "z");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Answer) answer = { NULL };

  ask (worker, request, cancellable, &answer);
  g_cancellable_cancel (cancellable);
  await (&answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_bad_utf8 (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsRequest) request = new_request (RS_STRINGS_WORDS, "\xff");
  g_auto (Answer) answer = { NULL };

  ask (worker, request, NULL, &answer);
  await (&answer);
  g_assert_error (answer.error, RS_ERROR, RS_ERROR_USAGE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/strings/all-holders", test_all_holders);
  g_test_add_func ("/worker/strings/words", test_words);
  g_test_add_func ("/worker/strings/most-used", test_most_used);
  g_test_add_func ("/worker/strings/latest-wins", test_latest_wins);
  g_test_add_func ("/worker/strings/cancel", test_cancel);
  g_test_add_func ("/worker/strings/bad-utf8", test_bad_utf8);

  return g_test_run ();
}
