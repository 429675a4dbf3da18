/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "rs-curve.h"
#include "rs-wording-share.h"
#include "scene-fixture.h"

/* The figure of the cumulative share: 20,096 references, ten of them far behind. */

#define MATPLOTLIB "matplotlib-3.11-references.csv"
#define TOTAL 20096.0

static const RsRect box = { 20.5, 10.5, 800, 500 };

static RsFigure *
figure_new (gint64  from,
            gint64  to,
            RsScale scale)
{
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot_census (MATPLOTLIB, from, to);
  g_autoptr (RsAnnotate) annotate = rs_annotate_new (RS_ANNOTATE_AUTO);

  return rs_figure_new_share (snapshot, NULL, scale, annotate);
}

/* A census that found nothing, and a snapshot without one. */
static RsFigure *
figure_of_nothing (gboolean counted)
{
  const RsPythonFacts values = { .version = "3.13.1", .cache_min = -5, .cache_max = 256 };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  g_autoptr (RsReferences) none = rs_references_new (NULL, 0);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  g_autoptr (RsSnapshot) snapshot
    = rs_snapshot_new_ints (python, 0, 10, columns, trends, counted ? none : NULL);
  g_autoptr (RsAnnotate) annotate = rs_annotate_new (RS_ANNOTATE_AUTO);

  return rs_figure_new_share (snapshot, NULL, RS_SCALE_LOG, annotate);
}

static void
test_points (void)
{
  g_autoptr (RsFigure) figure = figure_new (0, 999, RS_SCALE_LINEAR);
  RsFigurePoint point;
  double last = 0;

  g_assert_cmpint (rs_figure_get_view (figure), ==, RS_VIEW_SHARE);
  g_assert_cmpint (rs_figure_get_measure (figure), ==, RS_MEASURE_REFERENCES);
  for (gsize i = 0; rs_figure_get_point (figure, 0, i, &point); i++)
    {
      g_assert_cmpfloat (point.y, >=, last);
      last = point.y;
    }
  g_assert_cmpfloat (last, ==, 100 * (19990 / TOTAL));
  g_assert_true (rs_figure_get_point (figure, 0, 256, &point));
  g_assert_cmpfloat (point.y, ==, 100 * (18264 / TOTAL));
  g_assert_cmpint (point.count, ==, 18264 - 17615);
  g_assert_true (rs_figure_get_point (figure, 0, 0, &point));
  g_assert_cmpfloat (point.y, ==, 100 * (4737 / TOTAL));
}

static void
test_axes (void)
{
  g_autoptr (RsFigure) figure = figure_new (-5, 999, RS_SCALE_LOG);
  g_autoptr (RsFigure) past = figure_new (300, 999, RS_SCALE_LINEAR);
  g_autoptr (RsFigure) nothing = figure_of_nothing (TRUE);
  RsAxis x = rs_figure_get_x_axis (figure);
  RsAxis y = rs_figure_get_y_axis (figure);
  RsAxis past_y = rs_figure_get_y_axis (past);
  RsAxis full = rs_axis_fit (RS_SCALE_LINEAR, 0, 100);

  g_assert_cmpint (x.scale, ==, RS_SCALE_LOG);
  g_assert_true (rs_axis_equal (&y, &full));
  /* past the cache there is little left to rise, and it is shown as large as it can be */
  g_assert_cmpfloat (past_y.min, >, 90);
  g_assert_cmpfloat (past_y.max, >, 100 * (19990 / TOTAL));
  g_assert_cmpfloat (past_y.max, <, 100);
  y = rs_figure_get_y_axis (nothing);
  g_assert_true (rs_axis_equal (&y, &full));
}

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_texts (void)
{
  g_autoptr (RsFigure) figure = figure_new (-5, 999, RS_SCALE_LINEAR);
  g_autoptr (RsFigure) log = figure_new (-5, 999, RS_SCALE_LOG);
  g_autoptr (RsFigure) past = figure_new (1000, 1100, RS_SCALE_LOG);
  g_autoptr (RsFigure) nothing = figure_of_nothing (TRUE);
  g_autoptr (RsFigure) uncounted = figure_of_nothing (FALSE);

  assert_text (rs_figure_dup_point_text (figure, 0, 261),
               "−5 … 256: 90.9 % of 20096 references");
  g_assert_null (rs_figure_dup_point_text (figure, 0, 1005));
  assert_text (rs_figure_dup_y_title (figure), "share of all references (%)");
  assert_text (rs_figure_dup_note (figure), "Integers below −5 and above 999 take 0.53 %");
  assert_text (rs_figure_dup_note (log), "−5 … 0 are counted in: 23.6 %\n"
                                         "Integers below −5 and above 999 take 0.53 %");
  assert_text (rs_figure_dup_note (past), "−5 … 999 are counted in: 99.5 %\n"
                                          "Integers below −5 and above 1100 take 0.05 %");
  assert_text (rs_figure_dup_summary (figure),
               "Curve of the share of all references to integers, linear axis from −5 to 999. "
               "−5 … 256: 90.9 % of 20096 references. "
               "−5 … 3 take 50 %, −5 … 256 take 90 %, −5 … 957 take 99 %. "
               "There are 25 outliers. Integers below −5 and above 999 take 0.53 %.");
  assert_text (rs_figure_dup_note (nothing), "No integer is referenced");
  g_assert_null (rs_figure_dup_point_text (nothing, 0, 3));
  assert_text (rs_figure_dup_note (uncounted), "The references were not counted");
}

