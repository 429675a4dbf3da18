/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scene-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "rs-outliers.h"
#include "rs-trend.h"

/**
 * fixture_pin_font:
 *
 * Lets fontconfig see DejaVu Sans only, so that pictures are alike on every machine. To be called
 * before anything is drawn.
 */
void
fixture_pin_font (void)
{
  const char *text = "<?xml version=\"1.0\"?>\n"
                     "<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n"
                     "<fontconfig>\n"
                     "  <dir>/usr/share/fonts/truetype/dejavu</dir>\n"
                     "  <cachedir>%s</cachedir>\n"
                     "  <match target=\"font\">\n"
                     "    <edit name=\"hinting\" mode=\"assign\"><bool>false</bool></edit>\n"
                     "    <edit name=\"antialias\" mode=\"assign\"><bool>true</bool></edit>\n"
                     "    <edit name=\"rgba\" mode=\"assign\"><const>none</const></edit>\n"
                     "  </match>\n"
                     "</fontconfig>\n";
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "scene", "fonts", NULL);
  g_autofree char *path = g_build_filename (folder, "fonts.conf", NULL);
  g_autoptr (GString) conf = g_string_new (text);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_string_replace (conf, "%s", folder, 0);
  g_file_set_contents (path, conf->str, -1, &error);
  g_assert_no_error (error);
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  rs_scene_set_font_family ("DejaVu Sans");
}

/* What the worker does with counts: trend and outliers. */
static RsTrendColumns
analyse (gint64        from,
         gsize         n,
         const gint64 *counts)
{
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  g_autofree double *expected = g_new (double, n);
  g_autofree bool *outlier = g_new (bool, n);
  RsTrendColumns trend = { g_new (float, n), g_new (guint8, n) };

  for (gsize i = 0; i < n; i++)
    {
      x[i] = (double) (from + (gint64) i);
      y[i] = counts[i] == RS_ABSENT ? NAN : (double) counts[i];
    }
  rs_trend_fit (x, y, n, expected);
  rs_outliers_find (x, y, expected, n, &rs_outlier_rule_default, outlier);
  for (gsize i = 0; i < n; i++)
    {
      trend.expected[i] = (float) expected[i];
      trend.outlier[i] = outlier[i];
    }

  return trend;
}

static RsPythonFacts *
python_new (void)
{
  const RsPythonFacts values = {
    .version = (char *) "3.11.2",
    .version_hex = 0x030b02f0,
    .cache_min = -5,
    .cache_max = 256,
    .counted = TRUE,
    .pad = 999999999,
    .int_floor = 3,
    .string_floor = 4,
    .tested = TRUE,
  };

  return rs_python_facts_new (&values);
}

/* The counts are a refcount; printed is three more, the floor. */
static RsSnapshot *
snapshot_take (gint64   from,
               gsize    n,
               gint64  *counts,
               gboolean analysed)
{
  g_autoptr (RsPythonFacts) python = python_new ();
  gint64 *printed = g_new (gint64, n);
  RsTrendColumns trends[RS_N_MEASURES] = { 0 };
  gint64 *columns[RS_N_MEASURES] = { NULL };

  for (gsize i = 0; i < n; i++)
    printed[i] = counts[i] == RS_ABSENT ? 4294967295 : counts[i] + 3;
  if (analysed)
    {
      trends[RS_MEASURE_REFCOUNT] = analyse (from, n, counts);
      trends[RS_MEASURE_PRINTED] = analyse (from, n, printed);
    }

  columns[RS_MEASURE_REFCOUNT] = counts;
  columns[RS_MEASURE_PRINTED] = printed;
  return rs_snapshot_new_ints (python, from, n, columns, trends, NULL);
}

/* Real counts of the integers from @from on, as many as are asked for. */
static gint64 *
read_csv (const char *name,
          gint64      from,
          gsize       n)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 *counts = g_new (gint64, n);
  gsize n_read = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      char *end;
      gint64 value = g_ascii_strtoll (lines[i], &end, 10);

      g_assert_cmpint (*end, ==, ',');
      if (value >= from && value < from + (gint64) n)
        {
          counts[value - from] = g_ascii_strtoll (end + 1, NULL, 10);
          n_read++;
        }
    }
  g_assert_cmpuint (n_read, ==, n);

  return counts;
}

/**
 * fixture_snapshot_csv:
 * @name: a file of tests/data
 * @from: the first integer to take
 * @to: the last one
 *
 * Returns: (transfer full): real counts
 */
RsSnapshot *
fixture_snapshot_csv (const char *name,
                      gint64      from,
                      gint64      to)
{
  gsize n = (gsize) (to - from + 1);
  gint64 *counts = read_csv (name, from, n);

  return snapshot_take (from, n, counts, TRUE);
}

