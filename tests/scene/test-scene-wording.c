/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <math.h>

#include "rs-test-locale.h"
#include "rs-wording.h"

static void
assert_facts (gint64      number,
              const char *expected)
{
  const RsPythonFacts values = { .version = (char *) "3.11.2", .cache_min = -5, .cache_max = 256 };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  g_autofree char *facts = rs_wording_facts (python, number);

  g_assert_cmpstr (facts, ==, expected);
}

static void
test_facts (void)
{
  assert_facts (256, "2⁸, a power of two; the last cached integer");
  assert_facts (257, "the first integer past the cache; one more than 2⁸");
  assert_facts (255, "one less than 2⁸");
  assert_facts (1024, "2¹⁰, a power of two");
  assert_facts (-5, "the first cached integer");
  assert_facts (100, "10², a power of ten; the code of the letter d");
  assert_facts (360, "degrees in a circle");
  assert_facts (60, "seconds in a minute and minutes in an hour; a round number");
  assert_facts (3600, "seconds in an hour");
  assert_facts (24, "hours in a day");
  assert_facts (365, "days in a year");
  assert_facts (20, "a round number");
  assert_facts (13, NULL);
  assert_facts (0, NULL);
}

/* Every kind has words of its own. */
static void
test_every_kind (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int kind = RS_FACT_POWER_OF_TWO; kind <= RS_FACT_CALENDAR; kind++)
    {
      RsNumberFact fact = { .kind = (RsNumberFactKind) kind, .a = kind == RS_FACT_ASCII_LETTER ? 'd' : 7 };
      char *words = rs_wording_fact (&fact);

      g_assert_nonnull (words);
      g_assert_true (g_utf8_validate (words, -1, NULL));
      g_assert_true (g_hash_table_add (seen, words));
    }
}

static void
assert_ratio (gint64      references,
              double      ratio,
              const char *expected)
{
  RsIntCount count = { .value = 256, .count = references, .expected = NAN, .ratio = ratio };
  g_autofree char *words = rs_wording_ratio (&count);

  g_assert_cmpstr (words, ==, expected);
}

