/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-letters-page-private.h"

#include <glib/gi18n-lib.h>

#include "rs-settings-map.h"
#include "rs-strings-draw.h"
#include "rs-strings-text.h"

G_DEFINE_FINAL_TYPE (RsLettersPage, rs_letters_page, RS_TYPE_PLOT_PAGE)

static GPtrArray *
make_texts (RsLettersPage *self)
{
  return rs_alphabet_make_texts (gtk_drop_down_get_selected (self->alphabet_drop_down),
                                 gtk_editable_get_text (self->own_entry));
}

static void
rs_letters_page_draw (RsPlotPage *page)
{
  RsLettersPage *self = RS_LETTERS_PAGE (page);
  RsStringOrder order;

  if (self->snapshot == NULL)
    return;

  order = g_settings_get_enum (self->settings, "order") == 0 ? RS_STRING_ORDER_AS_GIVEN
                                                             : RS_STRING_ORDER_BY_COUNT;
  gtk_widget_set_visible (
    self->no_letters,
    !rs_strings_draw (page, self->settings, &self->snapshot, order));
  rs_letters_page_update_growth (self);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RsPlotPageJob) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsStringSnapshot) snapshot = NULL;
  RsLettersPage *self = RS_LETTERS_PAGE (job->page);

  snapshot = rs_worker_count_strings_finish (RS_WORKER (source), result, &error);
  if (!rs_plot_page_end (job, error))
    return;

  g_clear_pointer (&self->snapshot, rs_string_snapshot_unref);
  self->snapshot = g_steal_pointer (&snapshot);
  rs_letters_page_forget_growth (self);
  self->shown_alphabet = self->asked_alphabet;
  g_free (self->shown_characters);
  self->shown_characters = g_strdup (self->asked_characters);
  rs_letters_page_draw (job->page);
}

static void
rs_letters_page_measure (RsPlotPage *page)
{
  RsLettersPage *self = RS_LETTERS_PAGE (page);
  g_autoptr (GPtrArray) texts = make_texts (self);
  g_autoptr (RsRequest) request = rs_request_new_strings (RS_STRINGS_LETTERS, texts);
  RsPlotPageJob *job = rs_plot_page_begin (page);

  self->asked_alphabet = gtk_drop_down_get_selected (self->alphabet_drop_down);
  g_free (self->asked_characters);
  self->asked_characters = g_strdup (gtk_editable_get_text (self->own_entry));
  g_settings_set_string (self->settings, "characters", self->asked_characters);
  rs_worker_count_strings_async (rs_plot_page_get_worker (page), request, job->cancellable,
                                 counted_cb, job);
}

static void
rs_letters_page_restore (RsPlotPage *page)
{
  RsLettersPage *self = RS_LETTERS_PAGE (page);

  if (self->shown_characters == NULL)
    return;

  gtk_drop_down_set_selected (self->alphabet_drop_down, self->shown_alphabet);
  if (self->shown_alphabet != RS_ALPHABET_OWN)
    return;

  gtk_editable_set_text (self->own_entry, self->shown_characters);
  g_settings_set_string (self->settings, "characters", self->shown_characters);
}

static char *
rs_letters_page_dup_busy_text (RsPlotPage *page)
{
  g_autoptr (GPtrArray) texts = make_texts (RS_LETTERS_PAGE (page));

  return rs_strings_text_busy (RS_STRINGS_LETTERS, texts->len);
}

static void
rs_letters_page_selected (RsPlotPage          *page,
                          const RsFigurePoint *point)
{
  g_autoptr (RsRequest) holders = NULL;
  RsStringSnapshot *snapshot;
  const RsStringRow *row;

  rs_letters_page_select_growth (RS_LETTERS_PAGE (page), point);
  if (point == NULL)
    {
      rs_plot_page_close_details (page);
      return;
    }

  snapshot = rs_figure_get_strings (rs_plot_view_get_figure (rs_plot_page_get_plot (page)));
  row = rs_string_snapshot_get_row (snapshot, point->index);
  rs_details_pane_show_string (rs_plot_page_get_details (page), snapshot, point->index);
  holders = rs_request_new_string_holders (row->text, (gssize) row->length);
  rs_plot_page_open_details (page, holders);
}

static void
alphabet_changed_cb (RsLettersPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->own_entry),
                          gtk_drop_down_get_selected (self->alphabet_drop_down)
                            == RS_ALPHABET_OWN);
  rs_plot_page_measure_soon (RS_PLOT_PAGE (self));
}

static void
rs_letters_page_started (RsPlotPage *page)
{
  RsLettersPage *self = RS_LETTERS_PAGE (page);
  GSettings *settings = rs_plot_page_get_settings (page);
  g_autofree char *characters = NULL;

  self->settings = g_settings_get_child (settings, "strings");
  rs_settings_bind_enum (self->settings, "alphabet", self->alphabet_drop_down, "selected");
  characters = g_settings_get_string (self->settings, "characters");
  gtk_editable_set_text (self->own_entry, characters);
  rs_settings_bind_enum (self->settings, "order", self->order_drop_down, "selected");
  rs_letters_page_start_growth (self);
  g_signal_connect_object (settings, "changed::measure", G_CALLBACK (rs_plot_page_draw_soon),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::order", G_CALLBACK (rs_plot_page_draw_soon),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::scale", G_CALLBACK (rs_plot_page_draw_soon),
                           self, G_CONNECT_SWAPPED);
  rs_plot_page_measure_soon (page);
}

static void
rs_letters_page_dispose (GObject *object)
{
  RsLettersPage *self = RS_LETTERS_PAGE (object);

  rs_letters_page_forget_growth (self);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->snapshot, rs_string_snapshot_unref);
  g_clear_pointer (&self->asked_characters, g_free);
  g_clear_pointer (&self->shown_characters, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), RS_TYPE_LETTERS_PAGE);

  G_OBJECT_CLASS (rs_letters_page_parent_class)->dispose (object);
}

static void
rs_letters_page_class_init (RsLettersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RsPlotPageClass *page_class = RS_PLOT_PAGE_CLASS (klass);

  object_class->dispose = rs_letters_page_dispose;

  page_class->started = rs_letters_page_started;
  page_class->measure = rs_letters_page_measure;
  page_class->draw = rs_letters_page_draw;
  page_class->restore = rs_letters_page_restore;
  page_class->dup_busy_text = rs_letters_page_dup_busy_text;
  page_class->selected = rs_letters_page_selected;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-letters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RsLettersPage, alphabet_drop_down);
  gtk_widget_class_bind_template_child (widget_class, RsLettersPage, own_entry);
  gtk_widget_class_bind_template_child (widget_class, RsLettersPage, order_drop_down);
  gtk_widget_class_bind_template_child (widget_class, RsLettersPage, growth_button);
  gtk_widget_class_bind_template_child (widget_class, RsLettersPage, growth_view);
  gtk_widget_class_bind_template_child (widget_class, RsLettersPage, no_letters);
  gtk_widget_class_bind_template_callback (widget_class, alphabet_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rs_letters_page_growth_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, rs_plot_page_measure_later);
  gtk_widget_class_bind_template_callback (widget_class, rs_plot_page_measure_soon);
}

static void
rs_letters_page_init (RsLettersPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (int i = 0; i < RS_N_ALPHABETS; i++)
    gtk_string_list_append (titles, rs_alphabet_get_title (i));
  gtk_drop_down_set_model (self->alphabet_drop_down, G_LIST_MODEL (titles));
  rs_growth_view_set_subject (self->growth_view, _("By Letter"), _("How the Letters Are Sorted"));
}