static void
test_percent (void)
{
  assert_text (rs_wording_percent (0), "0 %");
  assert_text (rs_wording_percent (1e-9), "0.01 %");
  assert_text (rs_wording_percent (0.005), "0.50 %");
  assert_text (rs_wording_percent (0.9621), "96.2 %");
  assert_text (rs_wording_percent (0.99999), "99.9 %");
  assert_text (rs_wording_percent (1), "100 %");
}

static void
test_keys (void)
{
  g_autoptr (RsFigure) log = figure_new (-5, 999, RS_SCALE_LOG);
  g_autoptr (RsFigure) linear = figure_new (-5, 999, RS_SCALE_LINEAR);
  g_autoptr (RsFigure) nothing = figure_of_nothing (TRUE);
  gsize index;

  /* 1 is the first on a log axis, whichever way one comes */
  g_assert_true (rs_figure_next_shown (log, 0, -1, 1, FALSE, &index));
  g_assert_cmpuint (index, ==, 6);
  g_assert_false (rs_figure_next_shown (log, 0, 6, -1, FALSE, &index));
  g_assert_true (rs_figure_next_shown (linear, 0, -1, 1, FALSE, &index));
  g_assert_cmpuint (index, ==, 0);
  g_assert_true (rs_figure_next_shown (linear, 0, G_MAXSSIZE, -1, FALSE, &index));
  g_assert_cmpuint (index, ==, 1004);
  g_assert_false (rs_figure_next_shown (linear, 0, 1004, 1, FALSE, &index));
  g_assert_false (rs_figure_next_shown (nothing, 0, -1, 1, FALSE, &index));
}

/* The corners of a curve only go to the right and upwards, inside of the box. */
static void
assert_steps (const RsCurve *curve)
{
  for (gsize i = 0; i < curve->n; i++)
    {
      g_assert_cmpfloat (curve->x[i], >=, box.x);
      g_assert_cmpfloat (curve->x[i], <=, box.x + box.width);
      g_assert_cmpfloat (curve->y[i], >=, box.y);
      g_assert_cmpfloat (curve->y[i], <=, box.y + box.height);
      if (i == 0)
        continue;
      g_assert_cmpfloat (curve->x[i], >=, curve->x[i - 1]);
      g_assert_cmpfloat (curve->y[i], <=, curve->y[i - 1]);
      g_assert_true (curve->x[i] == curve->x[i - 1] || curve->y[i] == curve->y[i - 1]);
    }
}

static double
place_y (const RsAxis *axis,
         double        sum)
{
  return box.y + (1 - rs_axis_to_unit (axis, 100 * (sum / TOTAL))) * box.height;
}

static void
test_curve (void)
{
  g_autoptr (RsFigure) figure = figure_new (-5, 999, RS_SCALE_LINEAR);
  RsAxis x = rs_figure_get_x_axis (figure);
  RsAxis y = rs_figure_get_y_axis (figure);
  RsAxis four = { RS_SCALE_LINEAR, -0.5, 3.5 };
  g_autoptr (RsCurve) all = rs_curve_new (figure, 0, &x, &y, &box, 0.5);
  g_autoptr (RsCurve) zoomed = rs_curve_new (figure, 0, &four, &y, &box, 0.5);

  assert_steps (all);
  g_assert_cmpfloat_with_epsilon (all->y[0], place_y (&y, 0), 1e-6);
  g_assert_cmpfloat_with_epsilon (all->y[all->n - 1], place_y (&y, 19990), 1e-6);
  g_assert_cmpfloat_with_epsilon (all->x[all->n - 1],
                                  box.x + rs_axis_to_unit (&x, 999) * box.width, 1e-6);

  /* from -0.5 to 3.5 there are the steps at 0, 1, 2 and 3, each of two corners */
  assert_steps (zoomed);
  g_assert_cmpuint (zoomed->n, ==, 10);
  g_assert_cmpfloat (zoomed->x[0], ==, box.x);
  g_assert_cmpfloat_with_epsilon (zoomed->y[0], place_y (&y, 894), 1e-6);
  g_assert_cmpfloat_with_epsilon (zoomed->x[1], box.x + 100, 1e-6);
  g_assert_cmpfloat_with_epsilon (zoomed->y[2], place_y (&y, 4737), 1e-6);
  g_assert_cmpfloat_with_epsilon (zoomed->x[3], box.x + 300, 1e-6);
  g_assert_cmpfloat_with_epsilon (zoomed->y[4], place_y (&y, 7578), 1e-6);
  g_assert_cmpfloat_with_epsilon (zoomed->y[6], place_y (&y, 9352), 1e-6);
  g_assert_cmpfloat_with_epsilon (zoomed->x[9], box.x + 800, 1e-6);
}

