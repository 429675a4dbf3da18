/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-figure.h"

G_BEGIN_DECLS

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
  gint64 from;
  gsize n;
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
