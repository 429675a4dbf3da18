/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "recording-fixture.h"

#include <string.h>

#include "rs-error.h"
#include "rs-string-rows.h"

static void
test_getters (void)
{
  g_autoptr (RsRecording) recording = recording_fixture_new (13);
  g_autoptr (RsRecording) same = rs_recording_ref (recording);
  g_autofree char *date = NULL;

  g_clear_pointer (&recording, rs_recording_unref);
  g_assert_cmpstr (rs_recording_get_title (same), ==, "Python 3.11 · json, os.path · code");
  g_assert_cmpstr (rs_recording_get_program (same), ==, "0.1.0");
  date = g_date_time_format_iso8601 (rs_recording_get_date (same));
  g_assert_cmpstr (date, ==, "2026-11-22T18:52:48Z");
  g_assert_cmpstr (rs_experiment_get_venv (rs_recording_get_experiment (same)), ==,
                   "/home/ada/venv");
  g_assert_cmpstr (rs_recording_get_python (same)->version, ==, "3.11.2");
}

/* A date of another zone is told in UTC. */
static void
test_bare (void)
{
  g_autoptr (RsRecording) recording = recording_fixture_new_bare ();
  g_autofree char *date = g_date_time_format_iso8601 (rs_recording_get_date (recording));

  g_assert_null (rs_recording_get_experiment (recording));
  g_assert_cmpstr (date, ==, "2025-12-31T23:30:00Z");
}

/* A range within what was recorded, one that overlaps it, and one beyond */
static void
test_ints (void)
{
  g_autoptr (RsRecording) recording = recording_fixture_new (13);
  g_autoptr (RsIntCounts) within = rs_recording_count_ints (recording, 250, 260);
  g_autoptr (RsIntCounts) over = rs_recording_count_ints (recording, 299, 302);
  g_autoptr (RsIntCounts) beyond = rs_recording_count_ints (recording, 9999990, RS_INT_MAX);
  RsReferenceCount count;
  gsize n;

  g_assert_cmpuint (rs_int_counts_get_n_ints (within), ==, 11);
  g_assert_cmpint (rs_int_counts_get_from (within), ==, 250);
  g_assert_cmpint (rs_int_counts_get_refcount (within)[6], ==, (256 * 7 + 35) % 11);
  g_assert_cmpint (rs_int_counts_get_refcount (within)[7], ==, 0);
  g_assert_cmpint (rs_int_counts_get_printed (within)[6], ==, 1000000000 + (256 * 7 + 35) % 11);
  g_assert_cmpint (rs_int_counts_get_printed (within)[7], ==, 3);
  g_assert_cmpint (rs_int_counts_get_cache_refcount (within, &n)[255], ==, (256 * 7 + 35) % 11);
  g_assert_cmpuint (n, ==, 256);

  g_assert_cmpuint (rs_int_counts_get_n_ints (over), ==, 4);
  g_assert_cmpint (rs_int_counts_get_refcount (over)[1], ==, 0);
  g_assert_cmpint (rs_int_counts_get_refcount (over)[2], ==, RS_ABSENT);
  g_assert_cmpint (rs_int_counts_get_printed (over)[1], ==, 3);
  g_assert_cmpint (rs_int_counts_get_printed (over)[3], ==, RS_ABSENT);

  g_assert_cmpuint (rs_int_counts_get_n_ints (beyond), ==, 11);
  for (int i = 0; i < 11; i++)
    g_assert_cmpint (rs_int_counts_get_refcount (beyond)[i], ==, RS_ABSENT);
  g_assert_cmpint (rs_int_counts_get_cache_refcount (beyond, &n)[255], ==, (256 * 7 + 35) % 11);
  rs_references_find (rs_int_counts_get_references (beyond), 9999999, &count);
  g_assert_cmpuint (count.compiled_in, ==, 4);
  rs_references_find (rs_int_counts_get_references (beyond), G_MAXINT64, &count);
  g_assert_cmpuint (count.c_variables, ==, 3);
}

static GPtrArray *
new_texts (const char *first,
           gsize       length,
           const char *second)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (texts, g_bytes_new (first, length));
  g_ptr_array_add (texts, g_bytes_new (second, strlen (second)));

  return texts;
}

/* What is known of a text that is not there depends on whether all were recorded. */
static void
test_strings (void)
{
  g_autoptr (RsRecording) all = recording_fixture_new (13), some = recording_fixture_new (14);
  g_autoptr (GPtrArray) texts = new_texts ("a\0b", 3, "spam");
  g_autoptr (GPtrArray) letters = new_texts ("é", 2, "e");
  g_autoptr (RsStringSnapshot) of_all
    = rs_recording_count_strings (all, RS_STRINGS_WORDS, texts, NULL);
  g_autoptr (RsStringSnapshot) of_some
    = rs_recording_count_strings (some, RS_STRINGS_WORDS, texts, NULL);
  g_autoptr (RsStringSnapshot) of_letters
    = rs_recording_count_strings (some, RS_STRINGS_LETTERS, letters, NULL);
  const RsStringRow *row;

  g_assert_true (rs_recording_has_all_texts (all));
  g_assert_false (rs_recording_has_all_texts (some));

  g_assert_cmpint (rs_string_snapshot_get_kind (of_all), ==, RS_STRINGS_WORDS);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (of_all), ==, 2);
  g_assert_cmpuint (rs_string_snapshot_get_total (of_all), ==, 70000);
  row = rs_string_snapshot_get_row (of_all, 0);
  g_assert_cmpmem (row->text, row->length, "a\0b", 3);
  g_assert_cmpint (row->references, ==, 11);
  g_assert_cmpint (row->compiled_in, ==, 2);
  g_assert_cmpint (row->printed, ==, 1000000011);
  row = rs_string_snapshot_get_row (of_all, 1);
  g_assert_cmpstr (row->text, ==, "spam");
  g_assert_cmpint (row->references, ==, 0);
  g_assert_cmpint (row->printed, ==, RS_ABSENT);

  row = rs_string_snapshot_get_row (of_some, 1);
  g_assert_cmpint (row->references, ==, RS_ABSENT);
  g_assert_cmpint (row->heap, ==, RS_ABSENT);

  g_assert_cmpint (rs_string_snapshot_get_row (of_letters, 0)->references, ==, 0);
  g_assert_cmpint (rs_string_snapshot_get_row (of_letters, 0)->refcount, ==, RS_ABSENT);
  g_assert_cmpint (rs_string_snapshot_get_row (of_letters, 1)->references, ==, 7);
}

