/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-test-figure.h"

#include <gio/gio.h>
#include <math.h>

/* Printed counts of a version without a pad: what sys.getrefcount() adds. */
#define PRINTED_MORE 3

/* The outliers of every figure here, whatever an analysis would say. */
static gboolean
is_outlier (gint64 value)
{
  static const gint64 outliers[] = { 32, 64, 100, 128, 255, 256, 400, 512 };

  for (gsize i = 0; i < G_N_ELEMENTS (outliers); i++)
    if (outliers[i] == value)
      return TRUE;

  return FALSE;
}

static RsSnapshot *
snapshot_new (gint64  from,
              gsize   n_ints,
              gint64 *refcount)
{
  RsPythonFacts facts = {
    .version = (char *)"3.11.2",
    .version_hex = 0x030b02f0,
    .cache_min = -5,
    .cache_max = 256,
    .counted = TRUE,
    .int_floor = PRINTED_MORE,
    .string_floor = PRINTED_MORE,
    .tested = TRUE,
  };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&facts);
  gint64 *printed = g_new (gint64, n_ints);
  RsTrendColumns trends[RS_N_MEASURES];
  gint64 *columns[RS_N_MEASURES] = { NULL };

  for (guint i = 0; i < RS_N_MEASURES; i++)
    {
      trends[i].expected = g_new (float, n_ints);
      trends[i].outlier = g_new (guint8, n_ints);
      for (gsize j = 0; j < n_ints; j++)
        {
          trends[i].expected[j] = 1;
          trends[i].outlier[j] = is_outlier (from + (gint64) j);
        }
    }
  for (gsize i = 0; i < n_ints; i++)
    printed[i] = refcount[i] + PRINTED_MORE;

  columns[RS_MEASURE_REFCOUNT] = refcount;
  columns[RS_MEASURE_PRINTED] = printed;
  return rs_snapshot_new_ints (python, from, n_ints, columns, trends, NULL);
}

/* The counts of -5 to 1024 after "import matplotlib" in Python 3.11. */
RsSnapshot *
rs_test_snapshot_new_matplotlib (void)
{
  g_autofree char *path
    = g_test_build_filename (G_TEST_DIST, "data", "matplotlib-3.11-references.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  gint64 *refcount;
  gsize n_ints;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  n_ints = g_strv_length (lines) - 1;
  refcount = g_new (gint64, n_ints);
  for (gsize i = 0; i < n_ints; i++)
    refcount[i] = g_ascii_strtoll (strchr (lines[i + 1], ',') + 1, NULL, 10);

  return snapshot_new (g_ascii_strtoll (lines[1], NULL, 10), n_ints, refcount);
}

/* Any number of integers whose counts fall as 1/x with some noise, the same every time. */
RsSnapshot *
rs_test_snapshot_new_made (gint64 from,
                           gsize  n_ints)
{
  gint64 *refcount = g_new (gint64, n_ints);
  guint32 noise = 1;

  for (gsize i = 0; i < n_ints; i++)
    {
      gint64 value = from + (gint64) i;

      noise = noise * 1664525 + 1013904223;
      refcount[i] = 1 + 20000 / (1 + ABS (value)) + (noise >> 24) % 8;
      if (is_outlier (value))
        refcount[i] *= 40;
    }

  return snapshot_new (from, n_ints, refcount);
}

/* a, b, c … and "word 0", "word 1" … with 10 references, 20, 30 … */
RsStringSnapshot *
rs_test_strings_new (RsStringsKind kind,
                     gsize         n)
{
  RsPythonFacts facts = { .version = (char *) "3.11.2", .counted = TRUE, .tested = TRUE };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&facts);
  RsStringRow *rows = g_new0 (RsStringRow, n);
  GString *texts = g_string_new (NULL);
  gsize at = 0;

  for (gsize i = 0; i < n; i++)
    {
      gsize before = texts->len;

      if (kind == RS_STRINGS_LETTERS)
        g_string_append_c (texts, (char) ('a' + i));
      else
        g_string_append_printf (texts, "word %" G_GSIZE_FORMAT, i);
      rows[i].length = texts->len - before;
      g_string_append_c (texts, '\0');
      rows[i].references = rows[i].heap = rows[i].refcount = 10 * ((gint64) i + 1);
      rows[i].printed = rows[i].net = RS_ABSENT;
    }
  for (gsize i = 0; i < n; i++)
    {
      rows[i].text = texts->str + at;
      at += rows[i].length + 1;
    }

  return rs_string_snapshot_new (kind, python, rows, n, g_string_free (texts, FALSE), 0, n);
}

RsFigure *
rs_test_figure_new (RsSnapshot     *snapshot,
                    RsScale         scale,
                    RsAnnotateMode  mode)
{
  g_autoptr (RsAnnotate) annotate = rs_annotate_new (mode);

  return rs_figure_new_ints (snapshot, "Python", RS_MEASURE_REFCOUNT, scale, annotate);
}
