/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include "rs-modules.h"
#include "rs-owners.h"

G_BEGIN_DECLS

/* What is looked for: a text or an integer. */
typedef struct
{
  const RsPythonText *text; /* (nullable) */
  const char *utf8;         /* (nullable): the same */
  gint64 value;
} RsSought;

GArray *rs_holders_find (RsOwners       *owners,
                         RsModules      *modules,
                         const RsSought *sought,
                         GArray         *edges);

G_END_DECLS
