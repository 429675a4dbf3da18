/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "rs-dots.h"
#include "scene-fixture.h"

static const RsRect box = { 20.5, 10.5, 800, 500 };

static gint64
noisy_count (gint64   value,
             gpointer data)
{
  guint32 noise = (guint32) value * 2654435761u;

  return noise % 100003;
}

static gint64
single_count (gint64   value,
              gpointer data)
{
  return value == 5 ? 50 : 0;
}

static RsFigure *
noisy_figure (gsize   n,
              RsScale scale)
{
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot_raw (-5, n, noisy_count);

  return fixture_figure (snapshot, NULL, scale, RS_ANNOTATE_NONE);
}

static int
alpha_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  return cairo_image_surface_get_data (surface)[(gsize) y
                                                  * cairo_image_surface_get_stride (surface)
                                                + 4 * (gsize) x + 3];
}

static cairo_surface_t *
draw_one (double x,
          double y,
          double scale)
{
  double xs[] = { x };
  double ys[] = { y };
  gsize index[] = { 0 };
  RsDots dots = { xs, ys, index, 1 };
  RsRect small = { 5.5, 5.5, 30, 20 };
  RsColor black = { 0, 0, 0, 1 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (40 * scale),
                                                         (int) (30 * scale));
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  rs_dots_draw (&dots, cr, &small, scale, 4, &black);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* The middle of the ink, in pixels, and how much there is. */
static double
measure (cairo_surface_t *surface,
         double          *x,
         double          *y)
{
  double sum = 0, sum_x = 0, sum_y = 0;

  for (int v = 0; v < cairo_image_surface_get_height (surface); v++)
    for (int u = 0; u < cairo_image_surface_get_width (surface); u++)
      {
        double alpha = alpha_at (surface, u, v) / 255.0;

        sum += alpha;
        sum_x += alpha * (u + 0.5);
        sum_y += alpha * (v + 0.5);
      }
  *x = sum_x / sum;
  *y = sum_y / sum;

  return sum;
}

static void
test_one_dot (void)
{
  const double scales[] = { 1, 2, 3.125 };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    for (double shift = 0; shift < 1; shift += 0.125)
      {
        double scale = scales[i];
        cairo_surface_t *surface = draw_one (10 + shift, 8 - shift, scale);
        double x, y;
        double ink = measure (surface, &x, &y);

        /* as much as a disc of 4 units, an eighth of a pixel from its place at most */
        g_assert_cmpfloat (fabs (ink / (G_PI * 4 * scale * scale) - 1), <, 0.05);
        g_assert_cmpfloat (fabs (x - (15.5 + shift) * scale), <=, 0.14);
        g_assert_cmpfloat (fabs (y - (13.5 - shift) * scale), <=, 0.14);
        cairo_surface_destroy (surface);
      }
}

static void
test_one_dot_pixels (void)
{
  /* the centre at the pixel (15, 13), in the last quarter of its phase: 7/8 */
  cairo_surface_t *surface = draw_one (10.375, 8.375, 1);

  /* full in the middle, nothing three pixels off, and the same in x and y */
  g_assert_cmpint (alpha_at (surface, 15, 13), ==, 255);
  g_assert_cmpint (alpha_at (surface, 16, 13), ==, 255);
  g_assert_cmpint (alpha_at (surface, 12, 13), ==, 0);
  g_assert_cmpint (alpha_at (surface, 19, 13), ==, 0);
  for (int y = 10; y < 20; y++)
    for (int x = 10; x < 20; x++)
      g_assert_cmpint (alpha_at (surface, x, y), ==, alpha_at (surface, y + 2, x - 2));
  cairo_surface_destroy (surface);
}

/* The box cuts dots off, and those far outside do no harm. */
static void
test_cut_off (void)
{
  const double places[][2] = { { 0, 8 }, { 30, 20 }, { -2, -2 }, { -1e6, 5 }, { 1e6, 1e6 } };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      cairo_surface_t *surface = draw_one (places[i][0], places[i][1], 1);

      for (int y = 0; y < 30; y++)
        for (int x = 0; x < 40; x++)
          if (x < 5 || x > 35 || y < 5 || y > 25)
            g_assert_cmpint (alpha_at (surface, x, y), ==, 0);
      cairo_surface_destroy (surface);
    }
}

/* Every point that can be shown has a dot within a cell of it, and every dot is one of them. */
static void
test_all_shown (gconstpointer data)
{
  RsScale scale = GPOINTER_TO_INT (data);
  g_autoptr (RsFigure) figure = noisy_figure (3000, scale);
  RsAxis x_axis = rs_figure_get_x_axis (figure);
  RsAxis y_axis = rs_figure_get_y_axis (figure);
  const double cell = 4;
  g_autoptr (RsDots) dots = rs_dots_new_plain (figure, 0, &x_axis, &y_axis, &box, cell);

  g_assert_cmpuint (dots->n, >, 100);
  for (gsize i = 0; i < 3000; i++)
    {
      RsFigurePoint point;
      double x, y;
      gboolean found = FALSE;

      rs_figure_get_point (figure, 0, i, &point);
      if (!rs_axis_can_show (&x_axis, (double) point.value)
          || !rs_axis_can_show (&y_axis, (double) point.count))
        continue;
      x = rs_axis_to_unit (&x_axis, (double) point.value) * box.width;
      y = (1 - rs_axis_to_unit (&y_axis, (double) point.count)) * box.height;
      for (gsize j = 0; j < dots->n && !found; j++)
        {
          found = fabs (dots->x[j] - x) < cell && fabs (dots->y[j] - y) < cell;
          if (dots->index[j] == i)
            {
              g_assert_cmpfloat (fabs (dots->x[j] - x), <, 1e-9);
              g_assert_cmpfloat (fabs (dots->y[j] - y), <, 1e-9);
            }
        }
      g_assert_true (found);
    }
}

