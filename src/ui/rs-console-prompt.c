/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-console-private.h"

#include "rs-console-text.h"

#define INDENT 4

/* What is typed, or what of it stands before a place. */
char *
rs_console_dup_prompt (RsConsole         *self,
                       const GtkTextIter *until) /* (nullable) */
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->prompt_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, until != NULL ? until : &end, TRUE);
}

void
rs_console_set_prompt (RsConsole  *self,
                       const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->prompt_view);

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_view_scroll_mark_onscreen (self->prompt_view, gtk_text_buffer_get_insert (buffer));
}

/* What the cursor stands before counts, too: then it is in the middle of what is being written. */
static gboolean
is_complete (RsConsole *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->prompt_view);
  g_autofree char *all = rs_console_dup_prompt (self, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  before = rs_console_dup_prompt (self, &cursor);
  after = g_strstrip (g_strdup (all + strlen (before)));

  return rs_console_text_is_complete (all)
         && (*after == '\0' || gtk_text_buffer_get_line_count (buffer) == 1);
}

static void
insert_line (RsConsole *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->prompt_view);
  g_autofree char *before = NULL;
  g_autofree char *indent = NULL;
  GtkTextIter cursor;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  before = rs_console_dup_prompt (self, &cursor);
  indent = rs_console_text_dup_indent (before);
  gtk_text_buffer_insert_at_cursor (buffer, "\n", 1);
  gtk_text_buffer_insert_at_cursor (buffer, indent, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (self->prompt_view, gtk_text_buffer_get_insert (buffer));
}

/* Returns: whether there was such a line in the history */
static gboolean
go_in_history (RsConsole *self,
               int        step)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->prompt_view);
  g_autofree char *typed = rs_console_dup_prompt (self, NULL);
  const char *text;
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  if (gtk_text_iter_get_line (&cursor)
      != (step < 0 ? 0 : gtk_text_buffer_get_line_count (buffer) - 1))
    return FALSE;

  text = rs_console_history_go (rs_console_session_get_history (self->session), step, typed);
  if (text != NULL)
    rs_console_set_prompt (self, text);

  return text != NULL;
}

/* Tab and Backspace move what a line begins with by four columns, in all lines but the first, where
 * nothing is to stand before a statement.
 *
 * Returns: whether the cursor was there */
static gboolean
move_indent (RsConsole *self,
             gboolean   more)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->prompt_view);
  g_autofree char *before = NULL;
  GtkTextIter start, cursor;
  int column;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  start = cursor;
  gtk_text_iter_set_line_offset (&start, 0);
  before = gtk_text_buffer_get_text (buffer, &start, &cursor, TRUE);
  column = gtk_text_iter_get_line_offset (&cursor);
  if (gtk_text_buffer_get_has_selection (buffer) || gtk_text_iter_get_line (&cursor) == 0
      || before[strspn (before, " ")] != '\0' || (!more && column == 0))
    return FALSE;

  if (more)
    {
      gtk_text_buffer_insert_at_cursor (buffer, "    ", INDENT - column % INDENT);
    }
  else
    {
      start = cursor;
      gtk_text_iter_set_line_offset (&start, (column - 1) / INDENT * INDENT);
      gtk_text_buffer_delete_interactive (buffer, &start, &cursor, TRUE);
    }

  return TRUE;
}

static gboolean
enter (RsConsole       *self,
       GdkModifierType  modifiers)
{
  if ((modifiers & GDK_CONTROL_MASK) != 0
      || ((modifiers & GDK_SHIFT_MASK) == 0 && is_complete (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "console.run", NULL);
  else
    insert_line (self);

  return TRUE;
}

/* What is to be done before the text view does what it does with every key. */
gboolean
rs_console_prompt_key_cb (RsConsole             *self,
                          guint                  keyval,
                          guint                  keycode,
                          GdkModifierType        state,
                          GtkEventControllerKey *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean is_enter
    = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (self->session == NULL || (modifiers != 0 && !is_enter))
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      /* what is being composed is ended by it */
      return gtk_text_view_im_context_filter_keypress (self->prompt_view, event)
             || enter (self, modifiers);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go_in_history (self, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go_in_history (self, 1);
    case GDK_KEY_Tab:
      return move_indent (self, TRUE);
    case GDK_KEY_BackSpace:
      return move_indent (self, FALSE);
    default:
      return FALSE;
    }
}
