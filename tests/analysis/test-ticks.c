/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-ticks.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TICKS 200
#define GAP 10

/* Seven units a character, as on the axis across; or as high as a line, as on the one up. */
static double
measure (const char *label,
         void       *data)
{
  gboolean across = data != NULL;

  g_assert_cmpstr (label, !=, "");

  return across ? 7.0 * (double) strlen (label) : 14;
}

static gsize
place (RsScale scale,
       double  min,
       double  max,
       double  length,
       RsTick  ticks[MAX_TICKS])
{
  const RsAxis axis = { scale, min, max };

  return rs_ticks_place (&axis, length, GAP, measure, (void *) "", ticks, MAX_TICKS);
}

static char *
labels_of (RsScale scale,
           double  min,
           double  max,
           double  length)
{
  RsTick ticks[MAX_TICKS];
  gsize n = place (scale, min, max, length, ticks);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    if (ticks[i].label[0] != '\0')
      {
        g_assert_true (ticks[i].major);
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", ticks[i].label);
      }

  return g_string_free (text, FALSE);
}

static gsize
count_minor (RsScale scale,
             double  min,
             double  max,
             double  length)
{
  RsTick ticks[MAX_TICKS];
  gsize n = place (scale, min, max, length, ticks);
  gsize n_minor = 0;

  for (gsize i = 0; i < n; i++)
    n_minor += !ticks[i].major;

  return n_minor;
}

#define assert_labels(scale, min, max, length, wanted) \
  G_STMT_START \
  { \
    g_autofree char *labels_ = labels_of (scale, min, max, length); \
    g_assert_cmpstr (labels_, ==, wanted); \
  } \
  G_STMT_END

static void
test_linear (void)
{
  assert_labels (RS_SCALE_LINEAR, 0, 1000, 400, "0 100 200 300 400 500 600 700 800 900 1000");
  assert_labels (RS_SCALE_LINEAR, 0, 1000, 300, "0 200 400 600 800 1000");
  assert_labels (RS_SCALE_LINEAR, -40, 1040, 300, "0 200 400 600 800 1000");
  assert_labels (RS_SCALE_LINEAR, -5, 5, 200, "−4 −2 0 2 4");
  assert_labels (RS_SCALE_LINEAR, 0, 1, 200, "0.0 0.2 0.4 0.6 0.8 1.0");
  assert_labels (RS_SCALE_LINEAR, 254.1, 257.9, 200, "255 256 257");
  assert_labels (RS_SCALE_LINEAR, 0, 10000000, 300, "0 5000000 10000000");
}

static void
test_log (void)
{
  assert_labels (RS_SCALE_LOG, 1, 1000, 600, "1 2 5 10 20 50 100 200 500 1000");
  assert_labels (RS_SCALE_LOG, 0.8, 1200, 240, "1 10 100 1000");
  assert_labels (RS_SCALE_LOG, 0.05, 20, 600, "0.05 0.1 0.2 0.5 1 2 5 10 20");
  assert_labels (RS_SCALE_LOG, 0.5, 2e10, 400, "1 1000 1000000 1000000000");
  /* Little room: the ends, and a decade between them. */
  assert_labels (RS_SCALE_LOG, 1.5, 90, 120, "2 10 50");
}

/* Where a decade is not whole, or hardly, labels are those of a linear axis. */
static void
test_log_inside_a_decade (void)
{
  assert_labels (RS_SCALE_LOG, 3, 9, 400, "3 4 5 6 7 8 9");
  assert_labels (RS_SCALE_LOG, 12, 85, 600, "20 30 40 50 60 70 80");
  assert_labels (RS_SCALE_LOG, 250, 260, 300, "250 252 254 256 258 260");
  assert_labels (RS_SCALE_LOG, 999.1, 1001.2, 300, "999.5 1000.0 1000.5 1001.0");
  assert_labels (RS_SCALE_LOG, 0.0021, 0.0049, 200, "0.003 0.004");
}

