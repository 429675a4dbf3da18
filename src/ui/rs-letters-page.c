/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-letters-page.h"

#include "rs-alphabet.h"
#include "rs-settings-map.h"
#include "rs-strings-draw.h"
#include "rs-strings-text.h"

struct _RsLettersPage
{
  RsPlotPage parent_instance;

  /* Template children */
  GtkDropDown *alphabet_drop_down;
  GtkEditable *own_entry;
  GtkDropDown *order_drop_down;
  GtkWidget *no_letters; /* in place of the plot, where there is nothing to count */

  /* Owned */
  GSettings *settings;        /* of letters and words */
  RsStringSnapshot *snapshot; /* what was counted, in the order of the alphabet */
};

G_DEFINE_FINAL_TYPE (RsLettersPage, rs_letters_page, RS_TYPE_PLOT_PAGE)

static GPtrArray *
make_texts (RsLettersPage *self)
{
  return rs_alphabet_make_texts (gtk_drop_down_get_selected (self->alphabet_drop_down),
                                 gtk_editable_get_text (self->own_entry));
}

static void
draw (RsLettersPage *self)
{
  RsStringOrder order;

  if (self->snapshot == NULL)
    return;

  order = g_settings_get_enum (self->settings, "order") == 0 ? RS_STRING_ORDER_AS_GIVEN
                                                             : RS_STRING_ORDER_BY_COUNT;
  gtk_widget_set_visible (
    self->no_letters,
    !rs_strings_draw (RS_PLOT_PAGE (self), self->settings, self->snapshot, order));
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
  draw (self);
}

static void
rs_letters_page_measure (RsPlotPage *page)
{
  g_autoptr (GPtrArray) texts = make_texts (RS_LETTERS_PAGE (page));
  g_autoptr (RsRequest) request = rs_request_new_strings (RS_STRINGS_LETTERS, texts);
  RsPlotPageJob *job = rs_plot_page_begin (page);

  rs_worker_count_strings_async (rs_plot_page_get_worker (page), request, job->cancellable,
                                 counted_cb, job);
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

/* Another alphabet is counted, but only when somebody looks. */
static void
alphabet_changed_cb (RsLettersPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->own_entry),
                          gtk_drop_down_get_selected (self->alphabet_drop_down)
                            == RS_ALPHABET_OWN);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    rs_plot_page_measure (RS_PLOT_PAGE (self));
}

static void
rs_letters_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rs_letters_page_parent_class)->map (widget);

  if (RS_LETTERS_PAGE (widget)->snapshot == NULL)
    rs_plot_page_measure (RS_PLOT_PAGE (widget));
}

static void
rs_letters_page_started (RsPlotPage *page)
{
  RsLettersPage *self = RS_LETTERS_PAGE (page);
  GSettings *settings = rs_plot_page_get_settings (page);

  self->settings = g_settings_get_child (settings, "strings");
  rs_settings_bind_enum (self->settings, "alphabet", self->alphabet_drop_down, "selected");
  g_settings_bind (self->settings, "characters", self->own_entry, "text", G_SETTINGS_BIND_DEFAULT);
  rs_settings_bind_enum (self->settings, "order", self->order_drop_down, "selected");
  g_signal_connect_object (settings, "changed::measure", G_CALLBACK (draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::order", G_CALLBACK (draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::scale", G_CALLBACK (draw), self,
                           G_CONNECT_SWAPPED);
}

static void
rs_letters_page_dispose (GObject *object)
{
  RsLettersPage *self = RS_LETTERS_PAGE (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->snapshot, rs_string_snapshot_unref);
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

  widget_class->map = rs_letters_page_map;

  page_class->started = rs_letters_page_started;
  page_class->measure = rs_letters_page_measure;
  page_class->dup_busy_text = rs_letters_page_dup_busy_text;
  page_class->selected = rs_letters_page_selected;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-letters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RsLettersPage, alphabet_drop_down);
  gtk_widget_class_bind_template_child (widget_class, RsLettersPage, own_entry);
  gtk_widget_class_bind_template_child (widget_class, RsLettersPage, order_drop_down);
  gtk_widget_class_bind_template_child (widget_class, RsLettersPage, no_letters);
  gtk_widget_class_bind_template_callback (widget_class, alphabet_changed_cb);
}

static void
rs_letters_page_init (RsLettersPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (int i = 0; i < RS_N_ALPHABETS; i++)
    gtk_string_list_append (titles, rs_alphabet_get_title (i));
  gtk_drop_down_set_model (self->alphabet_drop_down, G_LIST_MODEL (titles));
}
