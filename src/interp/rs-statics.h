/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

/* The C variables that may hold references: those of libpython, and those of every library that was
 * loaded after Python was started, which is to say extension modules. */
typedef struct _RsStatics RsStatics;

/* A variable of the size of a pointer, and what it points to if it is one. */
typedef struct
{
  guintptr slot;
  guintptr address;
} RsStaticsWord;

/* @address is not yet known to be an object. */
typedef void (*RsStaticsVisit) (gconstpointer address,
                                gboolean      in_libpython,
                                gpointer      data);

RsStatics *rs_statics_new          (void);
void       rs_statics_free         (RsStatics     *self);
void       rs_statics_list         (RsStatics     *self,
                                    GArray        *words);
void       rs_statics_visit        (RsStatics     *self,
                                    RsStaticsVisit visit,
                                    gpointer       data);
void       rs_statics_get_library  (RsStatics     *self,
                                    guintptr      *start,
                                    gsize         *size);
gboolean   rs_statics_is_as_before (RsStatics     *self,
                                    gconstpointer  slot);
gboolean   rs_statics_can_read     (RsStatics     *self,
                                    gconstpointer  address);

G_END_DECLS
