/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-axis.h"

#include <glib.h>
#include <math.h>

static const RsAxis linear = { RS_SCALE_LINEAR, -50, 150 };
static const RsAxis decades = { RS_SCALE_LOG, 1, 1000 };

static void
assert_inside (const RsAxis *axis,
               const RsAxis *full)
{
  g_assert_cmpint (axis->scale, ==, full->scale);
  g_assert_cmpfloat (axis->min, >=, full->min);
  g_assert_cmpfloat (axis->max, <=, full->max);
  g_assert_cmpfloat (axis->min, <, axis->max);
}

static void
test_can_show (void)
{
  g_assert_true (rs_axis_can_show (&linear, -1000));
  g_assert_true (rs_axis_can_show (&linear, 0));
  g_assert_false (rs_axis_can_show (&linear, NAN));
  g_assert_false (rs_axis_can_show (&linear, INFINITY));
  g_assert_true (rs_axis_can_show (&decades, 0.001));
  g_assert_false (rs_axis_can_show (&decades, 0));
  g_assert_false (rs_axis_can_show (&decades, -5));
}

static void
test_unit (void)
{
  g_assert_cmpfloat (rs_axis_to_unit (&linear, -50), ==, 0);
  g_assert_cmpfloat (rs_axis_to_unit (&linear, 0), ==, 0.25);
  g_assert_cmpfloat (rs_axis_to_unit (&linear, 150), ==, 1);
  g_assert_cmpfloat (rs_axis_to_unit (&linear, 350), ==, 2);
  g_assert_cmpfloat (rs_axis_to_unit (&decades, 1), ==, 0);
  g_assert_cmpfloat_with_epsilon (rs_axis_to_unit (&decades, 10), 1 / 3.0, 1e-15);
  g_assert_cmpfloat (rs_axis_to_unit (&decades, 1000), ==, 1);
  g_assert_cmpfloat (rs_axis_to_unit (&decades, 0.1), <, 0);
  g_assert_true (isnan (rs_axis_to_unit (&decades, 0)));
  g_assert_true (isnan (rs_axis_to_unit (&linear, NAN)));

  for (double unit = -0.5; unit <= 1.5; unit += 0.125)
    {
      double there = rs_axis_from_unit (&linear, unit);

      g_assert_cmpfloat_with_epsilon (rs_axis_to_unit (&linear, there), unit, 1e-12);
      there = rs_axis_from_unit (&decades, unit);
      g_assert_cmpfloat_with_epsilon (rs_axis_to_unit (&decades, there), unit, 1e-12);
    }
}

static void
test_fit (void)
{
  RsAxis axis;

  axis = rs_axis_fit (RS_SCALE_LINEAR, 0, 1000);
  g_assert_cmpfloat_with_epsilon (axis.min, -40, 1e-9);
  g_assert_cmpfloat_with_epsilon (axis.max, 1040, 1e-9);

  axis = rs_axis_fit (RS_SCALE_LOG, 1, 1000);
  g_assert_cmpfloat_with_epsilon (axis.min, pow (10, -0.12), 1e-9);
  g_assert_cmpfloat_with_epsilon (axis.max, pow (10, 3.12), 1e-6);

  /* What has no place on a log axis does not hide what has. */
  axis = rs_axis_fit (RS_SCALE_LOG, -5, 1000);
  g_assert_cmpfloat_with_epsilon (axis.min, pow (10, -0.12), 1e-9);
  axis = rs_axis_fit (RS_SCALE_LOG, 0, 0.5);
  g_assert_cmpfloat (axis.min, <, 0.05);
  g_assert_cmpfloat (axis.max, >, 0.5);
}

