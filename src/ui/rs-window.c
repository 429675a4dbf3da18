/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window-private.h"

#include "rs-adaptive-bin.h"
#include "rs-export-dialog.h"
#include "rs-letters-page.h"
#include "rs-words-page.h"

G_DEFINE_FINAL_TYPE (RsWindow, rs_window, ADW_TYPE_APPLICATION_WINDOW)

static void
dialog_export_cb (RsExportDialog *dialog,
                  int             format,
                  GFile          *file,
                  RsWindow       *self)
{
  rs_window_export (self, format, file);
}

static void
export_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  RsWindow *self = RS_WINDOW (user_data);
  GtkWidget *dialog = rs_export_dialog_new (GTK_WINDOW (self), self->settings,
                                            adw_view_stack_get_visible_child_name (self->stack));

  g_signal_connect_object (dialog, "export", G_CALLBACK (dialog_export_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cancel_export_activated (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  rs_window_cancel_exports (RS_WINDOW (user_data));
}

#if !GTK_CHECK_VERSION(4, 10, 0)
static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree char *folder = user_data;
  g_autoptr (GVariant) reply = NULL;

  /* Without a file manager on the bus the folder is opened by whatever opens folders. */
  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (reply == NULL)
    g_app_info_launch_default_for_uri_async (folder, NULL, NULL, NULL, NULL);
}
#endif

static void
open_folder_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

#if GTK_CHECK_VERSION(4, 10, 0)
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (user_data), NULL, NULL, NULL);
#else
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *folder_uri = folder != NULL ? g_file_get_uri (folder) : g_file_get_uri (file);
  const char *uris[] = { g_variant_get_string (parameter, NULL), NULL };

  if (bus != NULL)
    g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                            "org.freedesktop.FileManager1", "ShowItems",
                            g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                            NULL, shown_cb, g_steal_pointer (&folder_uri));
  else
    g_app_info_launch_default_for_uri_async (folder_uri, NULL, NULL, NULL, NULL);
#endif
}

/* Only what a page shows can be exported. */
static void
update_export (RsWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "export");
  RsPlotPage *page = rs_window_get_page (self);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                               page != NULL && rs_plot_page_get_figure (page) != NULL);
}

static void
add_choice (RsWindow   *self,
            GSettings  *settings,
            const char *key)
{
  g_autoptr (GAction) action = g_settings_create_action (settings, key);

  g_action_map_add_action (G_ACTION_MAP (self), action);
}

/* Integers have a scale of their own: that of bars is another one, with the same keys. */
static void
page_changed_cb (RsWindow *self)
{
  RsPlotPage *page = rs_window_get_page (self);

  if (self->settings != NULL && page != NULL)
    add_choice (self, page == self->integers ? self->settings : self->strings, "scale");
  update_export (self);
}

/* The settings that are also actions: win.scale and so on. */
static const char *const choices[] = { "view", "scale", "measure", "annotate" };

static const GActionEntry win_actions[] = {
  { "export", export_activated, NULL, NULL, NULL, { 0 } },
  { "cancel-export", cancel_export_activated, NULL, NULL, NULL, { 0 } },
  { "open-folder", open_folder_activated, "s", NULL, NULL, { 0 } },
};

static void
rs_window_dispose (GObject *object)
{
  RsWindow *self = RS_WINDOW (object);

  /* The settings outlive the window, and must not tell it of changes. */
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    g_action_map_remove_action (G_ACTION_MAP (self), choices[i]);
  rs_window_cancel_exports (self);
  g_clear_object (&self->exports);
  g_cancellable_cancel (self->files);
  g_clear_object (&self->files);
  g_clear_handle_id (&self->leave_id, g_source_remove);
  g_clear_weak_pointer (&self->failure);
  g_clear_object (&self->given_up);
  g_clear_object (&self->series);
  g_clear_object (&self->settings);
  g_clear_object (&self->strings);
  gtk_widget_dispose_template (GTK_WIDGET (self), RS_TYPE_WINDOW);

  G_OBJECT_CLASS (rs_window_parent_class)->dispose (object);
}

