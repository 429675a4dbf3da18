/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-status-text.h"

#include <glib/gi18n-lib.h>

#include "rs-cumulative.h"
#include "rs-wording-share.h"
#include "rs-wording.h"

/* "3.13" of "3.13.1": what a version is called when the last digit does not matter. */
static char *
dup_short_version (const RsPythonFacts *python)
{
  return g_strdup_printf ("%u.%u", python->version_hex >> 24, (python->version_hex >> 16) & 0xff);
}

/**
 * rs_status_text_python:
 * @python: an interpreter
 *
 * Returns: (transfer full): what it is called: “Python 3.11.2”
 */
char *
rs_status_text_python (const RsPythonFacts *python)
{
  g_return_val_if_fail (python != NULL, NULL);

  /* Translators: %s is a version, such as "3.11.2". */
  return g_strdup_printf (_("Python %s"), python->version);
}

/**
 * rs_status_text_busy:
 * @request: what is measured now
 *
 * Returns: (transfer full): the same in words
 */
char *
rs_status_text_busy (const RsRequest *request)
{
  g_autofree char *n_text = NULL;
  gint64 n;

  g_return_val_if_fail (request != NULL, NULL);

  n = rs_request_get_to (request) - rs_request_get_from (request) + 1;
  n_text = rs_wording_number (n);

  /* Translators: %s is a number such as "1,000". */
  return g_strdup_printf (ngettext ("Measuring %s integer…", "Measuring %s integers…", (gulong) n),
                          n_text);
}

/* A range stays on one line. */
static char *
dup_unbroken (const char *text)
{
  GString *unbroken = g_string_new (text);

  g_string_replace (unbroken, " … ", "\u00a0…\u00a0", 0);

  return g_string_free (unbroken, FALSE);
}

/**
 * rs_status_text_share:
 * @snapshot: what was measured
 *
 * Says what share of all references to integers the cache holds, and what a cache up to 1024 as
 * that of Python 3.15 would.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL if the references were not counted
 */
char *
rs_status_text_share (RsSnapshot *snapshot)
{
  const RsPythonFacts *python;
  RsCumulative cumulative;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *cached = NULL;
  g_autofree char *wider_last = NULL;
  g_autofree char *wider = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  python = rs_snapshot_get_python (snapshot);
  rs_cumulative_init (&cumulative, snapshot);
  if (!rs_cumulative_is_known (&cumulative))
    return NULL;

  first = rs_wording_number (python->cache_min);
  last = rs_wording_number (python->cache_max);
  cached = rs_wording_percent (rs_cumulative_get_share (&cumulative, python->cache_max));
  if (python->cache_max >= RS_WIDER_CACHE_END)
    {
      /* Translators: the first and the last integer that Python caches, and a share in percent. */
      text = g_strdup_printf (_("%s … %s take %s of all references to integers"), first, last,
                              cached);
      return dup_unbroken (text);
    }

  wider_last = rs_wording_number (RS_WIDER_CACHE_END);
  wider = rs_wording_percent (rs_cumulative_get_share (&cumulative, RS_WIDER_CACHE_END));

  /* Translators: the first and the last integer that Python caches, a share in percent, and the
   * last integer that Python 3.15 caches and the share of all integers up to there. */
  text = g_strdup_printf (_("%s … %s take %s of all references to integers; up to %s: %s"),
                          first, last, cached, wider_last, wider);

  return dup_unbroken (text);
}

/* What the wider cache of Python 3.15 would gain over that of the versions before. */
static char *
dup_wider_gain (const RsCumulative *cumulative)
{
  g_autofree char *gained = NULL;
  g_autofree char *last = NULL;
  g_autofree char *wider_last = NULL;
  RsCumulativeGain gain;

  if (!rs_cumulative_get_gain (cumulative, RS_CACHE_END, RS_WIDER_CACHE_END, &gain))
    return NULL;

  gained = rs_wording_gain (&gain);
  last = rs_wording_number (RS_CACHE_END);
  wider_last = rs_wording_number (RS_WIDER_CACHE_END);

  /* Translators: the last integer of each cache, 1024 and 256, then for example "another 1.9 % of all references, for
   * 768 more integers". */
  return g_strdup_printf (_("A cache up to %s instead of %s, as Python 3.15 has it, holds %s."),
                          wider_last, last, gained);
}

