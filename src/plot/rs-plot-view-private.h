/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-plot-view.h"

#include "rs-scene.h"

G_BEGIN_DECLS

/* Which of the two axes something is about. */
typedef enum
{
  RS_PLOT_X = 1 << 0,
  RS_PLOT_Y = 1 << 1,
  RS_PLOT_BOTH = RS_PLOT_X | RS_PLOT_Y,
} RsPlotAxes;

/* A point of the figure, or none. */
typedef struct
{
  gboolean is_set;
  guint series;
  gsize index;
} RsPlotPick;

/* What of the figure is under the pointer, and which axes are to be moved with it. */
typedef struct
{
  RsPlotAxes axes;
  double x;
  double y;
  double x_value;
  double y_value;
} RsPlotGrip;

struct _RsPlotView
{
  GtkWidget parent_instance;

  /* owned */
  RsFigure *figure;
  RsScene *scene;      /* the figure as laid out now; NULL: to be laid out at the next need */
  GdkTexture *texture; /* the scene as drawn; NULL: to be drawn at the next frame, or it failed */
  gboolean drawn;      /* whether the scene was drawn, or could not be */
  char *error;         /* why the scene cannot be drawn */
  gboolean error_changed;
  guint drawn_source;  /* does once the frame is over what a drawing entails */

  /* what the scene was laid out with */
  RsStyle style;
  RsAxis x_axis;
  RsAxis y_axis;

  /* the axes that show all of the figure, as far as one can go */
  RsAxis full_x;
  RsAxis full_y;

  /* what is shown at first: all of it, or as many bars as find room in the widget as it is now */
  RsAxis home_x;
  RsAxis home_y;
  gboolean zoomed;

  RsPlotPick selected;
  RsPlotPick hover;

  /* the pointer, in the widget */
  double pointer_x;
  double pointer_y;
  gboolean pointer_inside;

  /* a drag or pinch: the axes as it began, and what it took hold of */
  RsAxis gesture_x;
  RsAxis gesture_y;
  RsPlotGrip grip;
  gboolean dragging;

  guint n_draws;
};

/* rs-plot-view.c */
void       rs_plot_view_set_axes            (RsPlotView           *self,
                                             const RsAxis         *x_axis,
                                             const RsAxis         *y_axis);
RsPlotAxes rs_plot_view_get_free_axes       (RsPlotView           *self);
void       rs_plot_view_zoom                (RsPlotView           *self,
                                             double                x_unit,
                                             double                y_unit,
                                             double                factor,
                                             RsPlotAxes            axes);
void       rs_plot_view_notify_selected     (RsPlotView           *self);
void       rs_plot_view_notify_error        (RsPlotView           *self);

/* rs-plot-view-selection.c */
gboolean   rs_plot_view_find_selected       (RsPlotView           *self,
                                             RsFigure             *figure,
                                             RsPlotPick           *pick);

/* rs-plot-view-accessible.c */
char      *rs_plot_view_describe            (RsPlotView           *self,
                                             guint                 series,
                                             gsize                 index);
void       rs_plot_view_update_accessible   (RsPlotView           *self);
void       rs_plot_view_announce            (RsPlotView           *self);

/* rs-plot-view-draw.c */
RsScene   *rs_plot_view_ensure_scene        (RsPlotView           *self);
void       rs_plot_view_drop_scene          (RsPlotView           *self);
void       rs_plot_view_snapshot            (GtkWidget            *widget,
                                             GtkSnapshot          *snapshot);

/* rs-plot-view-input.c */
void       rs_plot_view_init_input          (RsPlotView           *self);
void       rs_plot_view_update_hover        (RsPlotView           *self);
gboolean   rs_plot_view_begin_gesture       (RsPlotView           *self,
                                             double                x,
                                             double                y);
void       rs_plot_view_pinch               (RsPlotView           *self,
                                             double                scale,
                                             double                x,
                                             double                y);
gboolean   rs_plot_view_query_tooltip       (GtkWidget            *widget,
                                             int                   x,
                                             int                   y,
                                             gboolean              keyboard,
                                             GtkTooltip           *tooltip);

/* rs-plot-view-actions.c */
void       rs_plot_view_class_init_actions  (GtkWidgetClass       *widget_class);
void       rs_plot_view_update_actions      (RsPlotView           *self);

G_END_DECLS
