/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-application.h"

#include <glib/gi18n-lib.h>

#include "rs-error.h"
#include "rs-leftovers.h"
#include "rs-series-colors.h"
#include "rs-ui-resources.h"
#include "rs-window.h"

/* The icon in the resource, which is there without being installed. */
#define ICON_NAME "org.refscope.Refscope"

struct _RsApplication
{
  AdwApplication parent_instance;

  /* Owned, from startup to shutdown */
  RsWorker *worker;
  RsSeriesList *series;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (RsApplication, rs_application, ADW_TYPE_APPLICATION)

/* The keys of every action that has one. The shortcuts dialog reads the same. */
static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "app.shortcuts", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "win.add-experiment", { "<Control>n" } },
  { "win.export", { "<Control>e" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.view::counts", { "<Alt>n" } },
  { "win.view::share", { "<Alt>h" } },
  { "win.view::growth", { "<Alt>d" } },
  { "win.scale::linear", { "<Alt>l" } },
  { "win.scale::log-log", { "<Alt>g" } },
  { "win.page::integers", { "<Alt>1" } },
  { "win.page::letters", { "<Alt>2" } },
  { "win.page::words", { "<Alt>3" } },
  { "win.sidebar", { "F9" } },
  { "win.console", { "F12" } },
};

/* (transfer none) (nullable): the window, whichever dialog of it has the focus */
static RsWindow *
find_window (RsApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (RS_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

static GtkWindow *
get_window (RsApplication *self)
{
  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  RsWindow *window = find_window (RS_APPLICATION (user_data));

  /* it asks first whether something may be lost, and closes itself when that is answered */
  if (window == NULL || rs_window_may_close (window))
    g_application_quit (G_APPLICATION (user_data));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  RsApplication *self = RS_APPLICATION (user_data);
  const char *comments = _("See how often Python refers to each integer, letter and word.");
  const char *developers[] = { _("The Refscope authors"), NULL };

#if ADW_CHECK_VERSION(1, 5, 0)
  adw_show_about_dialog (GTK_WIDGET (get_window (self)),
#else
  adw_show_about_window (get_window (self),
#endif
                         "application-name", _("Refscope"),
                         "application-icon", ICON_NAME,
                         "version", PACKAGE_VERSION,
                         "comments", comments,
                         "developer-name", developers[0],
                         "developers", developers,
                         "copyright", "© 2026 The Refscope authors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: put your names here, one a line. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  RsApplication *self = RS_APPLICATION (user_data);

  /* GtkShortcutsWindow is deprecated from GTK 4.18 on; libadwaita 1.8 has what replaces it. */
#if ADW_CHECK_VERSION(1, 8, 0)
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource (RS_RESOURCE_PATH "/ui/rs-shortcuts-dialog.ui");

  adw_dialog_present (ADW_DIALOG (gtk_builder_get_object (builder, "shortcuts")),
                      GTK_WIDGET (get_window (self)));
#else
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource (RS_RESOURCE_PATH "/ui/rs-shortcuts-window.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, get_window (self));
  gtk_window_present (shortcuts);
#endif
}

static const GActionEntry app_actions[] = {
  { "quit", quit_cb, NULL, NULL, NULL, { 0 } },
  { "about", about_cb, NULL, NULL, NULL, { 0 } },
  { "shortcuts", shortcuts_cb, NULL, NULL, NULL, { 0 } },
};

static void
rs_application_startup (GApplication *app)
{
  RsApplication *self = RS_APPLICATION (app);

  G_APPLICATION_CLASS (rs_application_parent_class)->startup (app);

  gtk_window_set_default_icon_name (ICON_NAME);
  self->settings = g_settings_new (RS_SCHEMA_ID);
  self->worker = rs_worker_new ();
  rs_worker_set_prepares (self->worker, TRUE);
  self->series = rs_series_list_new (self->worker);
  if (gdk_display_get_default () != NULL)
    rs_series_colors_install (gdk_display_get_default ());

  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].accels);
}

static void
rs_application_activate (GApplication *app)
{
  RsApplication *self = RS_APPLICATION (app);
  GtkWindow *window = get_window (self);

  /* One instance, one window: a second start brings the first one to the front. */
  if (window == NULL)
    window = GTK_WINDOW (rs_window_new (self));

  gtk_window_present (window);
}

/* Recordings, of the command line or of a file manager. */
static void
rs_application_open (GApplication  *app,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  rs_application_activate (app);
  for (int i = 0; i < n_files; i++)
    rs_window_open (find_window (RS_APPLICATION (app)), files[i]);
}

static void
rs_application_shutdown (GApplication *app)
{
  RsApplication *self = RS_APPLICATION (app);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (app)));

  /* The pages give their jobs up before the thread that runs them ends. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_destroy (GTK_WINDOW (l->data));
  rs_window_finish_exports ();

  if (self->series != NULL)
    rs_series_list_end (self->series);
  if (self->worker != NULL)
    rs_worker_stop (self->worker);
  rs_leftovers_wait ();
  g_clear_object (&self->series);
  g_clear_object (&self->worker);
  g_clear_object (&self->settings);

  G_APPLICATION_CLASS (rs_application_parent_class)->shutdown (app);
}

static void
rs_application_class_init (RsApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  app_class->startup = rs_application_startup;
  app_class->activate = rs_application_activate;
  app_class->open = rs_application_open;
  app_class->shutdown = rs_application_shutdown;

  rs_ui_register_resource ();
}

static void
rs_application_init (RsApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), app_actions, G_N_ELEMENTS (app_actions),
                                   self);
}

/**
 * rs_application_check:
 * @error: return location for an error, or %NULL
 *
 * Looks for what a window cannot do without, so that a clear message can be given where GTK and
 * GSettings would end the process: a display and the settings schema. Initialises GTK.
 *
 * Returns: whether a window can be opened; %G_IO_ERROR_NOT_FOUND is set in @error otherwise
 */
gboolean
rs_application_check (GError **error)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, RS_SCHEMA_ID, TRUE);
  if (schema == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of the schema, "org.refscope.Refscope" */
                   _("The settings schema “%s” is not installed. Install Refscope, or start it "
                     "from its source folder by “build-aux/run”."),
                   RS_SCHEMA_ID);
      return FALSE;
    }

  if (!rs_application_has_display ())
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("There is no display to open a window on. “refscope ints” does the "
                             "same work without one."));
      return FALSE;
    }

  return TRUE;
}