/**
 * fixture_snapshot_census:
 * @name: a file of tests/data
 * @from: the first integer to take, at least -5
 * @to: the last one
 *
 * Returns: (transfer full): the same counts as a census: of all integers of the file, and ten
 *   references to one far behind, but with the columns of those from @from to @to only
 */
RsSnapshot *
fixture_snapshot_census (const char *name,
                         gint64      from,
                         gint64      to)
{
  const gint64 first = -5, last = 1024;
  const gsize n_all = (gsize) (last - first + 1);
  g_autofree gint64 *all = read_csv (name, first, n_all);
  RsReferenceCount *counts = g_new0 (RsReferenceCount, n_all + 1);
  g_autoptr (RsReferences) references = NULL;
  g_autoptr (RsPythonFacts) python = python_new ();
  RsTrendColumns trends[RS_N_MEASURES] = { 0 };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  gsize n = (gsize) (to - from + 1);

  for (gsize i = 0; i < n_all; i++)
    {
      counts[i].value = first + (gint64) i;
      counts[i].heap = (guint32) all[i];
    }
  counts[n_all].value = G_MAXINT32;
  counts[n_all].c_variables = 10;
  references = rs_references_new (counts, n_all + 1);

  columns[RS_MEASURE_REFERENCES] = g_new0 (gint64, n);
  for (gsize i = 0; i < n && from + (gint64) i <= last; i++)
    columns[RS_MEASURE_REFERENCES][i] = all[from - first + (gint64) i];
  trends[RS_MEASURE_REFERENCES] = analyse (from, n, columns[RS_MEASURE_REFERENCES]);

  return rs_snapshot_new_ints (python, from, n, columns, trends, references);
}

/**
 * fixture_snapshot:
 * @from: the first integer
 * @n_ints: how many
 * @count: gives the count of each
 * @data: for @count
 *
 * Returns: (transfer full): made-up counts
 */
RsSnapshot *
fixture_snapshot (gint64       from,
                  gsize        n_ints,
                  FixtureCount count,
                  gpointer     data)
{
  gint64 *counts = g_new (gint64, n_ints);

  for (gsize i = 0; i < n_ints; i++)
    counts[i] = count (from + (gint64) i, data);

  return snapshot_take (from, n_ints, counts, TRUE);
}

/**
 * fixture_snapshot_raw:
 * @from: the first integer
 * @n_ints: how many
 * @count: gives the count of each
 *
 * Returns: (transfer full): made-up counts that no analysis has seen
 */
RsSnapshot *
fixture_snapshot_raw (gint64       from,
                      gsize        n_ints,
                      FixtureCount count)
{
  gint64 *counts = g_new (gint64, n_ints);

  for (gsize i = 0; i < n_ints; i++)
    counts[i] = count (from + (gint64) i, NULL);

  return snapshot_take (from, n_ints, counts, FALSE);
}

/**
 * fixture_strings:
 * @kind: which strings they are
 * @strings: (array length=n): texts and counts
 * @n: how many
 *
 * Returns: (transfer full): counts of strings, alike as references and as refcount; printed is four
 *   more, the floor
 */
RsStringSnapshot *
fixture_strings (RsStringsKind        kind,
                 const FixtureString *strings,
                 gsize                n)
{
  g_autoptr (RsPythonFacts) python = python_new ();
  g_autoptr (GByteArray) texts = g_byte_array_new ();
  RsStringRow *rows = g_new0 (RsStringRow, n);
  gsize at = 0;

  for (gsize i = 0; i < n; i++)
    {
      rows[i].length = strings[i].length > 0 ? strings[i].length : strlen (strings[i].text);
      g_byte_array_append (texts, (const guint8 *) strings[i].text, (guint) rows[i].length);
      g_byte_array_append (texts, (const guint8 *) "", 1);
      rows[i].references = rows[i].heap = rows[i].refcount = strings[i].count;
      rows[i].printed = strings[i].count == RS_ABSENT ? RS_ABSENT : strings[i].count + 4;
      rows[i].net = rows[i].compiled_in = RS_ABSENT;
    }
  for (gsize i = 0; i < n; i++)
    {
      rows[i].text = (const char *) texts->data + at;
      at += rows[i].length + 1;
    }

  return rs_string_snapshot_new (kind, python, rows, n,
                                 (char *) g_byte_array_free (g_steal_pointer (&texts), FALSE), 0,
                                 n);
}

/**
 * fixture_letters:
 *
 * Returns: (transfer full): a to z and their counts after "import matplotlib.pyplot" in Python 3.11
 */
