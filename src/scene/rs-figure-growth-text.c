/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-figure-private.h"

#include <glib/gi18n-lib.h>

#include "rs-growth.h"
#include "rs-wording.h"

/* What a screen reader or a file's field calls it. */
char *
rs_figure_dup_growth_title (const RsFigure *self)
{
  const RsFigureSeries *first = rs_figure_series (self, 0);
  g_autofree char *from = rs_wording_number (first->from);
  g_autofree char *to = rs_wording_number (first->from + (gint64) first->n - 1);

  return g_strdup_printf (_("How many times as often as before Python refers to the integers from "
                            "%s to %s"),
                          from, to);
}

/* What is said of a series, which is named where there are others. */
static void
add_line (const RsFigure       *self,
          const RsFigureSeries *series,
          const char           *sentence,
          GPtrArray            *lines)
{
  if (self->series->len > 1 && series->name != NULL)
    /* Translators: the name of a series, then what is said of it. */
    g_ptr_array_add (lines, g_strdup_printf (_("%s: %s"), series->name, sentence));
  else
    g_ptr_array_add (lines, g_strdup (sentence));
}

/* Nothing is a multiple of nothing, and nothing has no place on a log scale. */
void
rs_figure_add_growth_notes (const RsFigure *self,
                            GPtrArray      *lines)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      const RsFigureSeries *series = rs_figure_series (self, i);
      g_autofree char *n_new = rs_wording_number ((gint64) series->growth.n_new);
      g_autofree char *n_gone = rs_wording_number ((gint64) series->growth.n_gone);
      g_autofree char *is_new = NULL;
      g_autofree char *is_gone = NULL;

      /* Translators: a number of integers that the plot cannot show. */
      is_new = g_strdup_printf (ngettext ("%s integer that had no references before is not shown",
                                          "%s integers that had no references before are not shown",
                                          series->growth.n_new),
                                n_new);
      /* Translators: a number of integers that the plot cannot show. */
      is_gone = g_strdup_printf (ngettext ("%s integer that has no references any more is not "
                                           "shown",
                                           "%s integers that have no references any more are not "
                                           "shown",
                                           series->growth.n_gone),
                                 n_gone);
      if (series->growth.n_new > 0)
        add_line (self, series, is_new, lines);
      if (series->growth.n_gone > 0)
        add_line (self, series, is_gone, lines);
    }
}

/* What the dots show, for who cannot see them; but for the note. */
char *
rs_figure_dup_growth_summary (const RsFigure *self)
{
  const RsFigureSeries *first = rs_figure_series (self, 0);
  g_autofree char *from = rs_wording_number (first->from);
  g_autofree char *to = rs_wording_number (first->from + (gint64) first->n - 1);
  GString *words = g_string_new (NULL);

  /* Translators: the first and the last integer. */
  g_string_append_printf (words, _("Scatter plot of the growth of the integers from %s to %s: how "
                                   "many times as often as before each is referenced."),
                          from, to);
  for (guint i = 0; i < self->series->len; i++)
    {
      const RsFigureSeries *series = rs_figure_series (self, i);
      g_autofree char *of = rs_wording_number (series->growth.highest_of);
      g_autofree char *ratio = NULL;

      if (series->growth.n == 0)
        continue;

      ratio = rs_wording_decimal (series->growth.highest);
      g_string_append_c (words, ' ');
      if (self->series->len > 1 && series->name != NULL)
        /* Translators: name of a series, a ratio such as 37, the integer that has it. */
        g_string_append_printf (words, _("In %s, the largest growth shown is ×%s, of %s."),
                                series->name, ratio, of);
      else
        /* Translators: a ratio such as 37, then the integer that has it. */
        g_string_append_printf (words, _("The largest growth shown is ×%s, of %s."), ratio, of);
    }

  return g_string_free (words, FALSE);
}

/* A point in a few words, for a tooltip; NULL if nothing is known of it. */
char *
rs_figure_dup_growth_text (const RsFigure *self,
                           guint           series,
                           gsize           index)
{
  const RsFigureSeries *of = rs_figure_series (self, series);
  gint64 value = of->from + (gint64) index;
  gint64 before = rs_figure_get_count_before (self, value);
  gint64 after = of->counts[index];
  g_autofree char *number = rs_wording_number (value);
  g_autofree char *count_before = NULL;
  g_autofree char *count = NULL;
  g_autofree char *ratio = NULL;

  if (before == RS_ABSENT || after == RS_ABSENT)
    /* Translators: %s is an integer; "counted" as in counting references. */
    return g_strdup_printf (_("%s: not counted"), number);

  count_before = rs_wording_number (before);
  count = rs_wording_number (after);
  if (before == after)
    /* Translators: an integer, then how often it is referenced. */
    return g_strdup_printf (_("%s: %s, as before"), number, count);
  if (before == 0 || after == 0)
    /* Translators: an integer, how often it is referenced, and how often it was. */
    return g_strdup_printf (_("%s: %s instead of %s"), number, count, count_before);

  ratio = rs_wording_decimal (rs_growth_get_ratio (before, after));
  /* Translators: an integer, a ratio such as 37, how often it is referenced, how often it was. */
  return g_strdup_printf (_("%s: ×%s, %s instead of %s"), number, ratio, count, count_before);
}
