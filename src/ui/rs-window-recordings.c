/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window-private.h"

#include <glib/gi18n-lib.h>

#include "rs-alert.h"
#include "rs-export-recording.h"
#include "rs-recent-menu.h"
#include "rs-recording-chooser.h"
#include "rs-words-page.h"

/* What is recorded where no range is set. */
#define DEFAULT_TO 1000

/* Where in the menu recent ones stand: below the one to open any. */
#define RECENT_AT 1

/* A recording on its way into a file, or out of it. It is freed by the last callback and not by a
 * task, which could do it in its thread, where no widget may be disposed of. */
typedef struct
{
  RsWindow *window; /* owned */
  GFile *file;
  RsSeries *series;    /* NULL: it is being opened */
  RsRequest *ints;     /* what to record, or NULL */
  RsRequest *words;    /* likewise */
  guint n_changes;     /* of @series, when it was recorded */
  RsRecording *recording;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->window);
  g_object_unref (job->file);
  g_clear_object (&job->series);
  g_clear_pointer (&job->ints, rs_request_unref);
  g_clear_pointer (&job->words, rs_request_unref);
  g_clear_pointer (&job->recording, rs_recording_unref);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static char *
dup_file_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

/* A reason takes more room than a toast has. */
static void
tell_failure (RsWindow   *self,
              const char *heading,
              const char *name,
              const char *reason)
{
  /* Translators: %s is the name of a file, then why it could not be opened or saved. */
  g_autofree char *body = g_strdup_printf (_("“%s”: %s"), name, reason);
  GtkWidget *alert = rs_alert_new (heading, body);

  rs_alert_add_response (alert, "close", _("_Close"), ADW_RESPONSE_DEFAULT);
  rs_alert_present (alert, "close", GTK_WIDGET (self));
}

static void
fill_recent (RsWindow *self)
{
  rs_recent_menu_fill (self->files_section, RECENT_AT, gtk_recent_manager_get_default ());
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  RsRecording *recording
    = rs_export_recording_from_file (((Job *) task_data)->file, cancellable, &error);

  if (recording != NULL)
    g_task_return_pointer (task, recording, (GDestroyNotify) rs_recording_unref);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  RsWindow *self = job->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsRecording) recording = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = dup_file_name (job->file);

  if (self->toasts == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (recording == NULL)
    {
      tell_failure (self, _("File Could Not Be Opened"), name, error->message);
      return;
    }

  rs_series_list_add_recording (self->series, recording, name);
  rs_window_show_added (self);
  rs_recent_menu_add (gtk_recent_manager_get_default (), job->file);
}

/**
 * rs_window_open:
 * @self: the window
 * @file: a recording
 *
 * Reads a recording in another thread, and lists it as a series. What is wrong is told in a dialog.
 */
void
rs_window_open (RsWindow *self,
                GFile    *file)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (RS_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->window = g_object_ref (self);
  job->file = g_object_ref (file);
  task = g_task_new (NULL, self->files, opened_cb, job);
  g_task_set_source_tag (task, rs_window_open);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, open_thread);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (rs_export_recording_to_file (job->recording, job->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
end_save (Job          *job,
          const GError *error)
{
  RsWindow *self = job->window;
  g_autofree char *name = dup_file_name (job->file);
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *uri = NULL;
  AdwToast *toast;

  self->n_saves--;
  if (self->toasts == NULL)
    return;

  if (error != NULL)
    {
      rs_window_stay (self);
      /* that it was given up is no failure */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      tell_failure (self, _("Results Could Not Be Saved"), name, error->message);
      return;
    }

  rs_series_set_saved (job->series, job->n_changes);
  rs_recent_menu_add (gtk_recent_manager_get_default (), job->file);
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("Saved %s"), name);
  markup = g_markup_escape_text (text, -1);
  uri = g_file_get_uri (job->file);
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _("_Open Folder"));
  adw_toast_set_action_name (toast, "win.open-folder");
  adw_toast_set_action_target (toast, "s", uri);
  adw_toast_overlay_add_toast (self->toasts, toast);
  rs_window_go_on_when_saved (self, job->series);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  rs_window_end_file ();
  end_save (job, error);
}

/* (transfer none) (nullable): what is to be saved of a series, the oldest first */
static Job *
find_recording (RsWindow *self,
                RsSeries *series)
{
  for (GList *l = self->recordings.head; l != NULL; l = l->next)
    if (((Job *) l->data)->series == series)
      return l->data;

  return NULL;
}

/* It has ended, or begun anew, since it was to be saved. */
static void
tell_not_ready (RsWindow *self,
                RsSeries *series,
                GFile    *file)
{
  g_autofree char *name = dup_file_name (file);
  g_autofree char *why = rs_series_dup_failure_text (series);

  tell_failure (self, _("Results Could Not Be Saved"), name, why);
}

static void record_next (RsWindow *self,
                         RsSeries *series);

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  RsWindow *self = job->window;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  job->recording = rs_worker_record_finish (RS_WORKER (source), result, &error);
  g_queue_remove (&self->recordings, job);
  record_next (self, job->series);

  if (job->recording == NULL || self->toasts == NULL)
    {
      end_save (job, error);
      return;
    }

  task = g_task_new (NULL, self->files, written_cb, job);
  g_task_set_source_tag (task, rs_window_save);
  g_task_set_task_data (task, g_steal_pointer (&job), NULL);
  g_task_set_check_cancellable (task, FALSE); /* what is written is written */
  rs_window_begin_file ();
  g_task_run_in_thread (task, write_thread);
}

