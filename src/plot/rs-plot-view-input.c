/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-view-private.h"

#include <math.h>

/* How near the pointer must be to a point, in pixels. */
#define PICK_DISTANCE 12.0
/* How much closer a notch of the wheel brings the figure. */
#define WHEEL_ZOOM 1.2
/* Touchpads tell pixels; so many are as much as a notch. */
#define PIXELS_PER_NOTCH 30.0
/* A flick tells many notches at once, which would run away. */
#define MAX_NOTCHES 2.0
/* How often the layout is asked until what is held is where it should be. */
#define MAX_LOOKS 2

/* The axes under a place: inside the box those that are free, beside it the one whose numbers stand there. */
static RsPlotAxes
get_axes_at (RsPlotView *self,
             double      x,
             double      y)
{
  RsRect box = rs_scene_get_plot_box (self->scene);
  gboolean over_y_axis = x < box.x && y <= box.y + box.height;
  gboolean over_x_axis = y > box.y + box.height && x >= box.x;

  if (over_x_axis)
    return RS_PLOT_X;
  if (over_y_axis)
    return RS_PLOT_Y;

  return rs_plot_view_get_free_axes (self);
}

/* Where a place lies along the axes: 0 is an axis' low end, 1 its high end. */
static void
get_units (RsPlotView *self,
           double      x,
           double      y,
           double     *x_unit,
           double     *y_unit)
{
  RsRect box = rs_scene_get_plot_box (self->scene);

  *x_unit = (x - box.x) / box.width;
  *y_unit = 1 - (y - box.y) / box.height;
}

/* Takes hold of what is at a place; FALSE: nothing is there. */
static gboolean
take_hold (RsPlotView *self,
           double      x,
           double      y,
           RsPlotGrip *grip)
{
  double x_unit, y_unit;

  if (rs_plot_view_ensure_scene (self) == NULL)
    return FALSE;

  get_units (self, x, y, &x_unit, &y_unit);
  grip->axes = get_axes_at (self, x, y);
  grip->x = x;
  grip->y = y;
  grip->x_value = rs_axis_from_unit (&self->x_axis, x_unit);
  grip->y_value = rs_axis_from_unit (&self->y_axis, y_unit);

  return TRUE;
}

/* Pans so that what was taken hold of comes to a place, as far as the figure reaches. The plot box
 * moves a little where the numbers at the axes get longer or shorter, hence the second look. */
static void
carry (RsPlotView       *self,
       const RsPlotGrip *grip,
       double            x,
       double            y)
{
  for (guint i = 0; i < MAX_LOOKS; i++)
    {
      RsAxis x_axis = self->x_axis;
      RsAxis y_axis = self->y_axis;
      double x_unit, y_unit;

      if (rs_plot_view_ensure_scene (self) == NULL)
        return;

      get_units (self, x, y, &x_unit, &y_unit);
      if (grip->axes & RS_PLOT_X)
        x_axis
          = rs_axis_pan (&x_axis, &self->full_x, rs_axis_to_unit (&x_axis, grip->x_value) - x_unit);
      if (grip->axes & RS_PLOT_Y)
        y_axis
          = rs_axis_pan (&y_axis, &self->full_y, rs_axis_to_unit (&y_axis, grip->y_value) - y_unit);
      rs_plot_view_set_axes (self, &x_axis, &y_axis);
    }
}

static void
update_cursor (RsPlotView *self)
{
  const char *name = self->hover.is_set ? "pointer" : NULL;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->dragging ? "grabbing" : name);
}

