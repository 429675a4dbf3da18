/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-recording-chooser.h"

#include <glib/gi18n-lib.h>

#include "rs-alert.h"
#include "rs-export-recording.h"

/* A choice on its way, from the first dialog to the answer. */
typedef struct
{
  GtkWindow *parent; /* weak */
  RsRecordingChosen chosen;
  gpointer user_data;
  GDestroyNotify free_data;
  gboolean saves;
  GFile *file; /* (nullable) what was chosen, while it is asked whether it may be replaced */
#if GTK_CHECK_VERSION(4, 10, 0)
  GCancellable *cancellable; /* cancelled when the parent goes */
#else
  GtkFileChooserNative *native; /* NULL when it was answered */
#endif
} Choice;

static void parent_gone_cb (gpointer  user_data,
                            GObject  *where_it_was);

static void
choice_free (Choice *choice)
{
  if (choice->parent != NULL)
    g_object_weak_unref (G_OBJECT (choice->parent), parent_gone_cb, choice);
  if (choice->free_data != NULL)
    choice->free_data (choice->user_data);
  g_clear_object (&choice->file);
#if GTK_CHECK_VERSION(4, 10, 0)
  g_clear_object (&choice->cancellable);
#else
  if (choice->native != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (choice->native));
  g_clear_object (&choice->native);
#endif
  g_free (choice);
}

/* Ends the choice. */
static void
answer (Choice *choice,
        GFile  *file)
{
  if (choice->parent != NULL)
    choice->chosen (choice->parent, file, choice->user_data);
  choice_free (choice);
}

static void
parent_gone_cb (gpointer  user_data,
                GObject  *where_it_was)
{
  Choice *choice = user_data;

  choice->parent = NULL;
#if GTK_CHECK_VERSION(4, 10, 0)
  g_cancellable_cancel (choice->cancellable);
#else
  /* a question that is open answers for it */
  if (choice->native != NULL)
    choice_free (choice);
#endif
}

/* A portal lets a program write what was chosen and nothing beside it. */
static gboolean
is_of_portal (GFile *file)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autoptr (GFile) portal = g_file_new_for_path (folder);

  return g_file_has_prefix (file, portal);
}

static GFile *
with_ending (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *longer = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (folder == NULL || rs_export_recording_has_ending (name) || is_of_portal (file))
    return g_object_ref (file);

  longer = g_strconcat (name, RS_EXPORT_RECORDING_ENDING, NULL);

  return g_file_get_child (folder, longer);
}

static void
replace_cb (gpointer    question,
            const char *response,
            Choice     *choice)
{
  g_autoptr (GFile) file = g_steal_pointer (&choice->file);

  answer (choice, g_str_equal (response, "replace") ? file : NULL);
}

/* The dialog asked for the name that was typed, not for this one. */
static void
ask_to_replace (Choice *choice,
                GFile  *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  /* Translators: %s is the name of a file. */
  g_autofree char *body
    = g_strdup_printf (_("There is a file “%s”. What is in it will be lost."), name);
  GtkWidget *question = rs_alert_new (_("Replace File?"), body);

  rs_alert_add_response (question, "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT);
  rs_alert_add_response (question, "replace", _("_Replace"), ADW_RESPONSE_DESTRUCTIVE);

  choice->file = g_object_ref (file);
  g_signal_connect (question, "response", G_CALLBACK (replace_cb), choice);
  rs_alert_present (question, "cancel", GTK_WIDGET (choice->parent));
}

static void
take_file (Choice *choice,
           GFile  *file)
{
  g_autoptr (GFile) ended = NULL;

  if (file == NULL || !choice->saves || choice->parent == NULL)
    {
      answer (choice, file);
      return;
    }

  ended = with_ending (file);
  if (!g_file_equal (ended, file) && g_file_query_exists (ended, NULL))
    ask_to_replace (choice, ended);
  else
    answer (choice, ended);
}

static Choice *
choice_new (GtkWindow         *parent,
            gboolean           saves,
            RsRecordingChosen  chosen,
            gpointer           user_data,
            GDestroyNotify     free_data)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->parent = parent;
  g_object_weak_ref (G_OBJECT (parent), parent_gone_cb, choice);
  choice->saves = saves;
  choice->chosen = chosen;
  choice->user_data = user_data;
  choice->free_data = free_data;

  return choice;
}

static GtkFileFilter *
new_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Recordings"));
  gtk_file_filter_add_suffix (filter, &RS_EXPORT_RECORDING_ENDING[1]);

  return filter;
}

static GtkFileFilter *
new_all_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("All Files"));
  gtk_file_filter_add_pattern (filter, "*");

  return filter;
}

#if GTK_CHECK_VERSION(4, 10, 0)
static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  take_file (user_data, file);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  take_file (user_data, file);
}

static void
present (Choice     *choice,
         const char *title,
         const char *accept,
         const char *name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = new_filter ();
  g_autoptr (GtkFileFilter) all = new_all_filter ();

  g_list_store_append (filters, filter);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, accept);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  choice->cancellable = g_cancellable_new ();
  if (choice->saves)
    {
      gtk_file_dialog_set_initial_name (dialog, name);
      gtk_file_dialog_save (dialog, choice->parent, choice->cancellable, saved_cb, choice);
    }
  else
    gtk_file_dialog_open (dialog, choice->parent, choice->cancellable, opened_cb, choice);
}
#else
static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             Choice          *choice)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&choice->native);
  take_file (choice, file);
}

static void
present (Choice     *choice,
         const char *title,
         const char *accept,
         const char *name)
{
  g_autoptr (GtkFileFilter) filter = new_filter ();
  g_autoptr (GtkFileFilter) all = new_all_filter ();

  choice->native = gtk_file_chooser_native_new (title, choice->parent,
                                                choice->saves ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                              : GTK_FILE_CHOOSER_ACTION_OPEN,
                                                accept, _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->native), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (choice->native), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (choice->native), all);
  if (choice->saves)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (choice->native), name);
  g_signal_connect (choice->native, "response", G_CALLBACK (response_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->native));
}
#endif

/**
 * rs_recording_chooser_open:
 * @parent: the window
 * @chosen: called with what is to be opened
 * @user_data: user data for @chosen
 * @free_data: (nullable): frees @user_data
 *
 * Asks a person for a recording. Main thread only.
 */
void
rs_recording_chooser_open (GtkWindow         *parent,
                           RsRecordingChosen  chosen,
                           gpointer           user_data,
                           GDestroyNotify     free_data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (chosen != NULL);

  present (choice_new (parent, FALSE, chosen, user_data, free_data), _("Open Recording"),
           _("_Open"), NULL);
}

/**
 * rs_recording_chooser_save:
 * @parent: the window
 * @name: the name that is proposed, in UTF-8
 * @chosen: called with where it is to be saved
 * @user_data: user data for @chosen
 * @free_data: (nullable): frees @user_data
 *
 * Asks a person where to save a recording. A name without the ending gets it; the person has agreed
 * to have whatever is there replaced. Main thread only.
 */
void
rs_recording_chooser_save (GtkWindow         *parent,
                           const char        *name,
                           RsRecordingChosen  chosen,
                           gpointer           user_data,
                           GDestroyNotify     free_data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (name != NULL);
  g_return_if_fail (chosen != NULL);

  present (choice_new (parent, TRUE, chosen, user_data, free_data), _("Save Recording"),
           _("_Save"), name);
}
