/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-annotations.h"

#include <math.h>

#include "scene-fixture.h"

#define BARE "bare-3.11-references.csv"

/* As deep as rounding goes. */
#define TINY 1e-9

static gboolean
overlap (const RsRect *a,
         const RsRect *b)
{
  return a->x + TINY < b->x + b->width && b->x + TINY < a->x + a->width
         && a->y + TINY < b->y + b->height && b->y + TINY < a->y + a->height;
}

static GArray *
place (RsFigure      *figure,
       RsLayout      *layout,
       const RsStyle *style)
{
  RsAxis x_axis = rs_figure_get_x_axis (figure);
  RsAxis y_axis = rs_figure_get_y_axis (figure);
  g_autoptr (GPtrArray) plain = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_dots_free);

  g_ptr_array_add (plain, rs_dots_new_plain (figure, 0, &x_axis, &y_axis, &layout->box, 0.5));

  return rs_annotations_place (figure, layout, &x_axis, &y_axis, style, plain);
}

/* Numbers lie inside of the axes, off each other, off the cache edge and off outliers' dots. */
static void
check_page (RsFigure *figure,
            double    width,
            double    height)
{
  RsAxis x_axis = rs_figure_get_x_axis (figure);
  RsAxis y_axis = rs_figure_get_y_axis (figure);
  g_autoptr (RsLayout) layout = NULL;
  g_autoptr (GArray) annotations = NULL;
  RsStyle style;
  gsize n_marked;
  const gsize *marked = rs_figure_get_marked (figure, 0, &n_marked);

  rs_style_init (&style, width, height, FALSE);
  layout = rs_layout_new (figure, &x_axis, &y_axis, &style);
  annotations = place (figure, layout, &style);

  for (guint i = 0; i < annotations->len; i++)
    {
      const RsAnnotation *annotation = &g_array_index (annotations, RsAnnotation, i);
      const RsRect *rect = &annotation->place;
      RsFigurePoint point;

      g_assert_true (rs_figure_get_point (figure, 0, annotation->index, &point));
      g_assert_true (point.annotated);
      g_assert_cmpint (g_ascii_strtoll (annotation->text, NULL, 10), ==, point.value);

      g_assert_cmpfloat (rect->x, >=, layout->box.x - TINY);
      g_assert_cmpfloat (rect->y, >=, layout->box.y - TINY);
      g_assert_cmpfloat (rect->x + rect->width, <=, layout->box.x + layout->box.width + TINY);
      g_assert_cmpfloat (rect->y + rect->height, <=, layout->box.y + layout->box.height + TINY);

      for (guint j = 0; j < i; j++)
        g_assert_false (overlap (rect, &g_array_index (annotations, RsAnnotation, j).place));
      for (guint j = 0; j < layout->edge_rects->len; j++)
        g_assert_false (overlap (rect, &g_array_index (layout->edge_rects, RsRect, j)));
      for (gsize j = 0; j < n_marked; j++)
        {
          double radius = rs_outlier_diameter (&style) / 2;
          double x, y;

          rs_figure_get_point (figure, 0, marked[j], &point);
          if (!point.outlier)
            continue;
          x = rs_layout_x (layout, &x_axis, (double) point.value);
          y = rs_layout_y (layout, &y_axis, (double) point.count);
          /* the dot itself, not the box around it */
          x -= CLAMP (x, rect->x, rect->x + rect->width);
          y -= CLAMP (y, rect->y, rect->y + rect->height);
          g_assert_false (hypot (x, y) < radius - TINY);
        }
    }
}

static void
test_places (void)
{
  const struct { double width, height; } pages[]
      = { { 1600, 1000 }, { 800, 600 }, { 360, 300 }, { 200, 150 } };
  const RsAnnotateMode modes[] = { RS_ANNOTATE_AUTO, RS_ANNOTATE_POWERS_OF_TWO };
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot_csv (BARE, -5, 999);

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (modes); j++)
      for (RsScale scale = RS_SCALE_LINEAR; scale <= RS_SCALE_LOG; scale++)
        {
          g_autoptr (RsFigure) figure = fixture_figure (snapshot, NULL, scale, modes[j]);

          check_page (figure, pages[i].width, pages[i].height);
        }
}

/* With room enough every number has its place, and without any wanted there are none. */
static void
test_which (void)
{
  const gint64 values[] = { 20, 100, 256, 5000 };
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot_csv (BARE, -5, 999);
  g_autoptr (RsAnnotate) list = rs_annotate_new_list (values, G_N_ELEMENTS (values));
  g_autoptr (RsAnnotate) nothing = rs_annotate_new (RS_ANNOTATE_NONE);
  RsAnnotate *choices[] = { list, nothing };
  const guint expected[] = { 3, 0 };
  RsStyle style;

  rs_style_init (&style, 1600, 1000, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (RsFigure) figure = rs_figure_new_ints (snapshot, NULL, RS_MEASURE_REFCOUNT,
                                                        RS_SCALE_LOG, choices[i]);
      RsAxis x_axis = rs_figure_get_x_axis (figure);
      RsAxis y_axis = rs_figure_get_y_axis (figure);
      g_autoptr (RsLayout) layout = rs_layout_new (figure, &x_axis, &y_axis, &style);
      g_autoptr (GArray) annotations = place (figure, layout, &style);

      g_assert_cmpuint (annotations->len, ==, expected[i]);
    }
}

/* Two series with the same counts have each number once, two that differ have it twice. */
static void
test_two_series (void)
{
  const gint64 values[] = { 20, 100, 256 };
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot_csv (BARE, -5, 999);
  g_autoptr (RsSnapshot) other = fixture_snapshot_csv ("matplotlib-3.11-references.csv", -5, 999);
  g_autoptr (RsAnnotate) list = rs_annotate_new_list (values, G_N_ELEMENTS (values));
  RsSnapshot *others[] = { snapshot, other };
  const guint expected[] = { 3, 6 };
  RsStyle style;

  rs_style_init (&style, 1600, 1000, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (RsFigure) one = rs_figure_new_ints (snapshot, NULL, RS_MEASURE_REFCOUNT,
                                                     RS_SCALE_LOG, list);
      g_autoptr (RsFigure) figure = rs_figure_add_series (one, others[i], "other");
      RsAxis x_axis, y_axis;
      g_autoptr (RsLayout) layout = NULL;
      g_autoptr (GArray) annotations = NULL;

      x_axis = rs_figure_get_x_axis (figure);
      y_axis = rs_figure_get_y_axis (figure);
      layout = rs_layout_new (figure, &x_axis, &y_axis, &style);
      annotations = place (figure, layout, &style);
      g_assert_cmpuint (annotations->len, ==, expected[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_pin_font ();
  g_test_add_func ("/scene/annotations/places", test_places);
  g_test_add_func ("/scene/annotations/which", test_which);
  g_test_add_func ("/scene/annotations/two-series", test_two_series);

  return g_test_run ();
}