/* A curve that is cut off enters the box at the bottom and leaves it at the top. */
static void
test_cut_off (void)
{
  g_autoptr (RsFigure) figure = figure_new (-5, 999, RS_SCALE_LINEAR);
  RsAxis x = rs_figure_get_x_axis (figure);
  RsAxis middle = { RS_SCALE_LINEAR, 30, 90 };
  RsAxis within_step = { RS_SCALE_LINEAR, 10, 20 };
  RsAxis above = { RS_SCALE_LINEAR, 99.9, 100 };
  g_autoptr (RsCurve) cut = rs_curve_new (figure, 0, &x, &middle, &box, 0.5);
  g_autoptr (RsCurve) step = rs_curve_new (figure, 0, &x, &within_step, &box, 0.5);
  g_autoptr (RsCurve) none = rs_curve_new (figure, 0, &x, &above, &box, 0.5);

  assert_steps (cut);
  g_assert_cmpfloat (cut->y[0], ==, box.y + box.height);
  g_assert_cmpfloat (cut->y[cut->n - 1], ==, box.y);
  /* 23.6 % are reached at 0 in one step from 4.4 % */
  g_assert_cmpuint (step->n, ==, 2);
  g_assert_cmpfloat (step->y[0], ==, box.y + box.height);
  g_assert_cmpfloat (step->y[1], ==, box.y);
  g_assert_cmpfloat (step->x[0], ==, step->x[1]);
  g_assert_cmpuint (none->n, ==, 0);
}

/* A curve has no more corners than the page has columns, whatever the range. */
static void
test_thin (void)
{
  g_autoptr (RsFigure) figure = figure_new (-5, 100000, RS_SCALE_LINEAR);
  g_autoptr (RsFigure) nothing = figure_of_nothing (TRUE);
  RsAxis x = rs_figure_get_x_axis (figure);
  RsAxis y = rs_figure_get_y_axis (figure);
  g_autoptr (RsCurve) curve = rs_curve_new (figure, 0, &x, &y, &box, 1);
  g_autoptr (RsCurve) none = rs_curve_new (nothing, 0, &x, &y, &box, 1);
  g_autoptr (RsDots) dots = rs_curve_new_dots (curve, &box, 10);

  assert_steps (curve);
  /* the 1,030 integers of the census are in eight columns */
  g_assert_cmpuint (curve->n, >=, 2 * 8);
  g_assert_cmpuint (curve->n, <=, 2 * 12);
  g_assert_cmpuint (none->n, ==, 0);

  /* as long as it is wide and high */
  g_assert_cmpuint (dots->n, >=, (gsize) ((800 + 450) / 10 * 0.9));
  g_assert_cmpuint (dots->n, <=, (800 + 500) / 10);
}

static gint64
look_up (const RsFigure *figure,
         const RsAxis   *x,
         const RsAxis   *y,
         double          value,
         double          sum,
         double          below)
{
  RsFigurePoint point;

  if (!rs_curve_lookup (figure, x, y, &box, box.x + rs_axis_to_unit (x, value) * box.width,
                        place_y (y, sum) + below, 12, &point))
    return G_MININT64;

  return point.value;
}

