/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rs-text-size.h"
#include "scene-fixture.h"

#define BARE "bare-3.11-references.csv"
#define MATPLOTLIB "matplotlib-3.11-references.csv"

/* Of capitals, in font sizes. */
#define CAPITAL 0.73

static RsScene *
scene_of (const char *data,
          RsScale     scale,
          double      width,
          double      height)
{
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot_csv (data, -5, 999);
  g_autoptr (RsFigure) figure = fixture_figure (snapshot, NULL, scale, RS_ANNOTATE_AUTO);
  RsStyle style;

  rs_style_init (&style, width, height, FALSE);

  return rs_scene_new (figure, NULL, NULL, &style);
}

static RsRect
text_rect (const RsSceneText *text)
{
  double width = rs_text_size_width (text->text, text->size);
  double height = text->size * CAPITAL;

  if (text->upwards)
    return (RsRect) { text->x - height / 2, text->y - width * (1 - text->align), height, width };

  return (RsRect) { text->x - width * text->align, text->y - height / 2, width, height };
}

static gboolean
overlap (const RsRect *a,
         const RsRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static gboolean
is_within (const RsRect *outer,
           const RsRect *inner)
{
  return inner->x >= outer->x && inner->y >= outer->y
         && inner->x + inner->width <= outer->x + outer->width
         && inner->y + inner->height <= outer->y + outer->height;
}

/* On every page all texts are on it, and none is over another. */
static void
test_texts (void)
{
  static const double sizes[][2] = { { 150, 120 }, { 200, 150 },   { 260, 200 },    { 320, 240 },
                                     { 640, 480 }, { 900, 600 },   { 1920, 1080 },  { 300, 900 },
                                     { 900, 150 }, { 4000, 3000 }, { 20000, 20000 } };
  const char *data[] = { BARE, MATPLOTLIB };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (data); j++)
      for (int scale = RS_SCALE_LINEAR; scale <= RS_SCALE_LOG; scale++)
        {
          g_autoptr (RsScene) scene = scene_of (data[j], (RsScale) scale, sizes[i][0],
                                                sizes[i][1]);
          RsRect page = { 0, 0, sizes[i][0], sizes[i][1] };
          RsRect box = rs_scene_get_plot_box (scene);
          gsize n = rs_scene_get_n_texts (scene);
          g_autofree RsRect *rects = g_new (RsRect, n);

          g_assert_true (is_within (&page, &box));
          g_assert_cmpfloat (box.width, >, sizes[i][0] * 0.4);
          g_assert_cmpfloat (box.height, >, sizes[i][1] * 0.3);
          g_assert_cmpuint (n, >, 2);
          for (gsize k = 0; k < n; k++)
            {
              RsSceneText text;

              rs_scene_get_text (scene, k, &text);
              rects[k] = text_rect (&text);
              if (!is_within (&page, &rects[k]))
                g_error ("“%s” is off the page of %g by %g", text.text, page.width, page.height);
              for (gsize l = 0; l < k; l++)
                if (overlap (&rects[k], &rects[l]))
                  g_error ("“%s” is over another text on %g by %g", text.text, page.width,
                           page.height);
            }
        }
}

static void
test_what_is_written (void)
{
  g_autoptr (RsScene) scene = scene_of (BARE, RS_SCALE_LOG, 900, 600);
  g_autoptr (RsScene) tiny = scene_of (BARE, RS_SCALE_LOG, 150, 120);
  const char *wanted[] = { "number", "references (refcount)", "1", "2", "5", "10", "20", "50",
                           "100", "200", "500", "1000", "cache ends at 256", "256", "512", "128" };

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (fixture_count_texts (scene, wanted[i]) == 0)
      g_error ("“%s” is missing", wanted[i]);
  /* too small for titles, not for numbers */
  g_assert_cmpuint (fixture_count_texts (tiny, "number"), ==, 0);
  g_assert_cmpuint (fixture_count_texts (tiny, "1"), >, 0);
}

/* Numbers of points are in the box, and a click on one is a click on its point. */
static void
test_numbers (void)
{
  const char *data[] = { BARE, MATPLOTLIB };

  for (gsize i = 0; i < G_N_ELEMENTS (data); i++)
    {
      g_autoptr (RsScene) scene = scene_of (data[i], RS_SCALE_LOG, 900, 600);
      RsRect box = rs_scene_get_plot_box (scene);
      gsize n_found = 0;

      for (gsize j = 0; j < rs_scene_get_n_texts (scene); j++)
        {
          RsSceneText text;
          RsFigurePoint point;
          RsRect rect;
          char *end;
          gint64 value;

          rs_scene_get_text (scene, j, &text);
          rect = text_rect (&text);
          value = g_ascii_strtoll (text.text, &end, 10);
          if (*end != '\0' || !is_within (&box, &rect))
            continue;
          n_found++;
          g_assert_true (rs_scene_lookup (scene, text.x, text.y, 0.1, &point));
          g_assert_cmpint (point.value, ==, value);
          g_assert_true (point.annotated);
        }
      g_assert_cmpuint (n_found, >=, 6);
    }
}

