/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-dots.h"
#include "rs-layout.h"

G_BEGIN_DECLS

/* The number of a point, beside its dot. */
typedef struct
{
  guint series;
  gsize index;
  RsRect place; /* on the page */
  char text[RS_TICK_LABEL_SIZE];
  gboolean outlier;
} RsAnnotation;

GArray *rs_annotations_place     (const RsFigure     *figure,
                                  const RsLayout     *layout,
                                  const RsAxis       *x_axis,
                                  const RsAxis       *y_axis,
                                  const RsStyle      *style,
                                  GPtrArray          *plain);
double  rs_annotations_text_size (const RsStyle      *style);
double  rs_outlier_diameter      (const RsStyle      *style);

G_END_DECLS
