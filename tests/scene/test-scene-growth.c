/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "scene-fixture.h"

/* The figure of growth: what matplotlib did to real counts, and made-up corners. */

#define BARE "bare-3.11-references.csv"
#define MATPLOTLIB "matplotlib-3.11-references.csv"

static RsFigure *
figure_new (gint64  from,
            gint64  to,
            RsScale scale)
{
  g_autoptr (RsSnapshot) before = fixture_snapshot_census (BARE, from, to);
  g_autoptr (RsSnapshot) after = fixture_snapshot_census (MATPLOTLIB, from, to);
  g_autoptr (RsAnnotate) annotate = rs_annotate_new (RS_ANNOTATE_AUTO);

  return rs_figure_new_growth (before, after, NULL, RS_MEASURE_REFERENCES, scale, annotate);
}

static const gint64 counts_before[] = { 10, 4, 0, 7, 0, 8, RS_ABSENT, 5 };
static const gint64 counts_after[] = { 10, 8, 3, 0, 0, 2, 6, 50 };

static gint64
pick (gint64   value,
      gpointer counts)
{
  return ((const gint64 *) counts)[value];
}

/* 0 and what is alike, twice as many, new, gone, nothing at all, a quarter, unknown, ten times */
static RsFigure *
figure_of_corners (RsScale scale)
{
  g_autoptr (RsSnapshot) before = fixture_snapshot (0, 8, pick, (gpointer) counts_before);
  g_autoptr (RsSnapshot) after = fixture_snapshot (0, 8, pick, (gpointer) counts_after);
  g_autoptr (RsAnnotate) annotate = rs_annotate_new (RS_ANNOTATE_NONE);

  return rs_figure_new_growth (before, after, NULL, RS_MEASURE_REFCOUNT, scale, annotate);
}

static double
get_y (RsFigure *figure,
       gsize     index)
{
  RsFigurePoint point;

  g_assert_true (rs_figure_get_point (figure, 0, index, &point));

  return point.y;
}

static void
test_points (void)
{
  g_autoptr (RsFigure) figure = figure_of_corners (RS_SCALE_LINEAR);

  g_assert_cmpint (rs_figure_get_view (figure), ==, RS_VIEW_GROWTH);
  g_assert_nonnull (rs_figure_get_before (figure));
  g_assert_cmpfloat (get_y (figure, 0), ==, 1);
  g_assert_cmpfloat (get_y (figure, 1), ==, 2);
  g_assert_true (isnan (get_y (figure, 2)));
  g_assert_true (isnan (get_y (figure, 3)));
  g_assert_true (isnan (get_y (figure, 4)));
  g_assert_cmpfloat (get_y (figure, 5), ==, 0.25);
  g_assert_true (isnan (get_y (figure, 6)));
  g_assert_cmpfloat (get_y (figure, 7), ==, 10);
}

static void
test_axes (void)
{
  g_autoptr (RsFigure) linear = figure_of_corners (RS_SCALE_LINEAR);
  g_autoptr (RsFigure) logarithmic = figure_of_corners (RS_SCALE_LOG);
  RsAxis wanted = rs_axis_fit (RS_SCALE_LOG, 0.25, 10);
  RsAxis x = rs_figure_get_x_axis (linear);
  RsAxis y = rs_figure_get_y_axis (linear);
  RsAxis log_y = rs_figure_get_y_axis (logarithmic);

  g_assert_cmpint (x.scale, ==, RS_SCALE_LINEAR);
  g_assert_true (rs_axis_equal (&y, &wanted));
  g_assert_true (rs_axis_equal (&log_y, &wanted));
}

/* What has no ratio is passed over in either direction. */
static void
test_next (void)
{
  g_autoptr (RsFigure) linear = figure_of_corners (RS_SCALE_LINEAR);
  g_autoptr (RsFigure) logarithmic = figure_of_corners (RS_SCALE_LOG);
  const gsize shown[] = { 0, 1, 5, 7 };
  gssize from = -1;
  gsize index;

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_assert_true (rs_figure_next_shown (linear, 0, from, 1, FALSE, &index));
      g_assert_cmpuint (index, ==, shown[i]);
      from = (gssize) index;
    }
  g_assert_false (rs_figure_next_shown (linear, 0, from, 1, FALSE, &index));
  g_assert_true (rs_figure_next_shown (linear, 0, 5, -1, FALSE, &index));
  g_assert_cmpuint (index, ==, 1);
  g_assert_true (rs_figure_next_shown (logarithmic, 0, -1, 1, FALSE, &index));
  g_assert_cmpuint (index, ==, 1);
}

