/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-wording.h"

#include <glib/gi18n-lib.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/* Within a tenth of its neighbours an integer is not worth a number. */
#define SAME_MIN 0.9
#define SAME_MAX 1.1

/* From here on a ratio is told without decimals. */
#define DECIMALS_BELOW 9.95

/* All whole numbers of so many digits have 64 bits. */
#define MAX_DIGITS 18

/* "2⁸" */
static char *
power (int base,
       int exponent)
{
  static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *digits = g_strdup_printf ("%d", exponent);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d", base);
  for (const char *p = digits; *p != '\0'; p++)
    g_string_append (text, g_ascii_isdigit (*p) ? raised[*p - '0'] : "⁻");

  return g_string_free (text, FALSE);
}

static const char *
degrees (int number)
{
  switch (number)
    {
    case 90:
      return _("degrees in a right angle");
    case 180:
      return _("degrees in half a turn");
    case 270:
      return _("degrees in three quarters of a turn");
    default:
      return _("degrees in a circle");
    }
}

static const char *
calendar (int number)
{
  switch (number)
    {
    case 7:
      return _("days in a week");
    case 12:
      return _("months in a year");
    case 52:
      return _("weeks in a year");
    case 365:
      return _("days in a year");
    case 366:
      return _("days in a leap year");
    default:
      return _("days in a month");
    }
}

/**
 * rs_wording_fact:
 * @fact: something that is known of a number
 *
 * Says a fact as a phrase without a verb: “2⁸, a power of two”.
 *
 * Returns: (transfer full): the phrase
 */
