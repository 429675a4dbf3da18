/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-heap-walk-private.h"

G_BEGIN_DECLS

/* What a second thread does of a walk that counts integers alone: it reads some of the collector's
 * objects, of the kinds that show what they hold without a call. */
RsHeapWalkSecond *rs_heap_walk_second_new   (RsHeapWalk        *first);
void              rs_heap_walk_second_free  (RsHeapWalkSecond  *self);

void              rs_heap_walk_second_ready (RsHeapWalkSecond  *self);
void              rs_heap_walk_second_start (RsHeapWalkSecond  *self);
RsDegrees        *rs_heap_walk_second_run   (gpointer           second);
void              rs_heap_walk_second_take  (RsHeapWalkSecond  *self);
void              rs_heap_walk_second_join  (RsHeapWalkSecond  *self);

const RsObjects  *rs_heap_walk_second_ints  (RsHeapWalkSecond  *self,
                                             RsDegrees        **degrees);

G_END_DECLS
