/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-request.h"

G_BEGIN_DECLS

typedef void (*RsTargetProgress) (gsize    done,
                                  gsize    all,
                                  gpointer user_data);

/* What a worker measures: the interpreter of this process, or one in a process of its own. */
#define RS_TYPE_TARGET (rs_target_get_type ())

G_DECLARE_DERIVABLE_TYPE (RsTarget, rs_target, RS, TARGET, GObject)

/**
 * RsTargetClass:
 * @start: makes ready for questions; called once, before anything but @stop
 * @ask: puts the answer into a #GValue that is all zero, of the type that belongs to the request
 * @prepare: finds what a question for holders needs, in vain if it fails
 * @get_fd: what can be read from as soon as something happens that was not asked for; -1: nothing
 * @check: whether there still is an interpreter; called when @get_fd can be read from
 * @take_output: takes what was printed since the last time; called on any thread
 * @get_memory: how much memory the interpreter's own process has; called on any thread
 * @stop: ends soon what the worker's thread waits for; called on any thread, at any time. What is
 *   asked later may fail
 * @end: lets go of the interpreter; called last
 *
 * All but @take_output, @get_memory and @stop are called on the worker's thread. Only @ask has to
 * be implemented: for the others there is nothing to do where there is no Python that needs it.
 */
struct _RsTargetClass
{
  GObjectClass parent_class;

  gboolean (*start)   (RsTarget          *self,
                       GError           **error);
  gboolean (*ask)     (RsTarget          *self,
                       RsRequest         *request,
                       RsTargetProgress   progress,
                       gpointer           progress_data,
                       GCancellable      *cancellable,
                       GValue            *answer,
                       GError           **error);
  gboolean (*prepare) (RsTarget          *self,
                       GCancellable      *cancellable,
                       GError           **error);
  int      (*get_fd)  (RsTarget          *self);
  gboolean (*check)   (RsTarget          *self,
                       GError           **error);
  char    *(*take_output) (RsTarget      *self);
  guint64  (*get_memory) (RsTarget       *self);
  void     (*stop)    (RsTarget          *self);
  void     (*end)     (RsTarget          *self);
};

gboolean rs_target_start   (RsTarget          *self,
                            GError           **error);
gboolean rs_target_ask     (RsTarget          *self,
                            RsRequest         *request,
                            RsTargetProgress   progress,
                            gpointer           progress_data,
                            GCancellable      *cancellable,
                            GValue            *answer,
                            GError           **error);
gboolean rs_target_prepare (RsTarget          *self,
                            GCancellable      *cancellable,
                            GError           **error);
int      rs_target_get_fd  (RsTarget          *self);
gboolean rs_target_check   (RsTarget          *self,
                            GError           **error);
char    *rs_target_take_output (RsTarget      *self);
guint64  rs_target_get_memory (RsTarget       *self);
void     rs_target_stop    (RsTarget          *self);
void     rs_target_end     (RsTarget          *self);

G_END_DECLS
