/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-integers-page-private.h"

#include "rs-settings-map.h"
#include "rs-status-text.h"
#include "rs-wrap-box.h"

G_DEFINE_FINAL_TYPE (RsIntegersPage, rs_integers_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_FIGURE,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Tells the window that what is shown is another figure. */
void
rs_integers_page_notify_figure (RsIntegersPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIGURE]);
}

void
rs_integers_page_set_failure (RsIntegersPage *self,
                              const char     *message)
{
  gtk_label_set_text (self->failure_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->failure, message != NULL);
}

void
rs_integers_page_update_status (RsIntegersPage *self)
{
  gboolean busy = self->busy_id == 0 && self->cancellable != NULL;
  g_autofree char *text = NULL;
  RsFigurePoint point;

  if (busy)
    text = rs_status_text_busy (rs_range_box_get_request (self->range_box));
  else
    text = g_strdup (self->done_text != NULL ? self->done_text : "");

  gtk_label_set_text (self->status_label, text);
  gtk_widget_set_visible (self->hint_label, self->figure != NULL && self->cancellable == NULL
                                                && !rs_plot_view_get_selected (self->plot, &point));
}

static void
selection_changed_cb (RsIntegersPage *self)
{
  RsFigurePoint point;
  gboolean selected = rs_plot_view_get_selected (self->plot, &point);

  if (selected)
    {
      RsFigure *figure = rs_plot_view_get_figure (self->plot);

      rs_details_pane_show_int (self->details, rs_figure_get_snapshot (figure, point.series),
                                rs_figure_get_measure (figure), point.index);
      rs_integers_page_find_holders (self, point.value);
    }
  else
    rs_integers_page_forget_holders (self);
  gtk_revealer_set_reveal_child (self->revealer, selected);

  rs_integers_page_update_status (self);
  rs_integers_page_update_actions (self);
}

/* In a small window the controls make room for the plot and the details below it. */
static void
details_revealed_cb (RsIntegersPage *self)
{
  graphene_rect_t bounds;

  if (!self->narrow || !gtk_revealer_get_child_revealed (self->revealer))
    return;

  if (gtk_widget_compute_bounds (GTK_WIDGET (self->split),
                                 gtk_widget_get_parent (GTK_WIDGET (self->split)), &bounds))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller),
                              bounds.origin.y);
}

static void
plot_error_cb (RsIntegersPage *self)
{
  rs_integers_page_set_failure (self, rs_plot_view_get_error (self->plot));
}

static void
update_narrow (RsIntegersPage *self)
{
  GtkOrientation across = self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_widget_set_visible (self->measure_caption, !self->narrow);
  gtk_orientable_set_orientation (self->split, across);
  gtk_orientable_set_orientation (self->status_box, across);
  gtk_box_set_spacing (GTK_BOX (self->status_box), self->narrow ? 0 : 12);
  gtk_label_set_xalign (GTK_LABEL (self->hint_label), self->narrow ? 0 : 1);
  gtk_revealer_set_transition_type (self->revealer,
                                    self->narrow ? GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP
                                                 : GTK_REVEALER_TRANSITION_TYPE_SLIDE_LEFT);
  gtk_widget_set_margin_start (GTK_WIDGET (self->details), self->narrow ? 12 : 0);
  gtk_widget_set_margin_top (GTK_WIDGET (self->details), self->narrow ? 9 : 0);
  g_object_set (self->details, "narrow", self->narrow, NULL);
}

static void
rs_integers_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_FIGURE:
      g_value_set_boxed (value, self->figure);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_integers_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      update_narrow (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_integers_page_dispose (GObject *object)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (object);

  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  rs_integers_page_forget_holders (self);
  g_clear_object (&self->worker);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->figure, rs_figure_unref);
  g_clear_pointer (&self->snapshot, rs_snapshot_unref);
  g_clear_pointer (&self->done_text, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), RS_TYPE_INTEGERS_PAGE);

  G_OBJECT_CLASS (rs_integers_page_parent_class)->dispose (object);
}

