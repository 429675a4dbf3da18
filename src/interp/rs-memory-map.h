/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which memory of this process can be read and written: where an object may stand. */
typedef struct
{
  GArray *ranges; /* (owned) in order, none touches the next */
  GByteArray *text; /* (owned) what the kernel wrote, kept for its memory */
} RsMemoryMap;

void     rs_memory_map_init  (RsMemoryMap   *self);
void     rs_memory_map_clear (RsMemoryMap   *self);
void     rs_memory_map_read  (RsMemoryMap   *self);
gboolean rs_memory_map_has   (RsMemoryMap   *self,
                              gconstpointer  address,
                              gsize          size);
guintptr rs_memory_map_end   (RsMemoryMap   *self);

G_END_DECLS
