/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-wrap-box.h"

#include "rs-test-ui.h"

#define N_CHILDREN 4
#define CHILD_WIDTH 100
#define CHILD_HEIGHT 20

static GtkWidget *children[N_CHILDREN];

static GtkWidget *
box_new (void)
{
  GtkWidget *box = rs_wrap_box_new (10, 5);

  for (gsize i = 0; i < N_CHILDREN; i++)
    {
      children[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_size_request (children[i], CHILD_WIDTH, CHILD_HEIGHT);
      gtk_widget_set_parent (children[i], box);
    }

  return g_object_ref_sink (box);
}

static void
get_place (GtkWidget *box,
           gsize      i,
           int       *x,
           int       *y)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (children[i], box, &bounds));
  *x = (int) bounds.origin.x;
  *y = (int) bounds.origin.y;
}

static void
test_measure (void)
{
  g_autoptr (GtkWidget) box = box_new ();
  static const struct
  {
    int width;
    int height;
  } cases[] = {
    { 430, 20 }, { 429, 45 }, { 320, 45 }, { 210, 45 }, { 209, 95 }, { 100, 95 },
  };
  int minimum;
  int natural;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, CHILD_WIDTH);
  g_assert_cmpint (natural, ==, N_CHILDREN * CHILD_WIDTH + 30);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, cases[i].width, &minimum, NULL, NULL,
                          NULL);
      g_assert_cmpint (minimum, ==, cases[i].height);
    }

  /* what is not shown takes no room */
  gtk_widget_set_visible (children[1], FALSE);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 320, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, CHILD_HEIGHT);
}

static void
test_places (void)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GtkWidget) box = box_new ();
  int x;
  int y;

  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 330, 200);
  gtk_window_present (GTK_WINDOW (window));
  rs_test_wait_for_frame (window);

  get_place (box, 2, &x, &y);
  g_assert_cmpint (x, ==, 220);
  g_assert_cmpint (y, ==, 0);
  get_place (box, 3, &x, &y);
  g_assert_cmpint (x, ==, 0);
  g_assert_cmpint (y, ==, 25);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gtk_widget_queue_allocate (box);
  rs_test_wait_for_frame (window);
  get_place (box, 0, &x, &y);
  g_assert_cmpint (x, ==, gtk_widget_get_width (box) - CHILD_WIDTH);

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/wrap-box/measure", test_measure);
  g_test_add_func ("/ui/wrap-box/places", test_places);

  return g_test_run ();
}
