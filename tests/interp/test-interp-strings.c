/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "rs-interp-strings.h"

#include <string.h>

#include "fixture.h"
#include "rs-error.h"
#include "rs-interp-references.h"
#include "rs-python-version.h"

#define MEGABYTE (1024 * 1024)

static RsStringSnapshot *
measure (RsStringsKind kind,
         GPtrArray    *texts)
{
  g_autoptr (GError) error = NULL;
  RsStringSnapshot *snapshot
    = rs_interp_measure_strings (interp, kind, texts, NULL, &error);

  g_assert_no_error (error);

  return snapshot;
}

static RsStringSnapshot *
measure_words (const char *const *words)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (texts, g_bytes_new (words[i], strlen (words[i])));

  return measure (RS_STRINGS_WORDS, texts);
}

/* Takes a text's row out of a snapshot that is let go. */
static RsStringRow
measure_text (const char *text,
              gsize       length)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (RsStringSnapshot) snapshot = NULL;
  RsStringRow row;

  g_ptr_array_add (texts, g_bytes_new (text, length));
  snapshot = measure (RS_STRINGS_WORDS, texts);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (snapshot), ==, 1);
  row = *rs_string_snapshot_get_row (snapshot, 0);
  g_assert_cmpmem (row.text, row.length, text, length);
  row.text = NULL;

  return row;
}

static RsStringSnapshot *
find_most_used (gsize                 n,
                const RsStringFilter *filter)
{
  g_autoptr (GError) error = NULL;
  RsStringSnapshot *snapshot = rs_interp_find_most_used (interp, n, filter, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (rs_string_snapshot_get_kind (snapshot), ==, RS_STRINGS_MOST_USED);

  return snapshot;
}

/* What is told of the one object that chr() gives, by Python's own count of it. */
static void
assert_shared (const RsStringRow *row,
               int                character)
{
  PyGILState_STATE state = rs_interp_enter (interp);
  PyObject *one = PyUnicode_FromOrdinal (character); /* new reference */

  if (rs_interp_get_facts (interp)->counted)
    g_assert_cmpint (row->shared, ==, Py_REFCNT (one) - rs_python_pad_of (one) - 1);
  g_assert_cmpint (row->shared, <=, row->references);
  Py_DECREF (one);
  rs_interp_leave (interp, state);
}

/* Every character of Latin-1, where it is counted: the census is exact, both objects of a letter
 * taken together. */
static void
test_letters (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (RsStringSnapshot) snapshot = NULL;
  guint n_exact = 0, n_twofold = 0;

  for (gunichar c = 0; c < 256; c++)
    {
      char utf8[6];

      g_ptr_array_add (texts, g_bytes_new (utf8, (gsize) g_unichar_to_utf8 (c, utf8)));
    }

  snapshot = measure (RS_STRINGS_LETTERS, texts);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (snapshot), ==, 256);
  for (gsize i = 0; i < 256; i++)
    {
      const RsStringRow *row = rs_string_snapshot_get_row (snapshot, i);

      g_assert_cmpint (row->references, ==, row->heap + row->c_variables);
      if (row->refcount != RS_ABSENT)
        g_assert_cmpint (row->references, ==, row->refcount);
      n_exact += row->refcount != RS_ABSENT;
      g_assert_cmpint (row->shared == RS_ABSENT, ==, row->n_objects < 2);
      if (row->shared != RS_ABSENT)
        assert_shared (row, (int) i);
      n_twofold += row->n_objects > 1;
    }

  g_assert_cmpint (rs_string_snapshot_get_count (snapshot, 'x', RS_MEASURE_REFERENCES), >, 0);
  if (rs_interp_get_facts (interp)->counted)
    {
      g_assert_cmpuint (n_exact, ==, 256);
      g_assert_cmpuint (n_twofold, >, 0);
    }
  else
    {
      g_assert_cmpuint (n_exact, ==, 0);
      g_assert_false (rs_string_snapshot_has_measure (snapshot, RS_MEASURE_REFCOUNT));
    }
}

