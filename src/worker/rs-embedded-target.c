/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-embedded-target.h"

#include "rs-interp-answer.h"
#include "rs-interp-holders.h"

struct _RsEmbeddedTarget
{
  RsTarget parent_instance;

  RsInterp *interp; /* (nullable) of the process, not ours to free */
};

G_DEFINE_FINAL_TYPE (RsEmbeddedTarget, rs_embedded_target, RS_TYPE_TARGET)

static gboolean
rs_embedded_target_start (RsTarget  *target,
                          GError   **error)
{
  RsEmbeddedTarget *self = RS_EMBEDDED_TARGET (target);

  self->interp = rs_interp_start (error);

  return self->interp != NULL;
}

static gboolean
rs_embedded_target_ask (RsTarget          *target,
                        RsRequest         *request,
                        RsTargetProgress   progress,
                        gpointer           progress_data,
                        GCancellable      *cancellable,
                        GValue            *answer,
                        GError           **error)
{
  RsEmbeddedTarget *self = RS_EMBEDDED_TARGET (target);

  return rs_interp_answer (self->interp, request, progress, progress_data, cancellable, answer,
                           error);
}

static gboolean
rs_embedded_target_prepare (RsTarget      *target,
                            GCancellable  *cancellable,
                            GError       **error)
{
  return rs_interp_prepare_holders (RS_EMBEDDED_TARGET (target)->interp, cancellable, error);
}

static void
rs_embedded_target_end (RsTarget *target)
{
  RsEmbeddedTarget *self = RS_EMBEDDED_TARGET (target);

  if (self->interp != NULL)
    rs_interp_give_up (g_steal_pointer (&self->interp));
}

static void
rs_embedded_target_class_init (RsEmbeddedTargetClass *klass)
{
  RsTargetClass *target_class = RS_TARGET_CLASS (klass);

  target_class->start = rs_embedded_target_start;
  target_class->ask = rs_embedded_target_ask;
  target_class->prepare = rs_embedded_target_prepare;
  /* nothing needs to be stopped: only our own code runs in it, and that looks at its cancellable */
  target_class->end = rs_embedded_target_end;
}

static void
rs_embedded_target_init (RsEmbeddedTarget *self)
{
}

/**
 * rs_embedded_target_new:
 *
 * Returns: (transfer full): the interpreter of this process, to be started
 */
RsTarget *
rs_embedded_target_new (void)
{
  return g_object_new (RS_TYPE_EMBEDDED_TARGET, NULL);
}
