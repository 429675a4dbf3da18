/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "fixture.h"
#include "rs-error.h"
#include "rs-snapshot.h"

#define FROM (-5)
#define N 1006 /* to 1000 */

/* Counts, and returns the printed numbers behind the refcounts */
static gint64 *
count_ints (gint64 from,
            gsize  n)
{
  g_autoptr (GError) error = NULL;
  gint64 *counts = g_new (gint64, 2 * n);

  rs_interp_count_ints (interp, from, n, counts, counts + n, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return counts;
}

static gint64
count_int (gint64 value)
{
  g_autofree gint64 *counts = count_ints (value, 1);

  return counts[0];
}

/* The counts as CPython keeps them, read without the code under test */
static void
read_raw (gint64 *raw)
{
  PyGILState_STATE state = rs_interp_enter (interp);

  for (int i = 0; i < N; i++)
    {
      PyObject *object = PyLong_FromLong (FROM + i);

      raw[i] = Py_REFCNT (object);
      Py_DECREF (object);
    }

  rs_interp_leave (interp, state);
}

static void
test_ints (void)
{
  g_autoptr (RsPythonFacts) facts = rs_python_facts_ref (rs_interp_get_facts (interp));
  g_autofree gint64 *raw = g_new (gint64, N);
  g_autofree gint64 *counts = count_ints (FROM, N);
  const gint64 *refcount = counts;
  const gint64 *printed = counts + N;

  read_raw (raw);

  for (int i = 0; i < N; i++)
    {
      gint64 value = FROM + i;

      if (value > facts->cache_max)
        {
          g_assert_cmpint (refcount[i], ==, 0);
          g_assert_cmpint (printed[i], ==, facts->int_floor);
        }
      else if (facts->counted)
        {
          g_assert_cmpint (refcount[i], ==, raw[i] - facts->pad - 1);
          g_assert_cmpint (refcount[i], >=, 0);
          g_assert_cmpint (printed[i], ==, raw[i] - 1 + facts->int_floor);
        }
      else
        {
          g_assert_cmpint (refcount[i], ==, RS_ABSENT);
          g_assert_cmpint (printed[i], ==, raw[i]);
        }
    }

  if (facts->counted)
    {
      g_assert_cmpint (refcount[0 - FROM], >, 50);
      g_assert_cmpint (refcount[256 - FROM], >, refcount[255 - FROM]);
    }
}

/* Before the range, past it, and far away */
static void
test_any_int (void)
{
  const gint64 values[] = { -6, 1025, -1000000, G_MAXINT32, G_MININT64, G_MAXINT64 };
  g_autoptr (RsPythonFacts) facts = rs_python_facts_ref (rs_interp_get_facts (interp));

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree gint64 *counts = count_ints (values[i], 1);

      g_assert_cmpint (counts[0], ==, 0);
      g_assert_cmpint (counts[1], ==, facts->int_floor);
    }
}

static void
test_nothing_changes (void)
{
  g_autofree gint64 *before = g_new (gint64, N);
  g_autofree gint64 *after = g_new (gint64, N);
  g_autofree gint64 *first = NULL;
  g_autofree gint64 *second = NULL;

  read_raw (before);
  first = count_ints (FROM, N);
  second = count_ints (FROM, N);
  read_raw (after);

  g_assert_cmpmem (before, N * sizeof *before, after, N * sizeof *after);
  g_assert_cmpmem (first, 2 * N * sizeof *first, second, 2 * N * sizeof *second);
}

static void
test_exact_rise (void)
{
  gint64 before;

  if (!rs_interp_get_facts (interp)->counted)
    {
      run ("x = [256] * 1000");
      g_assert_cmpint (count_int (256), ==, RS_ABSENT);
      run ("del x");
      return;
    }

  run ("x = None");
  before = count_int (256);
  run ("x = [256] * 1000");
  g_assert_cmpint (count_int (256), ==, before + 1000);
  run ("x = None");
  g_assert_cmpint (count_int (256), ==, before);
  run ("del x");
}

/* The line that `printed` stands for, in this very interpreter */
static void
test_printed (void)
{
  g_autofree gint64 *counts = NULL;
  PyGILState_STATE state;
  PyObject *list;

  /* Names and a list of 262 places first, so that running the line adds nothing to measure */
  run ("import sys\ny = None\n"
       "def line(): return [sys.getrefcount(i) for i in range(int('-5'), int('257'))]\n"
       "line()");
  counts = count_ints (-5, 262);
  run ("y = line()");

  state = rs_interp_enter (interp);
  list = PyDict_GetItemString (PyModule_GetDict (PyImport_AddModule ("__main__")), "y");
  for (int i = 0; i < 262; i++)
    g_assert_cmpint (PyLong_AsLongLong (PyList_GetItem (list, i)), ==, counts[262 + i]);
  rs_interp_leave (interp, state);

  run ("del y, line");
}

typedef struct
{
  gsize last;
  guint n_calls;
  gsize cancel_at;
  GCancellable *cancellable;
} Progress;

