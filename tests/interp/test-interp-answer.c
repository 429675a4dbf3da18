/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include <string.h>

#include "fixture.h"
#include "rs-answer.h"
#include "rs-error.h"
#include "rs-holders.h"
#include "rs-int-counts.h"
#include "rs-interp-answer.h"
#include "rs-snapshot.h"
#include "rs-string-snapshot.h"

/* @request: (transfer full) */
static void
ask (RsRequest *request,
     GValue    *answer)
{
  g_autoptr (GError) error = NULL;

  rs_interp_answer (interp, request, NULL, NULL, NULL, answer, &error);
  g_assert_no_error (error);
  g_assert_true (G_VALUE_HOLDS (answer, rs_answer_get_type_for (rs_request_get_kind (request))));
  rs_request_unref (request);
}

static void
note_progress (gsize    done,
               gsize    all,
               gpointer user_data)
{
  gsize *last = user_data;

  g_assert_cmpuint (all, ==, 100001);
  g_assert_cmpuint (done, >, *last);
  *last = done;
}

static void
test_ints (void)
{
  const RsPythonFacts *facts;
  g_autoptr (RsRequest) request = rs_request_new_ints (0, 100000, NULL);
  g_auto (GValue) answer = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  RsReferenceCount count;
  RsIntCounts *counts;
  const gint64 *refcount, *cache;
  gsize last = 0, n_cache;

  g_assert_true (rs_interp_run (interp, "kept = [int('70001')] * 3", NULL));
  rs_interp_answer (interp, request, note_progress, &last, NULL, &answer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (last, ==, 100001);

  counts = g_value_get_boxed (&answer);
  facts = rs_int_counts_get_python (counts);
  g_assert_true (facts == rs_interp_get_facts (interp));
  g_assert_cmpint (rs_int_counts_get_from (counts), ==, 0);
  g_assert_cmpuint (rs_int_counts_get_n_ints (counts), ==, 100001);
  rs_references_find (rs_int_counts_get_references (counts), 70001, &count);
  g_assert_cmpuint (count.heap, ==, 3);

  /* What the analysis judges by: the cache from 1 on, where Python counts */
  refcount = rs_int_counts_get_refcount (counts);
  cache = rs_int_counts_get_cache_refcount (counts, &n_cache);
  g_assert_cmpint (cache != NULL, ==, facts->counted);
  if (facts->counted)
    g_assert_cmpmem (cache, n_cache * sizeof *cache, refcount + 1,
                     (gsize) facts->cache_max * sizeof *refcount);
  else
    g_assert_cmpint (refcount[1], ==, RS_ABSENT);
  g_assert_true (rs_interp_run (interp, "del kept", NULL));
}

static void
test_strings (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_auto (GValue) words = G_VALUE_INIT;
  g_auto (GValue) most = G_VALUE_INIT;

  g_ptr_array_add (texts, g_bytes_new ("self", 4));
  ask (rs_request_new_strings (RS_STRINGS_WORDS, texts), &words);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (g_value_get_boxed (&words)), ==, 1);
  ask (rs_request_new_most_used (7, &(RsStringFilter) { 0 }), &most);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (g_value_get_boxed (&most)), ==, 7);
}

static void
test_holders (void)
{
  g_auto (GValue) prepared = G_VALUE_INIT;
  g_auto (GValue) of_int = G_VALUE_INIT;
  g_auto (GValue) of_string = G_VALUE_INIT;

  ask (rs_request_new_prepare (), &prepared);
  g_assert_true (g_value_get_boolean (&prepared));
  ask (rs_request_new_int_holders (256), &of_int);
  g_assert_cmpint (rs_holders_get_value (g_value_get_boxed (&of_int)), ==, 256);
  g_assert_cmpuint (rs_holders_get_n (g_value_get_boxed (&of_int)), >, 0);
  ask (rs_request_new_string_holders ("self", -1), &of_string);
  g_assert_cmpuint (rs_holders_get_n (g_value_get_boxed (&of_string)), >, 0);
}

static void
test_modules (void)
{
  g_auto (GValue) before = G_VALUE_INIT;
  g_auto (GValue) done = G_VALUE_INIT;
  g_auto (GValue) run = G_VALUE_INIT;
  g_auto (GValue) after = G_VALUE_INIT;
  g_auto (GValue) importable = G_VALUE_INIT;

  ask (rs_request_new_loaded (), &before);
  g_assert_false (g_strv_contains (g_value_get_boxed (&before), "colorsys"));
  ask (rs_request_new_import ("colorsys", NULL), &done);
  g_assert_true (g_value_get_boolean (&done));
  ask (rs_request_new_run ("import sys\nassert 'colorsys' in sys.modules"), &run);
  g_assert_true (g_value_get_boolean (&run));
  ask (rs_request_new_loaded (), &after);
  g_assert_true (g_strv_contains (g_value_get_boxed (&after), "colorsys"));
  ask (rs_request_new_importable (), &importable);
  g_assert_true (g_strv_contains (g_value_get_boxed (&importable), "colorsys"));
}

/* What fails leaves no answer */
static void
test_errors (void)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (RsRequest) run = rs_request_new_run ("1 / 0");
  g_autoptr (RsRequest) import = rs_request_new_import ("rs_none", NULL);
  RsRequest *cancellable[] = {
    rs_request_new_ints (0, 9, NULL),
    rs_request_new_int_holders (5),
    rs_request_new_most_used (5, &(RsStringFilter) { 0 }),
  };
  g_auto (GValue) answer = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_interp_answer (interp, run, NULL, NULL, NULL, &answer, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_PYTHON);
  g_clear_error (&error);
  g_assert_false (rs_interp_answer (interp, import, NULL, NULL, NULL, &answer, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_PYTHON);
  g_assert_false (G_IS_VALUE (&answer));

  /* What is found for one is kept for the next */
  g_assert_true (rs_interp_run (interp, "pass", NULL));
  g_cancellable_cancel (cancelled);
  for (gsize i = 0; i < G_N_ELEMENTS (cancellable); i++)
    {
      g_clear_error (&error);
      g_assert_false (rs_interp_answer (interp, cancellable[i], NULL, NULL, cancelled, &answer,
                                        &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (G_IS_VALUE (&answer));
      rs_request_unref (cancellable[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/interp-answer/ints", test_ints);
  g_test_add_func ("/interp-answer/strings", test_strings);
  g_test_add_func ("/interp-answer/holders", test_holders);
  g_test_add_func ("/interp-answer/modules", test_modules);
  g_test_add_func ("/interp-answer/errors", test_errors);

  return g_test_run ();
}