/**
 * rs_status_text_view_share:
 * @snapshot: what was measured
 *
 * Says what the curve means, and what can be read off it.
 *
 * Returns: (transfer full): some sentences
 */
char *
rs_status_text_view_share (RsSnapshot *snapshot)
{
  RsCumulative cumulative;
  g_autofree char *first = NULL;
  g_autofree char *meaning = NULL;
  g_autofree char *gain = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  rs_cumulative_init (&cumulative, snapshot);
  first = rs_wording_number (cumulative.from);
  /* Translators: Share is the name of the view; %s is the first integer that Python caches. */
  meaning = g_strdup_printf (_("Share: how much of all references to integers is to those from %s "
                               "up to each, as if the cache ended there. Where the curve is flat, "
                               "a larger cache would gain nothing."),
                             first);
  gain = dup_wider_gain (&cumulative);

  return gain != NULL ? g_strjoin (" ", meaning, gain, NULL) : g_steal_pointer (&meaning);
}

/**
 * rs_status_text_view_growth:
 *
 * Returns: (transfer full): what growth means, in one sentence
 */
char *
rs_status_text_view_growth (void)
{
  /* Translators: Growth is the name of the view. */
  return g_strdup (_("Growth: how many times as often as in Python itself, before anything was "
                     "imported or run, each integer is referenced."));
}

/**
 * rs_status_text_no_growth:
 * @has_others: whether there are experiments or recordings
 * @has_results: whether anything is known of one of them, or will be
 *
 * Returns: (transfer full): what is missing that growth could be told of
 */
char *
rs_status_text_no_growth (gboolean has_others,
                          gboolean has_results)
{
  if (!has_others)
    return g_strdup (_("Growth compares an experiment with Python itself. Add one: import a "
                       "module, or run some code."));
  if (!has_results)
    return g_strdup (_("Growth compares an experiment with Python itself, but no experiment has "
                       "finished. See the list of experiments for what went wrong. Run one again, "
                       "or add another."));

  return g_strdup (_("Growth compares an experiment with the same Python before anything was "
                     "imported or run. Show both: wait for what is still being done, or add an "
                     "empty experiment with that Python."));
}

/**
 * rs_status_text_no_growth_printed:
 *
 * Returns: (transfer full): why there is no growth of what is printed
 */
char *
rs_status_text_no_growth_printed (void)
{
  /* Translators: References is the name of a measure. */
  return g_strdup (_("What sys.getrefcount() prints does not start at 0, so that there is no "
                     "saying how many times as much it is. References do."));
}

/**
 * rs_status_text_no_share:
 * @snapshot: what was measured
 * @measure: what is shown of it
 *
 * Returns: (transfer full) (nullable): why there is no curve, or %NULL if there is one
 */
char *
rs_status_text_no_share (RsSnapshot *snapshot,
                         RsMeasure   measure)
{
  RsCumulative cumulative;

  g_return_val_if_fail (snapshot != NULL, NULL);

  if (measure == RS_MEASURE_REFCOUNT)
    /* Translators: Refcount and References are the names of measures. */
    return g_strdup (_("Python keeps a refcount for its cached integers only, so that there is no "
                       "whole to take a share of. References are counted of every integer."));
  if (measure == RS_MEASURE_PRINTED)
    /* Translators: References is the name of a measure. */
    return g_strdup (_("What sys.getrefcount() prints does not add up to anything. References "
                       "do."));

  rs_cumulative_init (&cumulative, snapshot);
  if (!rs_cumulative_is_known (&cumulative))
    return g_strdup (_("Python refers to no integer at all."));

  return NULL;
}

/**
 * rs_status_text_done:
 * @figure: what is shown
 *
 * Returns: (transfer full): what was measured: “Python 3.11.2 · 1,000 integers · 12 outliers”
 */
