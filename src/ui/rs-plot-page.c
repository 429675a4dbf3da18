/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-page-private.h"

#include "rs-settings-map.h"
#include "rs-wrap-box.h"

static void rs_plot_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (RsPlotPage, rs_plot_page, ADW_TYPE_BIN,
                                  G_ADD_PRIVATE (RsPlotPage)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                         rs_plot_page_buildable_init))

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_STACKED,
  PROP_HINT,
  PROP_LOG_TITLE,
  PROP_MEASURE_TOOLTIP,
  PROP_FIGURE,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

RsPlotPagePrivate *
rs_plot_page_get_private (RsPlotPage *self)
{
  return rs_plot_page_get_instance_private (self);
}

void
rs_plot_page_notify_busy (RsPlotPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
rs_plot_page_update_status (RsPlotPage *self)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);
  gboolean busy = priv->busy_id == 0 && priv->cancellable != NULL;
  g_autofree char *text = NULL;

  if (busy)
    text = RS_PLOT_PAGE_GET_CLASS (self)->dup_busy_text (self);
  else
    text = rs_plot_page_dup_done_text (self);

  gtk_label_set_text (priv->status_label, text);
  gtk_widget_set_visible (GTK_WIDGET (priv->hint_label),
                          priv->figure != NULL && priv->cancellable == NULL
                            && !gtk_revealer_get_reveal_child (priv->revealer));
}

static void
selection_changed_cb (RsPlotPage *self)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);
  RsFigurePoint point;
  gboolean selected = rs_plot_view_get_selected (priv->plot, &point);

  RS_PLOT_PAGE_GET_CLASS (self)->selected (self, selected ? &point : NULL);
  rs_plot_page_update_actions (self);
}

static void
plot_error_cb (RsPlotPage *self)
{
  rs_plot_page_set_failure (self, rs_plot_view_get_error (rs_plot_page_get_plot (self)));
}

/* Another page may have asked meanwhile, and have taken the answer from this one; and what is to be
 * measured may have been changed while nobody looked. */
static void
rs_plot_page_map (GtkWidget *widget)
{
  RsPlotPage *self = RS_PLOT_PAGE (widget);
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);

  GTK_WIDGET_CLASS (rs_plot_page_parent_class)->map (widget);

  rs_plot_page_find_again (self);
  if (priv->is_stale)
    rs_plot_page_measure (self);
  if (priv->is_undrawn)
    rs_plot_page_draw_soon (self);
}

static void
rs_plot_page_add_child (GtkBuildable *buildable,
                        GtkBuilder   *builder,
                        GObject      *child,
                        const char   *type)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (RS_PLOT_PAGE (buildable));

  if (g_strcmp0 (type, "first-control") == 0)
    gtk_widget_insert_after (GTK_WIDGET (child), priv->controls, NULL);
  else if (g_strcmp0 (type, "control") == 0)
    gtk_widget_set_parent (GTK_WIDGET (child), priv->controls);
  else if (g_strcmp0 (type, "note") == 0)
    gtk_box_append (priv->notes, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "beside") == 0)
    gtk_box_append (priv->beside, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "overlay") == 0)
    gtk_overlay_add_overlay (priv->overlay, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
rs_plot_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);

  iface->add_child = rs_plot_page_add_child;
}

