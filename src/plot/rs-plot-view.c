/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-view-private.h"

#define MIN_WIDTH 200
#define MIN_HEIGHT 150
#define NATURAL_WIDTH 720
#define NATURAL_HEIGHT 480

G_DEFINE_FINAL_TYPE (RsPlotView, rs_plot_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FIGURE,
  PROP_SELECTED,
  PROP_ZOOMED,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

void
rs_plot_view_notify_selected (RsPlotView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
rs_plot_view_notify_error (RsPlotView *self)
{
  rs_plot_view_update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* Brings other stretches of the axes into view; they must lie within the full ones' limits. */
void
rs_plot_view_set_axes (RsPlotView   *self,
                       const RsAxis *x_axis,
                       const RsAxis *y_axis)
{
  gboolean zoomed;

  if (rs_axis_equal (x_axis, &self->x_axis) && rs_axis_equal (y_axis, &self->y_axis))
    return;

  self->x_axis = *x_axis;
  self->y_axis = *y_axis;
  rs_plot_view_drop_scene (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  zoomed = !rs_axis_equal (x_axis, &self->home_x) || !rs_axis_equal (y_axis, &self->home_y);
  if (zoomed != self->zoomed)
    {
      self->zoomed = zoomed;
      rs_plot_view_update_actions (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOMED]);
    }
}

/* The axes that are zoomed and panned in the plot itself. A bar whose begin is out of sight says
 * nothing by its length: of bars it is the axis on which they stand, for the other is taken hold of
 * beside the plot. */
RsPlotAxes
rs_plot_view_get_free_axes (RsPlotView *self)
{
  if (self->figure == NULL || rs_figure_get_strings (self->figure) == NULL)
    return RS_PLOT_BOTH;

  return rs_figure_get_lying (self->figure) ? RS_PLOT_Y : RS_PLOT_X;
}

/* Brings the figure @factor times as close; what is @x_unit and @y_unit along the axes stays there.
 */
void
rs_plot_view_zoom (RsPlotView *self,
                   double      x_unit,
                   double      y_unit,
                   double      factor,
                   RsPlotAxes  axes)
{
  RsAxis x_axis = self->x_axis;
  RsAxis y_axis = self->y_axis;

  if (self->figure == NULL)
    return;

  if (axes & RS_PLOT_X)
    x_axis = rs_axis_zoom (&self->x_axis, &self->full_x, x_unit, factor);
  if (axes & RS_PLOT_Y)
    y_axis = rs_axis_zoom (&self->y_axis, &self->full_y, y_unit, factor);
  rs_plot_view_set_axes (self, &x_axis, &y_axis);
}

static gint64
get_selected_index (RsPlotView *self)
{
  if (!self->selected.is_set || self->selected.series != 0)
    return -1;

  return self->selected.index;
}

static void
rs_plot_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = horizontal ? MIN_WIDTH : MIN_HEIGHT;
  *natural = horizontal ? NATURAL_WIDTH : NATURAL_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
rs_plot_view_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  RsPlotView *self = RS_PLOT_VIEW (object);

  switch (prop_id)
    {
    case PROP_FIGURE:
      g_value_set_boxed (value, self->figure);
      break;

    case PROP_SELECTED:
      g_value_set_int64 (value, get_selected_index (self));
      break;

    case PROP_ZOOMED:
      g_value_set_boolean (value, self->zoomed);
      break;

    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_plot_view_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  RsPlotView *self = RS_PLOT_VIEW (object);

  switch (prop_id)
    {
    case PROP_FIGURE:
      rs_plot_view_set_figure (self, g_value_get_boxed (value));
      break;

    case PROP_SELECTED:
      if (g_value_get_int64 (value) < 0)
        rs_plot_view_unselect (self);
      else
        rs_plot_view_select (self, 0, g_value_get_int64 (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_plot_view_dispose (GObject *object)
{
  RsPlotView *self = RS_PLOT_VIEW (object);

  g_clear_handle_id (&self->drawn_source, g_source_remove);
  rs_plot_view_drop_scene (self);
  g_clear_pointer (&self->figure, rs_figure_unref);
  self->selected.is_set = FALSE;
  self->hover.is_set = FALSE;

  G_OBJECT_CLASS (rs_plot_view_parent_class)->dispose (object);
}

static void
rs_plot_view_finalize (GObject *object)
{
  RsPlotView *self = RS_PLOT_VIEW (object);

  g_free (self->error);

  G_OBJECT_CLASS (rs_plot_view_parent_class)->finalize (object);
}

/* The focus ring is ours to draw. */
static void
rs_plot_view_state_flags_changed (GtkWidget    *widget,
                                  GtkStateFlags previous)
{
  GtkStateFlags now = gtk_widget_get_state_flags (widget);

  GTK_WIDGET_CLASS (rs_plot_view_parent_class)->state_flags_changed (widget, previous);

  if ((now ^ previous) & (GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE))
    gtk_widget_queue_draw (widget);
}

static void
rs_plot_view_class_init (RsPlotViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rs_plot_view_dispose;
  object_class->finalize = rs_plot_view_finalize;
  object_class->get_property = rs_plot_view_get_property;
  object_class->set_property = rs_plot_view_set_property;

  widget_class->measure = rs_plot_view_measure;
  widget_class->snapshot = rs_plot_view_snapshot;
  widget_class->state_flags_changed = rs_plot_view_state_flags_changed;
  widget_class->query_tooltip = rs_plot_view_query_tooltip;

  /**
   * RsPlotView:figure: (nullable)
   *
   * What is shown.
   */
  properties[PROP_FIGURE]
    = g_param_spec_boxed ("figure", NULL, NULL, RS_TYPE_FIGURE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * RsPlotView:selected:
   *
   * The index of the selected point in the first series, or -1. Notified whenever the selected
   * point changes; rs_plot_view_get_selected() tells of the other series too.
   */
  properties[PROP_SELECTED]
    = g_param_spec_int64 ("selected", NULL, NULL, -1, G_MAXINT64, -1,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * RsPlotView:zoomed:
   *
   * Whether something else is in view than at first: the whole figure, or of bars as many as find
   * room.
   */
  properties[PROP_ZOOMED]
    = g_param_spec_boolean ("zoomed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * RsPlotView:error: (nullable)
   *
   * The sentence that stands in place of the plot, for it cannot be drawn.
   */
  properties[PROP_ERROR]
    = g_param_spec_string ("error", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "plotview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  rs_plot_view_class_init_actions (widget_class);
}

static void
rs_plot_view_init (RsPlotView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->x_axis = self->full_x = (RsAxis) { RS_SCALE_LINEAR, 0, 1 };
  self->y_axis = self->full_y = self->x_axis;
  self->home_x = self->home_y = self->x_axis;

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (widget, "view");

  rs_plot_view_init_input (self);
  rs_plot_view_update_actions (self);
  rs_plot_view_update_accessible (self);
}

/**
 * rs_plot_view_new:
 *
 * Makes a plot with no figure. Main thread only, as everything here.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rs_plot_view_new (void)
{
  return g_object_new (RS_TYPE_PLOT_VIEW, NULL);
}

/**
 * rs_plot_view_get_figure:
 * @self: a plot
 *
 * Returns: (transfer none) (nullable): what is shown
 */
RsFigure *
rs_plot_view_get_figure (RsPlotView *self)
{
  g_return_val_if_fail (RS_IS_PLOT_VIEW (self), NULL);

  return self->figure;
}

/**
 * rs_plot_view_set_figure:
 * @self: a plot
 * @figure: (transfer none) (nullable): what is to be shown
 *
 * Shows another figure. What is zoomed stays so if the figure's axes are the same as before, as
 * when only the annotations have changed; otherwise all is shown. The selection stays with its
 * value, or with its text, if that is there, and is notified, for its count may be another one.
 */
void
rs_plot_view_set_figure (RsPlotView *self,
                         RsFigure   *figure)
{
  gboolean had_selected;
  gboolean was_zoomed;
  RsPlotPick pick = { FALSE, 0, 0 };
  RsAxis full_x = { RS_SCALE_LINEAR, 0, 1 };
  RsAxis full_y = { RS_SCALE_LINEAR, 0, 1 };

  g_return_if_fail (RS_IS_PLOT_VIEW (self));

  if (figure == self->figure)
    return;

  had_selected = self->selected.is_set;
  was_zoomed = self->zoomed;
  if (!rs_plot_view_find_selected (self, figure, &pick))
    pick.is_set = FALSE;

  if (figure != NULL)
    {
      rs_figure_ref (figure);
      full_x = rs_figure_get_x_axis (figure);
      full_y = rs_figure_get_y_axis (figure);
    }
  g_clear_pointer (&self->figure, rs_figure_unref);
  self->figure = figure;
  self->selected = pick;
  self->hover.is_set = FALSE;
  rs_plot_view_drop_scene (self);

  if (!rs_axis_equal (&full_x, &self->full_x) || !rs_axis_equal (&full_y, &self->full_y))
    {
      self->x_axis = self->home_x = self->full_x = full_x;
      self->y_axis = self->home_y = self->full_y = full_y;
      self->zoomed = FALSE;
    }

  rs_plot_view_update_actions (self);
  rs_plot_view_update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIGURE]);
  /* where there is no figure, nothing will be drawn that would tell */
  if (figure == NULL && self->error != NULL)
    {
      g_clear_pointer (&self->error, g_free);
      rs_plot_view_notify_error (self);
    }
  if (self->zoomed != was_zoomed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOMED]);
  if (had_selected)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/**
 * rs_plot_view_get_axes:
 * @self: a plot
 * @x_axis: (out) (optional): the stretch of numbers in view
 * @y_axis: (out) (optional): the stretch of counts in view
 *
 * Tells what is in view, as an export of it needs.
 */
void
rs_plot_view_get_axes (RsPlotView *self,
                       RsAxis     *x_axis,
                       RsAxis     *y_axis)
{
  g_return_if_fail (RS_IS_PLOT_VIEW (self));

  if (x_axis != NULL)
    *x_axis = self->x_axis;
  if (y_axis != NULL)
    *y_axis = self->y_axis;
}

/**
 * rs_plot_view_get_zoomed:
 * @self: a plot
 *
 * Returns: whether something else is in view than at first: the whole figure, or of bars as many as
 *   find room
 */
gboolean
rs_plot_view_get_zoomed (RsPlotView *self)
{
  g_return_val_if_fail (RS_IS_PLOT_VIEW (self), FALSE);

  return self->zoomed;
}

/**
 * rs_plot_view_get_position:
 * @self: a plot
 * @series: the series
 * @index: the point in the series' snapshot
 * @x: (out): the middle of its dot in the widget, in pixels
 * @y: (out): the same, downwards
 *
 * Returns: whether the point is in view
 */
gboolean
rs_plot_view_get_position (RsPlotView *self,
                           guint       series,
                           gsize       index,
                           double     *x,
                           double     *y)
{
  RsScene *scene;

  g_return_val_if_fail (RS_IS_PLOT_VIEW (self), FALSE);
  g_return_val_if_fail (x != NULL && y != NULL, FALSE);

  scene = rs_plot_view_ensure_scene (self);

  return scene != NULL && rs_scene_get_position (scene, series, index, x, y);
}

/**
 * rs_plot_view_get_error:
 * @self: a plot
 *
 * Returns: (transfer none) (nullable): the sentence that stands in place of the plot
 */
const char *
rs_plot_view_get_error (RsPlotView *self)
{
  g_return_val_if_fail (RS_IS_PLOT_VIEW (self), NULL);

  return self->error;
}

/**
 * rs_plot_view_get_n_draws:
 * @self: a plot
 *
 * Tells how often PLplot has drawn: hover and selection never make it draw.
 *
 * Returns: the number of drawings so far
 */
guint
rs_plot_view_get_n_draws (RsPlotView *self)
{
  g_return_val_if_fail (RS_IS_PLOT_VIEW (self), 0);

  return self->n_draws;
}
