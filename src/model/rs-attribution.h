/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-holders.h"

G_BEGIN_DECLS

/**
 * RsAttributionRow:
 * @package: (nullable): the part of the module's name before the first dot, %NULL for holders that
 *   belong to no module
 * @before: the references that it held
 * @after: the references that it holds
 *
 * How many references to a value the holders of one package have.
 */
typedef struct
{
  const char *package;
  gint64 before;
  gint64 after;
} RsAttributionRow;

/**
 * RsAttribution:
 *
 * Which packages have more references to a value than before, or fewer. Immutable; may be passed
 * between threads.
 */
typedef struct _RsAttribution RsAttribution;

#define RS_TYPE_ATTRIBUTION (rs_attribution_get_type ())

GType                   rs_attribution_get_type (void) G_GNUC_CONST;
RsAttribution          *rs_attribution_new      (RsHolders           *before,
                                                 RsHolders           *after);
RsAttribution          *rs_attribution_ref      (RsAttribution       *self);
void                    rs_attribution_unref    (RsAttribution       *self);

gsize                   rs_attribution_get_n    (const RsAttribution *self);
const RsAttributionRow *rs_attribution_get      (const RsAttribution *self,
                                                 gsize                i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsAttribution, rs_attribution_unref)

G_END_DECLS