static void
set_hover (RsPlotView          *self,
           const RsFigurePoint *point)
{
  RsPlotPick hover = { FALSE, 0, 0 };

  if (point != NULL)
    hover = (RsPlotPick) { TRUE, point->series, point->index };
  if (hover.is_set == self->hover.is_set && hover.series == self->hover.series
      && hover.index == self->hover.index)
    return;

  self->hover = hover;
  update_cursor (self);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
look_up (RsPlotView    *self,
         double         x,
         double         y,
         RsFigurePoint *point)
{
  RsScene *scene = rs_plot_view_ensure_scene (self);

  return scene != NULL && rs_scene_lookup (scene, x, y, PICK_DISTANCE, point);
}

/* Finds what is under the pointer, which may rest while the figure moves. */
void
rs_plot_view_update_hover (RsPlotView *self)
{
  RsFigurePoint point;

  if (self->pointer_inside && !self->dragging
      && look_up (self, self->pointer_x, self->pointer_y, &point))
    set_hover (self, &point);
  else
    set_hover (self, NULL);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           RsPlotView               *self)
{
  self->pointer_inside = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  rs_plot_view_update_hover (self);
}

/* When a dialog goes, what is under the pointer is entered without an event, and GTK tells where in
 * the window that is instead of where in the widget: so the pointer is asked. */
static void
enter_cb (GtkEventControllerMotion *controller,
          double                    x,
          double                    y,
          RsPlotView               *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = gtk_native_get_surface (native);
  GdkSeat *seat = gdk_display_get_default_seat (gdk_surface_get_display (surface));
  graphene_point_t place;
  double left, top;

  if (seat == NULL
      || !gdk_surface_get_device_position (surface, gdk_seat_get_pointer (seat), &x, &y, NULL))
    return;

  gtk_native_get_surface_transform (native, &left, &top);
  if (gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self),
                                &GRAPHENE_POINT_INIT ((float) (x - left), (float) (y - top)),
                                &place))
    motion_cb (controller, place.x, place.y, self);
}

static void
leave_cb (GtkEventControllerMotion *controller,
          RsPlotView               *self)
{
  self->pointer_inside = FALSE;
  rs_plot_view_update_hover (self);
}

static double
get_notches (GtkEventControllerScroll *controller,
             double                    dy)
{
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE)
    dy /= PIXELS_PER_NOTCH;

  return CLAMP (dy, -MAX_NOTCHES, MAX_NOTCHES);
}

/* At a limit there is nothing to zoom, and what is around the plot may scroll instead. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           RsPlotView               *self)
{
  double factor = pow (WHEEL_ZOOM, -get_notches (controller, dy));
  RsAxis x_axis = self->x_axis;
  RsAxis y_axis = self->y_axis;
  RsPlotGrip grip;
  double x_unit, y_unit;

  if (!self->pointer_inside || !take_hold (self, self->pointer_x, self->pointer_y, &grip))
    return GDK_EVENT_PROPAGATE;

  get_units (self, grip.x, grip.y, &x_unit, &y_unit);
  rs_plot_view_zoom (self, x_unit, y_unit, factor, grip.axes);
  if (rs_axis_equal (&x_axis, &self->x_axis) && rs_axis_equal (&y_axis, &self->y_axis))
    return GDK_EVENT_PROPAGATE;

  carry (self, &grip, grip.x, grip.y);

  return GDK_EVENT_STOP;
}

/* Remembers the axes as a drag or pinch begins, which then always counts from there. FALSE: there
 * is nothing to take hold of. */
