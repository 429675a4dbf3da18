/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-wrap-box.h"

#include "rs-dispose.h"

struct _RsWrapBox
{
  GtkWidget parent_instance;

  int column_spacing;
  int row_spacing;
};

G_DEFINE_FINAL_TYPE (RsWrapBox, rs_wrap_box, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COLUMN_SPACING,
  PROP_ROW_SPACING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static int
measure_width (GtkWidget *child,
               int        at_most)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return MIN (natural, at_most);
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* Finds where the row that begins with @first ends, and how high it is. */
static GtkWidget *
measure_row (RsWrapBox *self,
             GtkWidget *first,
             int        width,
             int       *row_height)
{
  GtkWidget *child = first;
  int used = 0;

  *row_height = 0;
  while (child != NULL)
    {
      int child_width = measure_width (child, width);

      if (child != first)
        used += self->column_spacing;
      if (child != first && used + child_width > width)
        break;
      used += child_width;
      *row_height = MAX (*row_height, measure_height (child, child_width));
      child = next_shown (gtk_widget_get_next_sibling (child));
    }

  return child;
}

static void
allocate_row (RsWrapBox *self,
              GtkWidget *first,
              GtkWidget *end,
              int        width,
              int        y,
              int        row_height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int child_width = measure_width (child, width);
      GtkAllocation place
          = { rtl ? width - x - child_width : x, y, child_width, row_height };

      gtk_widget_size_allocate (child, &place, -1);
      x += child_width + self->column_spacing;
    }
}

static GtkSizeRequestMode
rs_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rs_wrap_box_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  RsWrapBox *self = RS_WRAP_BOX (widget);
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (; child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))
        {
          int child_minimum;
          int child_natural;

          gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
          *minimum = MAX (*minimum, child_minimum);
          *natural += child_natural + (*natural > 0 ? self->column_spacing : 0);
        }
    }
  else
    {
      int width = for_size < 0 ? G_MAXINT : for_size;

      while (child != NULL)
        {
          int row_height;

          child = measure_row (self, child, width, &row_height);
          *natural += row_height + (child != NULL ? self->row_spacing : 0);
        }
      *minimum = *natural;
    }
}

static void
rs_wrap_box_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  RsWrapBox *self = RS_WRAP_BOX (widget);
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *first = child;
      int row_height;

      child = measure_row (self, first, width, &row_height);
      allocate_row (self, first, child, width, y, row_height);
      y += row_height + self->row_spacing;
    }
}

static void
rs_wrap_box_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  RsWrapBox *self = RS_WRAP_BOX (object);

  switch (prop_id)
    {
    case PROP_COLUMN_SPACING:
      g_value_set_int (value, self->column_spacing);
      break;
    case PROP_ROW_SPACING:
      g_value_set_int (value, self->row_spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_wrap_box_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  RsWrapBox *self = RS_WRAP_BOX (object);

  switch (prop_id)
    {
    case PROP_COLUMN_SPACING:
      self->column_spacing = g_value_get_int (value);
      break;
    case PROP_ROW_SPACING:
      self->row_spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
rs_wrap_box_dispose (GObject *object)
{
  rs_dispose_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (rs_wrap_box_parent_class)->dispose (object);
}

static void
rs_wrap_box_class_init (RsWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rs_wrap_box_get_property;
  object_class->set_property = rs_wrap_box_set_property;
  object_class->dispose = rs_wrap_box_dispose;
  widget_class->get_request_mode = rs_wrap_box_get_request_mode;
  widget_class->measure = rs_wrap_box_measure;
  widget_class->size_allocate = rs_wrap_box_size_allocate;

  properties[PROP_COLUMN_SPACING]
      = g_param_spec_int ("column-spacing", NULL, NULL, 0, G_MAXINT16, 0,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROW_SPACING] = g_param_spec_int (
      "row-spacing", NULL, NULL, 0, G_MAXINT16, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rs_wrap_box_init (RsWrapBox *self)
{
}

/**
 * rs_wrap_box_new:
 * @column_spacing: between the children of a row, in CSS pixels
 * @row_spacing: between the rows
 *
 * Creates an empty box. Children are given by gtk_widget_set_parent() or in a .ui file.
 *
 * Returns: (transfer floating): the box
 */
GtkWidget *
rs_wrap_box_new (int column_spacing,
                 int row_spacing)
{
  return g_object_new (RS_TYPE_WRAP_BOX,
                       "column-spacing", column_spacing,
                       "row-spacing", row_spacing,
                       NULL);
}
