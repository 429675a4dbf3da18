/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

#include "rs-range.h"
#include "rs-variable.h"

G_BEGIN_DECLS

/* The C variables that may hold references: those of libpython, and those of every library that was
 * loaded after Python was started, which is to say extension modules. */
typedef struct _RsStatics RsStatics;

RsStatics *rs_statics_new          (void);
void       rs_statics_free         (RsStatics        *self);
void       rs_statics_list         (RsStatics        *self,
                                    GArray           *variables);
void       rs_statics_read_heads   (RsStatics        *self,
                                    RsVariable       *variables,
                                    gsize             n_variables,
                                    RsDegrees        *seen);
gboolean   rs_statics_holds_object (RsStatics        *self,
                                    const RsVariable *variable,
                                    RsDegrees        *seen);
RsRange    rs_statics_get_library  (RsStatics        *self);
gboolean   rs_statics_is_as_before (RsStatics        *self,
                                    gconstpointer     slot);

G_END_DECLS
