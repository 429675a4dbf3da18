/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scene-fixture.h"

#define BARE "bare-3.11-references.csv"

static gint64
one (gint64   value,
     gpointer data)
{
  return 1;
}

/* As on Python 3.12: the cached integers are not counted, nobody has the others. */
static gint64
immortal (gint64   value,
          gpointer data)
{
  return value <= 256 ? RS_ABSENT : 0;
}

static RsFigure *
figure_of (gint64       from,
           gsize        n,
           FixtureCount count,
           RsScale      scale)
{
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot (from, n, count, NULL);

  return fixture_figure (snapshot, NULL, scale, RS_ANNOTATE_AUTO);
}

static void
assert_note (RsFigure   *figure,
             const char *expected)
{
  g_autofree char *note = rs_figure_dup_note (figure);

  g_assert_cmpstr (note, ==, expected);
  rs_figure_unref (figure);
}

static void
test_note (void)
{
  g_autoptr (RsSnapshot) bare = fixture_snapshot_csv (BARE, -5, 999);

  assert_note (figure_of (-5, 20, one, RS_SCALE_LOG),
               "Zero and 5 negative integers are not on a log scale");
  assert_note (figure_of (0, 20, one, RS_SCALE_LOG), "Zero is not on a log scale");
  assert_note (figure_of (-1, 1, one, RS_SCALE_LOG), "1 negative integer is not on a log scale");
  assert_note (figure_of (1, 20, one, RS_SCALE_LOG), NULL);
  assert_note (figure_of (-5, 20, one, RS_SCALE_LINEAR), NULL);
  assert_note (figure_of (257, 1, immortal, RS_SCALE_LOG),
               "1 integer with no references is not on a log scale");
  assert_note (fixture_figure (bare, NULL, RS_SCALE_LOG, RS_ANNOTATE_AUTO),
               "Zero, 5 negative integers and 859 integers with no references are not on a log scale");
}

static void
test_note_absent (void)
{
  assert_note (figure_of (1, 20, immortal, RS_SCALE_LINEAR),
               "Python 3.11.2 does not count the references to these integers");
  assert_note (figure_of (256, 20, immortal, RS_SCALE_LINEAR),
               "Python 3.11.2 does not count the references to 1 integer");
  assert_note (figure_of (1, 1000, immortal, RS_SCALE_LOG),
               "744 integers with no references are not on a log scale\n"
               "Python 3.11.2 does not count the references to 256 integers");
}

static void
test_note_series (void)
{
  g_autoptr (RsSnapshot) first = fixture_snapshot (0, 10, one, NULL);
  g_autoptr (RsSnapshot) second = fixture_snapshot (-2, 300, immortal, NULL);
  g_autoptr (RsFigure) figure = fixture_figure (first, "A", RS_SCALE_LOG, RS_ANNOTATE_AUTO);

  g_assert_cmpuint (rs_figure_get_n_series (figure), ==, 1);
  assert_note (rs_figure_add_series (figure, second, "B"),
               "Zero, 2 negative integers and 41 integers with no references (B) are not on a log "
               "scale\nPython 3.11.2 does not count the references to 259 integers");
  /* the figure itself is as it was */
  g_assert_cmpuint (rs_figure_get_n_series (figure), ==, 1);
  g_assert_cmpstr (rs_figure_get_series_name (figure, 0), ==, "A");
}

/* Series have the colours of their order, or those that they are given. */
static void
test_colors (void)
{
  const guint colors[] = { 3, 1 + RS_STYLE_MAX_SERIES };
  g_autoptr (RsSnapshot) first = fixture_snapshot (0, 10, one, NULL);
  g_autoptr (RsSnapshot) second = fixture_snapshot (-2, 300, one, NULL);
  g_autoptr (RsFigure) figure = fixture_figure (first, "A", RS_SCALE_LOG, RS_ANNOTATE_AUTO);
  g_autoptr (RsFigure) both = rs_figure_add_series (figure, second, "B");
  g_autoptr (RsFigure) recolored = rs_figure_recolor (both, colors);
  g_autoptr (RsFigure) third = rs_figure_add_series (recolored, first, "C");
  RsAxis before = rs_figure_get_x_axis (both);
  RsAxis after = rs_figure_get_x_axis (recolored);

  g_assert_cmpuint (rs_figure_get_color (both, 0), ==, 0);
  g_assert_cmpuint (rs_figure_get_color (both, 1), ==, 1);
  g_assert_cmpuint (rs_figure_get_color (recolored, 0), ==, 3);
  g_assert_cmpuint (rs_figure_get_color (recolored, 1), ==, 1);
  g_assert_cmpuint (rs_figure_get_color (third, 0), ==, 3);
  g_assert_cmpuint (rs_figure_get_color (third, 2), ==, 2);
  g_assert_cmpstr (rs_figure_get_series_name (recolored, 1), ==, "B");
  g_assert_true (rs_axis_equal (&before, &after));
}

