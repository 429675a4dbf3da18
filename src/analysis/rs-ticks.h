/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-axis.h"

/* With room for what a scene puts between the digits of a label. */
#define RS_TICK_LABEL_SIZE 64

typedef struct
{
  double value;
  bool major;                     /* a long tick, with a label if there is room */
  char label[RS_TICK_LABEL_SIZE]; /* "" where there is none */
} RsTick;

/* How much room a label takes along the axis, in the units of the axis' length. */
typedef double (*RsTickExtent) (const char *label,
                                void       *data);

size_t rs_ticks_place (const RsAxis *axis,
                       double        length,
                       double        gap,
                       RsTickExtent  extent,
                       void         *data,
                       RsTick       *ticks,
                       size_t        max_ticks);
