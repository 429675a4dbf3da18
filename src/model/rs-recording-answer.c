/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* memmem() */
#endif
#include "config.h"

#include "rs-recording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"
#include "rs-module-name.h"
#include "rs-string-decode.h"
#include "rs-string-rows.h"

/* Rows that were counted, each text once */
static void
merge (RsStringRows     *rows,
       GHashTable       *seen,
       RsStringSnapshot *snapshot,
       gsize             n,
       gboolean          letters_only)
{
  gsize n_all = snapshot != NULL ? rs_string_snapshot_get_n_rows (snapshot) : 0;

  for (gsize i = 0; i < n_all && n > 0; i++)
    {
      const RsStringRow *row = rs_string_snapshot_get_row (snapshot, i);

      if (row->references == RS_ABSENT || row->length > RS_RECORDING_MAX_TEXT
          || (letters_only && !rs_string_row_is_letter (row))
          || !g_hash_table_add (seen, (gpointer) row))
        continue;

      rs_string_rows_add (rows, row);
      n--;
    }
}

/**
 * rs_recording_merge_strings:
 * @most_used: all texts that are referred to, most references first
 * @letters: (nullable): single characters that somebody asked for
 * @words: (nullable): texts that somebody asked for
 * @n_texts: how many of @most_used to keep
 *
 * Picks what is to be recorded: the first of the most used texts, every single character that is
 * referred to, and what was asked for, each text once. What is longer than %RS_RECORDING_MAX_TEXT
 * is left out.
 *
 * Returns: (transfer full): the texts
 */
RsStringSnapshot *
rs_recording_merge_strings (RsStringSnapshot *most_used,
                            RsStringSnapshot *letters,
                            RsStringSnapshot *words,
                            gsize             n_texts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (rs_string_row_hash, rs_string_row_equal);
  g_auto (RsStringRows) rows = { NULL };
  guint64 total = 0;
  gsize n_used = 0;

  g_return_val_if_fail (most_used != NULL, NULL);

  rs_string_rows_init (&rows);
  merge (&rows, seen, most_used, n_texts, FALSE);
  merge (&rows, seen, most_used, G_MAXSIZE, TRUE);
  merge (&rows, seen, letters, G_MAXSIZE, FALSE);
  merge (&rows, seen, words, G_MAXSIZE, FALSE);

  /* what was asked for later may have become more meanwhile */
  for (guint i = 0; i < rows.rows->len; i++)
    {
      const RsStringRow *row = &g_array_index (rows.rows, RsStringRow, i);

      total += (guint64) row->references;
      n_used += row->references > 0;
    }

  return rs_string_rows_finish (&rows, RS_STRINGS_MOST_USED,
                                rs_string_snapshot_get_python (most_used),
                                MAX (total, rs_string_snapshot_get_total (most_used)),
                                MAX (n_used, rs_string_snapshot_get_n_distinct (most_used)));
}

/* Returns: (transfer full): @n_ints elements of a column, with absence where there are none */
static gint64 *
dup_slice (const gint64 *column,
           gint64        column_from,
           gsize         column_length,
           gint64        from,
           gsize         n_ints)
{
  gint64 *slice = g_new (gint64, n_ints);
  gint64 first = MAX (from, column_from);
  gint64 past = MIN (from + (gint64) n_ints, column_from + (gint64) column_length);

  for (gsize i = 0; i < n_ints; i++)
    slice[i] = RS_ABSENT;
  if (first < past)
    memcpy (slice + (first - from), column + (first - column_from),
            (gsize) (past - first) * sizeof *slice);

  return slice;
}

/**
 * rs_recording_count_ints:
 * @self: a recording
 * @from: the first integer
 * @to: the last one, not more than %RS_INT_MAX
 *
 * What the interpreter would have said of a range. References are known of every integer; refcounts
 * and what is printed only in the range that was recorded, outside of which they are absent.
 *
 * Returns: (transfer full): the counts
 */
RsIntCounts *
rs_recording_count_ints (const RsRecording *self,
                         gint64             from,
                         gint64             to)
{
  RsIntCounts *ints;
  const gint64 *cache_refcount;
  gint64 all_from;
  gsize n_all, n_ints, n_cache;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (from >= RS_INT_MIN && from <= to && to <= RS_INT_MAX, NULL);

  ints = rs_recording_get_ints (self);
  all_from = rs_int_counts_get_from (ints);
  n_all = rs_int_counts_get_n_ints (ints);
  n_ints = (gsize) (to - from) + 1;
  cache_refcount = rs_int_counts_get_cache_refcount (ints, &n_cache);

  return rs_int_counts_new (rs_recording_get_python (self), from, n_ints,
                            dup_slice (rs_int_counts_get_refcount (ints), all_from, n_all, from,
                                       n_ints),
                            dup_slice (rs_int_counts_get_printed (ints), all_from, n_all, from,
                                       n_ints),
                            g_memdup2 (cache_refcount, n_cache * sizeof *cache_refcount),
                            rs_int_counts_get_references (ints));
}

static gboolean
is_utf8 (const char *text,
         gsize       length)
{
  const char *place = text, *end = text + length;

  while (place < end)
    if (rs_string_decode (&place, end) == RS_STRING_NOT_UTF8)
      return FALSE;

  return TRUE;
}