/* The words of the essay */
static void
test_words (void)
{
  const char *const words[]
    = { "RandomJunkBlahBlah", "python", "version", "error", "Guido", NULL };
  g_autoptr (RsStringSnapshot) snapshot = measure_words (words);
  g_autoptr (RsStringReferences) census
    = rs_interp_count_string_references (interp, NULL, NULL);
  const RsStringCount *all;
  gsize n_all, n_used = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      const RsStringRow *row = rs_string_snapshot_get_row (snapshot, i);
      const RsStringCount *count = rs_string_references_find (census, words[i], -1);

      g_assert_cmpstr (row->text, ==, words[i]);
      g_assert_cmpint (row->references, ==, count != NULL ? count->heap + count->c_variables : 0);
      g_assert_cmpint (row->compiled_in, ==, count != NULL ? count->compiled_in : 0);
      if (row->refcount != RS_ABSENT)
        g_assert_cmpint (row->references, ==, row->refcount);
    }

  for (gsize i = 0; i < 5; i += 4)
    {
      const RsStringRow *row = rs_string_snapshot_get_row (snapshot, i);

      g_assert_cmpint (row->references, ==, 0);
      g_assert_cmpuint (row->n_objects, ==, 0);
      g_assert_cmpint (row->printed, ==, rs_interp_get_facts (interp)->string_floor);
      g_assert_cmpint (row->net, ==, interp->count.interns_forever ? RS_ABSENT : 0);
    }
  for (gsize i = 2; i < 4; i++)
    g_assert_cmpint (rs_string_snapshot_get_row (snapshot, i)->references, >, 0);

  g_assert_cmpuint (rs_string_snapshot_get_total (snapshot), ==,
                    rs_string_references_get_total (census));
  all = rs_string_references_get_all (census, &n_all);
  for (gsize i = 0; i < n_all; i++)
    n_used += all[i].heap + all[i].c_variables > 0;
  g_assert_cmpuint (rs_string_snapshot_get_n_distinct (snapshot), ==, n_used);
}

/* That somebody asks for a word is no use of it, however often. */
static void
test_asking_is_no_use (void)
{
  const char *const words[]
    = { "a_word_that_nobody_uses", "two words", "a_word_that_nobody_uses", NULL };
  g_autoptr (RsStringReferences) census = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (RsStringSnapshot) snapshot = measure_words (words);

      for (gsize j = 0; j < 3; j++)
        {
          const RsStringRow *row = rs_string_snapshot_get_row (snapshot, j);

          g_assert_cmpuint (row->n_objects, ==, 0);
          g_assert_cmpint (row->references, ==, 0);
          g_assert_cmpint (row->refcount, ==, interp->count.interns_forever ? RS_ABSENT : 0);
        }
      g_assert_cmpint (rs_string_snapshot_get_count (snapshot, 1, RS_MEASURE_PRINTED), ==,
                       RS_ABSENT);
    }

  census = rs_interp_count_string_references (interp, NULL, NULL);
  g_assert_null (rs_string_references_find (census, "a_word_that_nobody_uses", -1));
  g_assert_null (rs_string_references_find (census, "two words", -1));
}

static void
test_exact_rise (void)
{
  gint64 counted = interp->count.interns_forever ? RS_ABSENT : 40;
  RsStringRow row;

  run ("held = ['some_quite_new_word'] * 40");
  row = measure_text ("some_quite_new_word", 19);
  g_assert_cmpuint (row.n_objects, ==, 1);
  g_assert_cmpint (row.references, ==, 40);
  g_assert_cmpint (row.heap, ==, 40);
  g_assert_cmpint (row.refcount, ==, counted);
  g_assert_cmpint (row.net, ==, counted);

  /* equal, but objects of their own: the literal is one, the others are seen by the census alone */
  run ("held += [''.join(['some_quite_', 'new_word']) for i in range(3)]");
  row = measure_text ("some_quite_new_word", 19);
  g_assert_cmpuint (row.n_objects, ==, 4);
  g_assert_cmpint (row.references, ==, 43);
  g_assert_cmpint (row.refcount, ==, counted == RS_ABSENT ? RS_ABSENT : 43);
  g_assert_cmpint (row.net, ==, counted);

  run ("del held");
  row = measure_text ("some_quite_new_word", 19);
  g_assert_cmpint (row.references, ==, 0);
}

