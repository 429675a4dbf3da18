/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-figure-private.h"

#include <glib/gi18n-lib.h>

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
    g_ptr_array_add (parts, rs_wording_number (0));
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

      if (series->n_zero == 0)
        continue;
      words = plural (series->n_zero,
                      ngettext ("%s integer with no references",
                                "%s integers with no references", series->n_zero));
      if (self->series->len > 1 && series->name != NULL)
        /* Translators: first the integers that are meant, then the name of their series. */
        g_ptr_array_add (parts, g_strdup_printf (_("%s (%s)"), words, series->name));
      else
        g_ptr_array_add (parts, g_steal_pointer (&words));
      *n_all += series->n_zero;
    }
}

static char *
dup_absent (const RsFigureSeries *series)
{
  const char *version = rs_snapshot_get_python (series->snapshot)->version;
  g_autofree char *words = NULL;

  if (series->n_absent == series->n)
    /* Translators: %s is Python's version, for example 3.12.1. */
    return g_strdup_printf (_("Python %s does not count the references to these integers"),
                            version);

  words = plural (series->n_absent, ngettext ("%s integer", "%s integers", series->n_absent));
  /* Translators: Python's version, then for example "257 integers". */
  return g_strdup_printf (_("Python %s does not count the references to %s"), version, words);
}

/**
 * rs_figure_dup_x_title:
 * @self: a figure
 *
 * Returns: (transfer full): what the axis of the integers is called
 */
char *
rs_figure_dup_x_title (const RsFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  /* Translators: the axis of the integers, as in sys.getrefcount(number) on the other one. */
  return g_strdup (_("number"));
}

/**
 * rs_figure_dup_y_title:
 * @self: a figure
 *
 * Returns: (transfer full): what the axis of the counts is called
 */
char *
rs_figure_dup_y_title (const RsFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->measure)
    {
    case RS_MEASURE_PRINTED:
      /* Translators: sys.getrefcount is Python's; the word in brackets is the other axis' title. */
      return g_strdup (_("sys.getrefcount(number)"));

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

  lines = g_ptr_array_new_with_free_func (g_free);
  if (self->scale == RS_SCALE_LOG)
    {
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
      gsize n_all = 0;

      add_not_positive (self, parts, &n_all);
      add_zero_counts (self, parts, &n_all);
      if (parts->len > 0)
        {
          g_autofree char *list = join_and (parts);

          /* Translators: for example "0 and 5 negative integers". */
          g_ptr_array_add (lines, g_strdup_printf (ngettext ("%s is not on a log scale",
                                                             "%s are not on a log scale", n_all),
                                                   list));
        }
    }
  for (guint i = 0; i < self->series->len; i++)
    if (rs_figure_series (self, i)->n_absent > 0)
      g_ptr_array_add (lines, dup_absent (rs_figure_series (self, i)));

  if (lines->len == 0)
    return NULL;

  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
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
  const RsFigureSeries *first;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *integers = NULL;
  g_autofree char *outliers = NULL;
  g_autofree char *note = NULL;
  gsize n_outliers = 0;
  GString *words;

  g_return_val_if_fail (self != NULL, NULL);

  first = rs_figure_series (self, 0);
  for (guint i = 0; i < self->series->len; i++)
    n_outliers += rs_figure_series (self, i)->n_outliers;
  from = rs_wording_number (first->from);
  to = rs_wording_number (first->from + (gint64) first->n - 1);
  integers = plural (first->n, ngettext ("%s integer", "%s integers", first->n));
  outliers = plural (n_outliers, ngettext ("%s outlier", "%s outliers", n_outliers));

  words = g_string_new (NULL);
  if (self->scale == RS_SCALE_LOG)
    /* Translators: for example "1,000 integers" from 0 to 999, then "12 outliers". */
    g_string_append_printf (words, _("Scatter plot of %s from %s to %s, log-log, %s."), integers,
                            from, to, outliers);
  else
    /* Translators: for example "1,000 integers" from 0 to 999, then "12 outliers". */
    g_string_append_printf (words, _("Scatter plot of %s from %s to %s, linear, %s."), integers,
                            from, to, outliers);
  for (guint i = 0; i < self->series->len; i++)
    {
      const RsFigureSeries *series = rs_figure_series (self, i);
      g_autofree char *at = rs_wording_number (series->highest_at);
      g_autofree char *count = rs_wording_number (series->highest);

      if (series->n_shown == 0)
        continue;
      g_string_append_c (words, ' ');
      if (self->series->len > 1 && series->name != NULL)
        /* Translators: name of a series, a count, the integer that has it. */
        g_string_append_printf (words, _("In %s, the highest count shown is %s, of %s."),
                                series->name, count, at);
      else
        /* Translators: a count, the integer that has it. */
        g_string_append_printf (words, _("The highest count shown is %s, of %s."), count, at);
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