/* What is known of a text that was not recorded */
static RsStringRow
new_unrecorded (const RsStringRow *wanted,
                gboolean           has_all)
{
  gint64 references = has_all || rs_string_row_is_letter (wanted) ? 0 : RS_ABSENT;

  return (RsStringRow) {
    .text = wanted->text,
    .length = wanted->length,
    .references = references,
    .heap = references,
    .c_variables = references,
    .compiled_in = RS_ABSENT,
    .refcount = RS_ABSENT,
    .printed = RS_ABSENT,
    .net = RS_ABSENT,
  };
}

/* (element-type RsStringRow RsStringRow): the rows of the recording, by text */
static GHashTable *
index_rows (const RsRecording *self)
{
  RsStringSnapshot *strings = rs_recording_get_strings (self);
  GHashTable *rows = g_hash_table_new (rs_string_row_hash, rs_string_row_equal);

  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (strings); i++)
    g_hash_table_add (rows, (gpointer) rs_string_snapshot_get_row (strings, i));

  return rows;
}

/**
 * rs_recording_count_strings:
 * @self: a recording
 * @kind: %RS_STRINGS_LETTERS or %RS_STRINGS_WORDS
 * @texts: (transfer none) (element-type GBytes): the texts in UTF-8, which may contain NUL
 * @error: return location for %RS_ERROR_USAGE
 *
 * What the interpreter would have said of some texts. Of one that was not recorded nothing is known
 * but that nothing refers to it if it is a character, or if all texts were recorded.
 *
 * Returns: (transfer full) (nullable): a row for each text, in their order; %NULL if one is no UTF-8
 */
RsStringSnapshot *
rs_recording_count_strings (const RsRecording  *self,
                            RsStringsKind       kind,
                            GPtrArray          *texts,
                            GError            **error)
{
  g_autoptr (GHashTable) recorded = NULL;
  g_auto (RsStringRows) rows = { NULL };
  RsStringSnapshot *strings;
  gboolean has_all;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (texts != NULL, NULL);

  has_all = rs_recording_has_all_texts (self);
  rs_string_rows_init (&rows);
  recorded = index_rows (self);
  for (guint i = 0; i < texts->len; i++)
    {
      RsStringRow wanted = { .text = "" };
      const RsStringRow *row;
      gconstpointer bytes = g_bytes_get_data (texts->pdata[i], &wanted.length);

      if (bytes != NULL)
        wanted.text = bytes;
      if (!is_utf8 (wanted.text, wanted.length))
        {
          g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                       /* Translators: %u is a position in a list, 1 for the first */
                       _("Text %u is not valid UTF-8: give it in UTF-8."), i + 1);
          return NULL;
        }

      row = g_hash_table_lookup (recorded, &wanted);
      if (row == NULL)
        {
          wanted = new_unrecorded (&wanted, has_all);
          row = &wanted;
        }
      rs_string_rows_add (&rows, row);
    }

  strings = rs_recording_get_strings (self);

  return rs_string_rows_finish (&rows, kind, rs_recording_get_python (self),
                                rs_string_snapshot_get_total (strings),
                                rs_string_snapshot_get_n_distinct (strings));
}

static gsize
count_characters (const RsStringRow *row)
{
  const char *place = row->text, *end = row->text + row->length;
  gsize n = 0;

  for (; place < end; n++)
    rs_string_decode (&place, end);

  return n;
}

static gboolean
is_identifier (const RsStringRow *row)
{
  return strlen (row->text) == row->length && strchr (row->text, '.') == NULL
         && rs_module_name_check (row->text, NULL);
}

static gboolean
is_dunder (const RsStringRow *row)
{
  return row->length > 4 && g_str_has_prefix (row->text, "__")
         && memcmp (row->text + row->length - 2, "__", 2) == 0;
}

static gboolean
passes (const RsStringFilter *filter,
        const RsStringRow    *row)
{
  gboolean containing = filter->containing == NULL || *filter->containing == '\0';

  return row->references > 0 && count_characters (row) >= filter->min_characters
         && (!filter->no_dunder || !is_dunder (row))
         && (!filter->identifiers_only || is_identifier (row))
         && (containing
             || memmem (row->text, row->length, filter->containing, strlen (filter->containing))
                  != NULL);
}

/**
 * rs_recording_find_most_used:
 * @self: a recording
 * @n: how many at most
 * @filter: which ones
 *
 * Finds the texts with the most references among those that were recorded.
 *
 * Returns: (transfer full): the texts, most references first, as many in the order of their code
 *   points
 */
RsStringSnapshot *
rs_recording_find_most_used (const RsRecording    *self,
                             gsize                 n,
                             const RsStringFilter *filter)
{
  g_autoptr (RsStringSnapshot) sorted = NULL;
  g_auto (RsStringRows) rows = { NULL };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  sorted = rs_string_snapshot_sort (rs_recording_get_strings (self), RS_STRING_ORDER_BY_COUNT,
                                    RS_MEASURE_REFERENCES);
  rs_string_rows_init (&rows);
  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (sorted) && rows.rows->len < n; i++)
    if (passes (filter, rs_string_snapshot_get_row (sorted, i)))
      rs_string_rows_add (&rows, rs_string_snapshot_get_row (sorted, i));

  return rs_string_rows_finish (&rows, RS_STRINGS_MOST_USED, rs_recording_get_python (self),
                                rs_string_snapshot_get_total (sorted),
                                rs_string_snapshot_get_n_distinct (sorted));
}
