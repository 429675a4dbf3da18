/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-range-box.h"

#include "rs-application.h"
#include "rs-test-input.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n)
{
  (*n)++;
}

static RsRangeBox *
box_new (void)
{
  GtkWidget *window = gtk_window_new ();
  RsRangeBox *box = g_object_new (RS_TYPE_RANGE_BOX, NULL);

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (box));
  gtk_window_present (GTK_WINDOW (window));
  rs_test_need (gtk_widget_get_mapped (GTK_WIDGET (box)));

  return box;
}

static void
box_destroy (RsRangeBox *box)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (box))));
}

/* 0: From, 1: To */
static GtkWidget *
get_spin (RsRangeBox *box,
          guint       nth)
{
  return rs_test_find_named (GTK_WIDGET (box), nth == 0 ? "from_spin" : "to_spin");
}

static void
assert_range (RsRangeBox *box,
              gint64      from,
              gint64      to)
{
  RsRequest *request = rs_range_box_get_request (box);

  g_assert_nonnull (request);
  g_assert_cmpint (rs_request_get_from (request), ==, from);
  g_assert_cmpint (rs_request_get_to (request), ==, to);
}

/* Both ends change at once: nobody hears of a range that has one of each. */
static void
test_set_range (void)
{
  RsRangeBox *box = box_new ();
  guint n = 0;

  g_signal_connect (box, "notify::request", G_CALLBACK (count_cb), &n);
  rs_range_box_set_range (box, 0, 999);
  assert_range (box, 0, 999);
  g_assert_cmpuint (n, ==, 1);
  rs_range_box_set_range (box, 2000, 3000);
  assert_range (box, 2000, 3000);
  g_assert_cmpuint (n, ==, 2);
  rs_range_box_set_range (box, 2000, 3000);
  g_assert_cmpuint (n, ==, 2);

  box_destroy (box);
}

/* The field that was changed last is the one that is wrong; the last right range stays. */
static void
test_wrong (void)
{
  RsRangeBox *box = box_new ();
  GtkWidget *from = get_spin (box, 0);
  GtkWidget *to = get_spin (box, 1);

  rs_range_box_set_range (box, 10, 20);
  gtk_editable_set_text (GTK_EDITABLE (from), "30");
  assert_range (box, 10, 20);
  rs_test_need (rs_range_box_get_error (box) != NULL);
  g_assert_true (gtk_widget_has_css_class (from, "error"));
  g_assert_false (gtk_widget_has_css_class (to, "error"));
  assert_range (box, 10, 20);

  gtk_editable_set_text (GTK_EDITABLE (to), "x");
  rs_test_need (gtk_widget_has_css_class (to, "error"));
  g_assert_false (gtk_widget_has_css_class (from, "error"));
  g_assert_nonnull (strstr (rs_range_box_get_error (box), "x"));

  gtk_editable_set_text (GTK_EDITABLE (to), "40");
  rs_test_need (rs_range_box_get_error (box) == NULL);
  g_assert_false (gtk_widget_has_css_class (to, "error"));
  assert_range (box, 30, 40);

  /* a widget that goes takes the pause with it */
  gtk_editable_set_text (GTK_EDITABLE (to), "50");
  box_destroy (box);
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);
  /* the application brings the templates */
  g_type_class_unref (g_type_class_ref (RS_TYPE_APPLICATION));

  g_test_add_func ("/ui/range-box/set-range", test_set_range);
  g_test_add_func ("/ui/range-box/wrong", test_wrong);

  return g_test_run ();
}
