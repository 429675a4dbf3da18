/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-view-private.h"

#include "rs-plot-style.h"

#define SELECTED_RING 2.0 /* width of the ring, in pixels */
#define HOVER_RING 1.5
#define TINT 0.1 /* of a bar's column */
#define RING_GAP 3.0 /* between a dot and its ring */
#define FOCUS_RING 2.0
#define ERROR_MARGIN 24

/* What was laid out and drawn no longer holds. */
void
rs_plot_view_drop_scene (RsPlotView *self)
{
  g_clear_pointer (&self->scene, rs_scene_unref);
  g_clear_object (&self->texture);
  self->drawn = FALSE;
}

/* Keeps to as much of the figure as there is room for, unless a person has chosen otherwise. */
static void
update_home (RsPlotView    *self,
             const RsStyle *style)
{
  rs_scene_fit_axes (self->figure, style, &self->home_x, &self->home_y);
  if (self->zoomed)
    return;

  self->x_axis = self->home_x;
  self->y_axis = self->home_y;
}

/* The figure laid out for the widget as it is now, or NULL while there is no figure or no room.
 * css_changed comes with every change of state, so the style itself is compared. */
RsScene *
rs_plot_view_ensure_scene (RsPlotView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  RsStyle style;

  if (self->figure == NULL || gtk_widget_get_width (widget) < 1
      || gtk_widget_get_height (widget) < 1)
    return NULL;

  rs_plot_style_init_from_widget (&style, widget);
  if (self->scene != NULL && !rs_style_equal (&style, &self->style))
    rs_plot_view_drop_scene (self);

  if (self->scene == NULL)
    {
      self->style = style;
      update_home (self, &style);
      self->scene = rs_scene_new (self->figure, &self->x_axis, &self->y_axis, &style);
    }

  return self->scene;
}

static GdkTexture *
draw_texture (RsPlotView  *self,
              GError     **error)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self)) * scale;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr;
  gboolean drawn;
  gsize stride;
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  drawn = rs_scene_draw (self->scene, cr, error);
  cairo_destroy (cr);
  self->n_draws++;

  if (!drawn)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }

  /* The bytes own the surface, and so the pixels that they point to. */
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static gboolean
drawn_cb (gpointer user_data)
{
  RsPlotView *self = user_data;

  self->drawn_source = 0;
  rs_plot_view_update_hover (self);
  if (self->error_changed)
    {
      self->error_changed = FALSE;
      rs_plot_view_notify_error (self);
    }

  return G_SOURCE_REMOVE;
}

/* Draws the scene, or learns why it cannot be drawn. Nothing may be notified amid a frame, for who
 * listens may change the widgets: that comes after it. */
static void
draw (RsPlotView *self)
{
  g_autoptr (GError) error = NULL;
  const char *message;

  self->texture = draw_texture (self, &error);
  self->drawn = TRUE;

  message = error != NULL ? error->message : NULL;
  if (g_strcmp0 (message, self->error) != 0)
    {
      g_free (self->error);
      self->error = g_strdup (message);
      self->error_changed = TRUE;
    }
  if (self->drawn_source == 0)
    self->drawn_source = g_idle_add_full (G_PRIORITY_DEFAULT, drawn_cb, self, NULL);
}

/* A bar that is pointed at has its column tinted; that which is selected is framed, too. */
static void
append_bar (RsPlotView       *self,
            GtkSnapshot      *snapshot,
            const RsPlotPick *pick,
            double            width,
            const GdkRGBA    *color)
{
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GdkRGBA tint = *color;
  GskRoundedRect frame;
  RsRect rect, band;

  if (!rs_scene_get_bar (self->scene, pick->index, &rect, &band))
    return;

  tint.alpha *= TINT;
  gtk_snapshot_append_color (snapshot, &tint,
                             &GRAPHENE_RECT_INIT (band.x, band.y, band.width, band.height));
  if (pick != &self->selected)
    return;

  gsk_rounded_rect_init_from_rect (&frame,
                                   &GRAPHENE_RECT_INIT (rect.x - width, rect.y - width,
                                                        rect.width + 2 * width,
                                                        rect.height + 2 * width),
                                   width);
  gtk_snapshot_append_border (snapshot, &frame, widths, colors);
}

static void
append_ring (RsPlotView       *self,
             GtkSnapshot      *snapshot,
             const RsPlotPick *pick,
             double            width,
             const GdkRGBA    *color)
{
  double radius = self->style.dot_size / 2 + RING_GAP + width;
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect ring;
  double x, y;

  if (rs_figure_get_strings (self->figure) != NULL)
    {
      append_bar (self, snapshot, pick, width, color);
      return;
    }
  if (!rs_scene_get_position (self->scene, pick->series, pick->index, &x, &y))
    return;

  gsk_rounded_rect_init_from_rect (
    &ring, &GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius), radius);
  gtk_snapshot_append_border (snapshot, &ring, widths, colors);
}

/* Themes draw focus rings for GTK's own widgets only. */
static void
append_focus_ring (RsPlotView  *self,
                   GtkSnapshot *snapshot)
{
  const RsColor *series = &self->style.series[0];
  const GdkRGBA color = { series->red, series->green, series->blue, 1 };
  const float widths[4] = { FOCUS_RING, FOCUS_RING, FOCUS_RING, FOCUS_RING };
  const GdkRGBA colors[4] = { color, color, color, color };
  GskRoundedRect ring;

  gsk_rounded_rect_init_from_rect (
    &ring, &GRAPHENE_RECT_INIT (0, 0, self->style.width, self->style.height), 2 * FOCUS_RING);
  gtk_snapshot_append_border (snapshot, &ring, widths, colors);
}

static void
append_error (RsPlotView    *self,
              GtkSnapshot   *snapshot,
              const GdkRGBA *color)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->error);
  int text_height;

  pango_layout_set_width (layout, MAX (1, width - 2 * ERROR_MARGIN) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &text_height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (ERROR_MARGIN, (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* GtkWidgetClass.snapshot: PLplot draws only when the picture has changed; what follows the
 * pointer and the keys lies over it. */
void
rs_plot_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  RsPlotView *self = RS_PLOT_VIEW (widget);
  GdkRGBA text;

  if (rs_plot_view_ensure_scene (self) == NULL)
    return;

  if (!self->drawn)
    draw (self);

  text = (GdkRGBA) { self->style.text.red, self->style.text.green, self->style.text.blue,
                     self->style.text.alpha };
  if (self->texture == NULL)
    {
      append_error (self, snapshot, &text);
    }
  else
    {
      gtk_snapshot_append_texture (snapshot, self->texture,
                                   &GRAPHENE_RECT_INIT (0, 0, self->style.width,
                                                        self->style.height));
      if (self->selected.is_set)
        append_ring (self, snapshot, &self->selected, SELECTED_RING, &text);
      if (self->hover.is_set)
        append_ring (self, snapshot, &self->hover, HOVER_RING, &text);
    }

  if (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_VISIBLE)
    append_focus_ring (self, snapshot);
}
