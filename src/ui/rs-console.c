/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-console-private.h"

G_DEFINE_FINAL_TYPE (RsConsole, rs_console, GTK_TYPE_WIDGET)

/* The first is libadwaita's error_color, which a tag cannot be given by its name. */
static void
update_colors (RsConsole       *self,
               GParamSpec      *pspec,
               AdwStyleManager *manager)
{
  gboolean dark = adw_style_manager_get_dark (manager);

  g_object_set (gtk_text_tag_table_lookup (self->tags, RS_CONSOLE_TAG_ERROR), "foreground",
                dark ? "#ff7b63" : "#c01c28", NULL);
  g_object_set (gtk_text_tag_table_lookup (self->tags, RS_CONSOLE_TAG_NOTE), "foreground",
                dark ? "#b0b0b0" : "#5e5c64", NULL);
}

/* Shows how the interpreter is, and what can be done. */
static void
update (RsConsole *self)
{
  RsSeries *series = self->session != NULL ? rs_console_session_get_series (self->session) : NULL;
  RsSeriesState state = series != NULL ? rs_series_get_state (series) : RS_SERIES_STARTING;
  gboolean running = self->session != NULL && rs_console_session_get_running (self->session);
  gboolean ready = series != NULL && state == RS_SERIES_READY;
  gboolean over = state == RS_SERIES_FAILED || state == RS_SERIES_STOPPED;

  gtk_widget_set_visible (self->offer, series == NULL);
  gtk_widget_set_visible (self->transcript_scroller, series != NULL);
  gtk_widget_set_visible (self->prompt_box, ready);
  gtk_widget_set_visible (self->state_box, series != NULL && !ready);
  gtk_widget_set_visible (self->again_button, series != NULL && over);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), running);
  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (self->interrupt_button, running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "console.stop", running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "console.clear", series != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "console.run-again", series != NULL && over);

  gtk_label_set_text (self->title_label, series != NULL ? rs_series_get_title (series) : "");
  if (series != NULL)
    gtk_label_set_text (self->state_label, rs_series_get_status (series));

  if (ready && self->wants_focus)
    {
      self->wants_focus = FALSE;
      gtk_widget_grab_focus (GTK_WIDGET (self->prompt_view));
    }
}

static gboolean
is_gone (gpointer series,
         gpointer session,
         gpointer list)
{
  return !rs_series_list_find (list, series, NULL);
}

/* The newest line is what one wants to see. */
static void
scroll_to_end (RsConsole *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->transcript_view);
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "end");
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, "end", &end, FALSE);
  else
    gtk_text_buffer_move_mark (buffer, mark, &end);
  /* GTK 4.8 draws a scrollbar of which it has no place yet, if the text is first laid out as it is
   * drawn */
  gtk_widget_queue_resize (GTK_WIDGET (self->transcript_view));
  gtk_text_view_scroll_mark_onscreen (self->transcript_view, mark);
}

static void
leave_session (RsConsole *self)
{
  RsConsoleSession *session = self->session;

  if (session == NULL)
    return;

  g_signal_handlers_disconnect_by_data (session, self);
  g_signal_handlers_disconnect_by_data (rs_console_session_get_transcript (session), self);
  g_signal_handlers_disconnect_by_data (rs_console_session_get_series (session), self);
  g_clear_object (&self->session);
}

static void
take_session (RsConsole        *self,
              RsConsoleSession *session)
{
  GtkTextBuffer *transcript = rs_console_session_get_transcript (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::running", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (transcript, "changed", G_CALLBACK (scroll_to_end), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rs_console_session_get_series (session), "notify::status",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_text_view_set_buffer (self->transcript_view, transcript);
  gtk_text_view_set_buffer (self->prompt_view, rs_console_session_get_prompt (session));
  scroll_to_end (self);
}

/* Follows the active series. */
static void
follow (RsConsole *self)
{
  RsSeries *series = rs_series_list_get_active (self->list);
  RsConsoleSession *session = NULL;

  g_hash_table_foreach_remove (self->sessions, is_gone, self->list);
  if (rs_console_session_can_run (series))
    {
      session = g_hash_table_lookup (self->sessions, series);
      if (session == NULL)
        {
          session = rs_console_session_new (series, self->tags);
          g_hash_table_insert (self->sessions, g_object_ref (series), session);
        }
    }

  if (session != self->session)
    {
      leave_session (self);
      if (session != NULL)
        take_session (self, session);
    }
  update (self);
}

static void
run_activated (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RsConsole *self = RS_CONSOLE (widget);
  g_autofree char *code = rs_console_dup_prompt (self, NULL);

  if (self->session == NULL)
    return;

  if (rs_console_session_run (self->session, code))
    rs_console_set_prompt (self, "");
  else
    gtk_widget_error_bell (widget);
}

static void
stop_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  rs_console_session_stop (RS_CONSOLE (widget)->session);
}

static void
clear_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  rs_console_session_clear (RS_CONSOLE (widget)->session);
}

