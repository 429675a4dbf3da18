/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "recording-fixture.h"

#include <string.h>

#include "rs-error.h"
#include "rs-recording-json.h"

#define N_MUTATIONS 10000

static GBytes *
write_json (RsRecording *recording)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_recording_write_json (recording, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static RsRecording *
read_json (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  RsRecording *recording = rs_recording_read_json (stream, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (recording);

  return recording;
}

static void
assert_facts_equal (const RsPythonFacts *a,
                    const RsPythonFacts *b)
{
  g_assert_cmpstr (a->version, ==, b->version);
  g_assert_cmpuint (a->version_hex, ==, b->version_hex);
  g_assert_cmpstr (a->executable, ==, b->executable);
  g_assert_cmpstr (a->library, ==, b->library);
  g_assert_cmpint (a->cache_min, ==, b->cache_min);
  g_assert_cmpint (a->cache_max, ==, b->cache_max);
  g_assert_cmpint (a->counted, ==, b->counted);
  g_assert_cmpint (a->pad, ==, b->pad);
  g_assert_cmpint (a->int_floor, ==, b->int_floor);
  g_assert_cmpint (a->string_floor, ==, b->string_floor);
  g_assert_cmpint (a->tested, ==, b->tested);
  g_assert_cmpint (a->changed, ==, b->changed);
  if (a->imports != NULL)
    g_assert_cmpstrv (a->imports, b->imports);
  else
    g_assert_null (b->imports);
}

static void
assert_ints_equal (RsIntCounts *a,
                   RsIntCounts *b)
{
  gsize n = rs_int_counts_get_n_ints (a), n_a, n_b;
  const gint64 *cache_a, *cache_b;
  const RsReferenceCount *counts_a, *counts_b;

  g_assert_cmpint (rs_int_counts_get_from (a), ==, rs_int_counts_get_from (b));
  g_assert_cmpuint (n, ==, rs_int_counts_get_n_ints (b));
  g_assert_cmpmem (rs_int_counts_get_refcount (a), n * sizeof (gint64),
                   rs_int_counts_get_refcount (b), n * sizeof (gint64));
  g_assert_cmpmem (rs_int_counts_get_printed (a), n * sizeof (gint64),
                   rs_int_counts_get_printed (b), n * sizeof (gint64));

  cache_a = rs_int_counts_get_cache_refcount (a, &n_a);
  cache_b = rs_int_counts_get_cache_refcount (b, &n_b);
  g_assert_true ((cache_a == NULL) == (cache_b == NULL));
  g_assert_cmpmem (cache_a, n_a * sizeof (gint64), cache_b, n_b * sizeof (gint64));

  counts_a = rs_references_get_all (rs_int_counts_get_references (a), &n_a);
  counts_b = rs_references_get_all (rs_int_counts_get_references (b), &n_b);
  g_assert_cmpmem (counts_a, n_a * sizeof *counts_a, counts_b, n_b * sizeof *counts_b);
  g_assert_cmpuint (rs_references_get_total (rs_int_counts_get_references (a)), ==,
                    rs_references_get_total (rs_int_counts_get_references (b)));
}

static void
assert_rows_equal (const RsStringRow *a,
                   const RsStringRow *b)
{
  g_assert_cmpmem (a->text, a->length, b->text, b->length);
  g_assert_cmpuint (a->n_objects, ==, b->n_objects);
  g_assert_cmpint (a->references, ==, b->references);
  g_assert_cmpint (a->heap, ==, b->heap);
  g_assert_cmpint (a->c_variables, ==, b->c_variables);
  g_assert_cmpint (a->compiled_in, ==, b->compiled_in);
  g_assert_cmpint (a->refcount, ==, b->refcount);
  g_assert_cmpint (a->printed, ==, b->printed);
  g_assert_cmpint (a->net, ==, b->net);
}

static void
assert_equal (RsRecording *a,
              RsRecording *b)
{
  RsExperiment *experiment = rs_recording_get_experiment (a);
  RsStringSnapshot *strings_a = rs_recording_get_strings (a);
  RsStringSnapshot *strings_b = rs_recording_get_strings (b);

  g_assert_cmpstr (rs_recording_get_title (a), ==, rs_recording_get_title (b));
  g_assert_cmpstr (rs_recording_get_program (a), ==, rs_recording_get_program (b));
  g_assert_true (g_date_time_equal (rs_recording_get_date (a), rs_recording_get_date (b)));
  if (experiment != NULL)
    g_assert_true (rs_experiment_equal (experiment, rs_recording_get_experiment (b)));
  else
    g_assert_null (rs_recording_get_experiment (b));
  assert_facts_equal (rs_recording_get_python (a), rs_recording_get_python (b));
  assert_ints_equal (rs_recording_get_ints (a), rs_recording_get_ints (b));

  g_assert_cmpuint (rs_string_snapshot_get_total (strings_a), ==,
                    rs_string_snapshot_get_total (strings_b));
  g_assert_cmpuint (rs_string_snapshot_get_n_distinct (strings_a), ==,
                    rs_string_snapshot_get_n_distinct (strings_b));
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (strings_a), ==,
                    rs_string_snapshot_get_n_rows (strings_b));
  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (strings_a); i++)
    assert_rows_equal (rs_string_snapshot_get_row (strings_a, i),
                       rs_string_snapshot_get_row (strings_b, i));
}

