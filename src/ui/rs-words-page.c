/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-words-page-private.h"

#include <glib/gi18n-lib.h>

#include "rs-settings-map.h"
#include "rs-strings-draw.h"
#include "rs-strings-text.h"

G_DEFINE_FINAL_TYPE (RsWordsPage, rs_words_page, RS_TYPE_PLOT_PAGE)

/* Whether the words of the list are to be shown, and not the most used. */
gboolean
rs_words_page_is_given (RsWordsPage *self)
{
  return gtk_drop_down_get_selected (self->source_drop_down) == 0;
}

static void
show_details (RsWordsPage      *self,
              RsStringSnapshot *snapshot,
              gsize             index)
{
  RsPlotPage *page = RS_PLOT_PAGE (self);
  const RsStringRow *row = rs_string_snapshot_get_row (snapshot, index);
  g_autoptr (RsRequest) holders = rs_request_new_string_holders (row->text, (gssize) row->length);

  rs_details_pane_show_string (rs_plot_page_get_details (page), snapshot, index);
  rs_plot_page_open_details (page, holders);
}

/* Whether a text has a bar, and which. */
static gboolean
find_bar (RsWordsPage       *self,
          const RsStringRow *row,
          gsize             *index)
{
  RsFigure *figure = rs_plot_page_get_figure (RS_PLOT_PAGE (self));

  return figure != NULL
         && rs_string_snapshot_find (rs_figure_get_strings (figure), row->text, row->length, index)
         && *index < rs_figure_get_n_points (figure, 0);
}

/* What is selected in the table is selected in the plot, too, if it has a bar there. */
static void
row_selected_cb (RsWordsPage *self)
{
  RsPlotView *plot = rs_plot_page_get_plot (RS_PLOT_PAGE (self));
  gsize row;
  gsize bar;
  gboolean selected = rs_strings_view_get_selected (self->view, &row);

  self->is_syncing = TRUE;
  if (selected && find_bar (self, rs_string_snapshot_get_row (self->snapshot, row), &bar))
    rs_plot_view_select (plot, 0, bar);
  else
    rs_plot_view_unselect (plot);
  self->is_syncing = FALSE;

  if (selected)
    show_details (self, self->snapshot, row);
  else
    rs_plot_page_close_details (RS_PLOT_PAGE (self));
  rs_words_page_update_list (self);
}

static void
rs_words_page_selected (RsPlotPage          *page,
                        const RsFigurePoint *point)
{
  RsWordsPage *self = RS_WORDS_PAGE (page);
  RsStringSnapshot *snapshot;
  const RsStringRow *row;

  if (self->is_syncing)
    return;

  if (point == NULL)
    {
      rs_strings_view_unselect (self->view);
      rs_plot_page_close_details (page);
    }
  else
    {
      snapshot = rs_figure_get_strings (rs_plot_view_get_figure (rs_plot_page_get_plot (page)));
      row = rs_string_snapshot_get_row (snapshot, point->index);
      rs_strings_view_select (self->view, row->text, row->length);
      show_details (self, snapshot, point->index);
    }
  rs_words_page_update_list (self);
}

/* In which ways the selected text is held: the table has room for the first of them. */
static void
rs_words_page_found (RsPlotPage *page,
                     RsHolders  *holders)
{
  RsWordsPage *self = RS_WORDS_PAGE (page);
  g_autofree char *kinds = holders != NULL ? rs_strings_text_kinds (holders) : NULL;
  gboolean is_empty = kinds == NULL || g_str_equal (kinds, "-");

  gtk_label_set_text (self->kinds_label, is_empty ? "" : kinds);
  gtk_widget_set_visible (GTK_WIDGET (self->kinds_label), !is_empty);
}

/* Says why there is nothing. */
static void
update_empty (RsWordsPage *self,
              gboolean     is_empty)
{
  gtk_label_set_text (self->no_words_title,
                      self->shown_given ? _("No Words to Count") : _("No Such String"));
  gtk_label_set_text (self->no_words_label,
                      self->shown_given
                        ? _("Type a word and press Enter, paste many, or drop a text file on the "
                            "list.")
                        : _("Python refers to no string that passes the filter. Change the filter "
                            "to see more."));
  gtk_widget_set_visible (self->no_words, is_empty);
}