static void
test_lookup (void)
{
  g_autoptr (RsFigure) figure = figure_new (-5, 999, RS_SCALE_LINEAR);
  g_autoptr (RsFigure) nothing = figure_of_nothing (TRUE);
  RsAxis x = { RS_SCALE_LINEAR, -0.5, 3.5 };
  RsAxis y = rs_figure_get_y_axis (figure);

  g_assert_cmpint (look_up (figure, &x, &y, 1, 7578, 0), ==, 1);
  g_assert_cmpint (look_up (figure, &x, &y, 1.4, 7578, 11), ==, 1);
  g_assert_cmpint (look_up (figure, &x, &y, 1.6, 7578, 0), ==, 2);
  /* on the step itself, far from its ends */
  g_assert_cmpint (look_up (figure, &x, &y, 1, 6000, 0), ==, 1);
  /* and far from the curve */
  g_assert_cmpint (look_up (figure, &x, &y, 1.2, 7578, -20), ==, G_MININT64);
  g_assert_cmpint (look_up (figure, &x, &y, 2, 4737, 20), ==, G_MININT64);
  g_assert_cmpint (look_up (nothing, &x, &y, 1, 7578, 0), ==, G_MININT64);
}

/* The scene finds outliers first, then the curve. */
static void
test_scene (void)
{
  g_autoptr (RsFigure) figure = figure_new (-5, 1024, RS_SCALE_LOG);
  g_autoptr (RsScene) scene = NULL;
  RsFigurePoint found;
  RsStyle style;
  gsize index;
  double x, y;
  gboolean cached = FALSE;

  rs_style_init (&style, 900, 600, FALSE);
  scene = rs_scene_new (figure, NULL, NULL, &style);
  for (gint64 value = 1; value <= 1024; value += 1)
    {
      RsFigurePoint point;

      g_assert_true (rs_figure_find_value (figure, 0, value, &index));
      g_assert_true (rs_figure_get_point (figure, 0, index, &point));
      g_assert_true (rs_scene_get_position (scene, 0, index, &x, &y));
      g_assert_true (rs_scene_lookup (scene, x, y, 0.5, &found));
      g_assert_true (found.outlier || !point.outlier);
    }
  g_assert_true (rs_figure_find_value (figure, 0, 2, &index));
  g_assert_true (rs_scene_get_position (scene, 0, index, &x, &y));
  g_assert_true (rs_scene_lookup (scene, x + 15, y + 2, 4, &found));
  g_assert_cmpint (found.value, ==, 2);

  for (gsize i = 0; i < rs_scene_get_n_texts (scene); i++)
    {
      RsSceneText text;

      rs_scene_get_text (scene, i, &text);
      cached = cached || g_str_equal (text.text, "cache ends at 256: 90.9 %");
      /* the range ends with 1024: there is no edge to be told of */
      g_assert_false (g_str_has_prefix (text.text, "up to 1024"));
    }
  g_assert_true (cached);
}

/* Each Python is told where its own cache ends, and where that of the others does. */
static void
test_edges (void)
{
  const RsReferenceCount counts[] = {
    { 0, 90, 0, 0, 0 },
    { 600, 7, 0, 0, 0 },
    { 5000, 3, 0, 0, 0 },
  };
  g_autoptr (RsAnnotate) annotate = rs_annotate_new (RS_ANNOTATE_AUTO);

  for (guint newer = 0; newer <= 1; newer++)
    {
      const RsPythonFacts values = { .version = newer ? "3.15.0" : "3.14.0",
                                     .cache_min = -5,
                                     .cache_max = newer ? 1024 : 256 };
      g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
      g_autoptr (RsReferences) references
        = rs_references_new (g_memdup2 (counts, sizeof counts), G_N_ELEMENTS (counts));
      RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
      gint64 *columns[RS_N_MEASURES] = { NULL };
      g_autoptr (RsSnapshot) snapshot
        = rs_snapshot_new_ints (python, 0, 2000, columns, trends, references);
      g_autoptr (RsFigure) figure
        = rs_figure_new_share (snapshot, NULL, RS_SCALE_LINEAR, annotate);
      g_autoptr (RsScene) scene = NULL;
      RsStyle style;

      rs_style_init (&style, 900, 600, FALSE);
      scene = rs_scene_new (figure, NULL, NULL, &style);
      g_assert_cmpuint (fixture_count_texts (scene, newer ? "cache ends at 1024: 97.0 %"
                                                          : "cache ends at 256: 90.0 %"), >, 0);
      g_assert_cmpuint (fixture_count_texts (scene, newer ? "up to 256: 90.0 %"
                                                          : "up to 1024: 97.0 %"), >, 0);
    }
}