char *
rs_status_text_done (const RsFigure *figure)
{
  g_autofree char *python = NULL;
  g_autofree char *n_ints_text = NULL;
  g_autofree char *n_outliers_text = NULL;
  g_autofree char *ints = NULL;
  g_autofree char *outliers = NULL;
  g_autofree char *share = NULL;
  RsSnapshot *snapshot;
  gsize n_ints;
  gsize n_outliers;

  g_return_val_if_fail (figure != NULL, NULL);

  snapshot = rs_figure_get_snapshot (figure, 0);
  n_ints = rs_snapshot_get_n_ints (snapshot);
  n_outliers = rs_figure_get_n_outliers (figure, 0);
  python = rs_status_text_python (rs_snapshot_get_python (snapshot));
  n_ints_text = rs_wording_number ((gint64) n_ints);
  n_outliers_text = rs_wording_number ((gint64) n_outliers);
  /* Translators: %s is a number such as "1,000". */
  ints = g_strdup_printf (ngettext ("%s integer", "%s integers", n_ints), n_ints_text);
  /* Translators: %s is a number; an outlier is an integer that stands out from its neighbours. */
  outliers = g_strdup_printf (ngettext ("%s outlier", "%s outliers", n_outliers), n_outliers_text);

  if (rs_figure_get_measure (figure) == RS_MEASURE_REFERENCES)
    share = rs_status_text_share (snapshot);

  return g_strjoin (" · ", python, ints, outliers, share, NULL);
}

/**
 * rs_status_text_measure:
 * @python: the interpreter that was measured
 * @measure: what is shown of it
 *
 * Returns: (transfer full): what the measure means, in one sentence
 */
char *
rs_status_text_measure (const RsPythonFacts *python,
                        RsMeasure            measure)
{
  g_autofree char *pad = NULL;
  g_autofree char *version = NULL;

  g_return_val_if_fail (python != NULL, NULL);

  if (measure == RS_MEASURE_REFERENCES)
    /* Translators: References is the name of the measure. */
    return g_strdup (_("References: every place in Python that refers to an object equal to the "
                       "integer, found by looking through all objects."));

  if (measure == RS_MEASURE_REFCOUNT)
    /* Translators: Refcount is the name of the measure. */
    return g_strdup (_("Refcount: how many references Python itself keeps to each integer, without "
                       "what counting adds. Past the cache it is 0: there every use may make an "
                       "object of its own."));

  if (!python->counted || python->pad <= 1)
    /* Translators: Printed is the name of the measure. */
    return g_strdup (_("Printed: the number that sys.getrefcount() prints for each integer."));

  pad = rs_wording_number (python->pad);
  version = dup_short_version (python);
  /* Translators: Printed is the name of the measure; then a version and a number. */
  return g_strdup_printf (_("Printed: the number that sys.getrefcount() prints for each integer. "
                            "Python %s starts the count of its small integers at %s."),
                          version, pad);
}

/**
 * rs_status_text_not_counted:
 * @python: an interpreter that does not count the references to its small integers
 *
 * Returns: (transfer full): why its refcounts cannot be shown, and where the counts come from
 */
char *
rs_status_text_not_counted (const RsPythonFacts *python)
{
  g_autofree char *version = NULL;

  g_return_val_if_fail (python != NULL, NULL);

  version = dup_short_version (python);
  /* Translators: %s is a version such as "3.13". */
  return g_strdup_printf (_("Python %s keeps no count for small integers; Refscope counts references "
                            "itself."),
                          version);
}

/**
 * rs_status_text_notice:
 * @python: an interpreter
 *
 * Returns: (transfer full) (nullable): what is to be known before its counts are believed, or %NULL
 *   if there is nothing
 */
char *
rs_status_text_notice (const RsPythonFacts *python)
{
  g_autofree char *not_counted = NULL;
  g_autofree char *untested = NULL;

  g_return_val_if_fail (python != NULL, NULL);

  if (!python->counted)
    not_counted = rs_status_text_not_counted (python);
  untested = rs_wording_untested (python);

  if (not_counted == NULL)
    return g_steal_pointer (&untested);

  return g_strjoin (" ", not_counted, untested, NULL);
}
