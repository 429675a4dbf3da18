/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-adaptive-bin.h"

struct _RsAdaptiveBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int narrow_below; /* in CSS pixels */
  int least_wide;   /* what the child asked for that did not fit, 0 if it fits */
  gboolean narrow;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (RsAdaptiveBin, rs_adaptive_bin, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_NARROW,
  PROP_NARROW_BELOW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_narrow_now (RsAdaptiveBin *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) < MAX (self->narrow_below, self->least_wide);
}

/* A layout must not change while it is being made, so "narrow" follows in the next frame. What the
 * child asks for counts only while it is wide, so that it cannot go to and fro. */
static gboolean
update_narrow_cb (GtkWidget     *widget,
                  GdkFrameClock *clock,
                  gpointer       user_data)
{
  RsAdaptiveBin *self = RS_ADAPTIVE_BIN (widget);
  gboolean narrow = is_narrow_now (self);

  self->tick_id = 0;
  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }

  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
rs_adaptive_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* The least size is the widget's own width-request and height-request. */
static void
rs_adaptive_bin_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  RsAdaptiveBin *self = RS_ADAPTIVE_BIN (widget);

  *minimum = 0;
  *natural = 0;
  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, -1, NULL, natural, NULL, NULL);
}

static void
rs_adaptive_bin_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  RsAdaptiveBin *self = RS_ADAPTIVE_BIN (widget);

  if (self->child != NULL)
    {
      int min_width;
      int min_height;

      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL, NULL,
                          NULL);
      if (!self->narrow)
        self->least_wide = min_width > width ? min_width : 0;
      width = MAX (width, min_width);
      gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width, &min_height, NULL, NULL,
                          NULL);
      gtk_widget_allocate (self->child, width, MAX (height, min_height), baseline, NULL);
    }

  if (is_narrow_now (self) != self->narrow && self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (widget, update_narrow_cb, NULL, NULL);
}

static void
rs_adaptive_bin_unrealize (GtkWidget *widget)
{
  RsAdaptiveBin *self = RS_ADAPTIVE_BIN (widget);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (widget, self->tick_id);
  self->tick_id = 0;

  GTK_WIDGET_CLASS (rs_adaptive_bin_parent_class)->unrealize (widget);
}

static void
rs_adaptive_bin_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  RsAdaptiveBin *self = RS_ADAPTIVE_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_NARROW_BELOW:
      g_value_set_int (value, self->narrow_below);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_adaptive_bin_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  RsAdaptiveBin *self = RS_ADAPTIVE_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      rs_adaptive_bin_set_child (self, g_value_get_object (value));
      break;
    case PROP_NARROW_BELOW:
      self->narrow_below = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_adaptive_bin_dispose (GObject *object)
{
  RsAdaptiveBin *self = RS_ADAPTIVE_BIN (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (rs_adaptive_bin_parent_class)->dispose (object);
}

static void
rs_adaptive_bin_class_init (RsAdaptiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rs_adaptive_bin_get_property;
  object_class->set_property = rs_adaptive_bin_set_property;
  object_class->dispose = rs_adaptive_bin_dispose;
  widget_class->get_request_mode = rs_adaptive_bin_get_request_mode;
  widget_class->measure = rs_adaptive_bin_measure;
  widget_class->size_allocate = rs_adaptive_bin_size_allocate;
  widget_class->unrealize = rs_adaptive_bin_unrealize;

  properties[PROP_CHILD]
      = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW_BELOW]
      = g_param_spec_int ("narrow-below", NULL, NULL, 0, G_MAXINT, 0,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rs_adaptive_bin_init (RsAdaptiveBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * rs_adaptive_bin_set_child:
 * @self: the bin
 * @child: (nullable) (transfer none): the widget to hold
 */
void
rs_adaptive_bin_set_child (RsAdaptiveBin *self,
                           GtkWidget     *child)
{
  g_return_if_fail (RS_IS_ADAPTIVE_BIN (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/**
 * rs_adaptive_bin_get_narrow:
 * @self: the bin
 *
 * Returns: whether the bin is narrower than its "narrow-below" or than its child asks for
 */
gboolean
rs_adaptive_bin_get_narrow (RsAdaptiveBin *self)
{
  g_return_val_if_fail (RS_IS_ADAPTIVE_BIN (self), FALSE);

  return self->narrow;
}
