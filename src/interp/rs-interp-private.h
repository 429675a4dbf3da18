/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include "rs-interp.h"
#include "rs-interp-facts.h"
#include "rs-statics.h"

G_BEGIN_DECLS

typedef struct _RsHeapWalk RsHeapWalk;
typedef struct _RsInterpKept RsInterpKept;

struct _RsInterp
{
  /* shared: the thread that may call, NULL when it was given up; under the lock in rs-interp.c */
  GThread *owner;

  /* owned; do not change */
  RsPythonFacts *facts;
  RsCountFacts count;
  RsStatics *statics; /* C variables as they were before the start */
  RsHeapWalk *walk;   /* (nullable): keeps its memory from one census to the next */

  /* changes whenever something of Python's may have run: what was found before is stale then */
  guint64 generation;
  RsInterpKept *kept; /* (owned) (nullable): what was found about holders */
};

PyGILState_STATE rs_interp_enter      (RsInterp          *self);
void             rs_interp_leave      (RsInterp          *self,
                                       PyGILState_STATE   state);
void             rs_interp_collect    (RsInterp          *self,
                                       GCancellable      *cancellable);
gboolean         rs_interp_walk       (RsInterp          *self,
                                       gboolean           with_strings,
                                       GCancellable      *cancellable,
                                       GError           **error);
gboolean         rs_interp_count_text (RsInterp          *self,
                                       PyObject          *text,
                                       gint64            *refcount,
                                       gint64            *printed,
                                       gint64            *net);

G_END_DECLS
