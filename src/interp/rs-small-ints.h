/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

/* Where the cached integers stand, if they are one array: then a reference to one is known by its
 * address, without a look at the object. */
typedef struct
{
  guintptr start;
  gsize size;  /* 0 if they are no array */
  guint shift; /* bytes an integer, as a power of two */
  gint64 first;
} RsSmallInts;

void rs_small_ints_find (RsSmallInts *self,
                         gint64       cache_min,
                         gint64       cache_max);

G_END_DECLS
