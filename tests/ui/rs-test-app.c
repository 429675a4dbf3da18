/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-test-app.h"

#include "rs-test-input.h"

static void
reset (GSettings *settings)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}

/* Starts the program without a window, so that its settings can be changed first. */
RsTestApp *
rs_test_app_new (void)
{
  RsTestApp *self = g_new0 (RsTestApp, 1);
  g_autoptr (GSettings) strings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_application_check (&error));
  g_assert_no_error (error);

  self->app = rs_application_new ();
  g_application_set_flags (G_APPLICATION (self->app),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (self->app), NULL, &error);
  g_assert_no_error (error);

  self->settings = g_object_ref (rs_application_get_settings (self->app));
  strings = g_settings_get_child (self->settings, "strings");
  reset (self->settings);
  reset (strings);

  return self;
}

/* How large the window opens. */
void
rs_test_app_set_size (RsTestApp *self,
                      int        width,
                      int        height)
{
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
}

/* Dark or light, whatever the system prefers, until rs_test_app_free(). */
void
rs_test_app_set_dark (gboolean dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* Opens the window and waits for what a person waits for: the first plot. */
void
rs_test_app_open (RsTestApp *self)
{
  g_application_activate (G_APPLICATION (self->app));
  self->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self->app)));
  self->alive = self->window;
  g_object_add_weak_pointer (G_OBJECT (self->window), &self->alive);
  self->page = RS_PLOT_PAGE (rs_window_get_integers (RS_WINDOW (self->window)));
  self->plot = rs_plot_page_get_plot (self->page);

  rs_test_need (gtk_widget_get_mapped (self->window));
  rs_test_focus_window (self->window);
  rs_test_need (rs_plot_page_get_figure (self->page) != NULL);
  rs_test_need (!rs_plot_page_get_busy (self->page));
  rs_test_wait_for_frame (self->window);
}

/* Goes to another page, as the switcher does, and waits for its plot. */
void
rs_test_app_show_page (RsTestApp  *self,
                       const char *name)
{
  gtk_widget_activate_action (self->window, "win.page", "s", name);
  self->page = rs_window_get_page (RS_WINDOW (self->window));
  self->plot = rs_plot_page_get_plot (self->page);

  rs_test_need (gtk_widget_get_mapped (GTK_WIDGET (self->page)));
  rs_test_need (rs_plot_page_get_figure (self->page) != NULL);
  rs_test_need (!rs_plot_page_get_busy (self->page));
  rs_test_wait_for_frame (self->window);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);

  return G_SOURCE_REMOVE;
}

/* Quits by app.quit, the first thing in g_application_run(), which shuts everything down. What a
 * person would miss is not asked for. */
void
rs_test_app_free (RsTestApp *self)
{
  RsSeriesList *list = rs_application_get_series (self->app);

  for (guint i = 0; i < rs_series_list_get_n (list); i++)
    {
      RsSeries *series = rs_series_list_get (list, i);

      rs_series_set_saved (series, rs_series_get_n_changes (series));
    }
  g_clear_object (&self->settings);
  g_idle_add_full (G_PRIORITY_HIGH, quit_cb, self->app, NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (self->app), 0, NULL), ==, 0);
  rs_test_iterate ();
  g_assert_null (self->alive);
  g_object_unref (self->app);
  g_free (self);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* 0: From, 1: To */
GtkWidget *
rs_test_app_get_spin (RsTestApp *self,
                      guint      nth)
{
  return rs_test_find_named (self->window, nth == 0 ? "from_spin" : "to_spin");
}

/* Puts another text in place of a field's, as a person would: click, Ctrl+A, type. */
void
rs_test_app_replace (GtkWidget  *field,
                     const char *text)
{
  rs_test_wait_for_frame (field); /* it may have just been shown */
  rs_test_click (field, 12, gtk_widget_get_height (field) / 2.0, 1);
  rs_test_key (field, GDK_KEY_a, GDK_CONTROL_MASK);
  if (*text == '\0')
    rs_test_key (field, GDK_KEY_BackSpace, 0);
  else
    rs_test_type (field, text);
  rs_test_need (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (field)), text));
}

