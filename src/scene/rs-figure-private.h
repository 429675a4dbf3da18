/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-figure.h"

#include "rs-cumulative.h"

G_BEGIN_DECLS

/* What is known of how a series grew. */
typedef struct
{
  gsize n;     /* integers with a ratio that can be shown */
  gsize n_new; /* that had no count before */
  gsize n_gone;
  double lowest; /* ratio; NaN if none is shown */
  double highest;
  gint64 highest_of; /* which integer has it */
} RsFigureGrowth;

/* One snapshot of a figure and what is known of its counts. */
typedef struct
{
  /* owned */
  RsSnapshot *snapshot;
  char *name;
  GArray *marked; /* of gsize: outliers and annotated points, ascending */

  /* borrowed from the snapshot */
  const gint64 *counts;
  const guint8 *outlier; /* may be NULL */
  const RsColumnFacts *facts;
  const RsColumnSpan *shown; /* of @facts: what the figure's scale can show */
  RsCumulative cumulative;
  RsFigureGrowth growth; /* in RS_VIEW_GROWTH */
  gint64 from;
  gsize n;

  guint color; /* of the style's */
} RsFigureSeries;

/* What a figure of bars has in place of series. */
typedef struct
{
  RsStringSnapshot *snapshot;
  char *name;
  gsize n; /* bars: the first rows of the snapshot */

  /* of all rows */
  gsize n_absent;

  /* of the bars: that with the highest count; if none has one @highest is RS_ABSENT */
  gint64 highest;
  gsize highest_at;

  guint color; /* of the style's */
} RsFigureBars;

struct _RsFigure
{
  RsView view;
  RsMeasure measure;
  RsScale scale; /* of the integers, and of counts; a share is always linear, growth log */
  RsAnnotate *annotate;
  RsSnapshot *before; /* what all series grew from, in RS_VIEW_GROWTH; else NULL */
  GPtrArray *series; /* of RsFigureSeries; empty if there are bars */
  RsFigureBars *bars; /* NULL if there are none */
  RsAxis x_axis;
  RsAxis y_axis;
};

static inline const RsFigureSeries *
rs_figure_series (const RsFigure *self,
                  guint           i)
{
  return g_ptr_array_index (self->series, i);
}

/* What the figure's scale can show, wherever the axes end. */
static inline RsColumnPoints
rs_figure_points (const RsFigure *self)
{
  return self->scale == RS_SCALE_LOG ? RS_COLUMN_POSITIVE : RS_COLUMN_COUNTED;
}

/* rs-figure.c */
RsFigure *rs_figure_new_empty         (RsView                view,
                                       RsMeasure             measure,
                                       RsScale               scale,
                                       RsAnnotate           *annotate);
RsFigure *rs_figure_new_view          (RsView                view,
                                       RsSnapshot           *before,
                                       RsSnapshot           *snapshot,
                                       const char           *name,
                                       RsMeasure             measure,
                                       RsScale               scale,
                                       RsAnnotate           *annotate);

/* rs-figure-bars.c */
void      rs_figure_bars_free         (RsFigureBars         *bars);
gboolean  rs_figure_get_bar           (const RsFigure       *self,
                                       gsize                 index,
                                       RsFigurePoint        *point);
gboolean  rs_figure_next_bar          (const RsFigure       *self,
                                       gssize                from,
                                       int                   step,
                                       gsize                *index);

/* rs-figure-bars-text.c */
char     *rs_figure_dup_bar_text      (const RsFigure       *self,
                                       gsize                 index);
char     *rs_figure_dup_strings_title (const RsFigure       *self);
char     *rs_figure_dup_counts_title  (const RsFigure       *self);
char     *rs_figure_dup_bars_title    (const RsFigure       *self);
char     *rs_figure_dup_bars_summary  (const RsFigure       *self);

/* rs-figure-growth.c */
void      rs_figure_find_growth       (const RsFigure       *self,
                                       RsFigureSeries       *series);
double    rs_figure_get_growth        (const RsFigure       *self,
                                       const RsFigureSeries *series,
                                       gsize                 index);
gint64    rs_figure_get_count_before  (const RsFigure       *self,
                                       gint64                value);
RsAxis    rs_figure_fit_growth        (const RsFigure       *self);

/* rs-figure-growth-text.c */
char     *rs_figure_dup_growth_title  (const RsFigure       *self);
void      rs_figure_add_growth_notes  (const RsFigure       *self,
                                       GPtrArray            *lines);
char     *rs_figure_dup_growth_summary (const RsFigure      *self);
char     *rs_figure_dup_growth_text   (const RsFigure       *self,
                                       guint                 series,
                                       gsize                 index);

/* rs-figure-marks.c */
void      rs_figure_find_marked       (RsFigureSeries       *series,
                                       const RsAnnotate     *annotate);

/* rs-figure-share.c */
RsAxis    rs_figure_fit_share         (const RsFigure       *self);
double    rs_figure_get_percent       (const RsFigureSeries *series,
                                       gint64                value);
gboolean  rs_figure_next_on_curve     (const RsFigure       *self,
                                       const RsFigureSeries *series,
                                       gssize                from,
                                       int                   step,
                                       gsize                *index);

/* rs-figure-share-text.c */
char     *rs_figure_dup_share_title   (const RsFigure       *self);
char     *rs_figure_dup_share_note    (const RsFigure       *self);
char     *rs_figure_dup_share_summary (const RsFigure       *self);

G_END_DECLS