static void
run_again_activated (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  RsConsole *self = RS_CONSOLE (widget);
  RsSeries *series = rs_console_session_get_series (self->session);
  guint position;

  /* the window asks for what may be lost */
  self->wants_focus = TRUE;
  if (rs_series_list_find (self->list, series, &position))
    gtk_widget_activate_action (widget, "win.run-series-again", "u", position);
}

/* Adds a Python of its own to the list, which becomes the active one. */
static void
open_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  const RsExperimentValues bare = { 0 };
  g_autoptr (RsExperiment) experiment = rs_experiment_new (&bare);

  RS_CONSOLE (widget)->wants_focus = TRUE;
  rs_series_list_add (RS_CONSOLE (widget)->list, experiment);
}

/* Ctrl+C copies what is selected, as everywhere, and else stops what runs or drops what is typed,
 * as in a terminal. */
static gboolean
interrupt_cb (RsConsole       *self,
              guint            keyval,
              guint            keycode,
              GdkModifierType  state)
{
  GtkTextBuffer *transcript = gtk_text_view_get_buffer (self->transcript_view);
  GtkTextBuffer *prompt = gtk_text_view_get_buffer (self->prompt_view);

  if (self->session == NULL || gdk_keyval_to_lower (keyval) != GDK_KEY_c
      || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return FALSE;
  if (gtk_text_buffer_get_has_selection (gtk_widget_has_focus (GTK_WIDGET (self->transcript_view))
                                           ? transcript
                                           : prompt))
    return FALSE;

  if (rs_console_session_get_running (self->session))
    rs_console_session_stop (self->session);
  else
    rs_console_set_prompt (self, "");

  return TRUE;
}

static gboolean
rs_console_grab_focus (GtkWidget *widget)
{
  RsConsole *self = RS_CONSOLE (widget);

  if (gtk_widget_get_visible (self->prompt_box))
    return gtk_widget_grab_focus (GTK_WIDGET (self->prompt_view));
  if (gtk_widget_get_visible (self->offer))
    return gtk_widget_grab_focus (self->open_button);
  if (gtk_widget_get_visible (self->again_button))
    return gtk_widget_grab_focus (self->again_button);

  self->wants_focus = TRUE;

  return gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

static void
rs_console_dispose (GObject *object)
{
  RsConsole *self = RS_CONSOLE (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  leave_session (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), RS_TYPE_CONSOLE);
  g_clear_pointer (&self->sessions, g_hash_table_unref);
  g_clear_object (&self->list);
  g_clear_object (&self->tags);

  G_OBJECT_CLASS (rs_console_parent_class)->dispose (object);
}

static void
rs_console_class_init (RsConsoleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_console_dispose;
  widget_class->grab_focus = rs_console_grab_focus;

  gtk_widget_class_install_action (widget_class, "console.run", NULL, run_activated);
  gtk_widget_class_install_action (widget_class, "console.stop", NULL, stop_activated);
  gtk_widget_class_install_action (widget_class, "console.clear", NULL, clear_activated);
  gtk_widget_class_install_action (widget_class, "console.run-again", NULL, run_again_activated);
  gtk_widget_class_install_action (widget_class, "console.open", NULL, open_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "console.clear",
                                       NULL);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-console.ui");
  gtk_widget_class_bind_template_child (widget_class, RsConsole, content);
  gtk_widget_class_bind_template_child (widget_class, RsConsole, title_label);
  gtk_widget_class_bind_template_child (widget_class, RsConsole, spinner);
  gtk_widget_class_bind_template_child (widget_class, RsConsole, interrupt_button);
  gtk_widget_class_bind_template_child (widget_class, RsConsole, offer);
  gtk_widget_class_bind_template_child (widget_class, RsConsole, open_button);
  gtk_widget_class_bind_template_child (widget_class, RsConsole, transcript_scroller);
  gtk_widget_class_bind_template_child (widget_class, RsConsole, transcript_view);
  gtk_widget_class_bind_template_child (widget_class, RsConsole, prompt_box);
  gtk_widget_class_bind_template_child (widget_class, RsConsole, prompt_view);
  gtk_widget_class_bind_template_child (widget_class, RsConsole, state_box);
  gtk_widget_class_bind_template_child (widget_class, RsConsole, state_label);
  gtk_widget_class_bind_template_child (widget_class, RsConsole, again_button);
  gtk_widget_class_bind_template_callback (widget_class, interrupt_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "prompt_key_cb",
                                                G_CALLBACK (rs_console_prompt_key_cb));
}

static void
rs_console_init (RsConsole *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->sessions = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  self->tags = rs_console_session_create_tags ();
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_colors), self,
                           G_CONNECT_SWAPPED);
  update_colors (self, NULL, manager);
}

/**
 * rs_console_set_list:
 * @self: the pane
 * @list: (transfer none): all that is measured
 *
 * Follows the active series of the list. To be called once. Main thread only.
 */
void
rs_console_set_list (RsConsole    *self,
                     RsSeriesList *list)
{
  g_return_if_fail (RS_IS_CONSOLE (self));
  g_return_if_fail (RS_IS_SERIES_LIST (list));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "notify::active", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  follow (self);
}