/**
 * rs_application_has_display:
 *
 * Initialises GTK to find out. To be called on the main thread.
 *
 * Returns: whether there is a display to open a window on
 */
gboolean
rs_application_has_display (void)
{
  /* Only the first gtk_init_check() says how it went. */
  return gtk_init_check () && gdk_display_get_default () != NULL;
}

/**
 * rs_application_new:
 *
 * Creates the application. rs_application_check() must have succeeded before it is run.
 *
 * Returns: (transfer full): the application
 */
RsApplication *
rs_application_new (void)
{
  return g_object_new (RS_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", RS_RESOURCE_PATH,
                       NULL);
}

/**
 * rs_application_get_worker:
 * @self: an application that was started
 *
 * Returns: (transfer none) (nullable): the worker of the session, %NULL after shutdown
 */
RsWorker *
rs_application_get_worker (RsApplication *self)
{
  g_return_val_if_fail (RS_IS_APPLICATION (self), NULL);

  return self->worker;
}

/**
 * rs_application_get_series:
 * @self: an application that was started
 *
 * Returns: (transfer none) (nullable): all that is measured, %NULL after shutdown
 */
RsSeriesList *
rs_application_get_series (RsApplication *self)
{
  g_return_val_if_fail (RS_IS_APPLICATION (self), NULL);

  return self->series;
}

/**
 * rs_application_get_settings:
 * @self: an application that was started
 *
 * Returns: (transfer none) (nullable): the settings, %NULL after shutdown
 */
GSettings *
rs_application_get_settings (RsApplication *self)
{
  g_return_val_if_fail (RS_IS_APPLICATION (self), NULL);

  return self->settings;
}