static void
progress_cb (gsize    done,
             gsize    all,
             gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_cmpuint (done, >, progress->last);
  g_assert_cmpuint (done, <=, all);
  progress->last = done;
  progress->n_calls++;
  if (progress->cancel_at > 0 && done >= progress->cancel_at)
    g_cancellable_cancel (progress->cancellable);
}

static void
test_progress (void)
{
  const gsize n = 200000;
  g_autofree gint64 *counts = g_new (gint64, 2 * n);
  Progress progress = { 0 };
  gboolean success;

  success = rs_interp_count_ints (
    interp, 0, n, counts, counts + n, progress_cb, &progress, NULL, NULL);
  g_assert_true (success);
  g_assert_cmpuint (progress.n_calls, ==, 4); /* three times 65,536 and the end */
  g_assert_cmpuint (progress.last, ==, n);
}

static void
test_cancel (void)
{
  const gsize n = 200000;
  g_autofree gint64 *counts = g_new (gint64, 2 * n);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Progress progress = { .cancel_at = 1, .cancellable = cancellable };

  g_assert_false (rs_interp_count_ints (
    interp, 0, n, counts, counts + n, progress_cb, &progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.n_calls, ==, 1);

  /* Before it begins */
  g_clear_error (&error);
  counts[0] = 17;
  g_assert_false (
    rs_interp_count_ints (interp, 0, 1, counts, counts + 1, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (counts[0], ==, 17);
}

static void
test_bad_range (void)
{
  gint64 counts[2];
  g_autoptr (GError) error = NULL;

  g_assert_false (
    rs_interp_count_ints (interp, G_MAXINT64, 2, counts, counts, NULL, NULL, NULL, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_RANGE);

  g_assert_true (rs_interp_count_ints (interp, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL));
}

/* Counts one text; a length of -1 is up to NUL */
static gint64
count_string (const char *text,
              gssize      length,
              gint64     *printed)
{
  g_autoptr (GError) error = NULL;
  gint64 refcount;

  rs_interp_count_strings (interp, &text, &length, 1, &refcount, printed, &error);
  g_assert_no_error (error);

  return refcount;
}

static void
test_junk (void)
{
  gint64 floor = rs_interp_get_facts (interp)->string_floor;
  gint64 printed;

  if (interp->count.interns_forever)
    {
      g_assert_cmpint (count_string ("RandomJunkBlahBlah", -1, &printed), ==, RS_ABSENT);
      g_assert_cmpint (printed, ==, floor);
      return;
    }

  for (int i = 0; i < 2; i++)
    {
      g_assert_cmpint (count_string ("RandomJunkBlahBlah", -1, &printed), ==, 0);
      g_assert_cmpint (printed, ==, floor);
    }

  /* What was interned to look is gone: a word that is used twice has exactly these references. On
   * 3.13 the name is immortal. */
  run ("a_name_of_ours = b_name_of_ours = 'quite_new_word'");
  g_assert_cmpint (count_string ("quite_new_word", -1, &printed), ==, 2);
#if PY_VERSION_HEX < 0x030c0000
  g_assert_cmpint (count_string ("a_name_of_ours", -1, &printed), ==, 1);
#endif
  run ("del a_name_of_ours, b_name_of_ours");
  g_assert_cmpint (count_string ("quite_new_word", -1, &printed), ==, 0);
}

static void
test_word (void)
{
  gint64 printed, again;
  gint64 refcount = count_string ("error", -1, &printed);

#if PY_VERSION_HEX < 0x030c0000
  g_assert_cmpint (refcount, >, 0);
#else
  g_assert_true (refcount > 0 || refcount == RS_ABSENT);
#endif
  g_assert_cmpint (count_string ("error", -1, &again), ==, refcount);
  g_assert_cmpint (again, ==, printed);
}

/* The loop that `printed` stands for, in this very interpreter: a new word, one that we use, some
 * that Python uses, and letters of both kinds */
static void
test_printed_strings (void)
{
  const char *const words[] = {
    "RandomJunkBlahBlah", "used_by_us", "version", "error", "x", "z", "",
  };
  gint64 refcount[G_N_ELEMENTS (words)], printed[G_N_ELEMENTS (words)];
  g_autoptr (GError) error = NULL;
  PyGILState_STATE state;
  PyObject *list;

  run ("seen = []\n"
       "w = held = ['used_by_us']\n"
       "def print(word, count): seen.append(count)\n");
  rs_interp_count_strings (
    interp, words, NULL, G_N_ELEMENTS (words), refcount, printed, &error);
  g_assert_no_error (error);
  if (interp->count.interns_forever)
    g_assert_cmpint (refcount[1], ==, RS_ABSENT);
  else
    g_assert_cmpint (refcount[1], ==, 1);

  run ("import sys\n"
       "for w in ['RandomJunkBlahBlah', 'used_by_us', 'version', 'error', 'x', 'z', '']:\n"
       "  print(w, sys.getrefcount(w))\n");

  state = rs_interp_enter (interp);
  list = PyDict_GetItemString (PyModule_GetDict (PyImport_AddModule ("__main__")), "seen");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpint (PyLong_AsLongLong (PyList_GetItem (list, (Py_ssize_t) i)), ==, printed[i]);
  rs_interp_leave (interp, state);

  run ("del seen, held, w, print");
}

/* On 3.11 a letter is two objects, and both are counted */
static void
test_letters (void)
{
  g_autoptr (RsPythonFacts) facts = rs_python_facts_ref (rs_interp_get_facts (interp));
  gint64 printed;

  if (!facts->counted)
    {
      g_assert_cmpint (count_string ("a", -1, &printed), ==, RS_ABSENT);
      g_assert_cmpint (printed, >, G_MAXINT32);
      return;
    }

  for (char letter = 'a'; letter <= 'z'; letter++)
    {
      const char text[] = { letter, '\0' };
      gint64 before = count_string (text, -1, &printed);
      g_autofree char *code = NULL;

      g_assert_cmpint (before, >=, 0);
      g_assert_cmpint (printed, >=, facts->pad);

      code = g_strdup_printf ("x = [chr(%d)] * 100", letter);
      run (code);
      g_assert_cmpint (count_string (text, -1, &printed), ==, before + 100);
      g_clear_pointer (&code, g_free);
      code = g_strdup_printf ("x = ['%c'] * 1000", letter);
      run (code);
      g_assert_cmpint (count_string (text, -1, &printed), ==, before + 1000);
      run ("x = None");
      g_assert_cmpint (count_string (text, -1, &printed), ==, before);
    }
  run ("del x");
}

/* Looking for letters interns none of the shared objects */
static void
test_letters_stay_apart (void)
{
#if PY_VERSION_HEX < 0x030c0000
  gboolean before[256], after[256];

  for (int pass = 0; pass < 2; pass++)
    for (int c = 1; c < 256; c++)
      {
        PyGILState_STATE state;
        PyObject *text;
        char utf8[8];
        gint64 printed;

        utf8[g_unichar_to_utf8 ((gunichar) c, utf8)] = '\0';
        state = rs_interp_enter (interp);
        text = PyUnicode_FromOrdinal (c);
        (pass == 0 ? before : after)[c] = PyUnicode_CHECK_INTERNED (text) != 0;
        Py_DECREF (text);
        rs_interp_leave (interp, state);
        count_string (utf8, -1, &printed);
      }

  g_assert_cmpmem (before + 1, 255 * sizeof *before, after + 1, 255 * sizeof *after);
#else
  g_test_skip ("Every letter is one immortal object here");
#endif
}

static void
test_any_text (void)
{
  const char *const texts[] = { "a\0b", "", "zwölf", "ő", "\360\237\220\215", "two words" };
  const gssize lengths[] = { 3, 0, -1, -1, -1, -1 };
  gint64 refcount[G_N_ELEMENTS (texts)], printed[G_N_ELEMENTS (texts)];
  gint64 plain;
  g_autoptr (GError) error = NULL;

  rs_interp_count_strings (
    interp, texts, lengths, G_N_ELEMENTS (texts), refcount, printed, &error);
  g_assert_no_error (error);

  if (interp->count.interns_forever)
    {
      g_assert_cmpint (refcount[0], ==, RS_ABSENT);
      return;
    }

  /* The text with NUL is not its beginning */
  g_assert_cmpint (refcount[0], ==, 0);
  run ("import sys\nx = sys.intern('a\\0b')");
  g_assert_cmpint (count_string ("a\0b", 3, &plain), ==, 1);
  run ("del x");
  g_assert_cmpint (count_string ("a\0b", 3, &plain), ==, 0);

  for (gsize i = 2; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (refcount[i], ==, 0);
}

static void
test_bad_text (void)
{
  const char *const texts[] = { "good", "\xff\xfe", "good" };
  const char *const surrogate[] = { "\xed\xa0\x80" };
  gint64 refcount[3], printed[3];
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_interp_count_strings (interp, texts, NULL, 3, refcount, printed, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_assert_cmpstr (error->message, ==, "Text 2 is not valid UTF-8: give it in UTF-8.");

  g_clear_error (&error);
  g_assert_false (rs_interp_count_strings (interp, surrogate, NULL, 1, refcount, printed, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/interp-count/ints", test_ints);
  g_test_add_func ("/interp-count/any-int", test_any_int);
  g_test_add_func ("/interp-count/nothing-changes", test_nothing_changes);
  g_test_add_func ("/interp-count/exact-rise", test_exact_rise);
  g_test_add_func ("/interp-count/printed", test_printed);
  g_test_add_func ("/interp-count/progress", test_progress);
  g_test_add_func ("/interp-count/cancel", test_cancel);
  g_test_add_func ("/interp-count/bad-range", test_bad_range);
  g_test_add_func ("/interp-count/junk", test_junk);
  g_test_add_func ("/interp-count/word", test_word);
  g_test_add_func ("/interp-count/printed-strings", test_printed_strings);
  g_test_add_func ("/interp-count/letters", test_letters);
  g_test_add_func ("/interp-count/letters-stay-apart", test_letters_stay_apart);
  g_test_add_func ("/interp-count/any-text", test_any_text);
  g_test_add_func ("/interp-count/bad-text", test_bad_text);

  return g_test_run ();
}