static void
rs_plot_page_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (RS_PLOT_PAGE (object));

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, priv->narrow);
      break;
    case PROP_STACKED:
      g_value_set_boolean (value, priv->stacked);
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_label_get_text (priv->hint_label));
      break;
    case PROP_LOG_TITLE:
      g_value_set_string (value, gtk_button_get_label (priv->log_button));
      break;
    case PROP_MEASURE_TOOLTIP:
      g_value_set_string (value,
                          gtk_widget_get_tooltip_text (GTK_WIDGET (priv->measure_drop_down)));
      break;
    case PROP_FIGURE:
      g_value_set_boxed (value, priv->figure);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, priv->cancellable != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_plot_page_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  RsPlotPage *self = RS_PLOT_PAGE (object);
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);

  switch (prop_id)
    {
    case PROP_NARROW:
      priv->narrow = g_value_get_boolean (value);
      rs_plot_page_update_layout (self);
      break;
    case PROP_STACKED:
      priv->stacked = g_value_get_boolean (value);
      rs_plot_page_update_layout (self);
      break;
    case PROP_HINT:
      gtk_label_set_text (priv->hint_label, g_value_get_string (value));
      break;
    case PROP_LOG_TITLE:
      gtk_button_set_label (priv->log_button, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (priv->log_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value),
                                      -1);
      break;
    case PROP_MEASURE_TOOLTIP:
      gtk_widget_set_tooltip_text (GTK_WIDGET (priv->measure_drop_down),
                                   g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_plot_page_dispose (GObject *object)
{
  RsPlotPage *self = RS_PLOT_PAGE (object);
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);

  g_clear_handle_id (&priv->busy_id, g_source_remove);
  g_clear_handle_id (&priv->later_id, g_source_remove);
  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  rs_plot_page_forget_holders (self);
  g_clear_object (&priv->worker);
  g_clear_object (&priv->asked);
  g_clear_object (&priv->list);
  g_clear_object (&priv->settings);
  g_clear_pointer (&priv->figure, rs_figure_unref);
  g_clear_pointer (&priv->done_text, g_free);
  /* GTK 4.8 can dispose of the last class's template only; that of this one goes with the bin. */

  G_OBJECT_CLASS (rs_plot_page_parent_class)->dispose (object);
}

static void
rs_plot_page_class_init (RsPlotPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rs_plot_page_get_property;
  object_class->set_property = rs_plot_page_set_property;
  object_class->dispose = rs_plot_page_dispose;

  widget_class->map = rs_plot_page_map;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOG_TITLE]
    = g_param_spec_string ("log-title", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MEASURE_TOOLTIP]
    = g_param_spec_string ("measure-tooltip", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIGURE] = g_param_spec_boxed ("figure", NULL, NULL, RS_TYPE_FIGURE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  klass->series_changed = rs_plot_page_series_changed;

  g_type_ensure (RS_TYPE_DETAILS_PANE);
  g_type_ensure (RS_TYPE_PLOT_VIEW);
  g_type_ensure (RS_TYPE_WRAP_BOX);
  rs_plot_page_class_init_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-plot-page.ui");
#define BIND(child) gtk_widget_class_bind_template_child_private (widget_class, RsPlotPage, child)
  BIND (scroller);
  BIND (controls);
  BIND (log_button);
  BIND (measure_drop_down);
  BIND (notes);
  BIND (measure_label);
  BIND (notice);
  BIND (notice_label);
  BIND (failure);
  BIND (failure_label);
  BIND (split);
  BIND (beside);
  BIND (main);
  BIND (overlay);
  BIND (plot);
  BIND (revealer);
  BIND (details);
  BIND (status_box);
  BIND (status_label);
  BIND (hint_label);
  BIND (busy_box);
  BIND (spinner);
  BIND (progress_bar);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rs_plot_page_update_actions);
  gtk_widget_class_bind_template_callback (widget_class, rs_plot_page_details_revealed);
  gtk_widget_class_bind_template_callback (widget_class, plot_error_cb);
}

static void
rs_plot_page_init (RsPlotPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Newer GTK names a drop-down after the item that is selected, which beats its label. */
  gtk_accessible_reset_relation (
    GTK_ACCESSIBLE (rs_plot_page_get_private (self)->measure_drop_down),
    GTK_ACCESSIBLE_RELATION_LABELLED_BY);

  rs_plot_page_update_layout (self);
  rs_plot_page_update_actions (self);
}

/**
 * rs_plot_page_start:
 * @self: the page
 * @list: (transfer none): what is measured
 * @settings: (transfer none): what the person chose last time
 *
 * Puts the settings into the controls. To be called once.
 */
void
rs_plot_page_start (RsPlotPage   *self,
                    RsSeriesList *list,
                    GSettings    *settings)
{
  RsPlotPagePrivate *priv;

  g_return_if_fail (RS_IS_PLOT_PAGE (self));
  g_return_if_fail (RS_IS_SERIES_LIST (list));
  g_return_if_fail (G_IS_SETTINGS (settings));

  priv = rs_plot_page_get_private (self);
  g_return_if_fail (priv->settings == NULL);

  priv->settings = g_object_ref (settings);
  rs_plot_page_take_list (self, list);
  rs_settings_bind_enum (settings, "measure", priv->measure_drop_down, "selected");
  RS_PLOT_PAGE_GET_CLASS (self)->started (self);
}

/**
 * rs_plot_page_set_figure:
 * @self: the page
 * @figure: (transfer none) (nullable): what is to be shown, %NULL for nothing
 * @done_text: what was measured, in words
 *
 * Shows another figure, but for an experiment that came to nothing: what was measured in another
 * one is not to be taken for it.
 */
void
rs_plot_page_set_figure (RsPlotPage *self,
                         RsFigure   *figure,
                         const char *done_text)
{
  RsPlotPagePrivate *priv;

  g_return_if_fail (RS_IS_PLOT_PAGE (self));

  priv = rs_plot_page_get_private (self);
  if (priv->is_empty)
    return;

  if (figure != NULL)
    rs_figure_ref (figure);
  g_clear_pointer (&priv->figure, rs_figure_unref);
  priv->figure = figure;
  g_free (priv->done_text);
  priv->done_text = g_strdup (done_text);

  rs_plot_view_set_figure (priv->plot, figure);
  rs_plot_page_update_status (self);
  rs_plot_page_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIGURE]);
}

