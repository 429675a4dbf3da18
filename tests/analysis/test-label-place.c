/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-label-place.h"

#include <glib.h>
#include <math.h>

static const RsRect page = { 0, 0, 900, 600 };

static RsLabel
label_at (double x,
          double y)
{
  return (RsLabel) { .x = x, .y = y, .radius = 3, .width = 24, .height = 12, .weight = 1 };
}

static void
assert_place (const RsLabel *label,
              double         x,
              double         y)
{
  g_assert_true (label->placed);
  g_assert_cmpfloat (label->place.x, ==, x);
  g_assert_cmpfloat (label->place.y, ==, y);
  g_assert_cmpfloat (label->place.width, ==, label->width);
  g_assert_cmpfloat (label->place.height, ==, label->height);
}

/* Above the dot, and beginning just right of its centre. */
static void
test_alone (void)
{
  RsLabel label = label_at (100, 100);

  g_assert_cmpuint (rs_label_place (&label, 1, &page, NULL, 0), ==, 1);
  assert_place (&label, 101, 83);
}

static void
test_at_the_edges (void)
{
  RsLabel labels[] = { label_at (895, 300), label_at (450, 5), label_at (5, 595) };

  g_assert_cmpuint (rs_label_place (labels, 3, &page, NULL, 0), ==, 3);
  /* Right edge: to the left above. Top: to the right. Left bottom: as ever. */
  assert_place (&labels[0], 870, 283);
  assert_place (&labels[1], 451, 10);
  assert_place (&labels[2], 6, 578);
}

static void
test_heavier_first (void)
{
  RsLabel labels[] = { label_at (100, 100), label_at (104, 100) };

  labels[1].weight = 2;
  g_assert_cmpuint (rs_label_place (labels, 2, &page, NULL, 0), ==, 2);
  assert_place (&labels[1], 105, 83);
  assert_place (&labels[0], 75, 83);

  /* Of equal weight the first one. */
  labels[1].weight = 1;
  g_assert_cmpuint (rs_label_place (labels, 2, &page, NULL, 0), ==, 2);
  assert_place (&labels[0], 101, 83);
}

static void
test_off_dots_and_taken (void)
{
  const RsRect taken = { 60, 60, 30, 40 };
  /* A dot sits where the first two places of the other's label would be. */
  RsLabel labels[] = { label_at (100, 100), label_at (107, 90) };

  labels[0].weight = 2;
  g_assert_cmpuint (rs_label_place (labels, 2, &page, NULL, 0), ==, 2);
  assert_place (&labels[0], 75, 83);

  g_assert_cmpuint (rs_label_place (labels, 2, &page, &taken, 1), ==, 2);
  assert_place (&labels[0], 105, 94);
}

static void
test_no_place (void)
{
  const RsRect everything = { -10, -10, 2000, 2000 };
  RsLabel labels[] = { label_at (100, 100), label_at (-5, 100), label_at (NAN, 100) };

  /* A dot out of view has no label, nor is it in the way. */
  g_assert_cmpuint (rs_label_place (labels, 3, &page, NULL, 0), ==, 1);
  g_assert_true (labels[0].placed);
  g_assert_false (labels[1].placed);
  g_assert_false (labels[2].placed);

  g_assert_cmpuint (rs_label_place (labels, 3, &page, &everything, 1), ==, 0);
  g_assert_false (labels[0].placed);

  labels[0].width = 1000;
  g_assert_cmpuint (rs_label_place (labels, 1, &page, NULL, 0), ==, 0);
  g_assert_cmpuint (rs_label_place (NULL, 0, &page, NULL, 0), ==, 0);
}

static gboolean
overlap (const RsRect *a,
         const RsRect *b)
{
  return MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x) > 1e-9
         && MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y) > 1e-9;
}

static void
test_random (gconstpointer data)
{
  gsize n = GPOINTER_TO_SIZE (data);
  const RsRect inside = { 40, 20, 820, 540 };
  const RsRect taken[] = { { 700, 30, 150, 60 }, { 300, 20, 4, 540 } };
  g_autofree RsLabel *labels = g_new0 (RsLabel, n);
  g_autofree RsLabel *again = g_new0 (RsLabel, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) n);

  for (int round = 0; round < 5; round++)
    {
      gsize n_placed, counted = 0;

      for (gsize i = 0; i < n; i++)
        again[i] = labels[i] = (RsLabel) {
          .x = g_rand_double_range (rand, 30, 870),
          .y = g_rand_double_range (rand, 10, 570),
          .radius = g_rand_double_range (rand, 2, 4),
          .width = g_rand_double_range (rand, 8, 40),
          .height = 12,
          .weight = g_rand_int_range (rand, 0, 20),
        };

      n_placed = rs_label_place (labels, n, &inside, taken, G_N_ELEMENTS (taken));
      for (gsize i = 0; i < n; i++)
        {
          const RsLabel *label = &labels[i];
          const RsRect *place = &label->place;

          if (!label->placed)
            continue;
          counted++;
          g_assert_cmpfloat (place->x, >=, 40);
          g_assert_cmpfloat (place->y, >=, 20);
          g_assert_cmpfloat (place->x + place->width, <=, 860);
          g_assert_cmpfloat (place->y + place->height, <=, 560);
          for (gsize j = 0; j < G_N_ELEMENTS (taken); j++)
            g_assert_false (overlap (place, &taken[j]));
          for (gsize j = 0; j < n; j++)
            {
              const RsLabel *other = &labels[j];
              double r = other->radius;
              RsRect dot = { other->x - r, other->y - r, 2 * r, 2 * r };
              gboolean in_view = other->x >= 40 && other->x <= 860 && other->y >= 20
                                 && other->y <= 560;

              if (in_view)
                g_assert_false (overlap (place, &dot));
              if (j != i && other->placed)
                g_assert_false (overlap (place, &other->place));
            }
        }
      g_assert_cmpuint (counted, ==, n_placed);
      /* Room for most while it is not crowded. */
      if (n <= 50)
        g_assert_cmpuint (n_placed, >=, n * 3 / 5);
      else
        g_assert_cmpuint (n_placed, >=, n / 4);

      /* The same input, the same picture. */
      rs_label_place (again, n, &inside, taken, G_N_ELEMENTS (taken));
      for (gsize i = 0; i < n; i++)
        {
          g_assert_true (again[i].placed == labels[i].placed);
          g_assert_cmpfloat (again[i].place.x, ==, labels[i].place.x);
          g_assert_cmpfloat (again[i].place.y, ==, labels[i].place.y);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/label-place/alone", test_alone);
  g_test_add_func ("/label-place/at-the-edges", test_at_the_edges);
  g_test_add_func ("/label-place/heavier-first", test_heavier_first);
  g_test_add_func ("/label-place/off-dots-and-taken", test_off_dots_and_taken);
  g_test_add_func ("/label-place/no-place", test_no_place);
  g_test_add_data_func ("/label-place/random/5", GSIZE_TO_POINTER (5), test_random);
  g_test_add_data_func ("/label-place/random/50", GSIZE_TO_POINTER (50), test_random);
  g_test_add_data_func ("/label-place/random/500", GSIZE_TO_POINTER (500), test_random);

  return g_test_run ();
}
