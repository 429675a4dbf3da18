/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-view-private.h"

/* How much closer a key press brings the figure. */
#define KEY_ZOOM 1.5

/* The ways along the first series. */
static const struct
{
  const char *action;
  int step;
  gboolean from_edge;
  gboolean outliers_only;
} moves[] = {
  { "plot.next-point", 1, FALSE, FALSE },
  { "plot.previous-point", -1, FALSE, FALSE },
  /* lying bars are below each other; elsewhere these are no commands, and the keys move the focus */
  { "plot.point-below", 1, FALSE, FALSE },
  { "plot.point-above", -1, FALSE, FALSE },
  { "plot.first-point", 1, TRUE, FALSE },
  { "plot.last-point", -1, TRUE, FALSE },
  { "plot.next-outlier", 1, FALSE, TRUE },
  { "plot.previous-outlier", -1, FALSE, TRUE },
};

/* Where the walk along the first series stands: the selected point there, or @none. */
static gssize
get_place (RsPlotView *self,
           gssize      none)
{
  RsFigurePoint point;
  gsize index;

  if (!rs_plot_view_get_selected (self, &point))
    return none;
  if (point.series == 0)
    return point.index;
  if (rs_figure_find_value (self->figure, 0, point.value, &index))
    return index;

  return none;
}

static gboolean
find_point (RsPlotView *self,
            int         step,
            gboolean    from_edge,
            gboolean    outliers_only,
            gsize      *index)
{
  gssize before_first = -1;
  gssize behind_last;
  gssize from;

  if (self->figure == NULL)
    return FALSE;

  behind_last = (gssize) rs_figure_get_n_points (self->figure, 0);
  from = step > 0 ? before_first : behind_last;
  if (!from_edge)
    from = get_place (self, from);

  return rs_figure_next_shown (self->figure, 0, from, step, outliers_only, index);
}

static void
move_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  RsPlotView *self = RS_PLOT_VIEW (widget);
  gsize index;

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (moves[i].action, name)
        && find_point (self, moves[i].step, moves[i].from_edge, moves[i].outliers_only, &index))
      rs_plot_view_select (self, 0, index);
}

static void
unselect_activated (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  rs_plot_view_unselect (RS_PLOT_VIEW (widget));
}

static void
zoom_in_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  RsPlotView *self = RS_PLOT_VIEW (widget);

  rs_plot_view_zoom (self, 0.5, 0.5, KEY_ZOOM, rs_plot_view_get_free_axes (self));
}

static void
zoom_out_activated (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  RsPlotView *self = RS_PLOT_VIEW (widget);

  rs_plot_view_zoom (self, 0.5, 0.5, 1 / KEY_ZOOM, rs_plot_view_get_free_axes (self));
}

static void
zoom_reset_activated (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  RsPlotView *self = RS_PLOT_VIEW (widget);

  rs_plot_view_set_axes (self, &self->home_x, &self->home_y);
}

/* What can be done now. A key whose action is disabled goes on to the window: so Tab at the last
 * outlier moves the focus on. */
void
rs_plot_view_update_actions (RsPlotView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_figure = self->figure != NULL;
  gboolean lying = has_figure && rs_figure_get_lying (self->figure);
  gsize index;

  gtk_widget_action_set_enabled (widget, "plot.zoom-in", has_figure);
  gtk_widget_action_set_enabled (widget, "plot.zoom-out", self->zoomed);
  gtk_widget_action_set_enabled (widget, "plot.zoom-reset", self->zoomed);
  gtk_widget_action_set_enabled (widget, "plot.next-point", has_figure);
  gtk_widget_action_set_enabled (widget, "plot.previous-point", has_figure);
  gtk_widget_action_set_enabled (widget, "plot.point-below", lying);
  gtk_widget_action_set_enabled (widget, "plot.point-above", lying);
  gtk_widget_action_set_enabled (widget, "plot.first-point", has_figure);
  gtk_widget_action_set_enabled (widget, "plot.last-point", has_figure);
  gtk_widget_action_set_enabled (widget, "plot.next-outlier",
                                 find_point (self, 1, FALSE, TRUE, &index));
  gtk_widget_action_set_enabled (widget, "plot.previous-outlier",
                                 find_point (self, -1, FALSE, TRUE, &index));
  gtk_widget_action_set_enabled (widget, "plot.unselect", self->selected.is_set);
}

/* Installs the actions and the keys that call them. */
void
rs_plot_view_class_init_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "plot.zoom-in", zoom_in_activated },
    { "plot.zoom-out", zoom_out_activated },
    { "plot.zoom-reset", zoom_reset_activated },
    { "plot.unselect", unselect_activated },
  };
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Right, 0, "plot.next-point" },
    { GDK_KEY_KP_Right, 0, "plot.next-point" },
    { GDK_KEY_Left, 0, "plot.previous-point" },
    { GDK_KEY_KP_Left, 0, "plot.previous-point" },
    { GDK_KEY_Down, 0, "plot.point-below" },
    { GDK_KEY_KP_Down, 0, "plot.point-below" },
    { GDK_KEY_Up, 0, "plot.point-above" },
    { GDK_KEY_KP_Up, 0, "plot.point-above" },
    { GDK_KEY_Home, 0, "plot.first-point" },
    { GDK_KEY_KP_Home, 0, "plot.first-point" },
    { GDK_KEY_End, 0, "plot.last-point" },
    { GDK_KEY_KP_End, 0, "plot.last-point" },
    { GDK_KEY_Tab, 0, "plot.next-outlier" },
    { GDK_KEY_KP_Tab, 0, "plot.next-outlier" },
    { GDK_KEY_Tab, GDK_SHIFT_MASK, "plot.previous-outlier" },
    { GDK_KEY_KP_Tab, GDK_SHIFT_MASK, "plot.previous-outlier" },
    { GDK_KEY_Escape, 0, "plot.unselect" },
    { GDK_KEY_plus, 0, "plot.zoom-in" },
    { GDK_KEY_equal, 0, "plot.zoom-in" },
    { GDK_KEY_KP_Add, 0, "plot.zoom-in" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "plot.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "plot.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "plot.zoom-in" },
    { GDK_KEY_minus, 0, "plot.zoom-out" },
    { GDK_KEY_KP_Subtract, 0, "plot.zoom-out" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "plot.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "plot.zoom-out" },
    { GDK_KEY_0, 0, "plot.zoom-reset" },
    { GDK_KEY_KP_0, 0, "plot.zoom-reset" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "plot.zoom-reset" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "plot.zoom-reset" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_install_action (widget_class, moves[i].action, NULL, move_activated);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}
