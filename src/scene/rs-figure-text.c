/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-figure-private.h"

#include <glib/gi18n-lib.h>

#include "rs-wording-share.h"
#include "rs-wording.h"

static char *
plural (gsize       n,
        const char *translated)
{
  g_autofree char *number = rs_wording_number ((gint64) n);
  g_auto (GStrv) parts = g_strsplit (translated, "%s", 2);

  return g_strjoinv (number, parts);
}

/* "a", "a and b", "a, b and c" */
static char *
join_and (GPtrArray *parts)
{
  g_autofree char *head = NULL;

  g_assert (parts->len > 0);

  head = g_strdup (g_ptr_array_index (parts, 0));
  for (guint i = 1; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);
      char *longer;

      if (i + 1 < parts->len)
        /* Translators: a list of more than two things, of which there are more to come. */
        longer = g_strdup_printf (_("%s, %s"), head, part);
      else
        /* Translators: the last two of a list. */
        longer = g_strdup_printf (_("%s and %s"), head, part);
      g_free (head);
      head = longer;
    }

  return g_steal_pointer (&head);
}

/* Integers that are not positive are left out of every series alike: the widest range counts. */
static void
add_not_positive (const RsFigure *self,
                  GPtrArray      *parts,
                  gsize          *n_all)
{
  gsize n_negative = 0;
  gboolean zero = FALSE;

  for (guint i = 0; i < self->series->len; i++)
    {
      const RsFigureSeries *series = rs_figure_series (self, i);

      if (series->from < 0)
        n_negative = MAX (n_negative, MIN ((gsize) -series->from, series->n));
      zero = zero || (series->from <= 0 && series->from + (gint64) series->n > 0);
    }

  if (zero)
    /* Translators: the integer 0, at the beginning of a list such as "Zero and 5 negative integers";
     * a digit would be read as the whole part of the number that follows. */
    g_ptr_array_add (parts, g_strdup (_("Zero")));
  if (n_negative > 0)
    g_ptr_array_add (parts, plural (n_negative, ngettext ("%s negative integer",
                                                          "%s negative integers", n_negative)));
  *n_all += zero + n_negative;
}

static void
add_zero_counts (const RsFigure *self,
                 GPtrArray      *parts,
                 gsize          *n_all)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      const RsFigureSeries *series = rs_figure_series (self, i);
      g_autofree char *words = NULL;

      if (series->facts->n_zero == 0)
        continue;
      words = plural (series->facts->n_zero,
                      ngettext ("%s integer with no references",
                                "%s integers with no references", series->facts->n_zero));
      if (self->series->len > 1 && series->name != NULL)
        /* Translators: first the integers that are meant, then the name of their series. */
        g_ptr_array_add (parts, g_strdup_printf (_("%s (%s)"), words, series->name));
      else
        g_ptr_array_add (parts, g_steal_pointer (&words));
      *n_all += series->facts->n_zero;
    }
}

static char *
dup_absent (const RsFigureSeries *series)
{
  const char *version = rs_snapshot_get_python (series->snapshot)->version;
  gsize n_absent = series->facts->n_absent;
  g_autofree char *number = NULL;

  if (n_absent == series->n)
    /* Translators: %s is Python's version, for example 3.12.1. */
    return g_strdup_printf (_("Python %s does not count the references to these integers"),
                            version);

  number = rs_wording_number ((gint64) n_absent);
  /* Translators: Python's version, then a number. */
  return g_strdup_printf (ngettext ("Python %s does not count the references to %s integer",
                                    "Python %s does not count the references to %s integers",
                                    n_absent),
                          version, number);
}

/**
 * rs_figure_dup_x_title:
 * @self: a figure
 *
 * Returns: (transfer full): what the axis to the right is called
 */
char *
rs_figure_dup_x_title (const RsFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->bars != NULL)
    return rs_figure_get_lying (self) ? rs_figure_dup_counts_title (self)
                                      : rs_figure_dup_strings_title (self);

  /* Translators: the axis of the integers, as in sys.getrefcount(number) on the other one. */
  return g_strdup (_("number"));
}