static void
test_minor (void)
{
  /* 11 labels, four ticks between two of them. */
  g_assert_cmpuint (count_minor (RS_SCALE_LINEAR, 0, 1000, 400), ==, 40);
  /* 6 labels in steps of 200: three between. */
  g_assert_cmpuint (count_minor (RS_SCALE_LINEAR, 0, 1000, 300), ==, 15);
  /* 1 2 5: 3 4 6 7 8 9 are left; 1 only: 2 to 9 are, where they have room, else 2 and 5. */
  g_assert_cmpuint (count_minor (RS_SCALE_LOG, 1, 1000, 600), ==, 18);
  g_assert_cmpuint (count_minor (RS_SCALE_LOG, 1, 1000, 210), ==, 24);
  g_assert_cmpuint (count_minor (RS_SCALE_LOG, 1, 1000, 120), ==, 6);
  /* Every second decade has a label: the others have a tick. */
  g_assert_cmpuint (count_minor (RS_SCALE_LOG, 1, 1e10, 400), ==, 5);
  /* No room for any. */
  g_assert_cmpuint (count_minor (RS_SCALE_LOG, 1e-100, 1e100, 300), ==, 0);
}

static void
test_numbers_are_plain (void)
{
  assert_labels (RS_SCALE_LOG, 9e13, 2e15, 500, "100000000000000 1000000000000000");
  assert_labels (RS_SCALE_LOG, 0.00004, 0.02, 400, "0.0001 0.001 0.01");
  assert_labels (RS_SCALE_LINEAR, -0.1, 0.1, 300, "−0.10 −0.05 0.00 0.05 0.10");
}

static double
read_label (const char *label)
{
  if (g_str_has_prefix (label, "−"))
    return -g_ascii_strtod (label + strlen ("−"), NULL);

  return g_ascii_strtod (label, NULL);
}

/* What holds for every axis, at every zoom. */
static void
assert_sane (const RsAxis *axis,
             double        length,
             gboolean      across,
             gsize         max_ticks)
{
  RsTick ticks[MAX_TICKS];
  void *data = across ? (void *) "" : NULL;
  gsize n = rs_ticks_place (axis, length, GAP, measure, data, ticks, max_ticks);
  const RsTick *last = NULL;
  gsize n_labels = 0;

  g_test_message ("%d [%.17g, %.17g] %g", axis->scale, axis->min, axis->max, length);
  g_assert_cmpuint (n, <=, max_ticks);
  for (gsize i = 0; i < n; i++)
    {
      double unit = rs_axis_to_unit (axis, ticks[i].value);

      g_assert_cmpfloat (unit, >=, -1e-8);
      g_assert_cmpfloat (unit, <=, 1 + 1e-8);
      if (i > 0)
        g_assert_cmpfloat (ticks[i].value, >, ticks[i - 1].value);
      if (ticks[i].label[0] == '\0')
        continue;

      n_labels++;
      g_assert_null (strchr (ticks[i].label, 'e'));
      g_assert_cmpfloat_with_epsilon (read_label (ticks[i].label),
                                      ticks[i].value,
                                      1e-12 * fabs (ticks[i].value) + 1e-15);
      if (last != NULL)
        {
          double between = (unit - rs_axis_to_unit (axis, last->value)) * length;
          double half = (measure (last->label, data) + measure (ticks[i].label, data)) / 2;

          g_assert_cmpstr (last->label, !=, ticks[i].label);
          g_assert_cmpfloat (between, >=, half + GAP - 1e-6);
        }
      last = &ticks[i];
    }

  g_assert_cmpuint (n_labels, >=, 1);
  /* Room for three of any of these numbers: two must be there. */
  if (length >= (across ? 3 * (12 * 7 + GAP) : 3 * (14 + GAP)))
    g_assert_cmpuint (n_labels, >=, 2);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int i = 0; i < 20000; i++)
    {
      double length = g_rand_double_range (rand, 40, 1200);
      double low = exp (g_rand_double_range (rand, log (1e-3), log (1e7)));
      /* From a millionth of the value to many decades. */
      double ratio = 1 + exp (g_rand_double_range (rand, log (1e-6), log (1e6)));
      RsAxis axis = { i % 2 == 0 ? RS_SCALE_LOG : RS_SCALE_LINEAR, low, low * ratio };

      if (axis.scale == RS_SCALE_LINEAR && i % 3 == 0)
        axis.min = -low;
      assert_sane (&axis, length, i % 4 < 2, i % 5 == 0 ? 12 : MAX_TICKS);
    }
}

