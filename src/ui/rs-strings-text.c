/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-strings-text.h"

#include <glib/gi18n-lib.h>

#include "rs-status-text.h"
#include "rs-wording.h"

/**
 * rs_strings_text_busy:
 * @kind: what is counted now
 * @n: how many
 *
 * Returns: (transfer full): the same in words
 */
char *
rs_strings_text_busy (RsStringsKind kind,
                      gsize         n)
{
  g_autofree char *number = rs_wording_number ((gint64) n);

  switch (kind)
    {
    case RS_STRINGS_LETTERS:
      /* Translators: %s is a number. */
      return g_strdup_printf (ngettext ("Counting %s letter…", "Counting %s letters…", (gulong) n),
                              number);

    case RS_STRINGS_WORDS:
      /* Translators: %s is a number. */
      return g_strdup_printf (ngettext ("Counting %s word…", "Counting %s words…", (gulong) n),
                              number);

    case RS_STRINGS_MOST_USED:
    default:
      return g_strdup (_("Looking for the strings with the most references…"));
    }
}

/* How many strings there are, and of which kind. */
static char *
dup_amount (RsStringSnapshot *snapshot)
{
  gsize n = rs_string_snapshot_get_n_rows (snapshot);
  g_autofree char *number = rs_wording_number ((gint64) n);

  if (rs_string_snapshot_get_kind (snapshot) == RS_STRINGS_LETTERS)
    /* Translators: %s is a number. */
    return g_strdup_printf (ngettext ("%s letter", "%s letters", (gulong) n), number);

  /* Translators: %s is a number. */
  return g_strdup_printf (ngettext ("%s word", "%s words", (gulong) n), number);
}

/**
 * rs_strings_text_done:
 * @snapshot: what was counted
 *
 * Returns: (transfer full): the same in words: “Python 3.11.2 · 26 letters · 413 references to
 *   them, of 58,412 to all 7,731 strings”
 */
char *
rs_strings_text_done (RsStringSnapshot *snapshot)
{
  g_autofree char *python = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *sum_text = NULL;
  g_autofree char *total_text = NULL;
  g_autofree char *n_distinct_text = NULL;
  g_autofree char *references = NULL;
  gint64 sum = 0;

  g_return_val_if_fail (snapshot != NULL, NULL);

  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (snapshot); i++)
    sum += MAX (rs_string_snapshot_get_row (snapshot, i)->references, 0);

  python = rs_status_text_python (rs_string_snapshot_get_python (snapshot));
  amount = dup_amount (snapshot);
  sum_text = rs_wording_number (sum);
  total_text = rs_wording_number ((gint64) rs_string_snapshot_get_total (snapshot));
  n_distinct_text = rs_wording_number ((gint64) rs_string_snapshot_get_n_distinct (snapshot));
  /* Translators: three numbers: the references to some strings, to all strings, and how many
   * strings these are. */
  references = g_strdup_printf (ngettext ("%s reference to them, of %s to all %s strings",
                                          "%s references to them, of %s to all %s strings",
                                          (gulong) sum),
                                sum_text, total_text, n_distinct_text);

  return g_strjoin (" · ", python, amount, references, NULL);
}

/**
 * rs_strings_text_measure:
 * @snapshot: what was counted
 * @measure: what is shown of it
 *
 * Returns: (transfer full): what the measure means, in one sentence or two
 */
char *
rs_strings_text_measure (RsStringSnapshot *snapshot,
                         RsMeasure         measure)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  switch (measure)
    {
    case RS_MEASURE_REFERENCES:
      /* Translators: References is the name of the measure. */
      return g_strdup (_("References: every place in Python that refers to a string with this "
                         "text, found by looking through all objects. What you type here is not among "
                         "them."));

    case RS_MEASURE_REFCOUNT:
      /* Translators: Refcount is the name of the measure. */
      return g_strdup (_("Refcount: how many references Python itself keeps to the strings with "
                         "this text, without what counting adds."));

    case RS_MEASURE_PRINTED:
    default:
      /* Translators: Printed is the name of the measure. */
      return g_strdup (_("Printed: the number that sys.getrefcount() prints for each text of a "
                         "list in a loop. What it prints for a text that nobody uses is the floor."));
    }
}

typedef struct
{
  RsHolderKind kind;
  guint64 count;
} KindCount;

/* The most come first. */
static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  const KindCount *one = a, *other = b;

  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;

  return one->kind > other->kind ? 1 : -1;
}

/**
 * rs_strings_text_kinds:
 * @holders: who holds a text
 *
 * Returns: (transfer full): in which ways it is held, in one line: “Local Name: 64 · Dict Key: 20”,
 *   the most first; “-” if nothing holds it
 */
char *
rs_strings_text_kinds (RsHolders *holders)
{
  KindCount kinds[RS_N_HOLDER_KINDS];
  gsize n = 0;
  GString *text;

  g_return_val_if_fail (holders != NULL, NULL);

  for (RsHolderKind kind = 0; kind < RS_N_HOLDER_KINDS; kind++)
    if (rs_holders_count_kind (holders, kind) > 0)
      kinds[n++] = (KindCount) { kind, rs_holders_count_kind (holders, kind) };
  qsort (kinds, n, sizeof *kinds, compare_kinds);

  text = g_string_new (n == 0 ? "-" : NULL);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *number = rs_wording_number ((gint64) kinds[i].count);

      g_string_append_printf (text, i > 0 ? " · %s: %s" : "%s: %s",
                              rs_holder_kind_get_title (kinds[i].kind), number);
    }

  return g_string_free (text, FALSE);
}

/**
 * rs_strings_text_notice:
 * @snapshot: what was counted
 * @wanted: the measure that was asked for
 *
 * Returns: (transfer full) (nullable): what is to be known before the counts are believed, or %NULL
 *   if there is nothing
 */
char *
rs_strings_text_notice (RsStringSnapshot *snapshot,
                        RsMeasure         wanted)
{
  const RsPythonFacts *python;
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);
  char *untested;

  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (wanted < RS_N_MEASURES, NULL);

  python = rs_string_snapshot_get_python (snapshot);
  if (rs_string_snapshot_get_n_rows (snapshot) > 0)
    {
      if (!rs_string_snapshot_has_measure (snapshot, RS_MEASURE_REFCOUNT))
        g_ptr_array_add (notices,
                         /* Translators: %s is a version such as "3.13.1". */
                         g_strdup_printf (_("Python %s keeps no count for these strings; Refscope "
                                            "counts references itself."),
                                          python->version));
      if (!rs_string_snapshot_has_measure (snapshot, wanted))
        g_ptr_array_add (notices,
                         /* Translators: %s is a measure: "Refcount" or "Printed". */
                         g_strdup_printf (_("%s: there is no such number of any of them, so their "
                                            "references are shown."),
                                          rs_measure_get_title (wanted)));
    }
  untested = rs_wording_untested (python);
  if (untested != NULL)
    g_ptr_array_add (notices, untested);
  if (notices->len == 0)
    return NULL;

  g_ptr_array_add (notices, NULL);

  return g_strjoinv (" ", (char **) notices->pdata);
}