/* Each point is found where it is, or one that looks the same; outliers are always found. */
static void
test_lookup (void)
{
  const char *data[] = { BARE, MATPLOTLIB };

  for (gsize i = 0; i < G_N_ELEMENTS (data); i++)
    {
      g_autoptr (RsScene) scene = scene_of (data[i], RS_SCALE_LOG, 900, 600);
      RsFigure *figure = rs_scene_get_figure (scene);
      RsFigurePoint point, found;
      gsize n_shown = 0;
      double x, y, u, v;

      for (gsize j = 0; rs_figure_get_point (figure, 0, j, &point); j++)
        {
          if (!rs_scene_get_position (scene, 0, j, &x, &y))
            {
              g_assert_true (point.value <= 0 || point.count <= 0);
              continue;
            }
          n_shown++;
          g_assert_true (rs_scene_lookup (scene, x, y, 1, &found));
          g_assert_true (rs_scene_get_position (scene, 0, found.index, &u, &v));
          g_assert_cmpfloat (hypot (x - u, y - v), <=, 1);
          if (point.outlier)
            g_assert_cmpint (found.value, ==, point.value);
        }
      g_assert_cmpuint (n_shown, >, 100);
    }
}

static void
test_lookup_nothing (void)
{
  g_autoptr (RsScene) scene = scene_of (BARE, RS_SCALE_LOG, 900, 600);
  RsRect box = rs_scene_get_plot_box (scene);
  RsFigurePoint point;

  g_assert_false (rs_scene_lookup (scene, box.x + box.width * 0.5, box.y + 5, 8, &point));
  g_assert_false (rs_scene_lookup (scene, 1, 1, 8, &point));
  g_assert_false (rs_scene_lookup (scene, -1000, 1e9, 8, &point));
}

static gint64
equal_counts (gint64   value,
              gpointer data)
{
  return 7;
}

/* Of two series at one place the one that stands out is found. */
static void
test_lookup_outlier_first (void)
{
  g_autoptr (RsSnapshot) flat = fixture_snapshot (1, 999, equal_counts, NULL);
  g_autoptr (RsSnapshot) bare = fixture_snapshot_csv (BARE, 1, 999);
  g_autoptr (RsFigure) one = fixture_figure (flat, "A", RS_SCALE_LOG, RS_ANNOTATE_NONE);
  g_autoptr (RsFigure) both = rs_figure_add_series (one, bare, "B");
  g_autoptr (RsScene) scene = NULL;
  RsFigurePoint point, found;
  RsStyle style;
  gsize n_outliers = 0;
  double x, y;

  rs_style_init (&style, 900, 600, FALSE);
  scene = rs_scene_new (both, NULL, NULL, &style);
  for (gsize i = 0; rs_figure_get_point (both, 1, i, &point); i++)
    if (point.outlier && rs_scene_get_position (scene, 1, i, &x, &y))
      {
        n_outliers++;
        g_assert_true (rs_scene_lookup (scene, x, y, 10, &found));
        g_assert_cmpuint (found.series, ==, 1);
        g_assert_cmpint (found.value, ==, point.value);
      }
  g_assert_cmpuint (n_outliers, >=, 6);
}

static void
test_zoomed (void)
{
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot_csv (BARE, -5, 999);
  g_autoptr (RsFigure) figure = fixture_figure (snapshot, NULL, RS_SCALE_LOG, RS_ANNOTATE_AUTO);
  RsAxis x_axis = { RS_SCALE_LOG, 200, 400 };
  RsAxis y_axis = { RS_SCALE_LOG, 0.5, 100 };
  g_autoptr (RsScene) scene = NULL;
  RsRect box;
  RsStyle style;
  gsize index;
  double x, y;

  rs_style_init (&style, 900, 600, FALSE);
  scene = rs_scene_new (figure, &x_axis, &y_axis, &style);
  box = rs_scene_get_plot_box (scene);
  g_assert_true (rs_figure_find_value (figure, 0, 256, &index));
  g_assert_true (rs_scene_get_position (scene, 0, index, &x, &y));
  g_assert_cmpfloat (fabs (x - (box.x + box.width * log (256 / 200.0) / log (2))), <, 1e-6);
  g_assert_cmpfloat (fabs (y - (box.y + box.height * log (100 / 17.0) / log (200))), <, 1e-6);
  g_assert_true (rs_figure_find_value (figure, 0, 128, &index));
  g_assert_false (rs_scene_get_position (scene, 0, index, &x, &y));
  g_assert_false (rs_scene_get_position (scene, 0, 5000, &x, &y));
  g_assert_false (rs_scene_get_position (scene, 7, 0, &x, &y));
}

