/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-view.h"

#include "rs-test-input.h"
#include "rs-test-plot.h"

static void
set_up (RsTestPlot    *plot,
        gconstpointer  data)
{
  rs_test_plot_set_up (plot, RS_SCALE_LOG, 900, 600);
  rs_test_focus_window (plot->widget);
  gtk_widget_grab_focus (plot->widget);
  rs_test_need (gtk_widget_has_focus (plot->widget));
}

static void
tear_down (RsTestPlot    *plot,
           gconstpointer  data)
{
  rs_test_plot_tear_down (plot);
}

static void
press (RsTestPlot      *plot,
       guint            key,
       GdkModifierType  modifiers)
{
  rs_test_key (plot->widget, key, modifiers);
}

static void
test_walk (RsTestPlot    *plot,
           gconstpointer  data)
{
  press (plot, GDK_KEY_Right, 0);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 1); /* 0 and less are not on a log axis */
  press (plot, GDK_KEY_Left, 0);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 1);
  press (plot, GDK_KEY_Right, 0);
  press (plot, GDK_KEY_Right, 0);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 3);
  press (plot, GDK_KEY_Left, 0);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 2);
  press (plot, GDK_KEY_End, 0);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 1024);
  press (plot, GDK_KEY_Home, 0);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 1);
  press (plot, GDK_KEY_Return, 0);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 1);
  press (plot, GDK_KEY_Escape, 0);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, RS_TEST_NONE);
  g_assert_true (gtk_widget_has_focus (plot->widget));
}

/* Into the plot, along its outliers and out of it again, both ways. */
static void
test_tab (RsTestPlot    *plot,
          gconstpointer  data)
{
  static const gint64 outliers[] = { 32, 64, 100, 128, 255, 256, 400, 512 };

  gtk_widget_grab_focus (plot->before);
  press (plot, GDK_KEY_Tab, 0);
  rs_test_need (gtk_widget_has_focus (plot->widget));
  g_assert_cmpint (rs_test_plot_selected (plot), ==, RS_TEST_NONE);
  g_assert_true (gtk_widget_get_state_flags (plot->widget) & GTK_STATE_FLAG_FOCUS_VISIBLE);

  for (gsize i = 0; i < G_N_ELEMENTS (outliers); i++)
    {
      press (plot, GDK_KEY_Tab, 0);
      g_assert_cmpint (rs_test_plot_selected (plot), ==, outliers[i]);
      g_assert_true (gtk_widget_has_focus (plot->widget));
    }
  press (plot, GDK_KEY_Tab, 0);
  rs_test_need (gtk_widget_has_focus (plot->after));
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 512);

  press (plot, GDK_KEY_Tab, GDK_SHIFT_MASK);
  rs_test_need (gtk_widget_has_focus (plot->widget));
  for (gsize i = G_N_ELEMENTS (outliers) - 1; i > 0; i--)
    {
      press (plot, GDK_KEY_Tab, GDK_SHIFT_MASK);
      g_assert_cmpint (rs_test_plot_selected (plot), ==, outliers[i - 1]);
    }
  press (plot, GDK_KEY_Tab, GDK_SHIFT_MASK);
  rs_test_need (gtk_widget_has_focus (plot->before));
}

/* From a point that is none, Tab goes on to the next outlier. */
static void
test_tab_from_point (RsTestPlot    *plot,
                     gconstpointer  data)
{
  rs_plot_view_select (plot->view, 0, rs_test_plot_index (plot, 200));
  press (plot, GDK_KEY_Tab, GDK_SHIFT_MASK);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 128);
  rs_plot_view_select (plot->view, 0, rs_test_plot_index (plot, 200));
  press (plot, GDK_KEY_Tab, 0);
  g_assert_cmpint (rs_test_plot_selected (plot), ==, 255);
}

static void
test_zoom_keys (RsTestPlot    *plot,
                gconstpointer  data)
{
  static const struct
  {
    guint in, out, reset;
    GdkModifierType modifiers;
  } keys[] = {
    { GDK_KEY_plus, GDK_KEY_minus, GDK_KEY_0, 0 },
    { GDK_KEY_equal, GDK_KEY_minus, GDK_KEY_0, 0 },
    { GDK_KEY_plus, GDK_KEY_minus, GDK_KEY_0, GDK_CONTROL_MASK },
    { GDK_KEY_equal, GDK_KEY_minus, GDK_KEY_0, GDK_CONTROL_MASK },
    { GDK_KEY_KP_Add, GDK_KEY_KP_Subtract, GDK_KEY_0, GDK_CONTROL_MASK },
  };
  RsAxis full, closer, axis;

  rs_plot_view_get_axes (plot->view, &full, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      press (plot, keys[i].in, keys[i].modifiers);
      rs_plot_view_get_axes (plot->view, &closer, NULL);
      g_assert_cmpfloat (closer.max / closer.min, <, full.max / full.min);
      press (plot, keys[i].in, keys[i].modifiers);
      press (plot, keys[i].out, keys[i].modifiers);
      rs_plot_view_get_axes (plot->view, &axis, NULL);
      g_assert_cmpfloat_with_epsilon (axis.max, closer.max, 1e-6 * closer.max);
      press (plot, keys[i].reset, keys[i].modifiers);
      rs_plot_view_get_axes (plot->view, &axis, NULL);
      g_assert_true (rs_axis_equal (&axis, &full));
    }
}

/* A button in a menu is greyed out as its action is. */
static void
test_enabled (RsTestPlot    *plot,
              gconstpointer  data)
{
  static const char *const names[] = {
    "plot.zoom-reset",       "plot.zoom-out",     "plot.unselect",
    "plot.previous-outlier", "plot.next-outlier",
  };
  GtkWidget *buttons[G_N_ELEMENTS (names)];

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      buttons[i] = gtk_button_new ();
      gtk_widget_set_parent (buttons[i], plot->widget);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (buttons[i]), names[i]);
    }

  g_assert_false (gtk_widget_get_sensitive (buttons[0]));
  g_assert_false (gtk_widget_get_sensitive (buttons[1]));
  g_assert_false (gtk_widget_get_sensitive (buttons[2]));
  g_assert_true (gtk_widget_get_sensitive (buttons[3]));
  g_assert_true (gtk_widget_get_sensitive (buttons[4]));

  press (plot, GDK_KEY_plus, 0);
  g_assert_true (gtk_widget_get_sensitive (buttons[0]));
  g_assert_true (gtk_widget_get_sensitive (buttons[1]));
  press (plot, GDK_KEY_0, 0);
  g_assert_false (gtk_widget_get_sensitive (buttons[0]));

  press (plot, GDK_KEY_Tab, 0);
  g_assert_true (gtk_widget_get_sensitive (buttons[2]));
  g_assert_false (gtk_widget_get_sensitive (buttons[3]));
  press (plot, GDK_KEY_End, 0);
  g_assert_true (gtk_widget_get_sensitive (buttons[3]));
  g_assert_false (gtk_widget_get_sensitive (buttons[4]));

  rs_plot_view_set_figure (plot->view, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_false (gtk_widget_get_sensitive (buttons[i]));
      gtk_widget_unparent (buttons[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  rs_test_ui_init (&argc, &argv);
#define ADD(path, func)                                                                            \
  g_test_add ("/plot/view-actions/" path, RsTestPlot, NULL, set_up, func, tear_down)
  ADD ("walk", test_walk);
  ADD ("tab", test_tab);
  ADD ("tab-from-point", test_tab_from_point);
  ADD ("zoom-keys", test_zoom_keys);
  ADD ("enabled", test_enabled);
#undef ADD

  return g_test_run ();
}