static void
test_words (void)
{
  g_autoptr (RsFigure) figure = figure_of_corners (RS_SCALE_LINEAR);
  const char *const texts[] = {
    "0: 10, as before", "1: ×2, 8 instead of 4", "2: 3 instead of 0", "3: 0 instead of 7",
    "4: 0, as before", "5: ×0.2, 2 instead of 8", "6: not counted", "7: ×10, 50 instead of 5",
  };
  g_autofree char *summary = rs_figure_dup_summary (figure);
  g_autofree char *title = rs_figure_dup_y_title (figure);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = rs_figure_dup_point_text (figure, 0, i);

      g_assert_cmpstr (text, ==, texts[i]);
    }
  g_assert_cmpstr (summary, ==,
                   "Scatter plot of the growth of the integers from 0 to 7: how many times as "
                   "often as before each is referenced. The largest growth shown is ×10, of 7. 1 integer "
                   "that had no references before is not shown. 1 integer that has no references "
                   "any more is not shown.");
  g_assert_cmpstr (title, ==, "times as many as before");
}

/* Each dot is where its ratio is, and is found there. */
static void
test_lookup (void)
{
  g_autoptr (RsFigure) figure = figure_new (-5, 999, RS_SCALE_LOG);
  g_autoptr (RsScene) scene = NULL;
  RsFigurePoint point;
  RsFigurePoint found;
  RsStyle style;
  gsize index;
  double x, y;

  rs_style_init (&style, 900, 600, FALSE);
  scene = rs_scene_new (figure, NULL, NULL, &style);
  g_assert_true (rs_figure_find_value (figure, 0, 256, &index));
  g_assert_true (rs_figure_get_point (figure, 0, index, &point));
  g_assert_cmpint (point.count, ==, 649);
  g_assert_cmpfloat (point.y, ==, 649.0 / rs_snapshot_get_column (rs_figure_get_before (figure),
                                                                  RS_MEASURE_REFERENCES)[index]);
  g_assert_true (rs_scene_get_position (scene, 0, index, &x, &y));
  g_assert_true (rs_scene_lookup (scene, x, y, 1, &found));
  g_assert_cmpint (found.value, ==, 256);

  /* ordinary ones too */
  g_assert_true (rs_figure_next_shown (figure, 0, -1, 1, FALSE, &index));
  do
    {
      g_assert_true (rs_scene_get_position (scene, 0, index, &x, &y));
      g_assert_true (rs_scene_lookup (scene, x, y, 1, &found));
      g_assert_cmpfloat_with_epsilon (log (found.y), log (get_y (figure, index)), 0.02);
    }
  while (rs_figure_next_shown (figure, 0, (gssize) index, 1, FALSE, &index));
}

/* A second series is compared with the same as the first, and each keeps its colour. */
static void
test_series (void)
{
  g_autoptr (RsFigure) one = figure_new (0, 999, RS_SCALE_LOG);
  g_autoptr (RsSnapshot) bare = fixture_snapshot_census (BARE, 0, 999);
  g_autoptr (RsFigure) two = rs_figure_add_series (one, bare, "again");
  const guint colors[] = { 2, 1 };
  g_autoptr (RsFigure) other = rs_figure_recolor (two, colors);
  RsFigurePoint point;

  g_assert_true (rs_figure_get_before (other) == rs_figure_get_before (one));
  g_assert_true (rs_figure_get_point (other, 1, 256, &point));
  g_assert_cmpfloat (point.y, ==, 1);
  g_assert_true (rs_figure_get_point (other, 0, 256, &point));
  g_assert_cmpfloat (point.y, >, 10);
  g_assert_cmpuint (rs_figure_get_color (other, 0), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_pin_font ();

  g_test_add_func ("/scene/growth/points", test_points);
  g_test_add_func ("/scene/growth/axes", test_axes);
  g_test_add_func ("/scene/growth/next", test_next);
  g_test_add_func ("/scene/growth/words", test_words);
  g_test_add_func ("/scene/growth/lookup", test_lookup);
  g_test_add_func ("/scene/growth/series", test_series);

  return g_test_run ();
}
