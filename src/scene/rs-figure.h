/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "rs-annotate.h"
#include "rs-axis.h"
#include "rs-cumulative.h"
#include "rs-snapshot.h"
#include "rs-string-snapshot.h"
#include "rs-view.h"

G_BEGIN_DECLS

/**
 * RsFigure:
 *
 * What is to be drawn: the points of one or more series, the curve that adds them up or how they
 * grew, their names, which are outliers, which carry a number, the cache edge, the names of the
 * axes; or a bar for each of some strings. It knows nothing of pixels or colours. Immutable after it
 * is built.
 */
typedef struct _RsFigure RsFigure;

#define RS_TYPE_FIGURE (rs_figure_get_type ())

/* What can be asked of a point. */
typedef struct
{
  guint series;
  gsize index;    /* in the series' snapshot */
  gint64 value;   /* the integer; of bars the row */
  gint64 count;   /* of the figure's measure */
  double x;       /* on the axis to the right; NaN if absent */
  double y;       /* on the axis upwards: the count, a share in percent, or how many times the
                   * count before; NaN if absent */
  gboolean outlier;
  gboolean annotated;
} RsFigurePoint;

GType        rs_figure_get_type    (void) G_GNUC_CONST;
RsFigure    *rs_figure_new_ints    (RsSnapshot       *snapshot,
                                    const char       *name,
                                    RsMeasure         measure,
                                    RsScale           scale,
                                    RsAnnotate       *annotate);
RsFigure    *rs_figure_new_share   (RsSnapshot       *snapshot,
                                    const char       *name,
                                    RsScale           scale,
                                    RsAnnotate       *annotate);
RsFigure    *rs_figure_new_growth  (RsSnapshot       *before,
                                    RsSnapshot       *snapshot,
                                    const char       *name,
                                    RsMeasure         measure,
                                    RsScale           scale,
                                    RsAnnotate       *annotate);
RsFigure    *rs_figure_new_bars    (RsStringSnapshot *snapshot,
                                    const char       *name,
                                    RsMeasure         measure,
                                    RsScale           scale,
                                    gsize             max_bars);
RsFigure    *rs_figure_add_series  (RsFigure         *self,
                                    RsSnapshot       *snapshot,
                                    const char       *name);
RsFigure    *rs_figure_recolor     (RsFigure         *self,
                                    const guint      *colors);
RsFigure    *rs_figure_ref         (RsFigure         *self);
void         rs_figure_unref       (RsFigure         *self);

RsView       rs_figure_get_view    (const RsFigure   *self);
RsMeasure    rs_figure_get_measure (const RsFigure   *self);
RsScale      rs_figure_get_scale   (const RsFigure   *self);
guint        rs_figure_get_n_series (const RsFigure  *self);
RsSnapshot  *rs_figure_get_snapshot (const RsFigure  *self,
                                    guint             series);
RsSnapshot  *rs_figure_get_before  (const RsFigure   *self);
RsStringSnapshot *rs_figure_get_strings (const RsFigure *self);
gboolean     rs_figure_get_lying   (const RsFigure   *self);
gsize        rs_figure_get_n_points (const RsFigure  *self,
                                    guint             series);
const char  *rs_figure_get_series_name (const RsFigure *self,
                                    guint             series);
guint        rs_figure_get_color   (const RsFigure   *self,
                                    guint             series);
const RsCumulative *rs_figure_get_cumulative (const RsFigure *self,
                                    guint             series);
RsAxis       rs_figure_get_x_axis  (const RsFigure   *self);
RsAxis       rs_figure_get_y_axis  (const RsFigure   *self);
char        *rs_figure_dup_x_title (const RsFigure   *self);
char        *rs_figure_dup_y_title (const RsFigure   *self);
char        *rs_figure_dup_title   (const RsFigure   *self);
char        *rs_figure_dup_note    (const RsFigure   *self);
char        *rs_figure_dup_bars_note (const RsFigure *self,
                                    gsize             n_in_view);
char        *rs_figure_dup_bar_label (const RsFigure *self,
                                    gsize             index,
                                    gsize             max_characters);
char        *rs_figure_dup_summary (const RsFigure   *self);
gsize        rs_figure_get_n_outliers (const RsFigure *self,
                                    guint             series);
const gsize *rs_figure_get_marked  (const RsFigure   *self,
                                    guint             series,
                                    gsize            *n_marked);
gboolean     rs_figure_get_point   (const RsFigure   *self,
                                    guint             series,
                                    gsize             index,
                                    RsFigurePoint    *point);
char        *rs_figure_dup_point_text (const RsFigure *self,
                                    guint             series,
                                    gsize             index);
gboolean     rs_figure_find_value  (const RsFigure   *self,
                                    guint             series,
                                    gint64            value,
                                    gsize            *index);
gboolean     rs_figure_find_alike  (const RsFigure   *self,
                                    const RsFigurePoint *point,
                                    const RsFigure   *of,
                                    gsize            *index);
gboolean     rs_figure_next_shown  (const RsFigure   *self,
                                    guint             series,
                                    gssize            from,
                                    int               step,
                                    gboolean          outliers_only,
                                    gsize            *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsFigure, rs_figure_unref)

G_END_DECLS
