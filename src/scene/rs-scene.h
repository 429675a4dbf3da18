/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "rs-figure.h"
#include "rs-style.h"

G_BEGIN_DECLS

/**
 * RsScene:
 *
 * A figure laid out on a page: where each axis, dot and number goes. It answers two questions:
 * draw yourself, and what is at this place. Main thread only, for PLplot is all globals.
 */
typedef struct _RsScene RsScene;

#define RS_TYPE_SCENE (rs_scene_get_type ())

/* A text of a scene: a label of an axis, a title, the number of a point … */
typedef struct
{
  const char *text; /* borrowed from the scene */
  double x;
  double y;         /* middle of its capital letters */
  double align;     /* 0: x is where it begins, 0.5: its middle, 1: its end */
  double size;      /* of the font */
  gboolean upwards; /* turned by a quarter to the left */
} RsSceneText;

GType         rs_scene_get_type     (void) G_GNUC_CONST;
RsScene      *rs_scene_new          (RsFigure       *figure,
                                     const RsAxis   *x_axis,
                                     const RsAxis   *y_axis,
                                     const RsStyle  *style);
RsScene      *rs_scene_ref          (RsScene        *self);
void          rs_scene_unref        (RsScene        *self);

void          rs_scene_set_font_family (const char  *family);
gboolean      rs_scene_check        (GError        **error);
gboolean      rs_scene_draw         (RsScene        *self,
                                     cairo_t        *cr,
                                     GError        **error);
gboolean      rs_scene_lookup       (RsScene        *self,
                                     double          x,
                                     double          y,
                                     double          max_distance,
                                     RsFigurePoint  *point);
gboolean      rs_scene_get_position (RsScene        *self,
                                     guint           series,
                                     gsize           index,
                                     double         *x,
                                     double         *y);
gboolean      rs_scene_get_bar      (RsScene        *self,
                                     gsize           index,
                                     RsRect         *rect,
                                     RsRect         *band);
void          rs_scene_fit_axes     (const RsFigure *figure,
                                     const RsStyle  *style,
                                     RsAxis         *x_axis,
                                     RsAxis         *y_axis);
RsRect        rs_scene_get_plot_box (const RsScene  *self);
RsFigure     *rs_scene_get_figure   (const RsScene  *self);
gsize         rs_scene_get_n_texts  (RsScene        *self);
void          rs_scene_get_text     (RsScene        *self,
                                     gsize           i,
                                     RsSceneText    *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsScene, rs_scene_unref)

G_END_DECLS
