/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stddef.h>

/* What each says of a number, and what the fields a and b of the fact are. */
typedef enum
{
  RS_FACT_POWER_OF_TWO,      /* 2^a; 1 is 2^0 */
  RS_FACT_BEFORE_POWER,      /* 2^a - 1, from 15 on */
  RS_FACT_AFTER_POWER,       /* 2^a + 1, from 17 on */
  RS_FACT_POWER_OF_TEN,      /* 10^a, from 10 on */
  RS_FACT_ROUND,             /* a times 10^b, b > 0, a is 2 to 9 or 15, 25 … 95 */
  RS_FACT_CACHE_FIRST,       /* the lowest cached integer, a */
  RS_FACT_CACHE_LAST,        /* the highest cached integer, a */
  RS_FACT_PAST_CACHE,        /* the first integer above the cache, a */
  RS_FACT_ASCII_LETTER,      /* the code of the letter a */
  RS_FACT_HOURS,             /* a is 24 */
  RS_FACT_SIXTY,             /* a is 60 or 3600: minutes, seconds */
  RS_FACT_DEGREES,           /* a is 90, 180, 270 or 360 */
  RS_FACT_CALENDAR,          /* a is 7, 12, 28 to 31, 52, 365 or 366 */
} RsNumberFactKind;

typedef struct
{
  RsNumberFactKind kind;
  int a;
  int b;
} RsNumberFact;

#define RS_NUMBER_FACTS_MAX 8

size_t rs_number_facts_find (long long    number,
                             long long    cache_min,
                             long long    cache_max,
                             RsNumberFact facts[RS_NUMBER_FACTS_MAX]);