static void
rs_integers_page_class_init (RsIntegersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rs_integers_page_get_property;
  object_class->set_property = rs_integers_page_set_property;
  object_class->dispose = rs_integers_page_dispose;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIGURE] = g_param_spec_boxed ("figure", NULL, NULL, RS_TYPE_FIGURE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RS_TYPE_ANNOTATE_BOX);
  g_type_ensure (RS_TYPE_DETAILS_PANE);
  g_type_ensure (RS_TYPE_PLOT_VIEW);
  g_type_ensure (RS_TYPE_RANGE_BOX);
  g_type_ensure (RS_TYPE_WRAP_BOX);
  rs_integers_page_class_init_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-integers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, measure_caption);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, measure_drop_down);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, range_box);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, annotate_box);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, range_error);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, annotate_error);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, measure_label);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, notice);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, failure);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, failure_label);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, split);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, plot);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, no_share);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, no_share_label);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, no_share_button);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, revealer);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, details);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, status_box);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, busy_box);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, RsIntegersPage, progress_bar);
  gtk_widget_class_bind_template_callback_full (widget_class, "request_changed_cb",
                                                G_CALLBACK (rs_integers_page_request_changed_cb));
  gtk_widget_class_bind_template_callback (widget_class, rs_integers_page_draw);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rs_integers_page_update_actions);
  gtk_widget_class_bind_template_callback (widget_class, details_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, plot_error_cb);
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

  g_object_bind_property_full (self->range_box, "error", self->range_error, "visible",
                               G_BINDING_SYNC_CREATE, has_text, NULL, NULL, NULL);
  g_object_bind_property_full (self->annotate_box, "error", self->annotate_error, "visible",
                               G_BINDING_SYNC_CREATE, has_text, NULL, NULL, NULL);
  update_narrow (self);
  rs_integers_page_update_actions (self);
}

/**
 * rs_integers_page_start:
 * @self: the page
 * @worker: (transfer none): who measures
 * @settings: (transfer none): what the person chose last time
 *
 * Puts the settings into the controls and measures for the first time. To be called once.
 */
void
rs_integers_page_start (RsIntegersPage *self,
                        RsWorker       *worker,
                        GSettings      *settings)
{
  g_return_if_fail (RS_IS_INTEGERS_PAGE (self));
  g_return_if_fail (RS_IS_WORKER (worker));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (self->settings == NULL);

  /* The list before the mode, which may be to use it. */
  g_settings_bind (settings, "annotate-list", self->annotate_box, "list",
                   G_SETTINGS_BIND_DEFAULT);
  rs_settings_bind_enum (settings, "annotate", self->annotate_box, "mode");
  rs_settings_bind_enum (settings, "measure", self->measure_drop_down, "selected");
  g_signal_connect_swapped (settings, "changed::view", G_CALLBACK (rs_integers_page_draw), self);
  g_signal_connect_swapped (settings, "changed::scale", G_CALLBACK (rs_integers_page_draw), self);
  g_signal_connect_swapped (settings, "changed::measure", G_CALLBACK (rs_integers_page_draw), self);

  rs_range_box_set_range (self->range_box, g_settings_get_int64 (settings, "from"),
                          g_settings_get_int64 (settings, "to"));
  self->settings = g_object_ref (settings);
  self->worker = g_object_ref (worker);

  /* Settings that somebody wrote by hand need not be a range. */
  if (rs_range_box_get_request (self->range_box) == NULL)
    {
      g_settings_reset (settings, "from");
      g_settings_reset (settings, "to");
      rs_range_box_set_range (self->range_box, g_settings_get_int64 (settings, "from"),
                              g_settings_get_int64 (settings, "to"));
    }
  else
    rs_integers_page_measure (self);
}

/**
 * rs_integers_page_show:
 * @self: the page, which was started
 * @snapshot: (transfer none): what was measured
 *
 * Shows a measurement as the controls want it, in place of the one before.
 */
void
rs_integers_page_show (RsIntegersPage *self,
                       RsSnapshot     *snapshot)
{
  g_return_if_fail (RS_IS_INTEGERS_PAGE (self));
  g_return_if_fail (self->settings != NULL);
  g_return_if_fail (snapshot != NULL);

  rs_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, rs_snapshot_unref);
  self->snapshot = snapshot;
  rs_integers_page_set_failure (self, NULL);
  rs_integers_page_draw (self);
}

/**
 * rs_integers_page_get_figure:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): what is shown, %NULL before the first measurement
 */
RsFigure *
rs_integers_page_get_figure (RsIntegersPage *self)
{
  g_return_val_if_fail (RS_IS_INTEGERS_PAGE (self), NULL);

  return self->figure;
}

/**
 * rs_integers_page_get_plot:
 * @self: the page
 *
 * Returns: (transfer none): the plot, for what is zoomed and selected
 */
RsPlotView *
rs_integers_page_get_plot (RsIntegersPage *self)
{
  g_return_val_if_fail (RS_IS_INTEGERS_PAGE (self), NULL);

  return self->plot;
}

/**
 * rs_integers_page_get_busy:
 * @self: the page
 *
 * Returns: whether a measurement runs
 */
gboolean
rs_integers_page_get_busy (RsIntegersPage *self)
{
  g_return_val_if_fail (RS_IS_INTEGERS_PAGE (self), FALSE);

  return self->cancellable != NULL;
}
