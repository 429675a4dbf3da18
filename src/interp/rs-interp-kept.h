/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-interp-private.h"

#include "rs-modules.h"
#include "rs-owners.h"

G_BEGIN_DECLS

/* What was found, to answer the next question without another walk. It holds no reference: it must
 * not be looked at once anything of Python's may have run. */
struct _RsInterpKept
{
  guint64 generation;
  RsOwners *owners;   /* (owned) */
  RsModules *modules; /* (owned) */
  GHashTable *texts;  /* (owned) of GBytes to GArray of RsOwnersEdge */
};

gboolean rs_interp_keep_owners (RsInterp      *self,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS
