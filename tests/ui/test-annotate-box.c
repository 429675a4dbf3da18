/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-annotate-box.h"

#include "rs-application.h"
#include "rs-test-input.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n)
{
  (*n)++;
}

static GtkWidget *
box_new (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = g_object_new (RS_TYPE_ANNOTATE_BOX, NULL);

  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  rs_test_need (gtk_widget_get_mapped (box));

  return box;
}

static RsAnnotateMode
get_mode (GtkWidget *box)
{
  return rs_annotate_get_mode (rs_annotate_box_get_annotate (RS_ANNOTATE_BOX (box)));
}

static gboolean
is_entry (GtkWidget *widget,
          gpointer   user_data)
{
  return GTK_IS_ENTRY (widget);
}

static GtkWidget *
get_entry (GtkWidget *box)
{
  return rs_test_find_where (box, is_entry, NULL);
}

static void
test_modes (void)
{
  GtkWidget *box = box_new ();
  GtkWidget *entry = get_entry (box);
  guint n = 0;

  /* the list is for its mode only */
  g_assert_false (gtk_widget_is_sensitive (entry));
  g_assert_cmpint (get_mode (box), ==, RS_ANNOTATE_AUTO);
  g_signal_connect (box, "notify::annotate", G_CALLBACK (count_cb), &n);

  g_object_set (box, "mode", RS_ANNOTATE_POWERS_OF_TWO, NULL);
  g_assert_cmpint (get_mode (box), ==, RS_ANNOTATE_POWERS_OF_TWO);
  g_assert_cmpuint (n, ==, 1);
  g_object_set (box, "mode", RS_ANNOTATE_POWERS_OF_TWO, NULL);
  g_assert_cmpuint (n, ==, 1);

  g_object_set (box, "mode", RS_ANNOTATE_LIST, NULL);
  g_assert_true (gtk_widget_is_sensitive (entry));
  g_assert_cmpint (get_mode (box), ==, RS_ANNOTATE_LIST);

  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (box)));
}

/* A list that is wrong leaves the last choice that was right, and says what is wrong. */
static void
test_list (void)
{
  GtkWidget *box = box_new ();
  RsAnnotateBox *self = RS_ANNOTATE_BOX (box);
  guint n_errors = 0;

  g_signal_connect (box, "notify::error", G_CALLBACK (count_cb), &n_errors);
  g_object_set (box, "mode", RS_ANNOTATE_LIST, "list", "20, 100", NULL);
  g_assert_true (rs_annotate_wants (rs_annotate_box_get_annotate (self), 100, FALSE));
  g_assert_null (rs_annotate_box_get_error (self));

  g_object_set (box, "list", "20, 1o0", NULL);
  g_assert_nonnull (strstr (rs_annotate_box_get_error (self), "1o0"));
  g_assert_true (rs_annotate_wants (rs_annotate_box_get_annotate (self), 100, FALSE));
  g_assert_true (gtk_widget_has_css_class (get_entry (box), "error"));
  g_assert_cmpuint (n_errors, ==, 1);
  g_object_set (box, "list", "20, 1o0", NULL);
  g_assert_cmpuint (n_errors, ==, 1);

  g_object_set (box, "mode", RS_ANNOTATE_NONE, NULL);
  g_assert_null (rs_annotate_box_get_error (self));
  g_assert_cmpuint (n_errors, ==, 2);

  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (box)));
}

/* What is typed is taken at a pause, or at once with Enter; the pause ends with the widget. */
static void
test_typing (void)
{
  GtkWidget *box = box_new ();
  RsAnnotateBox *self = RS_ANNOTATE_BOX (box);
  GtkWidget *entry;

  g_object_set (box, "mode", RS_ANNOTATE_LIST, NULL);
  entry = get_entry (box);
  gtk_editable_set_text (GTK_EDITABLE (entry), "7");
  g_assert_false (rs_annotate_wants (rs_annotate_box_get_annotate (self), 7, FALSE));
  rs_test_need (rs_annotate_wants (rs_annotate_box_get_annotate (self), 7, FALSE));

  gtk_editable_set_text (GTK_EDITABLE (entry), "8");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (rs_annotate_wants (rs_annotate_box_get_annotate (self), 8, FALSE));

  gtk_editable_set_text (GTK_EDITABLE (entry), "9");
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (box)));
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);
  /* the application brings the templates */
  g_type_class_unref (g_type_class_ref (RS_TYPE_APPLICATION));

  g_test_add_func ("/ui/annotate-box/modes", test_modes);
  g_test_add_func ("/ui/annotate-box/list", test_list);
  g_test_add_func ("/ui/annotate-box/typing", test_typing);

  return g_test_run ();
}