/**
 * rs_plot_page_set_meaning:
 * @self: the page
 * @meaning: what is counted, in a sentence
 * @notice: (nullable): what is to be known before the counts are believed
 *
 * Says what the plot means.
 */
void
rs_plot_page_set_meaning (RsPlotPage *self,
                          const char *meaning,
                          const char *notice)
{
  RsPlotPagePrivate *priv;

  g_return_if_fail (RS_IS_PLOT_PAGE (self));

  priv = rs_plot_page_get_private (self);
  gtk_label_set_text (priv->measure_label, meaning);
  gtk_label_set_text (priv->notice_label, notice != NULL ? notice : "");
  gtk_widget_set_visible (priv->notice, notice != NULL);
}

/**
 * rs_plot_page_set_failure:
 * @self: the page
 * @message: (nullable): a sentence, %NULL for none
 *
 * Says what went wrong.
 */
void
rs_plot_page_set_failure (RsPlotPage *self,
                          const char *message)
{
  RsPlotPagePrivate *priv;

  g_return_if_fail (RS_IS_PLOT_PAGE (self));

  priv = rs_plot_page_get_private (self);
  gtk_label_set_text (priv->failure_label, message != NULL ? message : "");
  gtk_widget_set_visible (priv->failure, message != NULL);
}

/**
 * rs_plot_page_open_details:
 * @self: the page
 * @holders: the question who holds what is selected
 *
 * Shows the details, which must say already what is selected, and asks who holds it.
 */
void
rs_plot_page_open_details (RsPlotPage *self,
                           RsRequest  *holders)
{
  g_return_if_fail (RS_IS_PLOT_PAGE (self));
  g_return_if_fail (holders != NULL);

  rs_plot_page_find_holders (self, holders);
  gtk_revealer_set_reveal_child (rs_plot_page_get_private (self)->revealer, TRUE);
  rs_plot_page_update_status (self);
  rs_plot_page_update_actions (self);
}

/**
 * rs_plot_page_close_details:
 * @self: the page
 *
 * Hides the details, because nothing is selected any more.
 */
void
rs_plot_page_close_details (RsPlotPage *self)
{
  g_return_if_fail (RS_IS_PLOT_PAGE (self));

  rs_plot_page_forget_holders (self);
  rs_plot_page_clear_found (self);
  gtk_revealer_set_reveal_child (rs_plot_page_get_private (self)->revealer, FALSE);
  rs_plot_page_update_status (self);
  rs_plot_page_update_actions (self);
}

/**
 * rs_plot_page_get_worker:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): who measures, %NULL before the start
 */
RsWorker *
rs_plot_page_get_worker (RsPlotPage *self)
{
  g_return_val_if_fail (RS_IS_PLOT_PAGE (self), NULL);

  return rs_plot_page_get_private (self)->worker;
}

/**
 * rs_plot_page_get_settings:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the settings, %NULL before the start
 */
GSettings *
rs_plot_page_get_settings (RsPlotPage *self)
{
  g_return_val_if_fail (RS_IS_PLOT_PAGE (self), NULL);

  return rs_plot_page_get_private (self)->settings;
}

/**
 * rs_plot_page_get_figure:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): what is shown, %NULL before the first measurement
 */
RsFigure *
rs_plot_page_get_figure (RsPlotPage *self)
{
  g_return_val_if_fail (RS_IS_PLOT_PAGE (self), NULL);

  return rs_plot_page_get_private (self)->figure;
}

/**
 * rs_plot_page_get_plot:
 * @self: the page
 *
 * Returns: (transfer none): the plot, for what is zoomed and selected
 */
RsPlotView *
rs_plot_page_get_plot (RsPlotPage *self)
{
  g_return_val_if_fail (RS_IS_PLOT_PAGE (self), NULL);

  return rs_plot_page_get_private (self)->plot;
}

/**
 * rs_plot_page_get_details:
 * @self: the page
 *
 * Returns: (transfer none): what is known of the selected point
 */
RsDetailsPane *
rs_plot_page_get_details (RsPlotPage *self)
{
  g_return_val_if_fail (RS_IS_PLOT_PAGE (self), NULL);

  return rs_plot_page_get_private (self)->details;
}

/**
 * rs_plot_page_get_busy:
 * @self: the page
 *
 * Returns: whether a measurement runs
 */
gboolean
rs_plot_page_get_busy (RsPlotPage *self)
{
  g_return_val_if_fail (RS_IS_PLOT_PAGE (self), FALSE);

  return rs_plot_page_get_private (self)->cancellable != NULL;
}
