/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-layout.h"

#include <math.h>

G_BEGIN_DECLS

/* Of notes and of the names of edges, in font sizes; and of the labels of axes. */
#define SMALL_TEXT 0.87
#define TICK_TEXT 0.92

/* Height of capitals and digits, in font sizes. */
#define CAPITAL 0.73

/* The text of a bar. */
typedef struct
{
  gsize row;
  char *text;
  double width;
} RsBarLabel;

/* Lines in the middle of a pixel are crisp. */
static inline double
rs_layout_crisp (double place)
{
  return floor (place) + 0.5;
}

/* rs-layout.c */
void rs_layout_text_clear (gpointer       text);
void rs_layout_add_text  (RsLayout       *self,
                          const char     *string,
                          double          size,
                          double          x,
                          double          y,
                          double          align,
                          gboolean        upwards,
                          const RsColor  *color);

/* rs-layout-bars.c */
gsize   rs_layout_rows_in_view  (const RsFigure *figure,
                                 const RsAxis   *x_axis,
                                 const RsAxis   *y_axis,
                                 gsize          *first);
GArray *rs_layout_new_labels    (const RsFigure *figure,
                                 const RsAxis   *x_axis,
                                 const RsAxis   *y_axis,
                                 const RsStyle  *style,
                                 double          size);
double  rs_layout_widest_label  (GArray         *labels);
void    rs_layout_add_labels    (RsLayout       *self,
                                 const RsFigure *figure,
                                 const RsAxis   *x_axis,
                                 const RsAxis   *y_axis,
                                 const RsStyle  *style,
                                 GArray         *labels,
                                 double          size,
                                 double          gap);
double  rs_layout_label_room    (GArray         *labels,
                                 double          length);

/* rs-layout-edges.c */
void rs_layout_add_edges (RsLayout       *self,
                          const RsFigure *figure,
                          const RsAxis   *x_axis,
                          const RsStyle  *style,
                          gboolean        named);

G_END_DECLS
