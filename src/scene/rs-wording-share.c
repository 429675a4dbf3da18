/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-wording-share.h"

#include <glib/gi18n-lib.h>

#include "rs-wording.h"

/**
 * rs_wording_percent:
 * @share: 0 to 1
 *
 * Writes a share in percent: with a decimal, with two if it is small, and never as nothing or all
 * unless it is.
 *
 * Returns: (transfer full): the share and its sign: “96.2 %”
 */
char *
rs_wording_percent (double share)
{
  g_autofree char *number = NULL;
  double percent = share * 100;

  if (share >= 1 || share <= 0)
    number = g_strdup (share >= 1 ? "100" : "0");
  else if (percent < 0.95)
    number = g_strdup_printf ("%.2f", MAX (percent, 0.01));
  else
    number = g_strdup_printf ("%.1f", MIN (percent, 99.9));

  /* Translators: a share, such as 96.2, and its percent sign; the space between does not break. */
  return g_strdup_printf (_("%s %%"), number);
}

/**
 * rs_wording_share_of_all:
 * @cumulative: cumulative references, known
 * @to: an integer
 *
 * Returns: (transfer full): what part the integers up to @to take: “96.2 % of 12,345 references”
 */
char *
rs_wording_share_of_all (const RsCumulative *cumulative,
                         gint64              to)
{
  g_autofree char *percent = NULL;
  g_autofree char *total = NULL;

  g_return_val_if_fail (cumulative != NULL, NULL);
  g_return_val_if_fail (rs_cumulative_is_known (cumulative), NULL);

  percent = rs_wording_percent (rs_cumulative_get_share (cumulative, to));
  total = rs_wording_number ((gint64) cumulative->total);

  /* Translators: a share in percent, then a number. */
  return g_strdup_printf (ngettext ("%s of %s reference", "%s of %s references",
                                    (gulong) cumulative->total),
                          percent, total);
}

/**
 * rs_wording_share:
 * @cumulative: cumulative references, known
 * @to: an integer
 *
 * Says a place of the curve in a few words, for a tooltip: “-5 … 256: 96.2 % of 12,345 references”.
 *
 * Returns: (transfer full): the words
 */
char *
rs_wording_share (const RsCumulative *cumulative,
                  gint64              to)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *share = NULL;

  g_return_val_if_fail (cumulative != NULL, NULL);
  g_return_val_if_fail (rs_cumulative_is_known (cumulative), NULL);

  first = rs_wording_number (cumulative->from);
  last = rs_wording_number (to);
  share = rs_wording_share_of_all (cumulative, to);

  /* Translators: the first and the last integer of a range, then for example
   * "96.2 % of 12,345 references". */
  return g_strdup_printf (_("%s … %s: %s"), first, last, share);
}

/**
 * rs_wording_gain:
 * @gain: what a wider cache would gain
 *
 * Returns: (transfer full): the same in words: “another 1.9 % of all references, for
 *   768 more integers”
 */
char *
rs_wording_gain (const RsCumulativeGain *gain)
{
  g_autofree char *percent = NULL;
  g_autofree char *n_ints = NULL;

  g_return_val_if_fail (gain != NULL, NULL);

  percent = rs_wording_percent (gain->share);
  n_ints = rs_wording_number ((gint64) gain->n_ints);

  /* Translators: what a larger cache would gain: a share in percent, then a number. */
  return g_strdup_printf (ngettext ("another %s of all references, for %s more integer", "another %s of all references, for %s more integers",
                                    (gulong) gain->n_ints),
                          percent, n_ints);
}

/**
 * rs_wording_flattening:
 * @cumulative: cumulative references
 *
 * Says where the curve flattens: how many integers take half of the references, nine tenths of them
 * and all but a hundredth.
 *
 * Returns: (transfer full) (nullable): the words: “-5 … 1 take 50 %, -5 … 39 take 90 %”, or %NULL
 *   if even half is not reached
 */
char *
rs_wording_flattening (const RsCumulative *cumulative)
{
  const guint percents[] = { 50, 90, 99 };
  g_autofree char *first = NULL;
  GString *words = NULL;

  g_return_val_if_fail (cumulative != NULL, NULL);

  first = rs_wording_number (cumulative->from);
  for (gsize i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      g_autofree char *last = NULL;
      g_autofree char *digits = g_strdup_printf ("%u", percents[i]);
      g_autofree char *percent = g_strdup_printf (_("%s %%"), digits);
      gint64 to;

      if (!rs_cumulative_find (cumulative, percents[i], &to))
        break;

      last = rs_wording_number (to);
      if (words == NULL)
        words = g_string_new (NULL);
      else
        /* Translators: what stands between two phrases such as "-5 … 39 take 90 %". */
        g_string_append (words, _(", "));
      /* Translators: the first and the last integer of a range, then a share in percent. */
      g_string_append_printf (words, _("%s … %s take %s"), first, last, percent);
    }

  return words != NULL ? g_string_free (words, FALSE) : NULL;
}