/* How many integers the plot shows. */
gsize
rs_test_app_get_n (RsTestApp *self)
{
  return rs_snapshot_get_n_ints (
      rs_figure_get_snapshot (rs_plot_page_get_figure (self->page), 0));
}

/* How many series the plot shows; 0: there is no plot. */
guint
rs_test_app_get_n_series (RsTestApp *self)
{
  RsFigure *figure = rs_plot_page_get_figure (self->page);

  return figure != NULL ? rs_figure_get_n_series (figure) : 0;
}

/* The count of an integer, as the plot shows it. */
gint64
rs_test_app_get_count (RsTestApp *self,
                       guint      series,
                       gint64     value)
{
  RsFigure *figure = rs_plot_page_get_figure (self->page);
  RsFigurePoint point;
  gsize index;

  g_assert_true (rs_figure_find_value (figure, series, value, &index));
  g_assert_true (rs_figure_get_point (figure, series, index, &point));

  return point.count;
}

/* A widget of a template, by its id: one of the page that is shown before others. */
GtkWidget *
rs_test_app_find (RsTestApp  *app,
                  const char *name)
{
  GtkWidget *widget = NULL;

  if (app->page != NULL)
    widget = rs_test_find_named (GTK_WIDGET (app->page), name);
  if (widget == NULL)
    widget = rs_test_find_named (app->window, name);

  g_assert_nonnull (widget);

  return widget;
}

/* What a label of a template says. */
const char *
rs_test_app_get_label (RsTestApp  *app,
                       const char *name)
{
  return gtk_label_get_text (GTK_LABEL (rs_test_app_find (app, name)));
}

gboolean
rs_test_app_are_details_open (RsTestApp *app)
{
  return gtk_revealer_get_child_revealed (GTK_REVEALER (rs_test_app_find (app, "revealer")));
}

gboolean
rs_test_app_are_details_closed (RsTestApp *app)
{
  return !gtk_revealer_get_reveal_child (GTK_REVEALER (rs_test_app_find (app, "revealer")))
         && !rs_test_app_are_details_open (app);
}

/* Clicks on the dot of an integer. */
void
rs_test_app_click_point (RsTestApp *app,
                         gint64     value)
{
  RsFigure *figure = rs_plot_page_get_figure (app->page);
  gsize index;
  double x;
  double y;

  g_assert_true (rs_figure_find_value (figure, 0, value, &index));
  g_assert_true (rs_plot_view_get_position (app->plot, 0, index, &x, &y));
  rs_test_click (GTK_WIDGET (app->plot), x, y, 1);
}

/* Nothing is cut off where there is no more room than this. */
void
rs_test_app_assert_fits (GtkWidget *widget,
                         int        width)
{
  int least_width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  g_assert_cmpint (least_width, <=, width);
}

/* Letters or words: all fits into the smallest window, in the dark. */
void
rs_test_app_look_narrow (const char *name)
{
  g_autoptr (RsTestApp) self = rs_test_app_new ();
  g_autofree char *narrow = g_strconcat (name, "-narrow", NULL);
  g_autofree char *details = g_strconcat (narrow, "-details", NULL);

  rs_test_app_set_size (self, RS_TEST_APP_LEAST_WIDTH, 600);
  rs_test_app_open (self);
  rs_test_app_set_dark (TRUE);
  rs_test_app_show_page (self, name);
  rs_test_app_assert_fits (GTK_WIDGET (self->page), RS_TEST_APP_LEAST_WIDTH);
  rs_test_screenshot (self->window, narrow);

  rs_plot_view_select (self->plot, 0, 0);
  rs_test_need (rs_test_app_are_details_open (self));
  rs_test_screenshot (self->window, details);
}