/**
 * rs_figure_dup_y_title:
 * @self: a figure
 *
 * Returns: (transfer full): what the axis upwards is called
 */
char *
rs_figure_dup_y_title (const RsFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->bars != NULL)
    return rs_figure_get_lying (self) ? rs_figure_dup_strings_title (self)
                                      : rs_figure_dup_counts_title (self);
  if (self->view == RS_VIEW_SHARE)
    /* Translators: an axis: the share of the references to all integers so far, in percent. */
    return g_strdup (_("share of all references (%)"));
  if (self->view == RS_VIEW_GROWTH)
    /* Translators: an axis: how many times the count before an experiment its count is. */
    return g_strdup (_("times as many as before"));

  switch (self->measure)
    {
    case RS_MEASURE_PRINTED:
      /* Translators: sys.getrefcount is Python's; the word in brackets is the other axis' title. */
      return g_strdup (_("sys.getrefcount(number)"));

    case RS_MEASURE_REFERENCES:
      /* Translators: how many references there are to the number on the other axis. */
      return g_strdup (_("references to number"));

    case RS_MEASURE_REFCOUNT:
    default:
      /* Translators: refcount is Python's own term. */
      return g_strdup (_("references (refcount)"));
    }
}

/**
 * rs_figure_dup_title:
 * @self: a figure
 *
 * Returns: (transfer full): a title for the picture as a document
 */
char *
rs_figure_dup_title (const RsFigure *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  const RsFigureSeries *first;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->bars != NULL)
    return rs_figure_dup_bars_title (self);
  if (self->view == RS_VIEW_SHARE)
    return rs_figure_dup_share_title (self);
  if (self->view == RS_VIEW_GROWTH)
    return rs_figure_dup_growth_title (self);

  first = rs_figure_series (self, 0);
  from = rs_wording_number (first->from);
  to = rs_wording_number (first->from + (gint64) first->n - 1);

  return g_strdup_printf (_("How often Python refers to the integers from %s to %s"), from, to);
}

/**
 * rs_figure_dup_note:
 * @self: a figure
 *
 * Says what the figure cannot show, a line for each reason.
 *
 * Returns: (transfer full) (nullable): the lines, or %NULL if all is shown
 */
char *
rs_figure_dup_note (const RsFigure *self)
{
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->bars != NULL)
    return rs_figure_dup_bars_note (self, self->bars->n);
  if (self->view == RS_VIEW_SHARE)
    return rs_figure_dup_share_note (self);

  lines = g_ptr_array_new_with_free_func (g_free);
  if (self->scale == RS_SCALE_LOG)
    {
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
      gsize n_all = 0;

      add_not_positive (self, parts, &n_all);
      if (self->view == RS_VIEW_COUNTS)
        add_zero_counts (self, parts, &n_all);
      if (parts->len > 0)
        {
          g_autofree char *list = join_and (parts);

          /* Translators: for example "Zero and 5 negative integers". */
          g_ptr_array_add (lines, g_strdup_printf (ngettext ("%s is not on a log scale",
                                                             "%s are not on a log scale", n_all),
                                                   list));
        }
    }
  if (self->view == RS_VIEW_GROWTH)
    rs_figure_add_growth_notes (self, lines);
  for (guint i = 0; i < self->series->len; i++)
    if (rs_figure_series (self, i)->facts->n_absent > 0)
      g_ptr_array_add (lines, dup_absent (rs_figure_series (self, i)));

  if (lines->len == 0)
    return NULL;

  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* What is drawn, and how much of it. */
static void
add_plot (const RsFigure *self,
          GString        *words)
{
  const RsFigureSeries *first = rs_figure_series (self, 0);
  g_autofree char *n_ints = rs_wording_number ((gint64) first->n);
  g_autofree char *from = rs_wording_number (first->from);
  g_autofree char *to = rs_wording_number (first->from + (gint64) first->n - 1);

  if (self->scale == RS_SCALE_LOG)
    g_string_append_printf (words,
                            /* Translators: a number of integers, then the first and the last. */
                            ngettext ("Log-log scatter plot of %s integer from %s to %s.",
                                      "Log-log scatter plot of %s integers from %s to %s.",
                                      first->n),
                            n_ints, from, to);
  else
    g_string_append_printf (words,
                            /* Translators: a number of integers, then the first and the last. */
                            ngettext ("Linear scatter plot of %s integer from %s to %s.",
                                      "Linear scatter plot of %s integers from %s to %s.",
                                      first->n),
                            n_ints, from, to);
}