static void
test_any_text (void)
{
  g_autofree char *large = g_strnfill (MEGABYTE, 'q');
  RsStringRow row;

  run ("import sys\n"
       "held = [chr(0xd800) + 'x'] * 3 + ['a' + chr(0) + 'b'] * 4 + [chr(0x1f600)] * 5\n"
       "held += ['q' * 0x100000] * 6 + ['e' + chr(0x301)] * 7 + [chr(0x5e9)] * 8");

  g_assert_cmpint (measure_text ("\xed\xa0\x80x", 4).references, ==, 3);
  g_assert_cmpint (measure_text ("a\0b", 3).references, ==, 4);
  g_assert_cmpint (measure_text ("a\0", 2).references, ==, 0);
  g_assert_cmpint (measure_text ("😀", 4).references, ==, 5);
  g_assert_cmpint (measure_text (large, MEGABYTE).references, ==, 6);
  g_assert_cmpint (measure_text (large, MEGABYTE - 1).references, ==, 0);
  g_assert_cmpint (measure_text ("e\xcc\x81", 3).references, ==, 7);
  g_assert_cmpint (measure_text ("ש", 2).references, ==, 8);

  /* a literal such as this would be an object of its own */
  row = measure_text ("ש", 2);
  g_assert_cmpint (row.printed, ==, RS_ABSENT);
  g_assert_cmpint (row.net, ==, RS_ABSENT);
  row = measure_text ("", 0);
  g_assert_cmpint (row.references, >, 0);

  run ("del held");
}

static void
test_bad_utf8 (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (texts, g_bytes_new ("good", 4));
  g_ptr_array_add (texts, g_bytes_new ("\xff", 1));
  g_assert_null (rs_interp_measure_strings (interp, RS_STRINGS_WORDS, texts, NULL, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, " 2 "));
}

/* Any order of what the census finds, done in the plainest way. */
static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const RsStringCount *one = *(const RsStringCount *const *) a;
  const RsStringCount *other = *(const RsStringCount *const *) b;
  guint64 n_one = (guint64) one->heap + one->c_variables;
  guint64 n_other = (guint64) other->heap + other->c_variables;
  int order;

  if (n_one != n_other)
    return n_one > n_other ? -1 : 1;

  order = memcmp (one->text, other->text, MIN (one->length, other->length));
  return order != 0 ? order : (one->length > other->length) - (one->length < other->length);
}

/* Names of ASCII, as these filters are tried with */
static gboolean
passes (const RsStringFilter *filter,
        const RsStringCount  *count)
{
  gsize length = count->length, n_characters = 0;

  for (gsize i = 0; i < length; i++)
    n_characters += ((guint8) count->text[i] & 0xc0) != 0x80;

  if (count->heap + count->c_variables == 0 || n_characters < filter->min_characters)
    return FALSE;
  if (filter->no_dunder && length > 4 && strncmp (count->text, "__", 2) == 0
      && strncmp (count->text + length - 2, "__", 2) == 0)
    return FALSE;
  if (filter->containing != NULL
      && g_strstr_len (count->text, (gssize) length, filter->containing) == NULL)
    return FALSE;
  if (!filter->identifiers_only)
    return TRUE;

  for (gsize i = 0; i < length; i++)
    if (count->text[i] != '_' && !g_ascii_isalpha (count->text[i])
        && (i == 0 || !g_ascii_isdigit (count->text[i])))
      return FALSE;

  return length > 0;
}

static void
assert_most_used (gsize                 n,
                  const RsStringFilter *filter)
{
  g_autoptr (RsStringSnapshot) snapshot = find_most_used (n, filter);
  g_autoptr (RsStringReferences) census
    = rs_interp_count_string_references (interp, NULL, NULL);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  const RsStringCount *all;
  gsize n_all;

  all = rs_string_references_get_all (census, &n_all);
  for (gsize i = 0; i < n_all; i++)
    if (passes (filter, &all[i]))
      g_ptr_array_add (wanted, (gpointer) &all[i]);
  g_ptr_array_sort (wanted, compare_counts);

  g_assert_cmpuint (wanted->len, >, 0);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (snapshot), ==, MIN (n, wanted->len));
  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (snapshot); i++)
    {
      const RsStringRow *row = rs_string_snapshot_get_row (snapshot, i);
      const RsStringCount *count = wanted->pdata[i];

      g_assert_cmpmem (row->text, row->length, count->text, count->length);
      g_assert_cmpint (row->references, ==, (gint64) count->heap + count->c_variables);
      g_assert_cmpint (row->refcount, ==, count->refcount);
      g_assert_cmpuint (row->n_objects, ==, count->n_objects);
    }
}