RsStringSnapshot *
fixture_letters (void)
{
  const gint64 counts[] = { 614, 383, 462, 290, 296, 317, 160, 128, 372, 73, 406, 122, 325,
                            367, 113, 412, 94, 262, 483, 219, 98, 232, 108, 1204, 596, 160 };
  FixtureString strings[G_N_ELEMENTS (counts)];
  char texts[G_N_ELEMENTS (counts)][2] = { { 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      texts[i][0] = (char) ('a' + (int) i);
      strings[i] = (FixtureString) { texts[i], counts[i], 1 };
    }

  return fixture_strings (RS_STRINGS_LETTERS, strings, G_N_ELEMENTS (strings));
}

/**
 * fixture_latin:
 *
 * Returns: (transfer full): the characters of Latin-1, U+0000 with no reference, the next with one …
 */
RsStringSnapshot *
fixture_latin (void)
{
  FixtureString strings[256];
  char texts[256][3] = { { 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      gsize length = (gsize) g_unichar_to_utf8 ((gunichar) i, texts[i]);

      strings[i] = (FixtureString) { texts[i], (gint64) i, length };
    }

  return fixture_strings (RS_STRINGS_LETTERS, strings, G_N_ELEMENTS (strings));
}

/**
 * fixture_words:
 * @n: how many
 *
 * Returns: (transfer full): words, the most used first
 */
RsStringSnapshot *
fixture_words (gsize n)
{
  const char *const words[]
    = { "self", "name", "None", "__init__", "args", "kwargs", "__doc__", "value", "__qualname__",
        "matplotlib.backends.backend_agg", "path", "x" };
  g_autofree FixtureString *strings = g_new0 (FixtureString, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n; i++)
    {
      gsize word = i % G_N_ELEMENTS (words);
      gsize round = i / G_N_ELEMENTS (words);

      g_ptr_array_add (texts, round == 0 ? g_strdup (words[word])
                                         : g_strdup_printf ("%s_%" G_GSIZE_FORMAT, words[word],
                                                            round));
      strings[i].text = g_ptr_array_index (texts, i);
      strings[i].count = (gint64) (48123 / (i + 1));
    }

  return fixture_strings (RS_STRINGS_MOST_USED, strings, n);
}

/**
 * fixture_weird:
 * @kind: letters or words
 *
 * Returns: (transfer full): texts that are hard to show, counts that are not there
 */
RsStringSnapshot *
fixture_weird (RsStringsKind kind)
{
  const FixtureString letters[] = {
    { "#", 12 },          { "<", 9 },        { "&", 7 },          { "\\", 30 },   { "\"", 22 },
    { "\0", 4, 1 },       { "\n", 41 },      { " ", 37 },         { "\xc2\xa0", 1 }, { "é", 2 },
    { "e\xcc\x81", 1 },   { "ß", 0 },        { "\xd7\xa9", 5 },   { "語", 3 },     { "😀", 1 },
    { "\xed\xa0\x80", 6 }, { "\xe2\x80\xae", 8 }, { "λ", RS_ABSENT },
  };
  const FixtureString words[] = {
    { "#gl and ##", 12 },
    { "<b>&amp;</b>", 9 },
    { "", 61 },
    { "   ", 3 },
    { "C:\\new\n", 30 },
    { "a\0b", 4, 3 },
    { "tab\tand\r\nnewline", 41 },
    { "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d 123", 5 },
    { "half of \xed\xa0\x80", 6 },
    { "\xe2\x80\xaeturned\xe2\x80\xac", 8 },
    { "👩‍👩‍👧 family", 1 },
    { "Z\xcc\x80\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86", 2 },
    { "RandomJunkBlahBlah", 0 },
    { "not counted", RS_ABSENT },
    { "a sentence that is as long as a docstring is, and goes on and on without an end in sight", 17 },
    { "Pneumonoultramicroscopicsilicovolcanoconiosis", 18 },
  };

  if (kind == RS_STRINGS_LETTERS)
    return fixture_strings (kind, letters, G_N_ELEMENTS (letters));

  return fixture_strings (kind, words, G_N_ELEMENTS (words));
}

/**
 * fixture_figure:
 * @snapshot: counts
 * @name: (nullable): for the legend
 * @scale: of the axes
 * @mode: what to annotate
 *
 * Returns: (transfer full): a figure of the refcounts
 */
RsFigure *
fixture_figure (RsSnapshot    *snapshot,
                const char    *name,
                RsScale        scale,
                RsAnnotateMode mode)
{
  g_autoptr (RsAnnotate) annotate = rs_annotate_new (mode);

  return rs_figure_new_ints (snapshot, name, RS_MEASURE_REFCOUNT, scale, annotate);
}

/**
 * fixture_draw:
 * @scene: a scene
 * @width: of its page
 * @height: of its page
 * @scale: device pixels a unit
 *
 * Returns: (transfer full): the picture, in ARGB
 */
cairo_surface_t *
fixture_draw (RsScene *scene,
              double   width,
              double   height,
              double   scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                         (int) ceil (width * scale),
                                                         (int) ceil (height * scale));
  cairo_t *cr;
  g_autoptr (GError) error = NULL;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  rs_scene_draw (scene, cr, &error);
  g_assert_no_error (error);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}
