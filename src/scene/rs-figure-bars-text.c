/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-figure-private.h"

#include <glib/gi18n-lib.h>

#include "rs-string-display.h"
#include "rs-wording.h"

/* Of a text in a tooltip or a sentence, in characters. */
#define MAX_TEXT 60

/**
 * rs_figure_dup_bar_label:
 * @self: a figure of bars
 * @index: which bar
 * @max_characters: cut a longer text
 *
 * The text of a bar as rs_string_dup_label() shows it.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
rs_figure_dup_bar_label (const RsFigure *self,
                         gsize           index,
                         gsize           max_characters)
{
  const RsStringRow *row;

  g_return_val_if_fail (self != NULL && self->bars != NULL, NULL);
  g_return_val_if_fail (index < self->bars->n, NULL);

  row = rs_string_snapshot_get_row (self->bars->snapshot, index);

  return rs_string_dup_label (row->text, row->length, max_characters);
}

static gboolean
of_letters (const RsFigure *self)
{
  return rs_string_snapshot_get_kind (self->bars->snapshot) == RS_STRINGS_LETTERS;
}

/* What the axis of the bars is called. */
char *
rs_figure_dup_strings_title (const RsFigure *self)
{
  /* Translators: an axis, as in sys.getrefcount(letter) on the other one. */
  /* Translators: an axis, as in sys.getrefcount(word) on the other one. */
  return g_strdup (of_letters (self) ? _("letter") : _("word"));
}

/* What the axis of the counts is called. */
char *
rs_figure_dup_counts_title (const RsFigure *self)
{
  switch (self->measure)
    {
    case RS_MEASURE_PRINTED:
      /* Translators: sys.getrefcount is Python's; the word in brackets is the other axis' title. */
      return g_strdup (of_letters (self) ? _("sys.getrefcount(letter)")
                                         : _("sys.getrefcount(word)"));

    case RS_MEASURE_REFERENCES:
      /* Translators: how many references there are to the letter or word on the other axis. */
      return g_strdup (of_letters (self) ? _("references to letter") : _("references to word"));

    case RS_MEASURE_REFCOUNT:
    default:
      /* Translators: refcount is Python's own term. */
      return g_strdup (_("references (refcount)"));
    }
}

/* What a file's field calls it. */
char *
rs_figure_dup_bars_title (const RsFigure *self)
{
  switch (rs_string_snapshot_get_kind (self->bars->snapshot))
    {
    case RS_STRINGS_LETTERS:
      return g_strdup (_("How often Python refers to each letter"));

    case RS_STRINGS_MOST_USED:
      return g_strdup (_("The words that Python refers to most often"));

    case RS_STRINGS_WORDS:
    default:
      return g_strdup (_("How often Python refers to each word"));
    }
}

static char *
dup_not_shown (const RsFigure *self,
               gsize           n)
{
  g_autofree char *number = rs_wording_number ((gint64) n);

  if (of_letters (self))
    /* Translators: %s is a number. */
    return g_strdup_printf (ngettext ("%s letter is not shown", "%s letters are not shown", n),
                            number);

  /* Translators: %s is a number. */
  return g_strdup_printf (ngettext ("%s word is not shown", "%s words are not shown", n), number);
}

static char *
dup_absent (const RsFigure *self)
{
  const char *version = rs_string_snapshot_get_python (self->bars->snapshot)->version;
  gsize n = self->bars->n_absent;
  g_autofree char *number = rs_wording_number ((gint64) n);

  if (self->measure == RS_MEASURE_PRINTED)
    /* Translators: %s is a number. */
    return g_strdup_printf (ngettext ("What Python would print for %s string is not known",
                                      "What Python would print for %s strings is not known", n),
                            number);

  /* Translators: Python's version, then a number. */
  return g_strdup_printf (ngettext ("Python %s does not count the references to %s string",
                                    "Python %s does not count the references to %s strings", n),
                          version, number);
}

/**
 * rs_figure_dup_bars_note:
 * @self: a figure of bars
 * @n_in_view: how many bars are in view
 *
 * Says what is not shown, a line for each reason.
 *
 * Returns: (transfer full) (nullable): the lines, or %NULL if all is shown
 */
char *
rs_figure_dup_bars_note (const RsFigure *self,
                         gsize           n_in_view)
{
  g_autofree char *not_shown = NULL;
  g_autofree char *absent = NULL;
  gsize n_rows;

  g_return_val_if_fail (self != NULL && self->bars != NULL, NULL);

  n_rows = rs_string_snapshot_get_n_rows (self->bars->snapshot);
  if (n_in_view < n_rows)
    not_shown = dup_not_shown (self, n_rows - n_in_view);
  if (self->bars->n_absent > 0)
    absent = dup_absent (self);
  if (not_shown != NULL && absent != NULL)
    return g_strjoin ("\n", not_shown, absent, NULL);

  return not_shown != NULL ? g_steal_pointer (&not_shown) : g_steal_pointer (&absent);
}

/* A bar in a few words, for a tooltip: “p: 28 references”. */
char *
rs_figure_dup_bar_text (const RsFigure *self,
                        gsize           index)
{
  g_autofree char *text = NULL;
  g_autofree char *counted = NULL;
  RsFigurePoint point;

  if (!rs_figure_get_bar (self, index, &point))
    return NULL;

  text = rs_figure_dup_bar_label (self, index, MAX_TEXT);
  if (point.count == RS_ABSENT)
    return g_strdup_printf (_("%s: not counted"), text);

  counted = rs_wording_number (point.count);
  switch (self->measure)
    {
    case RS_MEASURE_REFERENCES:
      return g_strdup_printf (ngettext ("%s: %s reference", "%s: %s references",
                                        (gulong) point.count),
                              text, counted);

    case RS_MEASURE_PRINTED:
      return g_strdup_printf (_("%s: sys.getrefcount() prints %s"), text, counted);

    case RS_MEASURE_REFCOUNT:
    default:
      return g_strdup_printf (_("%s: refcount %s"), text, counted);
    }
}

/* What the bars show, for who cannot see it; but for the note. */
char *
rs_figure_dup_bars_summary (const RsFigure *self)
{
  const RsFigureBars *bars = self->bars;
  gboolean is_log = self->scale == RS_SCALE_LOG;
  g_autofree char *n = rs_wording_number ((gint64) bars->n);
  GString *words = g_string_new (NULL);

  if (of_letters (self))
    g_string_append_printf (words,
                            /* Translators: a number of letters. */
                            is_log ? ngettext ("Bar chart of %s letter on a log scale.",
                                               "Bar chart of %s letters on a log scale.", bars->n)
                                   : ngettext ("Bar chart of %s letter.",
                                               "Bar chart of %s letters.", bars->n),
                            n);
  else
    g_string_append_printf (words,
                            /* Translators: a number of words. */
                            is_log ? ngettext ("Bar chart of %s word on a log scale.",
                                               "Bar chart of %s words on a log scale.", bars->n)
                                   : ngettext ("Bar chart of %s word.", "Bar chart of %s words.",
                                               bars->n),
                            n);

  if (bars->highest != RS_ABSENT)
    {
      g_autofree char *text = rs_figure_dup_bar_label (self, bars->highest_at, MAX_TEXT);
      g_autofree char *count = rs_wording_number (bars->highest);

      g_string_append_c (words, ' ');
      /* Translators: a letter or word, then its count. */
      g_string_append_printf (words, _("The longest bar is that of %s, with %s."), text, count);
    }

  return g_string_free (words, FALSE);
}
