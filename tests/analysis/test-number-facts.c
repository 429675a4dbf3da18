/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-number-facts.h"

#include <glib.h>
#include <limits.h>

/* What is found, as short text: "P2(8,0) LAST(256,0)". */
static char *
facts_to_string (long long number,
                 long long cache_min,
                 long long cache_max)
{
  static const char *const names[] = {
    [RS_FACT_POWER_OF_TWO] = "P2",    [RS_FACT_BEFORE_POWER] = "BEFORE",
    [RS_FACT_AFTER_POWER] = "AFTER",  [RS_FACT_POWER_OF_TEN] = "P10",
    [RS_FACT_ROUND] = "ROUND",        [RS_FACT_CACHE_FIRST] = "FIRST",
    [RS_FACT_CACHE_LAST] = "LAST",    [RS_FACT_PAST_CACHE] = "PAST",
    [RS_FACT_ASCII_LETTER] = "ASCII", [RS_FACT_HOURS] = "HOURS",
    [RS_FACT_SIXTY] = "SIXTY",        [RS_FACT_DEGREES] = "DEGREES",
    [RS_FACT_CALENDAR] = "CALENDAR",
  };
  RsNumberFact facts[RS_NUMBER_FACTS_MAX];
  size_t n = rs_number_facts_find (number, cache_min, cache_max, facts);
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (n, <=, RS_NUMBER_FACTS_MAX);
  for (size_t i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%s%s(%d,%d)",
                            i > 0 ? " " : "",
                            names[facts[i].kind],
                            facts[i].a,
                            facts[i].b);

  return g_string_free (text, FALSE);
}

typedef struct
{
  long long number;
  const char *facts;
} Expected;

static void
assert_facts (const Expected *expected,
              gsize           n,
              long long       cache_max)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *facts = facts_to_string (expected[i].number, -5, cache_max);

      g_test_message ("%lld", expected[i].number);
      g_assert_cmpstr (facts, ==, expected[i].facts);
    }
}

static void
test_small_cache (void)
{
  static const Expected expected[] = {
    { -1000, "" },
    { -6, "" },
    { -5, "FIRST(-5,0)" },
    { -1, "" },
    { 0, "" },
    { 1, "P2(0,0)" },
    { 2, "P2(1,0)" },
    { 3, "" },
    { 5, "" },
    { 7, "CALENDAR(7,0)" },
    { 8, "P2(3,0)" },
    { 10, "P10(1,0)" },
    { 12, "CALENDAR(12,0)" },
    { 15, "BEFORE(4,0)" },
    { 17, "AFTER(4,0)" },
    { 20, "ROUND(2,1)" },
    { 23, "" },
    { 24, "HOURS(24,0)" },
    { 25, "" },
    { 30, "CALENDAR(30,0) ROUND(3,1)" },
    { 31, "BEFORE(5,0) CALENDAR(31,0)" },
    { 60, "SIXTY(60,0) ROUND(6,1)" },
    { 64, "P2(6,0)" },
    { 65, "AFTER(6,0) ASCII(65,0)" },
    { 90, "DEGREES(90,0) ROUND(9,1) ASCII(90,0)" },
    { 91, "" },
    { 96, "" },
    { 97, "ASCII(97,0)" },
    { 99, "ASCII(99,0)" },
    { 100, "P10(2,0) ASCII(100,0)" },
    { 122, "ASCII(122,0)" },
    { 123, "" },
    { 127, "BEFORE(7,0)" },
    { 128, "P2(7,0)" },
    { 150, "ROUND(15,1)" },
    { 155, "" },
    { 180, "DEGREES(180,0)" },
    { 250, "ROUND(25,1)" },
    { 255, "BEFORE(8,0)" },
    { 256, "P2(8,0) LAST(256,0)" },
    { 257, "PAST(257,0) AFTER(8,0)" },
    { 258, "" },
    { 360, "DEGREES(360,0)" },
    { 365, "CALENDAR(365,0)" },
    { 512, "P2(9,0)" },
    { 1000, "P10(3,0)" },
    { 1024, "P2(10,0)" },
    { 3600, "SIXTY(3600,0)" },
    { 7000, "ROUND(7,3)" },
  };

  assert_facts (expected, G_N_ELEMENTS (expected), 256);
}

static void
test_large_cache (void)
{
  static const Expected expected[] = {
    { -5, "FIRST(-5,0)" },
    { 256, "P2(8,0)" },
    { 257, "AFTER(8,0)" },
    { 1023, "BEFORE(10,0)" },
    { 1024, "P2(10,0) LAST(1024,0)" },
    { 1025, "PAST(1025,0) AFTER(10,0)" },
  };

  assert_facts (expected, G_N_ELEMENTS (expected), 1024);
}

static void
test_no_cache (void)
{
  g_autofree char *first = facts_to_string (0, 0, -1);
  g_autofree char *last = facts_to_string (-1, 0, -1);

  g_assert_cmpstr (first, ==, "");
  g_assert_cmpstr (last, ==, "");
}

static void
test_limits (void)
{
  g_autofree char *least = facts_to_string (LLONG_MIN, -5, 256);
  g_autofree char *edge = facts_to_string (LLONG_MIN, -5, LLONG_MAX);
  g_autofree char *most = facts_to_string (LLONG_MAX, -5, 256);
  g_autofree char *power = facts_to_string (1LL << 62, -5, 256);
  g_autofree char *ten = facts_to_string (1000000000000000000LL, -5, 256);

  g_assert_cmpstr (least, ==, "");
  g_assert_cmpstr (edge, ==, "");
  g_assert_cmpstr (most, ==, "BEFORE(63,0)");
  g_assert_cmpstr (power, ==, "P2(62,0)");
  g_assert_cmpstr (ten, ==, "P10(18,0)");
}

/* However it is cut, no number has more facts than there is room for. */
static void
test_room (void)
{
  for (long long cache_max = 0; cache_max < 400; cache_max++)
    for (long long number = cache_max - 1; number <= cache_max + 1; number++)
      {
        g_autofree char *facts = facts_to_string (number, number, cache_max);

        g_assert_nonnull (facts);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number-facts/small-cache", test_small_cache);
  g_test_add_func ("/number-facts/large-cache", test_large_cache);
  g_test_add_func ("/number-facts/no-cache", test_no_cache);
  g_test_add_func ("/number-facts/limits", test_limits);
  g_test_add_func ("/number-facts/room", test_room);

  return g_test_run ();
}
