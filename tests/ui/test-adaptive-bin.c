/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-adaptive-bin.h"

#include "rs-test-input.h"

#define NARROW_BELOW 400

/* A child that asks for less where there is little room. */
typedef struct
{
  GtkWidget *window;
  RsAdaptiveBin *bin;
  GtkWidget *child;
  int wide; /* what it asks for otherwise */
  guint n_changes;
} Bin;

static void
narrow_cb (Bin *bin)
{
  bin->n_changes++;
  gtk_widget_set_size_request (bin->child,
                               rs_adaptive_bin_get_narrow (bin->bin) ? 100 : bin->wide, -1);
}

static void
bin_set_up (Bin *bin,
            int  wide,
            int  width)
{
  *bin = (Bin) {
    .window = gtk_window_new (),
    .bin = g_object_new (RS_TYPE_ADAPTIVE_BIN, "narrow-below", NARROW_BELOW, NULL),
    .child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0),
    .wide = wide,
  };
  gtk_widget_set_size_request (bin->child, wide, -1);
  rs_adaptive_bin_set_child (bin->bin, bin->child);
  g_signal_connect_swapped (bin->bin, "notify::narrow", G_CALLBACK (narrow_cb), bin);
  gtk_window_set_child (GTK_WINDOW (bin->window), GTK_WIDGET (bin->bin));
  gtk_window_set_default_size (GTK_WINDOW (bin->window), width, 200);
  gtk_window_present (GTK_WINDOW (bin->window));
  rs_test_wait_for_frame (bin->window);
}

/* Returns: whether it is narrow when the window has been made so wide */
static gboolean
is_narrow_at (Bin *bin,
              int  width)
{
  int before = gtk_widget_get_width (bin->window);

  gtk_window_set_default_size (GTK_WINDOW (bin->window), width, 200);
  rs_test_need (gtk_widget_get_width (bin->window) != before);
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_allocate (GTK_WIDGET (bin->bin));
      rs_test_wait_for_frame (bin->window);
    }

  return rs_adaptive_bin_get_narrow (bin->bin);
}

/* It may be smaller than its child, which then has what it asks for. */
static void
test_least (void)
{
  Bin bin;
  int least;

  bin_set_up (&bin, 500, 300);
  gtk_widget_measure (GTK_WIDGET (bin.bin), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  g_assert_cmpint (least, ==, 0);
  rs_test_need (rs_adaptive_bin_get_narrow (bin.bin));
  gtk_widget_set_size_request (bin.child, 500, -1);
  rs_test_need (gtk_widget_get_width (bin.child) == 500);
  gtk_window_destroy (GTK_WINDOW (bin.window));
}

/* Where the child fits the width alone decides. */
static void
test_width (void)
{
  Bin bin;

  bin_set_up (&bin, 200, 600);
  g_assert_false (rs_adaptive_bin_get_narrow (bin.bin));
  g_assert_true (is_narrow_at (&bin, 360));
  g_assert_true (is_narrow_at (&bin, 320));
  g_assert_false (is_narrow_at (&bin, 500));
  g_assert_cmpuint (bin.n_changes, ==, 2);
  gtk_window_destroy (GTK_WINDOW (bin.window));
}

/* One that asks for more is narrow until it has that. */
static void
test_child (void)
{
  Bin bin;

  bin_set_up (&bin, 550, 700);
  g_assert_false (rs_adaptive_bin_get_narrow (bin.bin));
  g_assert_true (is_narrow_at (&bin, 500));
  g_assert_cmpint (gtk_widget_get_width (bin.child), <=, 500);
  g_assert_true (is_narrow_at (&bin, 530));
  g_assert_false (is_narrow_at (&bin, 600));
  g_assert_cmpuint (bin.n_changes, ==, 2);

  /* it grows in the same room, and does not go to and fro */
  bin.wide = 800;
  gtk_widget_set_size_request (bin.child, bin.wide, -1);
  rs_test_need (rs_adaptive_bin_get_narrow (bin.bin));
  g_assert_true (is_narrow_at (&bin, 650));
  g_assert_true (is_narrow_at (&bin, 700));
  g_assert_cmpuint (bin.n_changes, ==, 3);
  g_assert_false (is_narrow_at (&bin, 850));
  gtk_window_destroy (GTK_WINDOW (bin.window));
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/adaptive-bin/least", test_least);
  g_test_add_func ("/ui/adaptive-bin/width", test_width);
  g_test_add_func ("/ui/adaptive-bin/child", test_child);

  return g_test_run ();
}
