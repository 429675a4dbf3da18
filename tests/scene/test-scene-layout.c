/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-layout.h"

#include "scene-fixture.h"

#define BARE "bare-3.11-references.csv"

static const struct
{
  double width;
  double height;
} pages[] = { { 1600, 1000 }, { 800, 600 }, { 360, 300 }, { 200, 150 }, { 60, 40 } };

static RsFigure *
figure_new (RsScale scale,
            gint64  from,
            gint64  to)
{
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot_csv (BARE, from, to);

  return fixture_figure (snapshot, NULL, scale, RS_ANNOTATE_AUTO);
}

static RsLayout *
layout_new (RsFigure *figure,
            gsize     page)
{
  RsAxis x_axis = rs_figure_get_x_axis (figure);
  RsAxis y_axis = rs_figure_get_y_axis (figure);
  RsStyle style;

  rs_style_init (&style, pages[page].width, pages[page].height, FALSE);

  return rs_layout_new (figure, &x_axis, &y_axis, &style);
}

/* The box lies on the page, however small that is, and so does all that is beside it. */
static void
test_box (void)
{
  for (RsScale scale = RS_SCALE_LINEAR; scale <= RS_SCALE_LOG; scale++)
    for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
      {
        g_autoptr (RsFigure) figure = figure_new (scale, -5, 999);
        g_autoptr (RsLayout) layout = layout_new (figure, i);
        const RsRect *box = &layout->box;

        g_assert_cmpfloat (box->x, >=, 0);
        g_assert_cmpfloat (box->y, >=, 0);
        g_assert_cmpfloat (box->width, >, 0);
        g_assert_cmpfloat (box->height, >, 0);
        g_assert_cmpfloat (box->x + box->width, <=, pages[i].width);
        g_assert_cmpfloat (box->y + box->height, <=, pages[i].height);
        g_assert_cmpuint (layout->n_x_ticks, <=, RS_LAYOUT_MAX_TICKS);
        g_assert_cmpuint (layout->n_y_ticks, <=, RS_LAYOUT_MAX_TICKS);
        for (guint j = 0; j < layout->texts->len; j++)
          {
            const RsText *text = &g_array_index (layout->texts, RsText, j);

            g_assert_cmpfloat (text->x, >=, 0);
            g_assert_cmpfloat (text->x, <=, pages[i].width);
            g_assert_cmpfloat (text->y, >=, 0);
            g_assert_cmpfloat (text->y, <=, pages[i].height);
          }
      }
}

/* The ends of the axes are the edges of the box, and larger counts are higher up. */
static void
test_places (void)
{
  g_autoptr (RsFigure) figure = figure_new (RS_SCALE_LOG, -5, 999);
  g_autoptr (RsLayout) layout = layout_new (figure, 1);
  RsAxis x_axis = rs_figure_get_x_axis (figure);
  RsAxis y_axis = rs_figure_get_y_axis (figure);
  const RsRect *box = &layout->box;

  g_assert_cmpfloat_with_epsilon (rs_layout_x (layout, &x_axis, x_axis.min), box->x, 1e-6);
  g_assert_cmpfloat_with_epsilon (rs_layout_x (layout, &x_axis, x_axis.max), box->x + box->width,
                                  1e-6);
  g_assert_cmpfloat_with_epsilon (rs_layout_y (layout, &y_axis, y_axis.max), box->y, 1e-6);
  g_assert_cmpfloat_with_epsilon (rs_layout_y (layout, &y_axis, y_axis.min), box->y + box->height,
                                  1e-6);
}

/* The cache ends between 256 and 257, on a log scale where it begins nothing is to be seen. */
static void
test_edges (void)
{
  g_autoptr (RsFigure) log = figure_new (RS_SCALE_LOG, -5, 999);
  g_autoptr (RsFigure) within = figure_new (RS_SCALE_LOG, 1, 200);
  g_autoptr (RsLayout) layout = layout_new (log, 0);
  g_autoptr (RsLayout) none = layout_new (within, 0);
  RsAxis x_axis = rs_figure_get_x_axis (log);
  double edge;

  g_assert_cmpuint (layout->edges->len, ==, 1);
  edge = g_array_index (layout->edges, double, 0);
  /* on the middle of a pixel, that is up to half of one beside */
  g_assert_cmpfloat (edge, >, rs_layout_x (layout, &x_axis, 256) - 0.5);
  g_assert_cmpfloat (edge, <, rs_layout_x (layout, &x_axis, 257) + 0.5);
  for (guint i = 0; i < layout->edge_rects->len; i++)
    {
      const RsRect *rect = &g_array_index (layout->edge_rects, RsRect, i);

      g_assert_cmpfloat (rect->x, >=, layout->box.x);
      g_assert_cmpfloat (rect->x + rect->width, <=, layout->box.x + layout->box.width + 1);
    }

  g_assert_cmpuint (none->edges->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_pin_font ();
  g_test_add_func ("/scene/layout/box", test_box);
  g_test_add_func ("/scene/layout/places", test_places);
  g_test_add_func ("/scene/layout/edges", test_edges);

  return g_test_run ();
}