static void
record (Job *job)
{
  job->n_changes = rs_series_get_n_changes (job->series);
  rs_worker_record_async (rs_series_get_worker (job->series), job->ints, NULL, job->words,
                          job->window->files, recorded_cb, job);
}

/* What had to wait for another recording of the series. */
static void
record_next (RsWindow *self,
             RsSeries *series)
{
  Job *job;

  while ((job = find_recording (self, series)) != NULL)
    {
      if (self->toasts != NULL && rs_series_get_state (series) == RS_SERIES_READY)
        {
          record (job);
          return;
        }

      g_queue_remove (&self->recordings, job);
      self->n_saves--;
      rs_window_stay (self);
      if (self->toasts != NULL)
        tell_not_ready (self, series, job->file);
      job_free (job);
    }
}

/**
 * rs_window_save:
 * @self: the window
 * @series: what is to be saved; it must be ready
 * @file: where to, replaced if it is there
 *
 * Records what there is to be measured in a series, with the range and the words that are set, and
 * writes it in another thread. What came of it is told.
 */
void
rs_window_save (RsWindow *self,
                RsSeries *series,
                GFile    *file)
{
  g_autoptr (GPtrArray) texts = NULL;
  gboolean waits;
  Job *job;

  g_return_if_fail (RS_IS_WINDOW (self));
  g_return_if_fail (RS_IS_SERIES (series));
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->window = g_object_ref (self);
  job->file = g_object_ref (file);
  job->series = g_object_ref (series);
  job->ints = rs_request_new_ints (g_settings_get_int64 (self->settings, "from"),
                                   g_settings_get_int64 (self->settings, "to"), NULL);
  if (job->ints == NULL)
    job->ints = rs_request_new_ints (0, DEFAULT_TO, NULL);
  texts = rs_word_list_dup_texts (rs_words_page_get_list (RS_WORDS_PAGE (self->words)));
  if (texts->len > 0)
    job->words = rs_request_new_strings (RS_STRINGS_WORDS, texts);

  self->n_saves++;
  /* a worker gives up what it records when it is asked to record more */
  waits = find_recording (self, series) != NULL;
  g_queue_push_tail (&self->recordings, job);
  if (!waits)
    record (job);
}

static void
open_chosen (GtkWindow *parent,
             GFile     *file,
             gpointer   user_data)
{
  if (file != NULL)
    rs_window_open (RS_WINDOW (parent), file);
}

static void
open_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  rs_recording_chooser_open (GTK_WINDOW (user_data), open_chosen, NULL, NULL);
}

static void
open_uri_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  rs_window_open (RS_WINDOW (user_data), file);
}

static void
save_chosen (GtkWindow *parent,
             GFile     *file,
             gpointer   user_data)
{
  RsWindow *self = RS_WINDOW (parent);
  RsSeries *series = user_data;

  if (file == NULL)
    {
      rs_window_stay (self);
    }
  else if (rs_series_get_state (series) != RS_SERIES_READY)
    {
      rs_window_stay (self);
      tell_not_ready (self, series, file);
    }
  else
    {
      rs_window_save (self, series, file);
    }
}

/* The title is a good name, but for what no name of a file can have. */
static char *
dup_proposed_name (RsSeries *series)
{
  g_autofree char *name = g_strdup (rs_series_get_title (series));

  return g_strconcat (g_strdelimit (name, "/\\:*?\"<>|", '-'), RS_EXPORT_RECORDING_ENDING, NULL);
}

/* Asks where to save a series. */
void
rs_window_choose_save (RsWindow *self,
                       RsSeries *series)
{
  g_autofree char *name = dup_proposed_name (series);

  rs_recording_chooser_save (GTK_WINDOW (self), name, save_chosen, g_object_ref (series),
                             g_object_unref);
}

static void
save_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  RsWindow *self = RS_WINDOW (user_data);

  rs_window_choose_save (self, rs_series_list_get_active (self->series));
}

static void
save_series_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  RsWindow *self = RS_WINDOW (user_data);
  RsSeries *series = rs_series_list_get (self->series, g_variant_get_uint32 (parameter));

  if (series != NULL && rs_series_get_state (series) == RS_SERIES_READY)
    rs_window_choose_save (self, series);
}

static void
update_save (RsWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "save");
  RsSeries *active = rs_series_list_get_active (self->series);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                               rs_series_get_state (active) == RS_SERIES_READY);
}

static gboolean
drop_cb (RsWindow     *self,
         const GValue *value)
{
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    rs_window_open (self, l->data);

  return TRUE;
}

static const GActionEntry recording_actions[] = {
  { "open", open_activated, NULL, NULL, NULL, { 0 } },
  { "open-uri", open_uri_activated, "s", NULL, NULL, { 0 } },
  { "save", save_activated, NULL, NULL, NULL, { 0 } },
  { "save-series", save_series_activated, "u", NULL, NULL, { 0 } },
};

/* Once the window has its series. */
void
rs_window_init_recordings (RsWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_action_map_add_action_entries (G_ACTION_MAP (self), recording_actions,
                                   G_N_ELEMENTS (recording_actions), self);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (fill_recent), self, G_CONNECT_SWAPPED);
  fill_recent (self);
  g_signal_connect_object (self->series, "changed", G_CALLBACK (update_save), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->series, "notify::active", G_CALLBACK (update_save), self,
                           G_CONNECT_SWAPPED);
  update_save (self);
}