/* However many points there are, there is a dot for each cell at most. */
static void
test_many (gconstpointer data)
{
  RsScale scale = GPOINTER_TO_INT (data);
  g_autoptr (RsFigure) figure = noisy_figure (300000, scale);
  RsAxis x_axis = rs_figure_get_x_axis (figure);
  RsAxis y_axis = rs_figure_get_y_axis (figure);
  g_autoptr (RsDots) dots = rs_dots_new_plain (figure, 0, &x_axis, &y_axis, &box, 4);
  g_autofree guint8 *cells = g_malloc0 (201 * 126);

  g_assert_cmpuint (dots->n, >, 5000);
  for (gsize i = 0; i < dots->n; i++)
    {
      gsize cell;

      g_assert_cmpfloat (dots->x[i], >=, 0);
      g_assert_cmpfloat (dots->x[i], <=, box.width);
      g_assert_cmpfloat (dots->y[i], >=, 0);
      g_assert_cmpfloat (dots->y[i], <=, box.height);
      cell = (gsize) (dots->y[i] / 4) * 201 + (gsize) (dots->x[i] / 4);
      g_assert_cmpint (cells[cell]++, ==, 0);
    }
}

/* A zoomed view has the points within it and no others. */
static void
test_zoomed (void)
{
  g_autoptr (RsFigure) figure = noisy_figure (3000, RS_SCALE_LOG);
  RsAxis x_axis = { RS_SCALE_LOG, 99.5, 120.5 };
  RsAxis y_axis = { RS_SCALE_LOG, 0.5, 200000 };
  g_autoptr (RsDots) dots = rs_dots_new_plain (figure, 0, &x_axis, &y_axis, &box, 0.5);
  gsize n = 0;

  for (gint64 value = 100; value <= 120; value++)
    n += noisy_count (value, NULL) > 0;
  g_assert_cmpuint (dots->n, ==, n);
  for (gsize i = 0; i < dots->n; i++)
    g_assert_cmpuint (dots->index[i], ==, 105 + i);
}

static void
test_nothing (void)
{
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot (0, 10, single_count, NULL);
  g_autoptr (RsFigure) figure = fixture_figure (snapshot, NULL, RS_SCALE_LOG, RS_ANNOTATE_NONE);
  RsAxis x_axis = { RS_SCALE_LOG, 100, 1000 };
  RsAxis y_axis = rs_figure_get_y_axis (figure);
  g_autoptr (RsDots) dots = rs_dots_new_plain (figure, 0, &x_axis, &y_axis, &box, 0.5);

  g_assert_cmpuint (dots->n, ==, 0);
}

/* Two paths, one picture: stamped on pixels, and as vectors by way of a recording. */
static void
test_two_paths (void)
{
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot_csv ("bare-3.11-references.csv", 0, 999);
  g_autoptr (RsFigure) figure = fixture_figure (snapshot, NULL, RS_SCALE_LOG, RS_ANNOTATE_AUTO);
  RsStyle style;
  g_autoptr (RsScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *stamped, *vectors, *recording;
  cairo_t *cr;
  double difference = 0;

  rs_style_init (&style, 400, 300, FALSE);
  scene = rs_scene_new (figure, NULL, NULL, &style);
  stamped = fixture_draw (scene, 400, 300, 1);

  recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cr = cairo_create (recording);
  rs_scene_draw (scene, cr, &error);
  g_assert_no_error (error);
  cairo_destroy (cr);
  vectors = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 300);
  cr = cairo_create (vectors);
  cairo_set_source_surface (cr, recording, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (vectors);

  for (gsize i = 0; i < 400 * 300 * 4; i++)
    difference += abs (cairo_image_surface_get_data (stamped)[i]
                       - cairo_image_surface_get_data (vectors)[i]);
  g_assert_cmpfloat (difference / (400 * 300 * 4), <, 0.5);

  cairo_surface_destroy (stamped);
  cairo_surface_destroy (vectors);
  cairo_surface_destroy (recording);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_pin_font ();
  g_test_add_func ("/scene/dots/one", test_one_dot);
  g_test_add_func ("/scene/dots/one-pixels", test_one_dot_pixels);
  g_test_add_func ("/scene/dots/cut-off", test_cut_off);
  g_test_add_data_func ("/scene/dots/all-shown/linear", GINT_TO_POINTER (RS_SCALE_LINEAR),
                        test_all_shown);
  g_test_add_data_func ("/scene/dots/all-shown/log", GINT_TO_POINTER (RS_SCALE_LOG),
                        test_all_shown);
  g_test_add_data_func ("/scene/dots/many/linear", GINT_TO_POINTER (RS_SCALE_LINEAR), test_many);
  g_test_add_data_func ("/scene/dots/many/log", GINT_TO_POINTER (RS_SCALE_LOG), test_many);
  g_test_add_func ("/scene/dots/zoomed", test_zoomed);
  g_test_add_func ("/scene/dots/nothing", test_nothing);
  g_test_add_func ("/scene/dots/two-paths", test_two_paths);

  return g_test_run ();
}