static void
test_fit_one_value (void)
{
  RsAxis axis;

  axis = rs_axis_fit (RS_SCALE_LINEAR, 0, 0);
  g_assert_cmpfloat (axis.min, ==, -1);
  g_assert_cmpfloat (axis.max, ==, 1);
  axis = rs_axis_fit (RS_SCALE_LINEAR, 256, 256);
  g_assert_cmpfloat_with_epsilon (rs_axis_to_unit (&axis, 256), 0.5, 1e-12);
  axis = rs_axis_fit (RS_SCALE_LOG, 1, 1);
  g_assert_cmpfloat_with_epsilon (axis.min, 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (axis.max, 2, 1e-12);
}

static void
test_fit_bad_input (void)
{
  static const double bad[][2] = {
    { NAN, 1 },    { 1, NAN },           { 10, 5 },
    { -7, -3 },    { INFINITY, -INFINITY }, { -INFINITY, INFINITY },
    { 0, 1e-320 }, { 1e9, 1e9 + 1e-7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      RsAxis axis = rs_axis_fit (RS_SCALE_LOG, bad[i][0], bad[i][1]);

      g_assert_cmpfloat (axis.min, >, 0);
      g_assert_cmpfloat (axis.max, >, axis.min);
      g_assert_true (isfinite (axis.max / axis.min));
      axis = rs_axis_fit (RS_SCALE_LINEAR, bad[i][0], bad[i][1]);
      g_assert_cmpfloat (axis.max, >, axis.min);
      g_assert_true (isfinite (axis.max - axis.min));
    }
}

static void
test_zoom_keeps_the_place (void)
{
  const RsAxis full[] = { { RS_SCALE_LINEAR, 0, 1000 }, { RS_SCALE_LOG, 0.8, 1200 } };

  for (gsize i = 0; i < G_N_ELEMENTS (full); i++)
    {
      RsAxis axis = full[i];
      double unit = 0.3;
      double value = rs_axis_from_unit (&axis, unit);

      for (int step = 0; step < 4; step++)
        {
          axis = rs_axis_zoom (&axis, &full[i], unit, 1.25);
          assert_inside (&axis, &full[i]);
          g_assert_cmpfloat_with_epsilon (rs_axis_to_unit (&axis, value), unit, 1e-9);
        }
      /* And back, through the same views. */
      for (int step = 0; step < 4; step++)
        axis = rs_axis_zoom (&axis, &full[i], unit, 1 / 1.25);
      g_assert_cmpfloat_with_epsilon (axis.min, full[i].min, 1e-9);
      g_assert_cmpfloat_with_epsilon (axis.max, full[i].max, 1e-9);
    }
}

static void
test_zoom_limits (void)
{
  const RsAxis full[] = {
    { RS_SCALE_LINEAR, -5, 10000000 },
    { RS_SCALE_LOG, 0.8, 12000000 },
    { RS_SCALE_LINEAR, -0.5, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (full); i++)
    for (double unit = 0; unit <= 1; unit += 0.25)
      {
        RsAxis axis = full[i];
        RsAxis deepest;

        for (int step = 0; step < 300; step++)
          axis = rs_axis_zoom (&axis, &full[i], unit, 1.5);
        assert_inside (&axis, &full[i]);
        if (full[i].max > 2)
          g_assert_cmpfloat_with_epsilon (axis.max - axis.min, 2, 1);
        else
          g_assert_true (rs_axis_equal (&axis, &full[i]));

        /* At the bottom a further step changes nothing, not even sideways. */
        deepest = rs_axis_zoom (&axis, &full[i], unit, 1.5);
        g_assert_cmpfloat_with_epsilon (deepest.min, axis.min, 1e-6);

        axis = rs_axis_zoom (&axis, &full[i], unit, 1e-9);
        g_assert_true (rs_axis_equal (&axis, &full[i]));
      }
}

static void
test_zoom_out_at_an_end (void)
{
  const RsAxis full = { RS_SCALE_LINEAR, 0, 100 };
  RsAxis axis = { RS_SCALE_LINEAR, 0, 10 };

  axis = rs_axis_zoom (&axis, &full, 1, 0.5);
  g_assert_cmpfloat (axis.min, ==, 0);
  g_assert_cmpfloat (axis.max, ==, 20);
}

static void
test_zoom_bad_input (void)
{
  static const double bad[] = { NAN, 0, -1, INFINITY };
  const RsAxis view = { RS_SCALE_LINEAR, 0, 100 };
  RsAxis axis;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      axis = rs_axis_zoom (&view, &linear, 0.5, bad[i]);
      g_assert_true (rs_axis_equal (&axis, &view));
    }
  axis = rs_axis_zoom (&view, &linear, NAN, 2);
  g_assert_cmpfloat (axis.min, ==, 25);
  axis = rs_axis_zoom (&view, &decades, 0.5, 2);
  g_assert_true (rs_axis_equal (&axis, &decades));
  axis = rs_axis_pan (&view, &decades, 0.5);
  g_assert_true (rs_axis_equal (&axis, &decades));
  axis = rs_axis_pan (&view, &linear, NAN);
  g_assert_true (rs_axis_equal (&axis, &view));
}

static void
test_pan (void)
{
  const RsAxis view = { RS_SCALE_LINEAR, 0, 100 };
  const RsAxis log_view = { RS_SCALE_LOG, 1, 10 };
  RsAxis axis;

  axis = rs_axis_pan (&view, &linear, 0.25);
  g_assert_cmpfloat (axis.min, ==, 25);
  g_assert_cmpfloat (axis.max, ==, 125);
  axis = rs_axis_pan (&view, &linear, 7);
  g_assert_cmpfloat (axis.min, ==, 50);
  g_assert_cmpfloat (axis.max, ==, 150);
  axis = rs_axis_pan (&view, &linear, -7);
  g_assert_cmpfloat (axis.min, ==, -50);
  g_assert_cmpfloat (axis.max, ==, 50);

  axis = rs_axis_pan (&log_view, &decades, 1);
  g_assert_cmpfloat_with_epsilon (axis.min, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (axis.max, 100, 1e-9);
  axis = rs_axis_pan (&log_view, &decades, 99);
  g_assert_cmpfloat_with_epsilon (axis.min, 100, 1e-9);
  g_assert_cmpfloat (axis.max, ==, 1000);
  axis = rs_axis_pan (&decades, &decades, 0.5);
  g_assert_true (rs_axis_equal (&axis, &decades));
}

static void
test_equal (void)
{
  RsAxis axis = linear;

  g_assert_true (rs_axis_equal (&axis, &linear));
  axis.scale = RS_SCALE_LOG;
  g_assert_false (rs_axis_equal (&axis, &linear));
  axis = linear;
  axis.min = -49;
  g_assert_false (rs_axis_equal (&axis, &linear));
  axis = linear;
  axis.max = 149;
  g_assert_false (rs_axis_equal (&axis, &linear));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/axis/can-show", test_can_show);
  g_test_add_func ("/axis/unit", test_unit);
  g_test_add_func ("/axis/fit", test_fit);
  g_test_add_func ("/axis/fit/one-value", test_fit_one_value);
  g_test_add_func ("/axis/fit/bad-input", test_fit_bad_input);
  g_test_add_func ("/axis/zoom/keeps-the-place", test_zoom_keeps_the_place);
  g_test_add_func ("/axis/zoom/limits", test_zoom_limits);
  g_test_add_func ("/axis/zoom/out-at-an-end", test_zoom_out_at_an_end);
  g_test_add_func ("/axis/zoom/bad-input", test_zoom_bad_input);
  g_test_add_func ("/axis/pan", test_pan);
  g_test_add_func ("/axis/equal", test_equal);

  return g_test_run ();
}
