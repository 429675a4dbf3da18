/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "answer.h"
#include "recording-fixture.h"
#include "rs-error.h"
#include "rs-recording-json.h"

static RsRequest *
new_strings (RsStringsKind kind,
             const char   *first,
             const char   *second)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (texts, g_bytes_new (first, strlen (first)));
  g_ptr_array_add (texts, g_bytes_new (second, strlen (second)));

  return rs_request_new_strings (kind, texts);
}

/* What comes out of a file that was written of a recording */
static RsRecording *
pass_through_file (RsRecording *recording)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  RsRecording *same;

  g_assert_true (rs_recording_write_json (recording, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  same = rs_recording_new_from_json (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                     &error);
  g_assert_no_error (error);

  return same;
}

static void
assert_same_ints (RsWorker *live,
                  RsWorker *recorded,
                  gint64    from,
                  gint64    to)
{
  g_auto (Answer) one = { NULL }, other = { NULL };

  measure (live, from, to, &one);
  g_assert_no_error (one.error);
  measure (recorded, from, to, &other);
  g_assert_no_error (other.error);

  for (int measure = 0; measure < RS_N_MEASURES; measure++)
    for (gsize i = 0; i < (gsize) (to - from) + 1; i++)
      {
        RsIntCount a, b;

        g_assert_true (rs_snapshot_get_int (one.snapshot, measure, i, &a));
        g_assert_true (rs_snapshot_get_int (other.snapshot, measure, i, &b));
        g_assert_cmpint (a.references, ==, b.references);
        g_assert_cmpint (a.refcount, ==, b.refcount);
        g_assert_cmpint (a.printed, ==, b.printed);
        g_assert_cmpint (a.outlier, ==, b.outlier);
      }
  g_assert_cmpuint (rs_references_get_total (rs_snapshot_get_references (one.snapshot)), ==,
                    rs_references_get_total (rs_snapshot_get_references (other.snapshot)));
}

static void
assert_same_strings (RsWorker  *live,
                     RsWorker  *recorded,
                     RsRequest *request) /* (transfer full) */
{
  g_autoptr (RsStringSnapshot) one = count_strings (live, request);
  g_autoptr (RsStringSnapshot) other = count_strings (recorded, request);
  gsize n;

  n = rs_string_snapshot_get_n_rows (one);
  g_assert_cmpuint (n, ==, rs_string_snapshot_get_n_rows (other));
  g_assert_cmpuint (rs_string_snapshot_get_total (one), ==,
                    rs_string_snapshot_get_total (other));
  for (gsize i = 0; i < n; i++)
    {
      const RsStringRow *a = rs_string_snapshot_get_row (one, i);
      const RsStringRow *b = rs_string_snapshot_get_row (other, i);

      g_assert_cmpmem (a->text, a->length, b->text, b->length);
      g_assert_cmpuint (a->n_objects, ==, b->n_objects);
      g_assert_cmpint (a->heap, ==, b->heap);
      g_assert_cmpint (a->c_variables, ==, b->c_variables);
      g_assert_cmpint (a->compiled_in, ==, b->compiled_in);
      g_assert_cmpint (a->refcount, ==, b->refcount);
      g_assert_cmpint (a->printed, ==, b->printed);
      g_assert_cmpint (a->net, ==, b->net);
    }
  rs_request_unref (request);
}

/* A file says the same as the interpreter that it was made of. */
static void
test_same (void)
{
  g_autoptr (RsWorker) live = rs_worker_new ();
  g_autoptr (RsWorker) recorded = NULL;
  g_autoptr (RsRequest) ints = rs_request_new_ints (0, 2000, NULL);
  g_autoptr (RsRequest) letters = new_strings (RS_STRINGS_LETTERS, "z", "ß");
  g_autoptr (RsRequest) words = new_strings (RS_STRINGS_WORDS, "error", "no such text here");
  g_autoptr (RsRecording) read = NULL;
  g_auto (Answer) answer = { NULL };
  const RsStringFilter filters[] = {
    { FALSE },
    { .identifiers_only = TRUE },
    { .no_dunder = TRUE, .min_characters = 3, .containing = "er" },
  };

  rs_worker_record_async (live, ints, letters, words, NULL, answer_cb, &answer);
  await (&answer);
  g_assert_no_error (answer.error);
  g_assert_null (rs_recording_get_experiment (answer.recording));
  g_assert_true (g_str_has_suffix (rs_recording_get_title (answer.recording), ", bare"));
  g_assert_cmpstr (rs_recording_get_program (answer.recording), ==, PACKAGE_VERSION);
  g_assert_cmpint (rs_int_counts_get_from (rs_recording_get_ints (answer.recording)), ==, -5);
  g_assert_cmpuint (rs_int_counts_get_n_ints (rs_recording_get_ints (answer.recording)), ==, 2006);
  g_assert_true (rs_recording_has_all_texts (answer.recording));

  read = pass_through_file (answer.recording);
  recorded = rs_worker_new_for_recording (read);
  g_assert_true (rs_worker_get_recording (recorded) == read);

  assert_same_ints (live, recorded, -5, 2000);
  assert_same_ints (live, recorded, 100, 300);
  assert_same_strings (live, recorded, new_strings (RS_STRINGS_LETTERS, "z", "ß"));
  assert_same_strings (live, recorded,
                       new_strings (RS_STRINGS_WORDS, "error", "no such text here"));
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    assert_same_strings (live, recorded, rs_request_new_most_used (5000, &filters[i]));
}

/* References are known of integers past the range, and nothing else. */
static void
test_beyond (void)
{
  g_autoptr (RsWorker) live = rs_worker_new ();
  g_autoptr (RsWorker) recorded = NULL;
  g_autoptr (RsRequest) ints = rs_request_new_ints (3, 7, NULL);
  g_auto (Answer) answer = { NULL }, one = { NULL }, other = { NULL };

  rs_worker_record_async (live, ints, NULL, NULL, NULL, answer_cb, &answer);
  await (&answer);
  g_assert_no_error (answer.error);
  recorded = rs_worker_new_for_recording (answer.recording);

  measure (live, 60000, 70000, &one);
  g_assert_no_error (one.error);
  measure (recorded, 60000, 70000, &other);
  g_assert_no_error (other.error);
  g_assert_cmpmem (rs_snapshot_get_column (one.snapshot, RS_MEASURE_REFERENCES),
                   10001 * sizeof (gint64),
                   rs_snapshot_get_column (other.snapshot, RS_MEASURE_REFERENCES),
                   10001 * sizeof (gint64));
  g_assert_cmpint (rs_snapshot_get_column (one.snapshot, RS_MEASURE_PRINTED)[0], !=, RS_ABSENT);
  for (gsize i = 0; i < 10001; i++)
    {
      g_assert_cmpint (rs_snapshot_get_column (other.snapshot, RS_MEASURE_PRINTED)[i], ==,
                       RS_ABSENT);
      g_assert_cmpint (rs_snapshot_get_column (other.snapshot, RS_MEASURE_REFCOUNT)[i], ==,
                       RS_ABSENT);
    }
}

/* Other questions go on meanwhile, and the latest recording wins. */
static void
test_latest_wins (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsRequest) ints = rs_request_new_ints (0, 1000, NULL);
  g_auto (Answer) first = { NULL }, second = { NULL }, measured = { NULL };

  rs_worker_record_async (worker, ints, NULL, NULL, NULL, answer_cb, &first);
  rs_worker_measure_async (worker, ints, NULL, NULL, NULL, answer_cb, &measured);
  rs_worker_record_async (worker, ints, NULL, NULL, NULL, answer_cb, &second);
  await (&first);
  await (&measured);
  await (&second);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (measured.error);
  g_assert_no_error (second.error);
}