static RsSnapshot *
new_snapshot (const char *version,
              gint64      cache_max)
{
  const RsReferenceCount counts[] = { { 0, 90, 0, 0, 0 }, { 600, 7, 0, 0, 0 }, { 5000, 3, 0, 0, 0 } };
  const RsPythonFacts values = { .version = version, .cache_min = -5, .cache_max = cache_max };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  g_autoptr (RsReferences) references
    = rs_references_new (g_memdup2 (counts, sizeof counts), G_N_ELEMENTS (counts));
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };

  columns[RS_MEASURE_REFERENCES] = g_new (gint64, 2000);
  for (gsize i = 0; i < 2000; i++)
    columns[RS_MEASURE_REFERENCES][i] = i == 0 ? 90 : i == 600 ? 7 : 0;

  return rs_snapshot_new_ints (python, 0, 2000, columns, trends, references);
}

/* Where the texts that contain something are, the first @max of them. */
static guint
find_texts (RsScene     *scene,
            const char  *part,
            RsSceneText *texts,
            guint        max)
{
  guint n = 0;

  for (gsize i = 0; i < rs_scene_get_n_texts (scene); i++)
    {
      RsSceneText text;

      rs_scene_get_text (scene, i, &text);
      if (strstr (text.text, part) != NULL && n < max)
        texts[n++] = text;
    }

  return n;
}

/* Where caches end at different places, each name says whose it is, and none is in another's way. */
static void
test_owned_edges (void)
{
  static const struct
  {
    gboolean share;
    double width;
    const char *older;
    const char *newer;
  } tests[] = {
    { FALSE, 900, "Python 3.14, 3.11: cache ends at 256", "Python 3.15: cache ends at 1024" },
    { FALSE, 420, "Python 3.14, 3.11: cache ends at 256", "3.15: cache ends at 1024" },
    { TRUE, 900, "Python 3.14, 3.11: cache ends at 256: 90.0 % · 90.0 % · 90.0 % · 90.0 %",
      "Python 3.15: cache ends at 1024: 97.0 % · 97.0 % · 97.0 % · 97.0 %" },
  };
  g_autoptr (RsAnnotate) annotate = rs_annotate_new (RS_ANNOTATE_AUTO);
  g_autoptr (RsSnapshot) newer = new_snapshot ("3.15.0rc1", 1024);
  g_autoptr (RsSnapshot) older = new_snapshot ("3.14.2", 256);
  g_autoptr (RsSnapshot) classic = new_snapshot ("3.11.2", 256);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autoptr (RsFigure) alone
        = tests[i].share
            ? rs_figure_new_share (older, "a", RS_SCALE_LINEAR, annotate)
            : rs_figure_new_ints (older, "a", RS_MEASURE_REFERENCES, RS_SCALE_LINEAR, annotate);
      g_autoptr (RsFigure) alike = rs_figure_add_series (alone, classic, "b");
      g_autoptr (RsFigure) again = rs_figure_add_series (alike, older, "c");
      g_autoptr (RsFigure) different = rs_figure_add_series (again, newer, "d");
      g_autoptr (RsScene) plain = NULL;
      g_autoptr (RsScene) scene = NULL;
      RsSceneText texts[3];
      RsStyle style;

      rs_style_init (&style, tests[i].width, 600, FALSE);
      plain = rs_scene_new (again, NULL, NULL, &style);
      g_assert_cmpuint (find_texts (plain, "cache ends at", texts, 3), ==, 1);
      g_assert_true (g_str_has_prefix (texts[0].text, "cache ends at 256"));

      scene = rs_scene_new (different, NULL, NULL, &style);
      g_assert_cmpuint (find_texts (scene, "cache ends at", texts, 3), ==, 2);
      g_assert_cmpstr (texts[0].text, ==, tests[i].older);
      g_assert_cmpstr (texts[1].text, ==, tests[i].newer);
      /* one below the other, or above */
      g_assert_cmpfloat (fabs (texts[0].y - texts[1].y), >, texts[0].size);
      /* what is a cache's end is told of as that, whichever series is the first */
      g_assert_cmpuint (find_texts (scene, "up to", texts, 3), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_pin_font ();

  g_test_add_func ("/scene/share/points", test_points);
  g_test_add_func ("/scene/share/axes", test_axes);
  g_test_add_func ("/scene/share/texts", test_texts);
  g_test_add_func ("/scene/share/percent", test_percent);
  g_test_add_func ("/scene/share/keys", test_keys);
  g_test_add_func ("/scene/share/curve", test_curve);
  g_test_add_func ("/scene/share/cut-off", test_cut_off);
  g_test_add_func ("/scene/share/thin", test_thin);
  g_test_add_func ("/scene/share/lookup", test_lookup);
  g_test_add_func ("/scene/share/scene", test_scene);
  g_test_add_func ("/scene/share/edges", test_edges);
  g_test_add_func ("/scene/share/owned-edges", test_owned_edges);

  return g_test_run ();
}
