/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <gio/gio.h>

#include "rs-statics.h"
#include "rs-tally.h"
#include "rs-texts.h"

G_BEGIN_DECLS

/* Everything that can be reached in an interpreter, once through. Its memory is kept from one walk
 * to the next. */
typedef struct _RsHeapWalk RsHeapWalk;

RsHeapWalk    *rs_heap_walk_new       (RsStatics        *statics,
                                       gint64            cache_min,
                                       gint64            cache_max);
void           rs_heap_walk_free      (RsHeapWalk       *self);

gboolean       rs_heap_walk_run       (RsHeapWalk       *self,
                                       gboolean          with_strings,
                                       GCancellable     *cancellable,
                                       GError          **error);
void           rs_heap_walk_rest      (RsHeapWalk       *self);
const RsTally *rs_heap_walk_get_ints  (const RsHeapWalk *self);
const RsTexts *rs_heap_walk_get_texts (const RsHeapWalk *self);
guint64        rs_heap_walk_count     (RsHeapWalk       *self,
                                       PyObject         *object);

G_END_DECLS