gboolean
rs_plot_view_begin_gesture (RsPlotView *self,
                            double      x,
                            double      y)
{
  self->gesture_x = self->x_axis;
  self->gesture_y = self->y_axis;

  return take_hold (self, x, y, &self->grip);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               RsPlotView     *self)
{
  if (!rs_plot_view_begin_gesture (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                RsPlotView     *self)
{
  if (!self->dragging)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
        return;

      /* From here on it is no click. */
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      self->dragging = TRUE;
      rs_plot_view_update_hover (self);
      update_cursor (self);
    }

  carry (self, &self->grip, self->grip.x + dx, self->grip.y + dy);
}

static void
stop_dragging (RsPlotView *self)
{
  self->dragging = FALSE;
  rs_plot_view_update_hover (self);
  update_cursor (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             RsPlotView     *self)
{
  stop_dragging (self);
}

static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                RsPlotView       *self)
{
  stop_dragging (self);
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                RsPlotView       *self)
{
  double x, y;

  /* Claiming it ends the drag that the first finger began. */
  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y)
      && rs_plot_view_begin_gesture (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  else
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
}

/* Brings the figure @scale times as close as it was when the gesture began. What was between the
 * fingers stays between them, wherever they move. */
void
rs_plot_view_pinch (RsPlotView *self,
                    double      scale,
                    double      x,
                    double      y)
{
  RsAxis x_axis = self->gesture_x;
  RsAxis y_axis = self->gesture_y;

  if (!(scale > 0) || self->figure == NULL)
    return;

  if (self->grip.axes & RS_PLOT_X)
    x_axis = rs_axis_zoom (&self->gesture_x, &self->full_x,
                           rs_axis_to_unit (&self->gesture_x, self->grip.x_value), scale);
  if (self->grip.axes & RS_PLOT_Y)
    y_axis = rs_axis_zoom (&self->gesture_y, &self->full_y,
                           rs_axis_to_unit (&self->gesture_y, self->grip.y_value), scale);
  rs_plot_view_set_axes (self, &x_axis, &y_axis);
  carry (self, &self->grip, x, y);
}

static void
pinch_scale_changed_cb (GtkGestureZoom *gesture,
                        double          scale,
                        RsPlotView     *self)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    rs_plot_view_pinch (self, scale, x, y);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            RsPlotView      *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    rs_plot_view_set_axes (self, &self->home_x, &self->home_y);
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             RsPlotView      *self)
{
  RsFigurePoint point;

  if (n_press != 1)
    return;

  /* beside every point what is selected stays: unselecting moves what is under the pointer */
  if (look_up (self, x, y, &point))
    rs_plot_view_select (self, point.series, point.index);
}

/* Where a tooltip belongs to: around a point, or all across a bar beside the pointer. */
static gboolean
get_tip_area (RsPlotView          *self,
              const RsFigurePoint *point,
              int                  x,
              int                  y,
              gboolean             keyboard,
              GdkRectangle        *area)
{
  double point_x, point_y;
  RsRect rect, band;

  if (!rs_plot_view_get_position (self, point->series, point->index, &point_x, &point_y))
    return FALSE;

  *area = (GdkRectangle) { (int) (point_x - PICK_DISTANCE), (int) (point_y - PICK_DISTANCE),
                           (int) (2 * PICK_DISTANCE), (int) (2 * PICK_DISTANCE) };
  if (keyboard || !rs_scene_get_bar (self->scene, point->index, &rect, &band))
    return TRUE;

  /* where the pointer has left it there is no tooltip */
  area->x = x - (int) PICK_DISTANCE;
  area->y = y - (int) PICK_DISTANCE;
  if (rs_figure_get_lying (self->figure))
    {
      area->y = (int) floor (band.y);
      area->height = (int) ceil (band.height) + 1;
    }
  else
    {
      area->x = (int) floor (band.x);
      area->width = (int) ceil (band.width) + 1;
    }

  return TRUE;
}

/* GtkWidgetClass.query_tooltip: what the nearest point, and only that, stands for. */
gboolean
rs_plot_view_query_tooltip (GtkWidget  *widget,
                            int         x,
                            int         y,
                            gboolean    keyboard,
                            GtkTooltip *tooltip)
{
  RsPlotView *self = RS_PLOT_VIEW (widget);
  RsFigurePoint point;
  g_autofree char *text = NULL;
  GdkRectangle area;

  if (self->dragging)
    return FALSE;
  if (!(keyboard ? rs_plot_view_get_selected (self, &point) : look_up (self, x, y, &point)))
    return FALSE;

  text = rs_plot_view_describe (self, point.series, point.index);
  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  if (get_tip_area (self, &point, x, y, keyboard, &area))
    gtk_tooltip_set_tip_area (tooltip, &area);

  return TRUE;
}

/* Adds the controllers: pointer, wheel, drag, pinch and click. */
void
rs_plot_view_init_input (RsPlotView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *controller;
  GtkGesture *gesture;

  controller = gtk_event_controller_motion_new ();
  g_signal_connect (controller, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (controller, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (controller, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  g_signal_connect (controller, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, controller);

  gesture = gtk_gesture_drag_new ();
  g_signal_connect (gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (gesture, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (gesture, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (gesture, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));

  gesture = gtk_gesture_zoom_new ();
  g_signal_connect (gesture, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (gesture, "scale-changed", G_CALLBACK (pinch_scale_changed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));

  gesture = gtk_gesture_click_new ();
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (gesture, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));
}
