/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-axis.h"

/* A label to be put beside its dot. */
typedef struct
{
  double x;        /* centre of the dot */
  double y;
  double radius;   /* of the dot */
  double width;    /* of the text */
  double height;
  double weight;   /* heavier labels choose first */
  RsRect place;    /* out: where the text goes; meaningless unless placed */
  bool placed;     /* out: false when no place is free */
} RsLabel;

size_t rs_label_place (RsLabel      *labels,
                       size_t        n_labels,
                       const RsRect *inside,
                       const RsRect *taken,
                       size_t        n_taken);