/* On a bare Python nothing refers to the integers about 256. */
static void
test_ratio_to_nothing (void)
{
  const struct
  {
    gint64 count;
    const char *expected;
  } cases[] = {
    { 14, "256 is referenced 14 times, its neighbours hardly at all" },
    { 1, "256 is referenced 1 time, its neighbours hardly at all" },
    { 0, "256 is not referenced, and neither are its neighbours" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RsIntCount count = {
        .value = 256, .count = cases[i].count, .expected = 0, .ratio = NAN
      };
      g_autofree char *words = rs_wording_ratio (&count);

      g_assert_cmpstr (words, ==, cases[i].expected);
    }
}

static void
test_ratio (void)
{
  assert_ratio (17, 37.6, "256 is referenced 38 times as often as its neighbours");
  assert_ratio (17, 9.96, "256 is referenced 10 times as often as its neighbours");
  assert_ratio (17, 2.04, "256 is referenced 2 times as often as its neighbours");
  assert_ratio (17, 1.5, "256 is referenced 1.5 times as often as its neighbours");
  assert_ratio (17, 1.04, "256 is referenced as often as its neighbours");
  assert_ratio (1, 0.4, "256 is referenced 0.4 times as often as its neighbours");
  assert_ratio (1, 0.04, "256 is referenced 0.04 times as often as its neighbours");
  assert_ratio (1, 0.001, "256 is hardly ever referenced, unlike its neighbours");
  assert_ratio (0, 0, "256 is not referenced at all, unlike its neighbours");
  assert_ratio (17, NAN, "There is no trend to compare 256 with");
  assert_ratio (17, INFINITY, "256 is referenced ∞ times as often as its neighbours");
}

static void
assert_point (RsIntCount  count,
              RsMeasure   measure,
              const char *expected)
{
  g_autofree char *words = rs_wording_point (&count, measure);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_point (void)
{
  RsIntCount count = { .value = 256, .count = 17, .expected = 0.44 };

  assert_point (count, RS_MEASURE_REFERENCES, "256: 17 references, expected 0.4");
  assert_point (count, RS_MEASURE_REFCOUNT, "256: refcount 17, expected 0.4");
  assert_point (count, RS_MEASURE_PRINTED, "256: sys.getrefcount() prints 17, expected 0.4");
  count.expected = NAN;
  count.count = 1;
  assert_point (count, RS_MEASURE_REFERENCES, "256: 1 reference");
  assert_point (count, RS_MEASURE_REFCOUNT, "256: refcount 1");
  assert_point (count, RS_MEASURE_PRINTED, "256: sys.getrefcount() prints 1");
  count.count = RS_ABSENT;
  assert_point (count, RS_MEASURE_REFCOUNT, "256: not counted");
}

static void
assert_number (gint64      number,
               const char *expected)
{
  g_autofree char *words = rs_wording_number (number);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_number (void)
{
  assert_number (0, "0");
  assert_number (-5, "−5");
  assert_number (1000000, "1000000");
  assert_number (G_MININT64, "−9223372036854775808");
}

static void
assert_tick (const char *label,
             const char *expected)
{
  g_autofree char *words = rs_wording_tick (label);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_tick (void)
{
  assert_tick ("", "");
  assert_tick ("10000", "10000");
  assert_tick ("−5", "−5");
  assert_tick ("0.5", "0.5");
  assert_tick ("1e+18", "1e+18");
  assert_tick ("1000000000000000000000", "1000000000000000000000");
}

/* In America, in Germany, and in India, where groups are of two sizes. */
static void
test_number_grouped (void)
{
  const char *names[] = { "en_US", "de_DE", "en_IN", NULL };
  char *folder = rs_test_locales_new (names);

  if (folder == NULL)
    {
      g_test_skip (RS_TEST_NO_LOCALES);
      return;
    }

  g_setenv ("LOCPATH", folder, TRUE);
  g_assert_nonnull (setlocale (LC_NUMERIC, "en_US.UTF-8"));
  assert_number (999, "999");
  assert_number (-999, "−999");
  assert_number (1000, "1,000");
  assert_number (-1234567, "−1,234,567");
  assert_tick ("1000", "1,000");
  assert_tick ("−1000.25", "−1,000.25");
  assert_tick ("1e+18", "1e+18");

  g_assert_nonnull (setlocale (LC_NUMERIC, "de_DE.UTF-8"));
  assert_number (-1234567, "−1.234.567");
  assert_tick ("10000", "10.000");
  assert_tick ("0,5", "0,5");
  assert_ratio (17, 1.5, "256 is referenced 1,5 times as often as its neighbours");
  assert_ratio (17, 2.04, "256 is referenced 2 times as often as its neighbours");
  assert_ratio (17, 12345.6, "256 is referenced 12.346 times as often as its neighbours");

  g_assert_nonnull (setlocale (LC_NUMERIC, "en_IN.UTF-8"));
  assert_number (1234567, "12,34,567");

  setlocale (LC_NUMERIC, "C");
  g_unsetenv ("LOCPATH");
  rs_test_locales_free (folder);
}

static void
test_untested (void)
{
  const RsPythonFacts old = { .version = (char *) "3.11.2", .tested = TRUE };
  const RsPythonFacts new = { .version = (char *) "3.16.0" };
  g_autoptr (RsPythonFacts) tested = rs_python_facts_new (&old);
  g_autoptr (RsPythonFacts) untested = rs_python_facts_new (&new);
  g_autofree char *nothing = rs_wording_untested (tested);
  g_autofree char *words = rs_wording_untested (untested);

  g_assert_null (nothing);
  g_assert_cmpstr (words, ==, "Refscope has not been tested with Python 3.16.0: it may miss "
                              "references.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/wording/facts", test_facts);
  g_test_add_func ("/scene/wording/every-kind", test_every_kind);
  g_test_add_func ("/scene/wording/ratio", test_ratio);
  g_test_add_func ("/scene/wording/ratio-to-nothing", test_ratio_to_nothing);
  g_test_add_func ("/scene/wording/point", test_point);
  g_test_add_func ("/scene/wording/number", test_number);
  g_test_add_func ("/scene/wording/tick", test_tick);
  g_test_add_func ("/scene/wording/number-grouped", test_number_grouped);
  g_test_add_func ("/scene/wording/untested", test_untested);

  return g_test_run ();
}
