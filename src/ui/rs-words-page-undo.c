/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-words-page-private.h"

#include <glib/gi18n-lib.h>

#include "rs-string-display.h"
#include "rs-wording.h"

/* Of a word, in the line that says that it was removed. */
#define MAX_CHARACTERS 24

/* How long it can be taken back by a click; the key does so later, too. */
#define SECONDS 10

static GBytes *
dup_selected (RsWordsPage *self)
{
  const RsStringRow *row;
  gsize index;

  if (!rs_strings_view_get_selected (self->view, &index))
    return NULL;

  row = rs_string_snapshot_get_row (self->snapshot, index);

  return g_bytes_new (row->text, row->length);
}

static void
toast_dismissed_cb (RsWordsPage *self)
{
  g_clear_object (&self->toast);
}

/* What was removed, in Pango's markup. */
static char *
dup_title (RsWordsPage *self,
           GBytes      *word)
{
  g_autofree char *title = NULL;

  if (self->n_removed == 1 && word != NULL)
    {
      gsize length;
      const char *text = g_bytes_get_data (word, &length);
      g_autofree char *shown = rs_string_dup_display (text, length, MAX_CHARACTERS);

      /* Translators: %s is a word. */
      title = g_strdup_printf (_("“%s” removed"), shown);
    }
  else
    {
      g_autofree char *number = rs_wording_number ((gint64) self->n_removed);

      /* Translators: %s is a number. */
      title = g_strdup_printf (ngettext ("%s word removed", "%s words removed",
                                         (gulong) self->n_removed),
                               number);
    }

  return g_markup_escape_text (title, -1);
}

/* Says what was removed, for a while, and offers to take it back. */
static void
show_toast (RsWordsPage *self,
            GBytes      *word)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *title = dup_title (self, word);

  if (self->toast != NULL)
    {
      adw_toast_set_title (self->toast, title);
      return;
    }
  if (toasts == NULL)
    return;

  self->toast = g_object_ref_sink (adw_toast_new (title));
  adw_toast_set_timeout (self->toast, SECONDS);
  adw_toast_set_button_label (self->toast, _("_Undo"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (rs_words_page_undo), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), g_object_ref (self->toast));
}

/* Removes a word, or all of them if there is none given, so that it can be taken back. What is
 * removed while that is still offered is taken back with it. */
void
rs_words_page_remove (RsWordsPage *self,
                      GBytes      *word)
{
  gsize n_before = rs_word_list_get_n (self->list);
  g_autoptr (GPtrArray) texts = rs_word_list_dup_texts (self->list);
  g_autoptr (GBytes) selected = dup_selected (self);

  if (word != NULL)
    {
      gsize length;
      const char *text = g_bytes_get_data (word, &length);

      rs_word_list_remove (self->list, text, length);
    }
  else
    rs_word_list_clear (self->list);
  if (rs_word_list_get_n (self->list) == n_before)
    return;

  if (self->toast == NULL || self->removed_from == NULL)
    {
      g_clear_pointer (&self->removed_from, g_ptr_array_unref);
      g_clear_pointer (&self->removed_selected, g_bytes_unref);
      self->removed_from = g_steal_pointer (&texts);
      self->removed_selected = g_steal_pointer (&selected);
      self->n_removed = 0;
    }
  self->n_removed += n_before - rs_word_list_get_n (self->list);
  show_toast (self, word);
  rs_words_page_update_list (self);
}

/* Takes back what was removed: the words are where they were, and selected as they were. Those that
 * came since then stay, behind the others. */
void
rs_words_page_undo (RsWordsPage *self)
{
  g_autoptr (GPtrArray) texts = g_steal_pointer (&self->removed_from);

  if (texts == NULL)
    return;

  g_ptr_array_extend_and_steal (texts, rs_word_list_dup_texts (self->list));
  g_clear_pointer (&self->to_select, g_bytes_unref);
  self->to_select = g_steal_pointer (&self->removed_selected);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  rs_word_list_set_texts (self->list, texts);
}

/* Selects what was selected before it was removed, once it is counted again. */
void
rs_words_page_select_again (RsWordsPage *self)
{
  g_autoptr (GBytes) word = g_steal_pointer (&self->to_select);
  gsize length;
  gsize index;
  const char *text;

  if (word == NULL)
    return;

  text = g_bytes_get_data (word, &length);
  if (rs_string_snapshot_find (self->snapshot, text, length, &index))
    rs_strings_view_select (self->view, text, length);
}

void
rs_words_page_clear_undo (RsWordsPage *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  g_clear_pointer (&self->removed_from, g_ptr_array_unref);
  g_clear_pointer (&self->removed_selected, g_bytes_unref);
  g_clear_pointer (&self->to_select, g_bytes_unref);
}