static void
rs_words_page_draw (RsPlotPage *page)
{
  RsWordsPage *self = RS_WORDS_PAGE (page);

  if (self->snapshot == NULL)
    return;

  self->is_syncing = TRUE;
  update_empty (self, !rs_strings_draw (page, self->settings, &self->bars,
                                        RS_STRING_ORDER_BY_COUNT));
  self->is_syncing = FALSE;
  row_selected_cb (self);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RsPlotPageJob) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsStringSnapshot) snapshot = NULL;
  RsWordsPage *self = RS_WORDS_PAGE (job->page);

  snapshot = rs_worker_count_strings_finish (RS_WORKER (source), result, &error);
  if (!rs_plot_page_end (job, error))
    return;

  g_clear_pointer (&self->snapshot, rs_string_snapshot_unref);
  g_clear_pointer (&self->bars, rs_string_snapshot_unref);
  self->bars = rs_string_snapshot_ref (snapshot);
  self->snapshot = g_steal_pointer (&snapshot);
  g_clear_pointer (&self->shown, rs_request_unref);
  self->shown = rs_request_ref (self->asked);
  self->shown_given = rs_string_snapshot_get_kind (self->snapshot) == RS_STRINGS_WORDS;
  g_signal_handlers_block_by_func (self->view, row_selected_cb, self);
  rs_strings_view_set_worker (self->view, RS_WORKER (source));
  rs_strings_view_set_snapshot (self->view, self->snapshot);
  rs_words_page_select_again (self);
  g_signal_handlers_unblock_by_func (self->view, row_selected_cb, self);
  rs_words_page_draw (job->page);
}

static void
rs_words_page_measure (RsPlotPage *page)
{
  RsWordsPage *self = RS_WORDS_PAGE (page);
  g_autoptr (RsRequest) request = NULL;
  RsPlotPageJob *job;

  if (rs_words_page_is_given (self))
    {
      g_autoptr (GPtrArray) texts = rs_word_list_dup_texts (self->list);

      request = rs_request_new_strings (RS_STRINGS_WORDS, texts);
    }
  else
    {
      RsStringFilter filter = {
        gtk_check_button_get_active (self->identifiers_check),
        gtk_check_button_get_active (self->no_dunder_check),
        (gsize) gtk_spin_button_get_value_as_int (self->length_spin),
        gtk_editable_get_text (self->containing_entry),
      };

      request = rs_request_new_most_used (
        (gsize) gtk_spin_button_get_value_as_int (self->number_spin), &filter);
      g_settings_set_string (self->settings, "most-used-containing", filter.containing);
    }

  g_clear_pointer (&self->asked, rs_request_unref);
  self->asked = rs_request_ref (request);
  job = rs_plot_page_begin (page);
  rs_worker_count_strings_async (rs_plot_page_get_worker (page), request, job->cancellable,
                                 counted_cb, job);
}

static void
rs_words_page_restore (RsPlotPage *page)
{
  RsWordsPage *self = RS_WORDS_PAGE (page);
  const RsStringFilter *filter;

  if (self->shown == NULL)
    return;

  gtk_drop_down_set_selected (self->source_drop_down, self->shown_given ? 0 : 1);
  if (self->shown_given)
    {
      rs_word_list_set_texts (self->list, rs_request_get_texts (self->shown));
      return;
    }

  filter = rs_request_get_filter (self->shown);
  gtk_spin_button_set_value (self->number_spin, (double) rs_request_get_n (self->shown));
  gtk_check_button_set_active (self->identifiers_check, filter->identifiers_only);
  gtk_check_button_set_active (self->no_dunder_check, filter->no_dunder);
  gtk_spin_button_set_value (self->length_spin, (double) filter->min_characters);
  gtk_editable_set_text (self->containing_entry, filter->containing);
  g_settings_set_string (self->settings, "most-used-containing", filter->containing);
}