static void
test_most_used (void)
{
  const RsStringFilter filters[] = {
    { FALSE, FALSE, 0, NULL },
    { FALSE, TRUE, 0, "" },
    { FALSE, FALSE, 12, NULL },
    { FALSE, FALSE, 0, "err" },
    { TRUE, TRUE, 6, "err" },
  };

  /* many with as many references: the order of the texts decides who is among them */
  run ("held = [('word_%d' % (i * 7919 % 1000)) for i in range(1000)]");
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      assert_most_used (1, &filters[i]);
      assert_most_used (20, &filters[i]);
      assert_most_used (1000, &filters[i]);
      assert_most_used (G_MAXSIZE, &filters[i]);
    }
  run ("del held");
}

/* Names that are not of ASCII are names all the same. */
static void
test_identifiers (void)
{
  const RsStringFilter names = { .identifiers_only = TRUE, .containing = "ß_our" };
  const RsStringFilter all = { .containing = "ß_our" };
  const RsStringFilter long_ones = { .min_characters = 6, .containing = "ß_our" };
  g_autoptr (RsStringSnapshot) snapshot = NULL;
  g_autoptr (RsStringSnapshot) more = NULL;
  g_autoptr (RsStringSnapshot) longer = NULL;

  run ("held = ['\\xdf_ours'] * 3 + ['1\\xdf_ours'] * 4 + ['\\xdf_our'] * 2");
  snapshot = find_most_used (9, &names);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (snapshot), ==, 2);
  g_assert_cmpstr (rs_string_snapshot_get_row (snapshot, 0)->text, ==, "ß_ours");
  g_assert_cmpstr (rs_string_snapshot_get_row (snapshot, 1)->text, ==, "ß_our");
  more = find_most_used (9, &all);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (more), ==, 3);
  g_assert_cmpstr (rs_string_snapshot_get_row (more, 0)->text, ==, "1ß_ours");
  longer = find_most_used (9, &long_ones);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (longer), ==, 2);
  run ("del held");
}

static void
test_none (void)
{
  const RsStringFilter filter = { .containing = "this stands in no string of Python" };
  g_autoptr (RsStringSnapshot) none = find_most_used (10, &filter);
  const RsStringFilter all = { FALSE };
  g_autoptr (RsStringSnapshot) zero = find_most_used (0, &all);
  const char *const words[] = { NULL };
  g_autoptr (RsStringSnapshot) empty = measure_words (words);

  g_assert_cmpuint (rs_string_snapshot_get_n_rows (none), ==, 0);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (zero), ==, 0);
  g_assert_cmpuint (rs_string_snapshot_get_n_rows (empty), ==, 0);
  g_assert_cmpuint (rs_string_snapshot_get_total (empty), >, 10000);
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const RsStringFilter filter = { FALSE };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rs_interp_measure_strings (interp, RS_STRINGS_WORDS, texts, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (rs_interp_find_most_used (interp, 9, &filter, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/interp/strings/letters", test_letters);
  g_test_add_func ("/interp/strings/words", test_words);
  g_test_add_func ("/interp/strings/asking-is-no-use", test_asking_is_no_use);
  g_test_add_func ("/interp/strings/exact-rise", test_exact_rise);
  g_test_add_func ("/interp/strings/any-text", test_any_text);
  g_test_add_func ("/interp/strings/bad-utf8", test_bad_utf8);
  g_test_add_func ("/interp/strings/most-used", test_most_used);
  g_test_add_func ("/interp/strings/identifiers", test_identifiers);
  g_test_add_func ("/interp/strings/none", test_none);
  g_test_add_func ("/interp/strings/cancelled", test_cancelled);

  return g_test_run ();
}
