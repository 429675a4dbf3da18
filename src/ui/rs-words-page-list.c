/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-words-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-export-recording.h"

static void
set_note (RsWordsPage *self,
          const char  *note,
          gboolean     is_error)
{
  GtkWidget *label = GTK_WIDGET (self->words_note);

  gtk_label_set_text (self->words_note, note != NULL ? note : "");
  gtk_widget_set_visible (label, note != NULL);
  if (is_error)
    gtk_widget_add_css_class (label, "error");
  else
    gtk_widget_remove_css_class (label, "error");
}

/* Says what came of words that were to be added. */
static void
tell_added (RsWordsPage  *self,
            gsize         n,
            const GError *error)
{
  if (error != NULL)
    set_note (self, error->message, TRUE);
  else if (n == 0)
    set_note (self, _("All of that is in the list already."), FALSE);
}

static void
add_words (RsWordsPage *self,
           const char  *text,
           gsize        length)
{
  g_autoptr (GError) error = NULL;
  gsize n = rs_word_list_add_words (self->list, text, (gssize) length, &error);

  tell_added (self, n, error);
}

static void
word_activate_cb (RsWordsPage *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (self->word_entry));
  g_autoptr (GError) error = NULL;
  gsize n;

  if (*g_strstrip (text) == '\0')
    return;

  n = rs_word_list_add_typed (self->list, text, &error);
  tell_added (self, n, error);
  if (error == NULL)
    gtk_editable_set_text (self->word_entry, "");
}

static gboolean
has_space (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isspace (g_utf8_get_char (c)))
      return TRUE;

  return FALSE;
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RsWordsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->settings == NULL)
    return; /* the page is gone */

  if (text != NULL)
    add_words (self, text, strlen (text));
  else
    set_note (self, _("There is no text to paste."), FALSE);
}

static void
paste_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
}

/* One word is pasted into the field, to be changed; of many a field would become a very long line,
 * which takes seconds to lay out. */
static void
pasted_into_entry_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (RsWordsPage) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *word = NULL;

  if (self->settings == NULL || text == NULL)
    return;

  word = g_strstrip (g_strdup (text));
  if (strlen (word) < 256 && !has_space (word))
    {
      int position;

      gtk_editable_delete_selection (self->word_entry);
      position = gtk_editable_get_position (self->word_entry);
      gtk_editable_insert_text (self->word_entry, word, -1, &position);
      gtk_editable_set_position (self->word_entry, position);
    }
  else
    add_words (self, text, strlen (text));
}

static void
paste_into_entry_cb (GtkText     *text,
                     RsWordsPage *self)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (text)), NULL,
                                 pasted_into_entry_cb, g_object_ref (self));
}

static gboolean
may_read_more (const char *contents,
               goffset     size,
               gpointer    user_data)
{
  return size <= RS_WORD_LIST_MAX_BYTES;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RsWordsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  if (!g_file_load_partial_contents_finish (G_FILE (source), result, &contents, &length, NULL,
                                            &error))
    {
      if (self->settings != NULL)
        set_note (self, error->message, TRUE);
      return;
    }

  if (self->settings != NULL)
    add_words (self, contents, length);
}

/* To open a pipe waits for somebody who writes into it. */
static void
queried_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RsWordsPage) self = user_data;
  GFile *file = G_FILE (source);
  g_autoptr (GFileInfo) info = g_file_query_info_finish (file, result, NULL);

  /* why nothing is known of it is told when it is read */
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_SPECIAL)
    g_file_load_partial_contents_async (file, NULL, may_read_more, loaded_cb,
                                        g_steal_pointer (&self));
  else if (self->settings != NULL)
    set_note (self, _("That is no text in UTF-8. Words can be read from text only."), TRUE);
}

/* A recording is for the window, wherever it is dropped. */
static gboolean
open_recording (RsWordsPage *self,
                GFile       *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  return rs_export_recording_has_ending (uri)
         && gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s", uri);
}

