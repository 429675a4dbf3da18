/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scene-fixture.h"

#include <glib/gstdio.h>
#include <math.h>

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

/**
 * fixture_python:
 *
 * Returns: (transfer full): what is known of a Python that counts
 */
RsPythonFacts *
fixture_python (void)
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
  g_autoptr (RsPythonFacts) python = fixture_python ();
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
  g_autoptr (RsPythonFacts) python = fixture_python ();
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

static gint64 *
make_counts (gint64       from,
             gsize        n_ints,
             FixtureCount count,
             gpointer     data)
{
  gint64 *counts = g_new (gint64, n_ints);

  for (gsize i = 0; i < n_ints; i++)
    counts[i] = count (from + (gint64) i, data);

  return counts;
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
  return snapshot_take (from, n_ints, make_counts (from, n_ints, count, data), TRUE);
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
  return snapshot_take (from, n_ints, make_counts (from, n_ints, count, NULL), FALSE);
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

/**
 * fixture_count_texts:
 * @scene: a scene
 * @wanted: what is written
 *
 * Returns: how often it is written
 */
guint
fixture_count_texts (RsScene    *scene,
                     const char *wanted)
{
  guint n = 0;

  for (gsize i = 0; i < rs_scene_get_n_texts (scene); i++)
    {
      RsSceneText text;

      rs_scene_get_text (scene, i, &text);
      n += g_str_equal (text.text, wanted);
    }

  return n;
}