static void
test_strings_wrong (void)
{
  g_autoptr (RsRecording) recording = recording_fixture_new (13);
  g_autoptr (GPtrArray) texts = new_texts ("error", 5, "\xff");
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_recording_count_strings (recording, RS_STRINGS_WORDS, texts, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_assert_cmpstr (error->message, ==, "Text 2 is not valid UTF-8: give it in UTF-8.");
}

static void
assert_most_used (const RsStringFilter *filter,
                  gsize                 n,
                  const char           *wanted)
{
  g_autoptr (RsRecording) recording = recording_fixture_new (13);
  g_autoptr (RsStringSnapshot) found = rs_recording_find_most_used (recording, n, filter);
  g_autoptr (GString) counts = g_string_new (NULL);

  g_assert_cmpint (rs_string_snapshot_get_kind (found), ==, RS_STRINGS_MOST_USED);
  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (found); i++)
    g_string_append_printf (counts, "%d ",
                            (int) rs_string_snapshot_get_row (found, i)->references);
  g_assert_cmpstr (counts->str, ==, wanted);
}

static void
test_most_used (void)
{
  assert_most_used (&(RsStringFilter) { 0 }, 3, "13 12 11 ");
  assert_most_used (&(RsStringFilter) { 0 }, 0, "");
  assert_most_used (&(RsStringFilter) { 0 }, 99, "13 12 11 10 9 8 7 6 5 4 3 2 1 ");
  assert_most_used (&(RsStringFilter) { .no_dunder = TRUE }, 3, "13 11 10 ");
  assert_most_used (&(RsStringFilter) { .identifiers_only = TRUE }, 99, "13 12 7 5 ");
  assert_most_used (&(RsStringFilter) { .min_characters = 4 }, 99, "13 12 9 8 6 5 1 ");
  assert_most_used (&(RsStringFilter) { .containing = "u" }, 99, "9 6 ");
  assert_most_used (&(RsStringFilter) { .containing = "" }, 1, "13 ");
}

static RsStringSnapshot *
new_snapshot (RsStringsKind  kind,
              const char    *words,
              gsize          n_distinct)
{
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&(RsPythonFacts) {
    .version = "3.11.2", .cache_min = -5, .cache_max = 256 });
  g_auto (GStrv) split = g_strsplit (words, " ", -1);
  g_auto (RsStringRows) rows;

  rs_string_rows_init (&rows);
  for (gsize i = 0; split[i] != NULL; i++)
    {
      gint64 references = kind == RS_STRINGS_MOST_USED ? (gint64) (n_distinct - i) : 0;

      rs_string_rows_add (&rows, &(RsStringRow) {
        .text = split[i], .length = strlen (split[i]), .references = references,
        .heap = references });
    }

  return rs_string_rows_finish (&rows, kind, python, 100, n_distinct);
}

/* The first of the most used, all characters, and what was asked for, each once; nothing too long */
static void
test_merge (void)
{
  g_autofree char *too_long = g_strnfill (RS_RECORDING_MAX_TEXT + 1, 'x');
  g_autofree char *words = g_strdup_printf ("%s one two three é four x five", too_long);
  g_autoptr (RsStringSnapshot) most_used = new_snapshot (RS_STRINGS_MOST_USED, words, 8);
  g_autoptr (RsStringSnapshot) letters = new_snapshot (RS_STRINGS_LETTERS, "x y z", 8);
  g_autoptr (RsStringSnapshot) asked = new_snapshot (RS_STRINGS_WORDS, "two spam y spam", 8);
  g_autoptr (RsStringSnapshot) merged
    = rs_recording_merge_strings (most_used, letters, asked, 2);
  g_autoptr (RsStringSnapshot) alone = rs_recording_merge_strings (most_used, NULL, NULL, 99);
  static const char *const wanted[] = { "one", "two", "é", "x", "y", "z", "spam" };

  g_assert_cmpuint (rs_string_snapshot_get_n_rows (merged), ==, G_N_ELEMENTS (wanted));
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (rs_string_snapshot_get_row (merged, i)->text, ==, wanted[i]);
  g_assert_cmpint (rs_string_snapshot_get_row (merged, 3)->references, ==, 2);
  g_assert_cmpuint (rs_string_snapshot_get_total (merged), ==, 100);
  g_assert_cmpuint (rs_string_snapshot_get_n_distinct (merged), ==, 8);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (alone), ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recording/getters", test_getters);
  g_test_add_func ("/recording/bare", test_bare);
  g_test_add_func ("/recording/ints", test_ints);
  g_test_add_func ("/recording/strings", test_strings);
  g_test_add_func ("/recording/strings-wrong", test_strings_wrong);
  g_test_add_func ("/recording/most-used", test_most_used);
  g_test_add_func ("/recording/merge", test_merge);

  return g_test_run ();
}
