/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-scene.h"

#include "rs-annotations.h"
#include "rs-bars.h"
#include "rs-curve.h"
#include "rs-dots.h"
#include "rs-layout.h"
#include "rs-point-index.h"

G_BEGIN_DECLS

struct _RsScene
{
  /* owned */
  RsFigure *figure;
  RsLayout *layout;

  RsAxis x_axis;
  RsAxis y_axis;
  RsStyle style;

  /* an RsDots for each series; NULL until it is first needed */
  GPtrArray *plain;
  GPtrArray *outliers;
  GPtrArray *curves; /* an RsCurve for each series, in RS_VIEW_SHARE */
  GArray *annotations;
  RsBars *bars; /* NULL if the figure has none */

  /* of all outliers, then of all plain dots; NULL until the first lookup */
  RsPointIndex *index;
};

/* rs-scene.c */
void rs_scene_ensure_points (RsScene *self);

G_END_DECLS
