/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-figure.h"

G_BEGIN_DECLS

/* One snapshot of a figure and what one pass over its counts has found. */
typedef struct
{
  /* owned */
  RsSnapshot *snapshot;
  char *name;
  GArray *marked; /* of gsize: outliers and annotated points, ascending */

  /* borrowed from the snapshot */
  const gint64 *counts;
  const guint8 *outlier; /* may be NULL */
  gint64 from;
  gsize n;

  gsize n_absent;   /* without a count */
  gsize n_zero;     /* positive integers with a count of 0 */
  gsize n_outliers;
  gsize n_shown;
  gint64 lowest;    /* count of a shown point; meaningless if none is shown */
  gint64 highest;
  gint64 highest_at; /* the integer with that count */
} RsFigureSeries;

struct _RsFigure
{
  RsMeasure measure;
  RsScale scale;
  RsAnnotate *annotate;
  GPtrArray *series; /* of RsFigureSeries */
  RsAxis x_axis;
  RsAxis y_axis;
};

static inline const RsFigureSeries *
rs_figure_series (const RsFigure *self,
                  guint           i)
{
  return g_ptr_array_index (self->series, i);
}

G_END_DECLS