/* Files are read, text is taken as it is. Whatever is shown, it is for the list. */
static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         RsWordsPage   *self)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
        if (!open_recording (self, l->data))
          {
            gtk_drop_down_set_selected (self->source_drop_down, 0);
            g_file_query_info_async (l->data, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                     G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, queried_cb,
                                     g_object_ref (self));
          }
      return TRUE;
    }

  gtk_drop_down_set_selected (self->source_drop_down, 0);
  if (G_VALUE_HOLDS_STRING (value))
    {
      add_words (self, g_value_get_string (value), strlen (g_value_get_string (value)));
      return TRUE;
    }

  return FALSE;
}

static void
remove_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  RsWordsPage *self = RS_WORDS_PAGE (widget);
  g_autoptr (GBytes) word = NULL;
  const RsStringRow *row;
  gsize index;

  if (!rs_strings_view_get_selected (self->view, &index))
    return;

  row = rs_string_snapshot_get_row (self->snapshot, index);
  word = g_bytes_new (row->text, row->length);
  rs_words_page_remove (self, word);
}

static void
clear_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  RsWordsPage *self = RS_WORDS_PAGE (widget);

  rs_words_page_remove (self, NULL);
  /* the button cannot keep the focus, and other words come next */
  gtk_widget_grab_focus (GTK_WIDGET (self->word_entry));
}

static void
undo_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  rs_words_page_undo (RS_WORDS_PAGE (widget));
}

/* Other words are kept for the next start, if they are not too many. */
static void
list_changed_cb (RsWordsPage *self)
{
  g_auto (GStrv) words = NULL;

  if (self->settings == NULL)
    return;

  words = rs_word_list_dup_strv (self->list);
  if (words != NULL)
    g_settings_set_strv (self->settings, "words", (const char *const *) words);
  set_note (self,
            words == NULL ? _("These words are too many to be kept for the next start.") : NULL,
            FALSE);
  rs_words_page_update_list (self);
  rs_plot_page_measure_soon (RS_PLOT_PAGE (self));
}

/* What can be done with the list now. */
void
rs_words_page_update_list (RsWordsPage *self)
{
  gboolean is_given = rs_words_page_is_given (self);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_visible (self->given_box, is_given);
  gtk_widget_set_visible (self->used_box, !is_given);
  if (!is_given)
    set_note (self, NULL, FALSE);
  gtk_widget_action_set_enabled (widget, "words.remove",
                                 is_given && self->shown_given
                                   && rs_strings_view_shows_selected (self->view));
  gtk_widget_action_set_enabled (widget, "words.clear",
                                 is_given && rs_word_list_get_n (self->list) > 0);
  gtk_widget_action_set_enabled (widget, "words.paste", is_given);
  gtk_widget_action_set_enabled (widget, "words.undo", is_given && self->removed_from != NULL);
}

/* Puts the words that were kept into the list. */
void
rs_words_page_start_list (RsWordsPage *self)
{
  g_auto (GStrv) words = g_settings_get_strv (self->settings, "words");

  rs_word_list_set_strv (self->list, (const char *const *) words);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
rs_words_page_init_list (RsWordsPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  self->list = rs_word_list_new ();
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (self->side, GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (gtk_editable_get_delegate (self->word_entry), "paste-clipboard",
                           G_CALLBACK (paste_into_entry_cb), self, 0);
}

/* Installs the actions and the keys that call them. */
void
rs_words_page_class_init_list (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "words.remove", NULL, remove_activated);
  gtk_widget_class_install_action (widget_class, "words.clear", NULL, clear_activated);
  gtk_widget_class_install_action (widget_class, "words.paste", NULL, paste_activated);
  gtk_widget_class_install_action (widget_class, "words.undo", NULL, undo_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "words.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "words.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "words.undo",
                                       NULL);
  gtk_widget_class_bind_template_callback (widget_class, word_activate_cb);
}
