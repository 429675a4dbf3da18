/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window-private.h"

#include <glib/gi18n-lib.h>

#include "rs-export-dialog.h"

/* An export that takes less than this is over before a word of it could be read. */
#define EXPORTING_AFTER_MS 400

/* How long it is told what came of it: libadwaita's default. */
#define TOLD_FOR_S 5

/* What an export needs in another thread, and what tells of it in this one. A task drops what it
 * owns in whichever of the two threads is the later, and a widget must not be disposed of in the
 * other: so this is freed by the callback, and the task has no source. */
typedef struct
{
  RsFigure *figure;
  RsAxis x_axis;
  RsAxis y_axis;
  RsExportFormat format;
  RsExportOptions options;
  GFile *file;

  RsWindow *window;  /* owned */
  GApplication *app; /* held while the export runs */
  AdwToast *toast;   /* owned; "Exporting", NULL until it takes long */
  guint wait_id;
} Export;

/* How many run in other threads. Main thread only. */
static guint n_running;

static void
export_free (Export *export)
{
  g_assert (export->wait_id == 0);

  rs_figure_unref (export->figure);
  g_object_unref (export->file);
  g_object_unref (export->window);
  g_clear_object (&export->toast);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static gboolean
export_write (Export       *export,
              GCancellable *cancellable,
              GError      **error)
{
  return rs_export_to_file (export->figure, &export->x_axis, &export->y_axis, export->format,
                            &export->options, export->file, cancellable, error);
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (export_write (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char *
dup_file_name (Export *export)
{
  g_autofree char *name = g_file_get_basename (export->file);

  return g_filename_display_name (name);
}

/* Its button dismisses it, too, but a moment later. */
static void
toast_left_cb (Export *export)
{
  if (export->toast != NULL)
    g_signal_handlers_disconnect_by_data (export->toast, export);
  g_clear_object (&export->toast);
}

static gboolean
exporting_cb (gpointer user_data)
{
  Export *export = user_data;
  g_autofree char *name = dup_file_name (export);
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_("Exporting %s…"), name);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  export->wait_id = 0;
  if (export->window->toasts == NULL)
    return G_SOURCE_REMOVE;

  export->toast = g_object_ref_sink (adw_toast_new (markup));
  adw_toast_set_timeout (export->toast, 0);
  adw_toast_set_button_label (export->toast, _("_Cancel"));
  adw_toast_set_action_name (export->toast, "win.cancel-export");
  g_signal_connect_swapped (export->toast, "dismissed", G_CALLBACK (toast_left_cb), export);
  g_signal_connect_swapped (export->toast, "button-clicked", G_CALLBACK (toast_left_cb), export);
  adw_toast_overlay_add_toast (export->window->toasts, g_object_ref (export->toast));

  return G_SOURCE_REMOVE;
}

/* Begins to write a file in another thread: the process does not end before. */
void
rs_window_begin_file (void)
{
  n_running++;
}

/* Has written a file, or given it up. */
void
rs_window_end_file (void)
{
  n_running--;
}

static void
begin_wait (Export *export)
{
  GtkWindow *window = GTK_WINDOW (export->window);

  rs_window_begin_file ();
  export->app = g_object_ref (G_APPLICATION (gtk_window_get_application (window)));
  g_application_hold (export->app);
  export->wait_id = g_timeout_add (EXPORTING_AFTER_MS, exporting_cb, export);
}

static void
end_wait (Export *export)
{
  if (export->app == NULL)
    return;

  rs_window_end_file ();
  g_clear_handle_id (&export->wait_id, g_source_remove);
  if (export->toast != NULL)
    g_signal_handlers_disconnect_by_data (export->toast, export);
  g_application_release (export->app);
  g_clear_object (&export->app);
}

/* Says what came of an export, in the toast that said that it ran, if that is still there: to
 * dismiss a toast that is yet to appear is a use after free in libadwaita 1.2. */
static AdwToast *
tell (Export     *export,
      const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = g_steal_pointer (&export->toast);

  if (toast == NULL)
    toast = g_object_ref_sink (adw_toast_new (markup));
  adw_toast_set_title (toast, markup);
  adw_toast_set_timeout (toast, TOLD_FOR_S);
  adw_toast_set_button_label (toast, NULL);
  adw_toast_set_action_name (toast, NULL);

  return toast;
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  RsWindow *self = export->window;
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *name = dup_file_name (export);
  g_autofree char *text = NULL;
  AdwToast *toast;

  end_wait (export);
  if (self->toasts == NULL)
    return;

  /* It stays until it is closed, and toasts wait for each other. */
  if (self->failure != NULL)
    adw_toast_dismiss (self->failure);

  if (done)
    {
      g_autofree char *uri = g_file_get_uri (export->file);

      /* Translators: %s is the name of a file. */
      text = g_strdup_printf (_("Exported %s"), name);
      toast = tell (export, text);
      adw_toast_set_button_label (toast, _("_Open Folder"));
      adw_toast_set_action_target (toast, "s", uri);
      adw_toast_set_action_name (toast, "win.open-folder");
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* Translators: %s is the name of a file. */
      text = g_strdup_printf (_("%s was not exported"), name);
      toast = tell (export, text);
    }
  else
    {
      toast = tell (export, error->message);
      adw_toast_set_timeout (toast, 0);
      g_set_weak_pointer (&self->failure, toast);
    }
  /* one that is shown begins to count its time anew */
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Gives up what is being exported. Old files stay as they are. */
void
rs_window_cancel_exports (RsWindow *self)
{
  if (self->exports == NULL)
    return;

  g_cancellable_cancel (self->exports);
  g_object_unref (self->exports);
  self->exports = g_cancellable_new ();
}

/**
 * rs_window_finish_exports:
 *
 * Waits for what is being exported in other threads, which was given up as its window was closed:
 * a process that ends before could leave part of a file behind. Runs the main loop meanwhile.
 */
void
rs_window_finish_exports (void)
{
  while (n_running > 0)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * rs_window_export:
 * @self: the window
 * @format: what to write
 * @file: where to write it
 *
 * Exports what is shown, by the choices in the settings, and says in a toast what came of it.
 * Pictures show what is zoomed, and are drawn at once, for PLplot is all globals. Data files hold
 * the whole range and are written in another thread, which a figure allows for it never changes;
 * the application stays until they are written. Closing the window gives them up, and leaves old
 * files as they are.
 */
void
rs_window_export (RsWindow       *self,
                  RsExportFormat  format,
                  GFile          *file)
{
  g_autoptr (GTask) task = NULL;
  RsFigure *figure;
  Export *export;

  g_return_if_fail (RS_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  figure = rs_plot_page_get_figure (rs_window_get_page (self));
  if (figure == NULL)
    return;

  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->figure = rs_figure_ref (figure);
  export->format = format;
  export->file = g_object_ref (file);
  rs_plot_view_get_axes (rs_plot_page_get_plot (rs_window_get_page (self)), &export->x_axis,
                         &export->y_axis);
  rs_export_dialog_get_options (self->settings, &export->options);

  task = g_task_new (NULL, self->exports, exported_cb, export);
  g_task_set_source_tag (task, rs_window_export);
  g_task_set_task_data (task, export, NULL);
  /* a file that was written whole although it was to be given up is there, and is to be told of */
  g_task_set_check_cancellable (task, FALSE);
  if (rs_export_format_is_picture (format))
    export_thread (task, NULL, export, self->exports);
  else
    {
      begin_wait (export);
      g_task_run_in_thread (task, export_thread);
    }
}
