/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-integers-page-private.h"

#include "rs-settings-map.h"
#include "rs-status-text.h"

G_DEFINE_FINAL_TYPE (RsIntegersPage, rs_integers_page, RS_TYPE_PLOT_PAGE)

static char *
rs_integers_page_dup_busy_text (RsPlotPage *page)
{
  return rs_status_text_busy (rs_range_box_get_request (RS_INTEGERS_PAGE (page)->range_box));
}

static void
rs_integers_page_selected (RsPlotPage          *page,
                           const RsFigurePoint *point)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (page);
  RsFigure *figure = rs_plot_view_get_figure (rs_plot_page_get_plot (page));
  g_autoptr (RsRequest) holders = NULL;

  if (point == NULL)
    {
      rs_growth_view_set_selected (self->growth_view, NULL);
      rs_plot_page_close_details (page);
      return;
    }

  rs_details_pane_show_int (rs_plot_page_get_details (page),
                            rs_figure_get_snapshot (figure, point->series),
                            rs_figure_get_measure (figure), point->index);
  rs_integers_page_compare (self, point);
  rs_growth_view_set_selected (self->growth_view, &point->value);
  rs_plot_page_set_asked (
    page, rs_series_get_worker (g_ptr_array_index (self->shown, point->series)));
  holders = rs_request_new_int_holders (point->value);
  rs_plot_page_open_details (page, holders);
}

static RsSeries *
rs_integers_page_get_series (RsPlotPage *page)
{
  GPtrArray *shown = RS_INTEGERS_PAGE (page)->shown;

  return shown->len > 0 ? g_ptr_array_index (shown, 0) : NULL;
}

static void
rs_integers_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rs_integers_page_parent_class)->map (widget);

  rs_integers_page_catch_up (RS_INTEGERS_PAGE (widget));
}

static void
rs_integers_page_started (RsPlotPage *page)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (page);
  GSettings *settings = rs_plot_page_get_settings (page);

  /* The list before the mode, which may be to use it. */
  g_settings_bind (settings, "annotate-list", self->annotate_box, "list",
                   G_SETTINGS_BIND_DEFAULT);
  rs_settings_bind_enum (settings, "annotate", self->annotate_box, "mode");
  g_signal_connect_object (settings, "changed::view", G_CALLBACK (rs_integers_page_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::scale", G_CALLBACK (rs_integers_page_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::measure", G_CALLBACK (rs_integers_page_draw), self,
                           G_CONNECT_SWAPPED);

  g_signal_handlers_block_by_func (self->range_box, rs_integers_page_request_changed_cb, self);
  rs_range_box_set_range (self->range_box, g_settings_get_int64 (settings, "from"),
                          g_settings_get_int64 (settings, "to"));
  g_signal_handlers_unblock_by_func (self->range_box, rs_integers_page_request_changed_cb, self);

  /* Settings that somebody wrote by hand need not be a range. */
  if (rs_range_box_get_request (self->range_box) == NULL)
    {
      g_settings_reset (settings, "from");
      g_settings_reset (settings, "to");
      rs_range_box_set_range (self->range_box, g_settings_get_int64 (settings, "from"),
                              g_settings_get_int64 (settings, "to"));
    }
  else
    rs_plot_page_measure (page);
}

static void
rs_integers_page_dispose (GObject *object)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (object);

  g_clear_pointer (&self->snapshot, rs_snapshot_unref);
  g_clear_pointer (&self->round, rs_integers_round_release);
  g_cancellable_cancel (self->attribution);
  g_clear_object (&self->attribution);
  g_hash_table_remove_all (self->measured);
  g_ptr_array_set_size (self->shown, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), RS_TYPE_INTEGERS_PAGE);

  G_OBJECT_CLASS (rs_integers_page_parent_class)->dispose (object);
}

static void
rs_integers_page_finalize (GObject *object)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (object);

  g_hash_table_unref (self->measured);
  g_ptr_array_unref (self->shown);

  G_OBJECT_CLASS (rs_integers_page_parent_class)->finalize (object);
}

static void
rs_integers_page_class_init (RsIntegersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RsPlotPageClass *page_class = RS_PLOT_PAGE_CLASS (klass);

  object_class->dispose = rs_integers_page_dispose;
  object_class->finalize = rs_integers_page_finalize;

  widget_class->map = rs_integers_page_map;

  page_class->started = rs_integers_page_started;
  page_class->measure = rs_integers_page_measure;
  page_class->restore = rs_integers_page_restore;
  page_class->dup_busy_text = rs_integers_page_dup_busy_text;
  page_class->selected = rs_integers_page_selected;
  page_class->found = rs_integers_page_found;
  page_class->series_changed = rs_integers_page_series_changed;
  page_class->get_series = rs_integers_page_get_series;

  g_type_ensure (RS_TYPE_ANNOTATE_BOX);
  g_type_ensure (RS_TYPE_GROWTH_VIEW);
  g_type_ensure (RS_TYPE_RANGE_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-integers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, range_box);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, annotate_box);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, range_error);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, annotate_error);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, growth_view);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, no_share);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, no_share_title);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, no_share_label);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, no_share_button);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, no_pair_button);
  gtk_widget_class_bind_template_callback_full (widget_class, "request_changed_cb",
                                                G_CALLBACK (rs_integers_page_request_changed_cb));
  gtk_widget_class_bind_template_callback (widget_class, rs_integers_page_draw);
  gtk_widget_class_bind_template_callback (widget_class, rs_integers_page_growth_selected_cb);
}

static gboolean
has_text (GBinding     *binding,
          const GValue *from,
          GValue       *to,
          gpointer      user_data)
{
  g_value_set_boolean (to, g_value_get_string (from) != NULL);

  return TRUE;
}

static void
rs_integers_page_init (RsIntegersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->measured = g_hash_table_new_full (NULL, NULL, g_object_unref,
                                          (GDestroyNotify) rs_integers_measured_free);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);

  rs_growth_view_set_page (self->growth_view, GTK_WIDGET (self));
  g_object_bind_property_full (self->range_box, "error", self->range_error, "visible",
                               G_BINDING_SYNC_CREATE, has_text, NULL, NULL, NULL);
  g_object_bind_property_full (self->annotate_box, "error", self->annotate_error, "visible",
                               G_BINDING_SYNC_CREATE, has_text, NULL, NULL, NULL);
}

/**
 * rs_integers_page_show:
 * @self: the page, which was started
 * @snapshot: (transfer none): what was measured
 *
 * Shows a measurement of the active series as the controls want it, in place of the one before.
 */
void
rs_integers_page_show (RsIntegersPage *self,
                       RsSnapshot     *snapshot)
{
  g_return_if_fail (RS_IS_INTEGERS_PAGE (self));
  g_return_if_fail (rs_plot_page_get_settings (RS_PLOT_PAGE (self)) != NULL);
  g_return_if_fail (snapshot != NULL);

  rs_integers_page_take (
    self, rs_series_list_get_active (rs_plot_page_get_list (RS_PLOT_PAGE (self))), snapshot);
  self->from = rs_snapshot_get_from (snapshot);
  self->to = self->from + (gint64) rs_snapshot_get_n_ints (snapshot) - 1;
  rs_plot_page_set_failure (RS_PLOT_PAGE (self), NULL);
  rs_integers_page_draw (self);
}
