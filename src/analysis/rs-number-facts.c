/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-number-facts.h"

#include <assert.h>
#include <limits.h>
#include <stdbool.h>

/* Every number below is beside a power of two, which says nothing: from 15, 16, 17 on it does. */
#define MIN_BESIDE 4

typedef struct
{
  RsNumberFact *facts;
  size_t n;
} Found;

static void
add (Found           *found,
     RsNumberFactKind kind,
     int              a,
     int              b)
{
  assert (found->n < RS_NUMBER_FACTS_MAX);

  found->facts[found->n++] = (RsNumberFact) { .kind = kind, .a = a, .b = b };
}

/* The a of 2^a, -1 if it is no power of two. */
static int
power_of_two (unsigned long long number)
{
  int exponent = 0;

  if (number == 0 || (number & (number - 1)) != 0)
    return -1;
  while ((number >>= 1) != 0)
    exponent++;

  return exponent;
}

static void
add_powers (Found             *found,
            unsigned long long number)
{
  int exponent = power_of_two (number);

  if (exponent >= 0)
    add (found, RS_FACT_POWER_OF_TWO, exponent, 0);
}

static void
add_beside_powers (Found             *found,
                   unsigned long long number)
{
  int before = power_of_two (number + 1);
  int after = power_of_two (number - 1);

  if (before >= MIN_BESIDE)
    add (found, RS_FACT_BEFORE_POWER, before, 0);
  if (after >= MIN_BESIDE)
    add (found, RS_FACT_AFTER_POWER, after, 0);
}

/* Splits off the zeros at the end of a number in decimal. */
static int
strip_zeros (unsigned long long *number)
{
  int zeros = 0;

  for (; *number != 0 && *number % 10 == 0; *number /= 10)
    zeros++;

  return zeros;
}

static void
add_power_of_ten (Found             *found,
                  unsigned long long number)
{
  int zeros = strip_zeros (&number);

  if (zeros > 0 && number == 1)
    add (found, RS_FACT_POWER_OF_TEN, zeros, 0);
}

static void
add_round (Found             *found,
           unsigned long long number)
{
  int zeros = strip_zeros (&number);

  if (zeros > 0 && number != 1 && (number < 10 || (number < 100 && number % 5 == 0)))
    add (found, RS_FACT_ROUND, (int) number, zeros);
}

static void
add_customs (Found    *found,
             long long number)
{
  static const struct
  {
    RsNumberFactKind kind;
    int number;
  } customs[] = {
    { RS_FACT_HOURS, 24 },     { RS_FACT_SIXTY, 60 },     { RS_FACT_SIXTY, 3600 },
    { RS_FACT_DEGREES, 90 },   { RS_FACT_DEGREES, 180 },  { RS_FACT_DEGREES, 270 },
    { RS_FACT_DEGREES, 360 },  { RS_FACT_CALENDAR, 7 },   { RS_FACT_CALENDAR, 12 },
    { RS_FACT_CALENDAR, 28 },  { RS_FACT_CALENDAR, 29 },  { RS_FACT_CALENDAR, 30 },
    { RS_FACT_CALENDAR, 31 },  { RS_FACT_CALENDAR, 52 },  { RS_FACT_CALENDAR, 365 },
    { RS_FACT_CALENDAR, 366 },
  };

  for (size_t i = 0; i < sizeof customs / sizeof *customs; i++)
    if (customs[i].number == number)
      add (found, customs[i].kind, customs[i].number, 0);
}

static bool
is_ascii_letter (long long number)
{
  return (number >= 'A' && number <= 'Z') || (number >= 'a' && number <= 'z');
}

/**
 * rs_number_facts_find:
 * @number: an integer
 * @cache_min: the lowest integer that Python keeps one shared object of
 * @cache_max: the highest; less than @cache_min if none is cached
 * @facts: (out) (array fixed-size=8): what is known of it
 *
 * Finds what may explain that a number is used more than others, the most telling first: powers of
 * two, powers of ten, the edges of the cache, a place beside a power of two, the numbers of
 * clock, circle and calendar, roundness in decimal, and last the codes of letters, of which every
 * third number in the nineties is one. Any thread.
 *
 * Returns: how many facts were found, often none
 */
size_t
rs_number_facts_find (long long    number,
                      long long    cache_min,
                      long long    cache_max,
                      RsNumberFact facts[RS_NUMBER_FACTS_MAX])
{
  bool cached = cache_min <= cache_max;
  Found found = { .facts = facts };

  if (number > 0)
    {
      add_powers (&found, (unsigned long long) number);
      add_power_of_ten (&found, (unsigned long long) number);
    }
  if (cached && number == cache_min)
    add (&found, RS_FACT_CACHE_FIRST, (int) number, 0);
  if (cached && number == cache_max)
    add (&found, RS_FACT_CACHE_LAST, (int) number, 0);
  if (cached && number > LLONG_MIN && number - 1 == cache_max)
    add (&found, RS_FACT_PAST_CACHE, (int) number, 0);
  if (number > 0)
    {
      add_beside_powers (&found, (unsigned long long) number);
      add_customs (&found, number);
      add_round (&found, (unsigned long long) number);
    }
  if (is_ascii_letter (number))
    add (&found, RS_FACT_ASCII_LETTER, (int) number, 0);

  return found.n;
}