/* A text that is none ends it; after the end there is nothing to record. */
static void
test_wrong (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsRequest) ints = rs_request_new_ints (0, 1000, NULL);
  g_autoptr (RsRequest) words = new_strings (RS_STRINGS_WORDS, "error", "\xff");
  g_auto (Answer) wrong = { NULL }, late = { NULL };

  rs_worker_record_async (worker, ints, NULL, words, NULL, answer_cb, &wrong);
  await (&wrong);
  g_assert_error (wrong.error, RS_ERROR, RS_ERROR_USAGE);

  rs_worker_stop (worker);
  rs_worker_record_async (worker, ints, NULL, words, NULL, answer_cb, &late);
  await (&late);
  g_assert_error (late.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A recording of a recording is itself, with its date. */
static void
test_again (void)
{
  g_autoptr (RsRecording) recording = recording_fixture_new (13);
  g_autoptr (RsWorker) worker = rs_worker_new_for_recording (recording);
  g_autoptr (RsRequest) ints = rs_request_new_ints (0, 10, NULL);
  g_auto (Answer) answer = { NULL };

  g_assert_true (rs_worker_get_experiment (worker) == rs_recording_get_experiment (recording));
  rs_worker_record_async (worker, ints, NULL, NULL, NULL, answer_cb, &answer);
  await (&answer);
  g_assert_no_error (answer.error);
  g_assert_true (answer.recording == recording);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker-record/same", test_same);
  g_test_add_func ("/worker-record/beyond", test_beyond);
  g_test_add_func ("/worker-record/latest-wins", test_latest_wins);
  g_test_add_func ("/worker-record/wrong", test_wrong);
  g_test_add_func ("/worker-record/again", test_again);

  return g_test_run ();
}