static void
assert_round_trip (RsRecording *recording)
{
  g_autoptr (GBytes) bytes = write_json (recording);
  g_autoptr (RsRecording) same = read_json (bytes);
  g_autoptr (GBytes) again = write_json (same);

  assert_equal (recording, same);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_round_trip (void)
{
  g_autoptr (RsRecording) recording = recording_fixture_new (13);
  g_autoptr (RsRecording) bare = recording_fixture_new_bare ();

  assert_round_trip (recording);
  assert_round_trip (bare);
}

/* The greatest range there is takes no more room than a small one. */
static void
test_longest (void)
{
  g_autoptr (RsRecording) small = recording_fixture_new (13);
  gsize n = RS_INT_MAX - RS_INT_MIN + 1;
  gint64 *refcount = g_new0 (gint64, n), *printed = g_new0 (gint64, n);
  g_autoptr (RsIntCounts) ints
    = rs_int_counts_new (rs_recording_get_python (small), RS_INT_MIN, n, refcount, printed,
                         g_memdup2 (refcount, 256 * sizeof *refcount),
                         rs_int_counts_get_references (rs_recording_get_ints (small)));
  g_autoptr (RsRecording) recording = rs_recording_new (&(RsRecordingValues) {
    .title = "long",
    .date = rs_recording_get_date (small),
    .program = "",
    .ints = ints,
    .strings = rs_recording_get_strings (small),
  });
  g_autoptr (GBytes) bytes = write_json (recording);

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 5000);
  assert_round_trip (recording);
}

/* How a person and other programs see it: one object, whose first key says what it is */
static void
test_format (void)
{
  g_autoptr (RsRecording) recording = recording_fixture_new (13);
  g_autoptr (GBytes) bytes = write_json (recording);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpuint (strlen (text), ==, g_bytes_get_size (bytes));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_prefix (text, "{\"refscope\":{\"format\":1,\"program\":\"0.1.0\"},\n"
                                         " \"title\":\"Python 3.11 · json, os.path · code\",\n"
                                         " \"date\":\"2026-11-22T18:52:48Z\",\n"
                                         " \"python\":{\"version\":\"3.11.2\","));
  g_assert_nonnull (strstr (text, ",\n \"references\":{\"beyond\":12,\n  \"counts\":[\n"
                                  "   [-9223372036854775808,1,0,0,0],\n   [-5,2,1,0,0],\n"));
  g_assert_nonnull (strstr (text, "\"ints\":{\"from\":-5,\"to\":300,\n  \"runs\":[\n"
                                  "   [1,0,1000000000],\n"));
  g_assert_nonnull (strstr (text, "\n   [1,null,null],\n   [1,null,999999999],\n"));
  g_assert_nonnull (strstr (text, "\n   [44,0,3]\n  ]}"));
  g_assert_nonnull (strstr (text, "{\"text\":\"\\ud83d\\ude00\",\"printed\":1000000002,\"net\":2,"
                                  "\"refcount\":2,\"references\":2,\"heap\":1,\"c_variables\":1,"
                                  "\"compiled_in\":11,\"objects\":2,\"bytes\":\"7aC97biA\"}"));
}