char *
rs_wording_fact (const RsNumberFact *fact)
{
  g_autofree char *raised = NULL;

  g_return_val_if_fail (fact != NULL, NULL);

  switch (fact->kind)
    {
    case RS_FACT_POWER_OF_TWO:
      raised = power (2, fact->a);
      /* Translators: for example "2⁸, a power of two". */
      return g_strdup_printf (_("%s, a power of two"), raised);

    case RS_FACT_BEFORE_POWER:
      raised = power (2, fact->a);
      /* Translators: for example "one less than 2⁸". */
      return g_strdup_printf (_("one less than %s"), raised);

    case RS_FACT_AFTER_POWER:
      raised = power (2, fact->a);
      /* Translators: for example "one more than 2⁸". */
      return g_strdup_printf (_("one more than %s"), raised);

    case RS_FACT_POWER_OF_TEN:
      raised = power (10, fact->a);
      /* Translators: for example "10³, a power of ten". */
      return g_strdup_printf (_("%s, a power of ten"), raised);

    case RS_FACT_ROUND:
      return g_strdup (_("a round number"));

    case RS_FACT_CACHE_FIRST:
      /* Translators: Python keeps one shared object of each small integer, the cache. */
      return g_strdup (_("the first cached integer"));

    case RS_FACT_CACHE_LAST:
      return g_strdup (_("the last cached integer"));

    case RS_FACT_PAST_CACHE:
      return g_strdup (_("the first integer past the cache"));

    case RS_FACT_ASCII_LETTER:
      /* Translators: %c is a letter; its code is its number in ASCII. */
      return g_strdup_printf (_("the code of the letter %c"), fact->a);

    case RS_FACT_HOURS:
      return g_strdup (_("hours in a day"));

    case RS_FACT_SIXTY:
      return g_strdup (fact->a == 3600 ? _("seconds in an hour")
                                       : _("seconds in a minute and minutes in an hour"));

    case RS_FACT_DEGREES:
      return g_strdup (degrees (fact->a));

    case RS_FACT_CALENDAR:
      return g_strdup (calendar (fact->a));

    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rs_wording_facts:
 * @python: the interpreter, for the range of its cache
 * @number: an integer
 *
 * Says all that is known of an integer, the most telling first.
 *
 * Returns: (transfer full) (nullable): the phrases with semicolons between, or %NULL if nothing
 *   is known
 */
char *
rs_wording_facts (const RsPythonFacts *python,
                  gint64               number)
{
  RsNumberFact facts[RS_NUMBER_FACTS_MAX];
  GString *text = NULL;
  gsize n;

  g_return_val_if_fail (python != NULL, NULL);

  n = rs_number_facts_find (number, python->cache_min, python->cache_max, facts);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *phrase = rs_wording_fact (&facts[i]);

      if (text == NULL)
        text = g_string_new (phrase);
      else
        /* Translators: what stands between two phrases such as "2⁸, a power of two". */
        g_string_append_printf (text, "%s%s", _("; "), phrase);
    }

  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

/**
 * rs_wording_decimal:
 * @value: a number that is not negative
 *
 * Writes a ratio or an expected count with as many digits as a person wants of it, as the locale
 * writes them.
 *
 * Returns: (transfer full): the number
 */
char *
rs_wording_decimal (double value)
{
  char *text;
  gsize length;
  const char *point = localeconv ()->decimal_point;

  if (value == 0)
    return g_strdup ("0");
  if (value >= DECIMALS_BELOW)
    return value < 9e18 ? rs_wording_number ((gint64) llround (value)) : g_strdup ("∞");

  text = g_strdup_printf (value < 0.095 ? "%.2f" : "%.1f", value);
  length = strlen (text);
  if (g_str_has_suffix (text, "0") && length > 2
      && strncmp (text + length - 1 - strlen (point), point, strlen (point)) == 0)
    text[length - 1 - strlen (point)] = '\0';

  return text;
}

/* Nothing is a multiple of nothing. */
static char *
ratio_to_nothing (const char *number,
                  gint64      references)
{
  g_autofree char *times = NULL;

  if (references == 0)
    /* Translators: %s is an integer. */
    return g_strdup_printf (_("%s is not referenced, and neither are its neighbours"), number);

  times = rs_wording_number (references);

  /* Translators: an integer, then how often it is referenced. */
  return g_strdup_printf (ngettext ("%s is referenced %s time, its neighbours hardly at all",
                                    "%s is referenced %s times, its neighbours hardly at all",
                                    (gulong) references),
                          number, times);
}

/**
 * rs_wording_ratio:
 * @count: what is known of an integer
 *
 * Says how an integer compares with its neighbours on the number line: “256 is referenced 38 times
 * as often as its neighbours”.
 *
 * Returns: (transfer full): a sentence without its full stop
 */
char *
rs_wording_ratio (const RsIntCount *count)
{
  g_autofree char *number = NULL;
  g_autofree char *times = NULL;
  double shown;

  g_return_val_if_fail (count != NULL, NULL);

  number = rs_wording_number (count->value);
  if (count->expected == 0 && count->count != RS_ABSENT)
    return ratio_to_nothing (number, count->count);

  if (isnan (count->ratio) || count->ratio < 0)
    /* Translators: %s is an integer. */
    return g_strdup_printf (_("There is no trend to compare %s with"), number);

  if (count->ratio == 0)
    /* Translators: %s is an integer. */
    return g_strdup_printf (_("%s is not referenced at all, unlike its neighbours"), number);

  if (count->ratio > SAME_MIN && count->ratio < SAME_MAX)
    /* Translators: %s is an integer. */
    return g_strdup_printf (_("%s is referenced as often as its neighbours"), number);

  if (count->ratio < 0.005)
    /* Translators: %s is an integer. */
    return g_strdup_printf (_("%s is hardly ever referenced, unlike its neighbours"), number);

  times = rs_wording_decimal (count->ratio);
  shown = count->ratio < DECIMALS_BELOW ? round (count->ratio * 10) / 10 : round (count->ratio);
  if (shown == floor (shown) && shown > 0 && shown < 1e15)
    /* Translators: an integer, then a number such as 38. */
    return g_strdup_printf (ngettext ("%s is referenced %s time as often as its neighbours",
                                      "%s is referenced %s times as often as its neighbours",
                                      (gulong) shown),
                            number, times);

  /* Translators: an integer, then a number such as 1.5 or 0.4. */
  return g_strdup_printf (_("%s is referenced %s times as often as its neighbours"), number, times);
}

/**
 * rs_wording_point:
 * @count: what is known of an integer
 * @measure: which count to tell
 *
 * Says a point in a few words, for a tooltip: “256: refcount 17, expected 0.4”.
 *
 * Returns: (transfer full): the words
 */
char *
rs_wording_point (const RsIntCount *count,
                  RsMeasure         measure)
{
  g_autofree char *number = NULL;
  g_autofree char *counted = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *point = NULL;

  g_return_val_if_fail (count != NULL, NULL);
  g_return_val_if_fail (measure < RS_N_MEASURES, NULL);

  number = rs_wording_number (count->value);
  if (count->count == RS_ABSENT)
    /* Translators: %s is an integer; "counted" as in counting references. */
    return g_strdup_printf (_("%s: not counted"), number);

  counted = rs_wording_number (count->count);
  switch (measure)
    {
    case RS_MEASURE_REFERENCES:
      /* Translators: an integer, then how many references there are to it. */
      point = g_strdup_printf (ngettext ("%s: %s reference", "%s: %s references",
                                         (gulong) count->count),
                               number, counted);
      break;

    case RS_MEASURE_PRINTED:
      /* Translators: an integer, then what Python prints for it. */
      point = g_strdup_printf (_("%s: sys.getrefcount() prints %s"), number, counted);
      break;

    case RS_MEASURE_REFCOUNT:
    default:
      /* Translators: an integer, then its count. Refcount is Python's own term. */
      point = g_strdup_printf (_("%s: refcount %s"), number, counted);
      break;
    }

  if (isnan (count->expected))
    return g_steal_pointer (&point);

  expected = rs_wording_decimal (count->expected);

  /* Translators: for example "256: 14 references", then what was to be expected. */
  return g_strdup_printf (_("%s, expected %s"), point, expected);
}

/**
 * rs_wording_number:
 * @number: an integer
 *
 * Writes an integer as the person's locale groups it, and with a minus sign that is as wide as a
 * plus: “1,000,000”, “−5”. For a person, not for data.
 *
 * Returns: (transfer full): its sign and digits
 */
char *
rs_wording_number (gint64 number)
{
  const struct lconv *locale = localeconv ();
  const char *grouping = locale->grouping;
  g_autofree char *separator = g_locale_to_utf8 (locale->thousands_sep, -1, NULL, NULL, NULL);
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  const char *sign = number < 0 ? "−" : "";
  GString *text = g_string_new (digits + (number < 0 ? 1 : 0));
  gssize at = (gssize) text->len;

  /* as printf's ' does, which ISO C does not know: group sizes from the right, the last repeated */
  while (separator != NULL && separator[0] != '\0' && grouping[0] > 0 && grouping[0] != CHAR_MAX)
    {
      at -= grouping[0];
      if (at <= 0)
        break;
      g_string_insert (text, at, separator);
      if (grouping[1] != 0)
        grouping++;
    }
  g_string_prepend (text, sign);

  return g_string_free (text, FALSE);
}

/**
 * rs_wording_tick:
 * @label: a number as an axis has it, such as “−10000” or “0.5”
 *
 * Writes the number beside a tick as all others are written for a person.
 *
 * Returns: (transfer full): its whole part as rs_wording_number() has it, and the rest as it is; a
 *   number with an exponent, or with more than 18 digits, as it is
 */
char *
rs_wording_tick (const char *label)
{
  const char *digits;
  g_autofree char *whole = NULL;
  char *rest = NULL;
  gint64 number;

  g_return_val_if_fail (label != NULL, NULL);

  digits = g_str_has_prefix (label, "−") ? label + strlen ("−") : label;
  number = g_ascii_strtoll (digits, &rest, 10);
  if (rest == digits || rest - digits > MAX_DIGITS || strchr (rest, 'e') != NULL)
    return g_strdup (label);

  whole = rs_wording_number (number);

  return g_strconcat (digits > label ? "−" : "", whole, rest, NULL);
}

/**
 * rs_wording_untested:
 * @python: an interpreter
 *
 * Returns: (transfer full) (nullable): that Refscope has not been tested with this version, or
 *   %NULL if it has
 */
char *
rs_wording_untested (const RsPythonFacts *python)
{
  g_return_val_if_fail (python != NULL, NULL);

  if (python->tested)
    return NULL;

  /* Translators: %s is a version such as "3.16.0". */
  return g_strdup_printf (_("Refscope has not been tested with Python %s: it may miss references."),
                          python->version);
}