static gboolean
rs_window_close_request (GtkWindow *window)
{
  if (!rs_window_may_close (RS_WINDOW (window)))
    return TRUE;

  return GTK_WINDOW_CLASS (rs_window_parent_class)->close_request (window);
}

static void
rs_window_class_init (RsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rs_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rs_window_close_request;

  g_type_ensure (RS_TYPE_ADAPTIVE_BIN);
  g_type_ensure (RS_TYPE_CONSOLE);
  g_type_ensure (RS_TYPE_INTEGERS_PAGE);
  g_type_ensure (RS_TYPE_LETTERS_PAGE);
  g_type_ensure (RS_TYPE_SERIES_VIEW);
  g_type_ensure (RS_TYPE_WORDS_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RsWindow, side_bin);
  gtk_widget_class_bind_template_child (widget_class, RsWindow, beside_revealer);
  gtk_widget_class_bind_template_child (widget_class, RsWindow, beside_box);
  gtk_widget_class_bind_template_child (widget_class, RsWindow, over_revealer);
  gtk_widget_class_bind_template_child (widget_class, RsWindow, over_box);
  gtk_widget_class_bind_template_child (widget_class, RsWindow, scrim);
  gtk_widget_class_bind_template_child (widget_class, RsWindow, series_view);
  gtk_widget_class_bind_template_child (widget_class, RsWindow, files_section);
  gtk_widget_class_bind_template_child (widget_class, RsWindow, console);
  gtk_widget_class_bind_template_child (widget_class, RsWindow, integers);
  gtk_widget_class_bind_template_child (widget_class, RsWindow, letters);
  gtk_widget_class_bind_template_child (widget_class, RsWindow, words);
  gtk_widget_class_bind_template_callback (widget_class, update_export);
}

static void
rs_window_init (RsWindow *self)
{
  g_autoptr (GPropertyAction) page = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->exports = g_cancellable_new ();
  self->files = g_cancellable_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), win_actions, G_N_ELEMENTS (win_actions),
                                   self);
  page = g_property_action_new ("page", self->stack, "visible-child-name");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (page));

  g_signal_connect_object (self->integers, "notify::figure", G_CALLBACK (update_export), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->letters, "notify::figure", G_CALLBACK (update_export), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "notify::figure", G_CALLBACK (update_export), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_export (self);

  if (*PROFILE != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
}

/**
 * rs_window_new:
 * @app: the application, which was started
 *
 * Creates the window and begins to measure.
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
rs_window_new (RsApplication *app)
{
  RsWindow *self;

  g_return_val_if_fail (RS_IS_APPLICATION (app), NULL);

  self = g_object_new (RS_TYPE_WINDOW, "application", app, NULL);
  self->settings = g_object_ref (rs_application_get_settings (app));
  self->strings = g_settings_get_child (self->settings, "strings");
  g_settings_bind (self->settings, "window-width", self, "default-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized",
                   G_SETTINGS_BIND_DEFAULT);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    add_choice (self, self->settings, choices[i]);

  rs_window_init_series (self, rs_application_get_series (app));
  rs_window_init_recordings (self);
  rs_window_init_close (self);
  rs_window_init_console (self);
  rs_plot_page_start (self->integers, self->series, self->settings);
  rs_plot_page_start (self->letters, self->series, self->settings);
  rs_plot_page_start (self->words, self->series, self->settings);
  /* The arrow keys walk the points at once. */
  gtk_window_set_focus (GTK_WINDOW (self),
                        GTK_WIDGET (rs_plot_page_get_plot (self->integers)));

  return GTK_WIDGET (self);
}

/**
 * rs_window_get_integers:
 * @self: the window
 *
 * Returns: (transfer none): the page of the integers
 */
RsIntegersPage *
rs_window_get_integers (RsWindow *self)
{
  g_return_val_if_fail (RS_IS_WINDOW (self), NULL);

  return RS_INTEGERS_PAGE (self->integers);
}

/**
 * rs_window_get_page:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the page that is shown, %NULL when the window is closed
 */
RsPlotPage *
rs_window_get_page (RsWindow *self)
{
  g_return_val_if_fail (RS_IS_WINDOW (self), NULL);

  return self->stack != NULL ? RS_PLOT_PAGE (adw_view_stack_get_visible_child (self->stack)) : NULL;
}