static char *
rs_words_page_dup_busy_text (RsPlotPage *page)
{
  RsWordsPage *self = RS_WORDS_PAGE (page);

  return rs_words_page_is_given (self)
           ? rs_strings_text_busy (RS_STRINGS_WORDS, rs_word_list_get_n (self->list))
           : rs_strings_text_busy (RS_STRINGS_MOST_USED, 0);
}

static void
source_changed_cb (RsWordsPage *self)
{
  rs_words_page_update_list (self);
  rs_plot_page_measure_soon (RS_PLOT_PAGE (self));
}

static void
rs_words_page_started (RsPlotPage *page)
{
  RsWordsPage *self = RS_WORDS_PAGE (page);
  GSettings *settings = rs_plot_page_get_settings (page);
  g_autofree char *containing = NULL;

  self->settings = g_settings_get_child (settings, "strings");
  rs_words_page_start_list (self);
  rs_settings_bind_enum (self->settings, "source", self->source_drop_down, "selected");
  g_settings_bind (self->settings, "most-used-number", self->number_spin, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "most-used-identifiers", self->identifiers_check, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "most-used-no-dunder", self->no_dunder_check, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "most-used-length", self->length_spin, "value",
                   G_SETTINGS_BIND_DEFAULT);
  containing = g_settings_get_string (self->settings, "most-used-containing");
  gtk_editable_set_text (self->containing_entry, containing);
  g_signal_connect_object (settings, "changed::measure", G_CALLBACK (rs_plot_page_draw_soon),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::scale", G_CALLBACK (rs_plot_page_draw_soon),
                           self, G_CONNECT_SWAPPED);
  source_changed_cb (self);
}

static void
rs_words_page_dispose (GObject *object)
{
  RsWordsPage *self = RS_WORDS_PAGE (object);

  rs_words_page_clear_undo (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->list);
  g_clear_pointer (&self->snapshot, rs_string_snapshot_unref);
  g_clear_pointer (&self->bars, rs_string_snapshot_unref);
  g_clear_pointer (&self->asked, rs_request_unref);
  g_clear_pointer (&self->shown, rs_request_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), RS_TYPE_WORDS_PAGE);

  G_OBJECT_CLASS (rs_words_page_parent_class)->dispose (object);
}

static void
rs_words_page_class_init (RsWordsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RsPlotPageClass *page_class = RS_PLOT_PAGE_CLASS (klass);

  object_class->dispose = rs_words_page_dispose;

  page_class->started = rs_words_page_started;
  page_class->measure = rs_words_page_measure;
  page_class->draw = rs_words_page_draw;
  page_class->restore = rs_words_page_restore;
  page_class->dup_busy_text = rs_words_page_dup_busy_text;
  page_class->selected = rs_words_page_selected;
  page_class->found = rs_words_page_found;

  g_type_ensure (RS_TYPE_STRINGS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-words-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, source_drop_down);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, used_box);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, number_spin);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, identifiers_check);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, no_dunder_check);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, length_spin);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, containing_entry);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, given_box);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, side);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, word_entry);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, words_note);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, view);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, kinds_label);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, no_words);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, no_words_title);
  gtk_widget_class_bind_template_child (widget_class, RsWordsPage, no_words_label);
  gtk_widget_class_bind_template_callback (widget_class, source_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rs_plot_page_measure_later);
  gtk_widget_class_bind_template_callback (widget_class, rs_plot_page_measure_soon);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, rs_words_page_update_list);
  rs_words_page_class_init_list (widget_class);
}

/* Beside the plot its margin is room enough; above it there is none. */
static void
narrow_changed_cb (RsWordsPage *self)
{
  gboolean narrow;

  g_object_get (self, "narrow", &narrow, NULL);
  gtk_widget_set_margin_end (self->side, narrow ? 12 : 0);
}

static void
rs_words_page_init (RsWordsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_changed_cb), NULL);
  rs_words_page_init_list (self);
  rs_words_page_update_list (self);
}

/**
 * rs_words_page_get_list:
 * @self: the page
 *
 * Returns: (transfer none): the words of the person's own
 */
RsWordList *
rs_words_page_get_list (RsWordsPage *self)
{
  g_return_val_if_fail (RS_IS_WORDS_PAGE (self), NULL);

  return self->list;
}