/* Replaces the first @old in a good file. */
static void
assert_wrong (const char *old,
              const char *new,
              const char *message)
{
  g_autoptr (RsRecording) recording = recording_fixture_new (13);
  g_autoptr (GBytes) bytes = write_json (recording);
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL),
                                               (gssize) g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (text, old, new, 1), ==, 1);
  g_assert_null (rs_recording_new_from_json (text->str, text->len, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
  g_assert_cmpstr (error->message, ==, message);
}

#define CANNOT "The recording cannot be read. "

static void
test_wrong (void)
{
  assert_wrong ("{\"refscope\"", "[\"refscope\"", "The file is not a Refscope recording.");
  assert_wrong ("refscope", "essay", "The file is not a Refscope recording.");
  assert_wrong ("\"format\":1", "\"format\":\"1\"", "The file is not a Refscope recording.");
  assert_wrong ("\"format\":1,\"program\":\"0.1.0\"", "\"format\":2,\"program\":\"7.0\"",
                "The recording was made by a newer Refscope, 7.0: update Refscope to open it.");

  assert_wrong ("\"title\"", "\"titel\"", CANNOT "Line 298: “title” is missing.");
  assert_wrong ("-22T", "-32T", CANNOT "Line 3: The text at “date” is no date.");
  assert_wrong ("\"2026-", "\"9999-", CANNOT "Line 3: The text at “date” is no date.");
  assert_wrong ("\"2026-", "\"0001-", CANNOT "Line 3: The text at “date” is no date.");
  assert_wrong ("Z\"", "\"", CANNOT "Line 3: The text at “date” is no date.");
  assert_wrong ("\"cache\":[-5,256]", "\"cache\":[-5,NaN]",
                CANNOT "Line 4: There should be a whole number at “cache”.");
  assert_wrong ("\"cache\":[-5,256]", "\"cache\":[-5,256,1]",
                CANNOT "Line 4: There should be ] at “cache”.");
  assert_wrong ("\"cache\":[-5,256]", "\"cache\":[-6,256]",
                CANNOT "Line 4: The number at “cache” must be from -5 to 0.");
  assert_wrong ("\"cache\":[-5,256]", "\"cache\":[-5,1024]",
                CANNOT "The integers from -5 to 300 are not all that Python caches.");
  assert_wrong ("\"counted\":true", "\"counted\":1",
                CANNOT "Line 4: There should be true/false at “counted”.");
  assert_wrong ("[-5,2,1,0,0]", "[-5,2,-1,0,0]",
                CANNOT "Line 9: The number at “counts” must be from 0 to 4294967295.");
  assert_wrong ("[-5,2,1,0,0]", "[0,2,1,0,0]",
                CANNOT "Line 10: 0 must be greater than the integer before it.");
  assert_wrong ("[44,0,3]", "[45,0,3]",
                CANNOT "Line 281: There are 307 integers where -5 to 300 are told.");
  assert_wrong ("[44,0,3]", "[4400000000,0,3]",
                CANNOT "Line 280: The number at “runs” must be from 1 to 9999744.");
  assert_wrong ("\"text\":\"e\"", "\"text\":\"error\"", CANNOT "Text 7 is there twice.");
  assert_wrong ("\"references\":7", "\"references\":8",
                CANNOT "Line 290: There are 8 references where 6 and 1 are told.");
  assert_wrong ("\"total_texts\":13", "\"total_texts\":12",
                CANNOT "The texts have more references than all texts together.");
  assert_wrong ("7aC97biA", "/////w==", CANNOT "Line 295: The bytes at “bytes” are no text.");
  assert_wrong ("\"references\":7", "\"references\":7,\"references\":7",
                CANNOT "Line 290: “references” is there twice.");
}

/* What a later version adds does no harm, and neither does another order. */
static void
test_unknown (void)
{
  g_autoptr (RsRecording) recording = recording_fixture_new (13), same = NULL;
  g_autoptr (GBytes) bytes = write_json (recording);
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL),
                                               (gssize) g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (text, "{\"refscope\":{\"format\":1,\"program\":\"0.1.0\"},", "{", 1),
                    ==, 1);
  g_string_truncate (text, text->len - 2);
  g_string_append (text, ",\"holders\":[{\"a\":[null,1.5e-3]}],\"refscope\":"
                         "{\"program\":\"0.1.0\",\"host\":\"ada\",\"format\":1}}");
  same = rs_recording_new_from_json (text->str, text->len, &error);
  g_assert_no_error (error);
  assert_equal (recording, same);
}

