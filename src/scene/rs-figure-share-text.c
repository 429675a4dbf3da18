/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-figure-private.h"

#include <glib/gi18n-lib.h>

#include "rs-wording-share.h"
#include "rs-wording.h"

static gint64
get_last (const RsFigureSeries *series)
{
  return series->from + (gint64) series->n - 1;
}

/* What a screen reader or a file's field calls it. */
char *
rs_figure_dup_share_title (const RsFigure *self)
{
  const RsFigureSeries *first = rs_figure_series (self, 0);
  g_autofree char *from = rs_wording_number (first->from);
  g_autofree char *to = rs_wording_number (get_last (first));

  return g_strdup_printf (_("How many of Python’s references to integers are to those up to each "
                            "one from %s to %s"),
                          from, to);
}

static void
add_unknown (const RsFigureSeries *series,
             GPtrArray            *lines)
{
  if (rs_snapshot_get_references (series->snapshot) != NULL)
    g_ptr_array_add (lines, g_strdup (_("No integer is referenced")));
  else
    g_ptr_array_add (lines, g_strdup (_("The references were not counted")));
}

/* The curve begins above 0 where integers before it are counted in. */
static void
add_before (const RsFigure       *self,
            const RsFigureSeries *series,
            GPtrArray            *lines)
{
  const RsCumulative *cumulative = &series->cumulative;
  gint64 start = self->scale == RS_SCALE_LOG ? MAX (series->from, 1) : series->from;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *percent = NULL;

  if (start <= cumulative->from || start > get_last (series))
    return;

  first = rs_wording_number (cumulative->from);
  last = rs_wording_number (start - 1);
  percent = rs_wording_percent (rs_cumulative_get_share (cumulative, start - 1));
  /* Translators: the first and the last integer of a range, then a share in percent. */
  g_ptr_array_add (lines, g_strdup_printf (_("%s … %s are counted in: %s"), first, last, percent));
}

/* And it ends below 100 %. */
static void
add_outside (const RsFigureSeries *series,
             GPtrArray            *lines)
{
  const RsCumulative *cumulative = &series->cumulative;
  guint64 outside = cumulative->total - rs_cumulative_get_sum (cumulative, get_last (series));
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *percent = NULL;

  if (outside == 0)
    return;

  first = rs_wording_number (cumulative->from);
  last = rs_wording_number (get_last (series));
  percent = rs_wording_percent ((double) outside / (double) cumulative->total);
  /* Translators: the first and the last integer of a range, then a share in percent. */
  g_ptr_array_add (lines,
                   g_strdup_printf (_("Integers below %s and above %s take %s"), first, last,
                                    percent));
}

/* Where the curve begins and where it ends, a line each; of the first series, if there are more. */
char *
rs_figure_dup_share_note (const RsFigure *self)
{
  const RsFigureSeries *series = rs_figure_series (self, 0);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (!rs_cumulative_is_known (&series->cumulative))
    add_unknown (series, lines);
  else
    {
      add_before (self, series, lines);
      add_outside (series, lines);
    }
  if (lines->len == 0)
    return NULL;

  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
add_sentence (GString    *words,
              const char *name,
              const char *sentence)
{
  if (sentence == NULL)
    return;

  g_string_append_c (words, ' ');
  if (name != NULL)
    /* Translators: the name of a series, then what is said of it. */
    g_string_append_printf (words, _("%s: %s"), name, sentence);
  else
    g_string_append (words, sentence);
  g_string_append_c (words, '.');
}

/* What the curve shows, for who cannot see it; but for the note. */
char *
rs_figure_dup_share_summary (const RsFigure *self)
{
  const RsFigureSeries *first = rs_figure_series (self, 0);
  g_autofree char *from = rs_wording_number (first->from);
  g_autofree char *to = rs_wording_number (get_last (first));
  GString *words = g_string_new (NULL);

  if (self->scale == RS_SCALE_LOG)
    /* Translators: the first and the last integer. */
    g_string_append_printf (words, _("Curve of the share of all references to integers, log axis "
                                     "from %s to %s."),
                            from, to);
  else
    /* Translators: the first and the last integer. */
    g_string_append_printf (words, _("Curve of the share of all references to integers, linear "
                                     "axis from %s to %s."),
                            from, to);

  for (guint i = 0; i < self->series->len; i++)
    {
      const RsFigureSeries *series = rs_figure_series (self, i);
      const char *name = self->series->len > 1 ? series->name : NULL;
      g_autofree char *cached = NULL;
      g_autofree char *flattening = NULL;

      if (!rs_cumulative_is_known (&series->cumulative))
        continue;

      cached = rs_wording_share (&series->cumulative,
                                 rs_snapshot_get_python (series->snapshot)->cache_max);
      flattening = rs_wording_flattening (&series->cumulative);
      add_sentence (words, name, cached);
      add_sentence (words, name, flattening);
    }

  return g_string_free (words, FALSE);
}
