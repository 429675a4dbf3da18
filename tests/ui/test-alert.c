/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-alert.h"

#include "rs-test-input.h"

/* No line of a dialog has room for it, nor is there a place to break it. */
#define LONG_NAME "a_name_that_is_far_too_long_for_the_only_line_of_a_dialog_or_of_its_heading.refscope"

static void
response_cb (char       **answer,
             const char  *response)
{
  g_assert_null (*answer);
  *answer = g_strdup (response);
}

/* The window that it is in, which need not be of its own. */
static GtkWidget *
alert_open (GtkWidget  *window,
            char      **answer)
{
  GtkWidget *alert = rs_alert_new ("Save Results?", "“" LONG_NAME "” is not in a file.");
  GtkWidget *root;

  rs_alert_add_response (alert, "cancel", "_Cancel", ADW_RESPONSE_DEFAULT);
  rs_alert_add_response (alert, "discard", "_Discard", ADW_RESPONSE_DESTRUCTIVE);
  rs_alert_add_response (alert, "save", "_Save…", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_swapped (alert, "response", G_CALLBACK (response_cb), answer);
  rs_alert_present (alert, "save", window);

  rs_test_need (rs_test_find_anywhere (GTK_TYPE_LABEL, "Save Results?") != NULL);
  root = GTK_WIDGET (
    gtk_widget_get_root (rs_test_find_anywhere (GTK_TYPE_LABEL, "Save Results?")));
  rs_test_focus_window (root);
  rs_test_wait_for_frame (root);

  return root;
}

static GtkWidget *
window_new (void)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 400);
  gtk_window_present (GTK_WINDOW (window));
  rs_test_need (gtk_widget_get_mapped (window));

  return window;
}

static gboolean
is_gone (void)
{
  return rs_test_find_anywhere (GTK_TYPE_LABEL, "Save Results?") == NULL;
}

static void
test_keys (void)
{
  const struct
  {
    guint keyval;
    const char *response;
  } keys[] = {
    { GDK_KEY_Return, "save" },
    { GDK_KEY_Escape, "close" },
  };
  GtkWidget *window = window_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *answer = NULL;

      rs_test_key (alert_open (window, &answer), keys[i].keyval, 0);
      rs_test_need (is_gone ());
      g_assert_cmpstr (answer, ==, keys[i].response);
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

/* libadwaita 1.7 has “suggested-action” where 1.2 has “suggested”. */
static gboolean
is_of_class (GtkWidget  *widget,
             const char *prefix)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);

  for (gsize i = 0; classes[i] != NULL; i++)
    if (g_str_has_prefix (classes[i], prefix))
      return TRUE;

  return FALSE;
}

static void
test_buttons (void)
{
  const struct
  {
    const char *label;
    const char *css_class;
    const char *response;
  } buttons[] = {
    { "_Cancel", NULL, "cancel" },
    { "_Discard", "destructive", "discard" },
    { "_Save…", "suggested", "save" },
  };
  GtkWidget *window = window_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      g_autofree char *answer = NULL;
      GtkWidget *root = alert_open (window, &answer);
      GtkWidget *button = rs_test_find (root, GTK_TYPE_BUTTON, buttons[i].label);

      g_assert_true (buttons[i].css_class == NULL || is_of_class (button, buttons[i].css_class));
      rs_test_click_middle (button);
      rs_test_need (is_gone ());
      g_assert_cmpstr (answer, ==, buttons[i].response);
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/ui/alert/keys", test_keys);
  g_test_add_func ("/ui/alert/buttons", test_buttons);

  return g_test_run ();
}