static void
assert_shows (const RsAxis *axis,
              double        value)
{
  g_assert_cmpfloat (rs_axis_to_unit (axis, value), >, 0);
  g_assert_cmpfloat (rs_axis_to_unit (axis, value), <, 1);
}

static void
test_axes (void)
{
  g_autoptr (RsSnapshot) bare = fixture_snapshot_csv (BARE, -5, 999);
  g_autoptr (RsFigure) log = fixture_figure (bare, NULL, RS_SCALE_LOG, RS_ANNOTATE_AUTO);
  g_autoptr (RsFigure) linear = fixture_figure (bare, NULL, RS_SCALE_LINEAR, RS_ANNOTATE_AUTO);
  RsAxis x = rs_figure_get_x_axis (log);
  RsAxis y = rs_figure_get_y_axis (log);
  gint64 highest = 0;

  for (gsize i = 0; i < 1005; i++)
    highest = MAX (highest, rs_snapshot_get_column (bare, RS_MEASURE_REFCOUNT)[i]);
  g_assert_cmpint (x.scale, ==, RS_SCALE_LOG);
  g_assert_cmpfloat (x.min, >, 0.5);
  assert_shows (&x, 1);
  assert_shows (&x, 999);
  g_assert_cmpfloat (y.min, >, 0.5);
  assert_shows (&y, 1);

  x = rs_figure_get_x_axis (linear);
  y = rs_figure_get_y_axis (linear);
  assert_shows (&x, -5);
  assert_shows (&x, 999);
  assert_shows (&y, 0);
  assert_shows (&y, (double) highest);
}

/* Nothing to show, or one point: there are axes all the same. */
static void
test_axes_empty (void)
{
  g_autoptr (RsFigure) absent = figure_of (1, 20, immortal, RS_SCALE_LINEAR);
  g_autoptr (RsFigure) negative = figure_of (-5, 3, one, RS_SCALE_LOG);
  g_autoptr (RsFigure) single = figure_of (7, 1, one, RS_SCALE_LOG);
  RsFigure *figures[] = { absent, negative, single };
  RsAxis axis;

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      axis = rs_figure_get_x_axis (figures[i]);
      g_assert_cmpfloat (axis.min, <, axis.max);
      axis = rs_figure_get_y_axis (figures[i]);
      g_assert_cmpfloat (axis.min, <, axis.max);
      if (axis.scale == RS_SCALE_LOG)
        g_assert_cmpfloat (axis.min, >, 0);
    }
}

static void
test_points (void)
{
  const gint64 listed[] = { 5, 20, 256, 5000 };
  g_autoptr (RsSnapshot) bare = fixture_snapshot_csv (BARE, -5, 999);
  g_autoptr (RsAnnotate) annotate = rs_annotate_new_list (listed, G_N_ELEMENTS (listed));
  g_autoptr (RsFigure) figure = rs_figure_new_ints (bare, NULL, RS_MEASURE_REFCOUNT, RS_SCALE_LOG,
                                                    annotate);
  const gsize *marked;
  RsFigurePoint point;
  gsize n_marked, index;
  gboolean have_20 = FALSE, have_128 = FALSE;

  g_assert_true (rs_figure_find_value (figure, 0, 256, &index));
  g_assert_cmpuint (index, ==, 261);
  g_assert_true (rs_figure_get_point (figure, 0, index, &point));
  g_assert_cmpint (point.value, ==, 256);
  g_assert_cmpint (point.count, ==, 17);
  g_assert_true (point.outlier);
  g_assert_true (point.annotated);

  g_assert_true (rs_figure_find_value (figure, 0, 128, &index));
  rs_figure_get_point (figure, 0, index, &point);
  g_assert_true (point.outlier);
  g_assert_false (point.annotated);

  g_assert_false (rs_figure_find_value (figure, 0, -6, &index));
  g_assert_false (rs_figure_find_value (figure, 0, 1000, &index));
  g_assert_false (rs_figure_find_value (figure, 0, G_MAXINT64, &index));
  g_assert_false (rs_figure_find_value (figure, 0, G_MININT64, &index));
  g_assert_false (rs_figure_get_point (figure, 0, 1005, &point));
  g_assert_false (rs_figure_get_point (figure, 1, 0, &point));

  marked = rs_figure_get_marked (figure, 0, &n_marked);
  for (gsize i = 0; i < n_marked; i++)
    {
      if (i > 0)
        g_assert_cmpuint (marked[i], >, marked[i - 1]);
      rs_figure_get_point (figure, 0, marked[i], &point);
      g_assert_true (point.outlier || point.annotated);
      have_20 = have_20 || point.value == 20;
      have_128 = have_128 || point.value == 128;
    }
  g_assert_true (have_20);
  g_assert_true (have_128);
}

