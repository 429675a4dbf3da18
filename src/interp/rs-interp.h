/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-python-facts.h"

G_BEGIN_DECLS

/**
 * RsInterp:
 *
 * The CPython interpreter of this process. There is one, it is started once, it belongs to the
 * thread that started it and it is never finalised. Every function is to be called on that thread,
 * until it gives the interpreter up for another thread to start.
 */
typedef struct _RsInterp RsInterp;

/**
 * RsInterpSetup:
 * @executable: (nullable): what Python takes itself for, as the system writes file names: the
 *   `bin/python` of a virtual environment; %NULL for the program of the library that is linked
 *
 * How to start an interpreter. All zero starts the bare one.
 */
typedef struct
{
  const char *executable;
} RsInterpSetup;

typedef void (*RsInterpProgress) (gsize    done,
                                  gsize    all,
                                  gpointer user_data);

char          *rs_interp_dup_version     (void);
RsInterp      *rs_interp_start           (GError              **error);
RsInterp      *rs_interp_start_with      (const RsInterpSetup  *setup,
                                          GError              **error);
void           rs_interp_give_up         (RsInterp             *self);
RsPythonFacts *rs_interp_get_facts       (RsInterp             *self);
const char    *rs_interp_get_traversed   (void);

gboolean       rs_interp_import          (RsInterp             *self,
                                          const char           *module,
                                          GError              **error);
gboolean       rs_interp_run             (RsInterp             *self,
                                          const char           *code,
                                          GError              **error);
void           rs_interp_interrupt       (void);
void           rs_interp_hide_handler    (RsInterp             *self,
                                          int                   signal_number);
gboolean       rs_interp_count_ints      (RsInterp             *self,
                                          gint64                from,
                                          gsize                 n_ints,
                                          gint64               *refcount,
                                          gint64               *printed,
                                          RsInterpProgress      progress,
                                          gpointer              progress_data,
                                          GCancellable         *cancellable,
                                          GError              **error);
gboolean       rs_interp_count_strings   (RsInterp             *self,
                                          const char *const    *strings,
                                          const gssize         *lengths,
                                          gsize                 n_strings,
                                          gint64               *refcount,
                                          gint64               *printed,
                                          GError              **error);

G_END_DECLS
