/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-style.h"

#include "rs-test-ui.h"

static double
get_brightness (const RsColor *color)
{
  return (color->red + color->green + color->blue) / 3;
}

static void
test_follows_widget (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *child = gtk_drawing_area_new ();
  GtkSettings *settings = gtk_widget_get_settings (window);
  RsStyle light, dark, larger;
  int dpi;

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_present (GTK_WINDOW (window));
  rs_test_wait_for_frame (child);

  rs_plot_style_init_from_widget (&light, child);
  g_assert_cmpfloat (light.width, ==, gtk_widget_get_width (child));
  g_assert_cmpfloat (light.height, ==, gtk_widget_get_height (child));
  g_assert_cmpfloat (light.scale, ==, gtk_widget_get_scale_factor (child));
  g_assert_cmpfloat (light.background.alpha, ==, 0);
  g_assert_cmpfloat (light.text.alpha, ==, 1);
  g_assert_cmpfloat (get_brightness (&light.text), <, 0.5);

  rs_test_set_dark (window, TRUE);
  rs_test_need ((rs_plot_style_init_from_widget (&dark, child), get_brightness (&dark.text) > 0.5));
  g_assert_cmpfloat (get_brightness (&dark.grid), <, get_brightness (&light.grid));
  g_assert_false (rs_style_equal (&light, &dark));
  rs_test_set_dark (window, FALSE);

  /* the person's text scaling */
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi * 3 / 2, NULL);
  rs_test_need (
    (rs_plot_style_init_from_widget (&larger, child), larger.font_size != light.font_size));
  g_assert_cmpfloat_with_epsilon (larger.font_size, light.font_size * 1.5, 0.01);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);

  gtk_window_destroy (GTK_WINDOW (window));
}

/* The size is that of GTK's own text in pixels, however the font is given. */
static void
test_font_size (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *child = gtk_drawing_area_new ();
  GtkSettings *settings = gtk_widget_get_settings (window);
  g_autofree char *font = NULL;
  RsStyle style;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Sans 12", "gtk-xft-dpi", 96 * 1024, NULL);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 200);
  gtk_window_present (GTK_WINDOW (window));
  rs_test_wait_for_frame (child);

  rs_plot_style_init_from_widget (&style, child);
  g_assert_cmpfloat_with_epsilon (style.font_size, 16, 0.01);

  g_object_set (settings, "gtk-font-name", font, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  rs_test_ui_init (&argc, &argv);
  g_test_add_func ("/plot/style/follows-widget", test_follows_widget);
  g_test_add_func ("/plot/style/font-size", test_font_size);

  return g_test_run ();
}
