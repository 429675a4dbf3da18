/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of memory, from its first byte to the one behind its last. */
typedef struct
{
  guintptr start;
  guintptr end;
} RsRange;

static inline gboolean
rs_range_has (RsRange       self,
              gconstpointer address)
{
  return (guintptr) address - self.start < self.end - self.start;
}

G_END_DECLS