static void
test_next_shown (void)
{
  g_autoptr (RsSnapshot) bare = fixture_snapshot_csv (BARE, -5, 999);
  g_autoptr (RsFigure) log = fixture_figure (bare, NULL, RS_SCALE_LOG, RS_ANNOTATE_AUTO);
  g_autoptr (RsFigure) linear = fixture_figure (bare, NULL, RS_SCALE_LINEAR, RS_ANNOTATE_AUTO);
  g_autoptr (RsFigure) none = figure_of (1, 20, immortal, RS_SCALE_LINEAR);
  gsize index, n_up = 0, n_down = 0;
  RsFigurePoint point;

  /* 1 is the first on a log scale, at 6 behind -5; all are on a linear one */
  g_assert_true (rs_figure_next_shown (log, 0, -1, 1, FALSE, &index));
  g_assert_cmpuint (index, ==, 6);
  g_assert_true (rs_figure_next_shown (linear, 0, -1, 1, FALSE, &index));
  g_assert_cmpuint (index, ==, 0);
  g_assert_true (rs_figure_next_shown (linear, 0, 1005, -1, FALSE, &index));
  g_assert_cmpuint (index, ==, 1004);
  g_assert_true (rs_figure_next_shown (linear, 0, G_MAXSSIZE, -1, FALSE, &index));
  g_assert_cmpuint (index, ==, 1004);
  g_assert_false (rs_figure_next_shown (linear, 0, 1004, 1, FALSE, &index));
  g_assert_false (rs_figure_next_shown (linear, 0, 0, -1, FALSE, &index));
  g_assert_false (rs_figure_next_shown (none, 0, -1, 1, FALSE, &index));

  /* up and down the same outliers, and each is one */
  for (gssize from = -1; rs_figure_next_shown (log, 0, from, 1, TRUE, &index); n_up++)
    {
      rs_figure_get_point (log, 0, index, &point);
      g_assert_true (point.outlier);
      from = (gssize) index;
    }
  for (gssize from = 1005; rs_figure_next_shown (log, 0, from, -1, TRUE, &index); n_down++)
    from = (gssize) index;
  g_assert_cmpuint (n_up, >=, 6);
  g_assert_cmpuint (n_up, ==, n_down);
}

static void
test_titles (void)
{
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot (0, 10, one, NULL);
  g_autoptr (RsAnnotate) annotate = rs_annotate_new (RS_ANNOTATE_NONE);
  g_autoptr (RsFigure) printed = rs_figure_new_ints (snapshot, NULL, RS_MEASURE_PRINTED,
                                                     RS_SCALE_LOG, annotate);
  g_autoptr (RsFigure) refcount = rs_figure_new_ints (snapshot, NULL, RS_MEASURE_REFCOUNT,
                                                      RS_SCALE_LOG, annotate);
  g_autofree char *x_title = rs_figure_dup_x_title (printed);
  g_autofree char *printed_title = rs_figure_dup_y_title (printed);
  g_autofree char *refcount_title = rs_figure_dup_y_title (refcount);

  g_assert_cmpstr (x_title, ==, "number");
  g_assert_cmpstr (printed_title, ==, "sys.getrefcount(number)");
  g_assert_cmpstr (refcount_title, ==, "references (refcount)");
}

static void
test_summary (void)
{
  g_autoptr (RsFigure) figure = figure_of (-5, 20, one, RS_SCALE_LOG);
  g_autofree char *summary = rs_figure_dup_summary (figure);

  g_assert_cmpstr (summary, ==,
                   "Log-log scatter plot of 20 integers from −5 to 14. There are 0 outliers. "
                   "The highest count shown is 1, of 1. "
                   "Zero and 5 negative integers are not on a log scale.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/figure/note", test_note);
  g_test_add_func ("/scene/figure/note-absent", test_note_absent);
  g_test_add_func ("/scene/figure/note-series", test_note_series);
  g_test_add_func ("/scene/figure/colors", test_colors);
  g_test_add_func ("/scene/figure/axes", test_axes);
  g_test_add_func ("/scene/figure/axes-empty", test_axes_empty);
  g_test_add_func ("/scene/figure/points", test_points);
  g_test_add_func ("/scene/figure/next-shown", test_next_shown);
  g_test_add_func ("/scene/figure/titles", test_titles);
  g_test_add_func ("/scene/figure/summary", test_summary);

  return g_test_run ();
}