static void
test_truncated (void)
{
  g_autoptr (RsRecording) recording = recording_fixture_new (13);
  g_autoptr (GBytes) bytes = write_json (recording);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  /* without the line's end it is whole */
  for (gsize i = 0; i + 1 < length; i++)
    {
      g_autofree char *part = g_memdup2 (data, MAX (i, 1));
      g_autoptr (GError) error = NULL;

      g_assert_null (rs_recording_new_from_json (part, i, &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
    }
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;

  /* not looked at */
  g_assert_null (rs_recording_new_from_json ("{}", (gsize) RS_RECORDING_MAX_FILE + 1, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, "256"));
}

static void
test_cancelled (void)
{
  g_autoptr (RsRecording) recording = recording_fixture_new (13);
  g_autoptr (GBytes) bytes = write_json (recording);
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rs_recording_read_json (in, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (rs_recording_write_json (recording, out, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Changes a few bytes as bad luck or a bad person would, the same ones every time. */
static void
mutate (GString *text,
        GRand   *rand)
{
  static const char signs[] = "{}[],:\"\\-.0123456789eunlt\0\xff\xed ";

  for (gint32 n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      gssize place = g_rand_int_range (rand, 0, (gint32) text->len);
      gint32 length = g_rand_int_range (rand, 1, 8);

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          text->str[place] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
          break;

        case 1:
          text->str[place] = signs[g_rand_int_range (rand, 0, sizeof signs - 1)];
          break;

        case 2:
          g_string_erase (text, place, MIN (length, (gint32) text->len - (gint32) place - 1));
          break;

        default:
          g_string_insert_len (text, g_rand_int_range (rand, 0, (gint32) text->len),
                               text->str + place,
                               MIN (length, (gint32) text->len - (gint32) place));
        }
    }
}

/* Each gives a clear error or a recording that can be written and read again. */
static void
test_mutations (void)
{
  g_autoptr (RsRecording) recording = recording_fixture_new (13);
  g_autoptr (GBytes) bytes = write_json (recording);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  guint n_valid = 0;

  for (int i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GString) text = g_string_new_len (data, (gssize) length);
      g_autofree char *exact = NULL;
      g_autoptr (RsRecording) found = NULL;
      g_autoptr (GError) error = NULL;

      mutate (text, rand);
      exact = g_memdup2 (text->str, text->len); /* so that reading too far is seen */
      found = rs_recording_new_from_json (exact, text->len, &error);
      g_assert_true ((found == NULL) == (error != NULL));
      if (found != NULL)
        {
          n_valid++;
          assert_round_trip (found);
        }
      else
        {
          g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }

  /* both do happen */
  g_assert_cmpuint (n_valid, >, N_MUTATIONS / 100);
  g_assert_cmpuint (n_valid, <, N_MUTATIONS / 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recording-json/round-trip", test_round_trip);
  g_test_add_func ("/recording-json/longest", test_longest);
  g_test_add_func ("/recording-json/format", test_format);
  g_test_add_func ("/recording-json/wrong", test_wrong);
  g_test_add_func ("/recording-json/unknown", test_unknown);
  g_test_add_func ("/recording-json/truncated", test_truncated);
  g_test_add_func ("/recording-json/too-large", test_too_large);
  g_test_add_func ("/recording-json/cancelled", test_cancelled);
  g_test_add_func ("/recording-json/mutations", test_mutations);

  return g_test_run ();
}