static void
add_outliers (const RsFigure *self,
              GString        *words)
{
  g_autofree char *n_outliers = NULL;
  gsize n = 0;

  for (guint i = 0; i < self->series->len; i++)
    n += rs_figure_series (self, i)->facts->n_outliers;
  n_outliers = rs_wording_number ((gint64) n);
  g_string_append_c (words, ' ');
  g_string_append_printf (words, ngettext ("There is %s outlier.", "There are %s outliers.", n),
                          n_outliers);
}

/* The highest count of each series. */
static void
add_highest (const RsFigure *self,
             GString        *words)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      const RsFigureSeries *series = rs_figure_series (self, i);
      g_autofree char *at = NULL;
      g_autofree char *count = NULL;

      if (series->shown->n == 0)
        continue;

      at = rs_wording_number (series->from + (gint64) series->shown->highest_at);
      count = rs_wording_number (series->shown->highest);
      g_string_append_c (words, ' ');
      if (self->series->len > 1 && series->name != NULL)
        /* Translators: name of a series, a count, the integer that has it. */
        g_string_append_printf (words, _("In %s, the highest count shown is %s, of %s."),
                                series->name, count, at);
      else
        /* Translators: a count, the integer that has it. */
        g_string_append_printf (words, _("The highest count shown is %s, of %s."), count, at);
    }
}

/**
 * rs_figure_dup_point_text:
 * @self: a figure
 * @series: which series
 * @index: which point of it
 *
 * Says in a few words what the figure shows of a point, for a tooltip.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL if there is no such point
 */
char *
rs_figure_dup_point_text (const RsFigure *self,
                          guint           series,
                          gsize           index)
{
  const RsFigureSeries *of;
  RsIntCount count;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (series < rs_figure_get_n_series (self), NULL);

  if (self->bars != NULL)
    return rs_figure_dup_bar_text (self, index);

  of = rs_figure_series (self, series);
  if (!rs_snapshot_get_int (of->snapshot, self->measure, index, &count))
    return NULL;

  if (self->view == RS_VIEW_COUNTS)
    return rs_wording_point (&count, self->measure);
  if (self->view == RS_VIEW_GROWTH)
    return rs_figure_dup_growth_text (self, series, index);

  return rs_cumulative_is_known (&of->cumulative)
           ? rs_wording_share (&of->cumulative, count.value)
           : NULL;
}

/**
 * rs_figure_dup_summary:
 * @self: a figure
 *
 * Says in words what the figure shows, for who cannot see it.
 *
 * Returns: (transfer full): some sentences
 */
char *
rs_figure_dup_summary (const RsFigure *self)
{
  g_autofree char *note = NULL;
  GString *words;

  g_return_val_if_fail (self != NULL, NULL);

  words = g_string_new (NULL);
  if (self->bars != NULL)
    {
      g_autofree char *bars = rs_figure_dup_bars_summary (self);

      g_string_append (words, bars);
    }
  else if (self->view == RS_VIEW_SHARE)
    {
      g_autofree char *share = rs_figure_dup_share_summary (self);

      g_string_append (words, share);
      add_outliers (self, words);
    }
  else if (self->view == RS_VIEW_GROWTH)
    {
      g_autofree char *growth = rs_figure_dup_growth_summary (self);

      g_string_append (words, growth);
    }
  else
    {
      add_plot (self, words);
      add_outliers (self, words);
      add_highest (self, words);
    }
  note = rs_figure_dup_note (self);
  if (note != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (note, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        g_string_append_printf (words, " %s.", lines[i]);
    }

  return g_string_free (words, FALSE);
}