/* A zoom about 256 from all of ten million to two numbers. */
static void
test_zoom (void)
{
  for (int scale = RS_SCALE_LINEAR; scale <= RS_SCALE_LOG; scale++)
    {
      const RsAxis full = rs_axis_fit (scale, 1, 1e7);
      RsAxis axis = full;

      for (int i = 0; i < 150; i++)
        {
          assert_sane (&axis, 800, TRUE, MAX_TICKS);
          assert_sane (&axis, 500, FALSE, MAX_TICKS);
          axis = rs_axis_zoom (&axis, &full, rs_axis_to_unit (&axis, 256), 1.2);
        }
    }
}

static void
test_exact_values (void)
{
  RsTick ticks[MAX_TICKS];
  gsize n = place (RS_SCALE_LINEAR, 0, 1, 600, ticks);

  /* 0.3, and not 0.30000000000000004. */
  for (gsize i = 0; i < n; i++)
    if (ticks[i].label[0] != '\0')
      g_assert_cmpfloat (ticks[i].value, ==, read_label (ticks[i].label));
}

static void
test_few_ticks (void)
{
  RsTick ticks[3];

  for (gsize max_ticks = 0; max_ticks <= 3; max_ticks++)
    for (int scale = RS_SCALE_LINEAR; scale <= RS_SCALE_LOG; scale++)
      {
        const RsAxis axis = { scale, 1, 1000 };
        gsize n = rs_ticks_place (&axis, 600, GAP, measure, NULL, ticks, max_ticks);

        g_assert_cmpuint (n, <=, max_ticks);
        g_assert_cmpuint (n, >=, MIN (max_ticks, 1));
      }
}

static void
test_bad_axis (void)
{
  static const RsAxis bad[] = {
    { RS_SCALE_LINEAR, 5, 5 },   { RS_SCALE_LINEAR, 10, 5 },       { RS_SCALE_LINEAR, NAN, 5 },
    { RS_SCALE_LOG, 0, 10 },     { RS_SCALE_LINEAR, 0, INFINITY }, { RS_SCALE_LOG, -5, 10 },
  };
  RsTick ticks[MAX_TICKS];

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (place (bad[i].scale, bad[i].min, bad[i].max, 600, ticks), ==, 0);
  g_assert_cmpuint (place (RS_SCALE_LINEAR, 0, 1, 0, ticks), ==, 0);
  g_assert_cmpuint (place (RS_SCALE_LINEAR, 0, 1, NAN, ticks), ==, 0);
}

/* Where doubles are not exact enough for steps, there is an end none the less. */
static void
test_beyond_precision (void)
{
  RsTick ticks[MAX_TICKS];

  g_assert_cmpuint (place (RS_SCALE_LINEAR, 1e17, 1e17 + 64, 600, ticks), <=, MAX_TICKS);
  g_assert_cmpuint (place (RS_SCALE_LOG, 1e17, 1e17 + 64, 600, ticks), <=, MAX_TICKS);
  g_assert_cmpuint (place (RS_SCALE_LINEAR, -1e300, 1e300, 600, ticks), >=, 2);
  g_assert_cmpuint (place (RS_SCALE_LOG, 1e-140, 1e140, 600, ticks), >=, 2);
  g_assert_cmpuint (place (RS_SCALE_LINEAR, 1e-300, 2e-300, 600, ticks), >=, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ticks/linear", test_linear);
  g_test_add_func ("/ticks/log", test_log);
  g_test_add_func ("/ticks/log/inside-a-decade", test_log_inside_a_decade);
  g_test_add_func ("/ticks/minor", test_minor);
  g_test_add_func ("/ticks/numbers-are-plain", test_numbers_are_plain);
  g_test_add_func ("/ticks/random", test_random);
  g_test_add_func ("/ticks/zoom", test_zoom);
  g_test_add_func ("/ticks/exact-values", test_exact_values);
  g_test_add_func ("/ticks/few-ticks", test_few_ticks);
  g_test_add_func ("/ticks/bad-axis", test_bad_axis);
  g_test_add_func ("/ticks/beyond-precision", test_beyond_precision);

  return g_test_run ();
}
