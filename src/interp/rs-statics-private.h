/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-statics.h"

#include "rs-image.h"
#include "rs-memory-map.h"

G_BEGIN_DECLS

/* A part of libpython's variables */
typedef struct
{
  RsRange range;
  guintptr *before; /* (owned) what stood there before Python was started */
} RsStaticsSegment;

/* A variable, and what stands in it */
typedef struct
{
  guintptr slot;
  guintptr address;
} RsStaticsWord;

struct _RsStatics
{
  /* owned */
  GArray *library;    /* of RsStaticsSegment */
  GArray *variables;  /* of RsRange: those parts of it that are no static objects */
  GHashTable *loaded; /* of guintptr: where the libraries were that were there before */
  GArray *words;      /* of RsStaticsWord: what was found last, kept for its memory */

  RsMemoryMap memory;
  gboolean is_memory_read; /* since variables were listed: the kernel takes its time to write it */
  gboolean can_ask;        /* the kernel tells what stands where there may be no memory */
  guintptr end_of_memory;  /* there is none from here on */

  guintptr library_base;
  RsRange library_code; /* what lies before its variables */
};

G_END_DECLS