/* Inside of a decade, on a few integers, and on one. */
static void
test_deep_zoom (void)
{
  static const double ends[][2] = { { 20, 70 }, { 255.2, 257.9 }, { 255.99, 256.01 }, { 1, 1.5 } };
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot_csv (BARE, 0, 999);
  g_autoptr (RsFigure) figure = fixture_figure (snapshot, NULL, RS_SCALE_LOG, RS_ANNOTATE_AUTO);
  RsAxis y_axis = rs_figure_get_y_axis (figure);
  RsStyle style;

  rs_style_init (&style, 900, 600, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      RsAxis x_axis = { RS_SCALE_LOG, ends[i][0], ends[i][1] };
      g_autoptr (RsScene) scene = rs_scene_new (figure, &x_axis, &y_axis, &style);

      cairo_surface_destroy (fixture_draw (scene, 900, 600, 1));
      /* there is nothing between two integers: no label has a point */
      for (gsize j = 0; j < rs_scene_get_n_texts (scene); j++)
        {
          RsSceneText text;

          rs_scene_get_text (scene, j, &text);
          g_assert_null (strchr (text.text, '.'));
        }
    }
}

/* However small the page, drawing does no harm. */
static void
test_small_pages (void)
{
  static const double sizes[][2] = { { 1, 1 },   { 3, 200 }, { 20, 15 },    { 60, 40 },
                                     { 100, 3 }, { 90, 90 }, { 20000, 100 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (RsScene) scene = scene_of (BARE, RS_SCALE_LOG, sizes[i][0], sizes[i][1]);

      cairo_surface_destroy (fixture_draw (scene, sizes[i][0], sizes[i][1], 1));
    }
}

static void
test_background (void)
{
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot_csv (BARE, 0, 999);
  g_autoptr (RsFigure) figure = fixture_figure (snapshot, NULL, RS_SCALE_LOG, RS_ANNOTATE_AUTO);
  RsStyle style;

  for (int transparent = 0; transparent < 2; transparent++)
    {
      g_autoptr (RsScene) scene = NULL;
      cairo_surface_t *surface;
      const guint8 *first;

      rs_style_init (&style, 300, 200, TRUE);
      style.background.alpha = transparent ? 0 : 1;
      scene = rs_scene_new (figure, NULL, NULL, &style);
      surface = fixture_draw (scene, 300, 200, 1);
      first = cairo_image_surface_get_data (surface);
      g_assert_cmpint (first[3], ==, transparent ? 0 : 255);
      g_assert_cmpint (first[0], ==, transparent ? 0 : 0x20);
      cairo_surface_destroy (surface);
    }
}

/* The context is given back as it was, wherever on a page the scene stands. */
static void
test_context (void)
{
  g_autoptr (RsScene) scene = scene_of (BARE, RS_SCALE_LOG, 300, 200);
  cairo_surface_t *alone = fixture_draw (scene, 300, 200, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 300);
  cairo_t *cr = cairo_create (surface);
  cairo_matrix_t before, after;
  g_autoptr (GError) error = NULL;

  cairo_translate (cr, 60, 40);
  cairo_get_matrix (cr, &before);
  rs_scene_draw (scene, cr, &error);
  g_assert_no_error (error);
  cairo_get_matrix (cr, &after);
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  for (gsize y = 0; y < 200; y++)
    g_assert_cmpmem (cairo_image_surface_get_data (alone)
                       + y * (gsize) cairo_image_surface_get_stride (alone),
                     300 * 4,
                     cairo_image_surface_get_data (surface)
                       + (y + 40) * (gsize) cairo_image_surface_get_stride (surface) + 60 * 4,
                     300 * 4);

  cairo_surface_destroy (alone);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_pin_font ();
  g_test_add_func ("/scene/scene/texts", test_texts);
  g_test_add_func ("/scene/scene/what-is-written", test_what_is_written);
  g_test_add_func ("/scene/scene/numbers", test_numbers);
  g_test_add_func ("/scene/scene/lookup", test_lookup);
  g_test_add_func ("/scene/scene/lookup-nothing", test_lookup_nothing);
  g_test_add_func ("/scene/scene/lookup-outlier-first", test_lookup_outlier_first);
  g_test_add_func ("/scene/scene/zoomed", test_zoomed);
  g_test_add_func ("/scene/scene/deep-zoom", test_deep_zoom);
  g_test_add_func ("/scene/scene/small-pages", test_small_pages);
  g_test_add_func ("/scene/scene/background", test_background);
  g_test_add_func ("/scene/scene/context", test_context);

  return g_test_run ();
}
