/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

#include "rs-degrees.h"
#include "rs-python-head.h"

G_BEGIN_DECLS

/* Where the allocators and the compiler put an object that is no part of another */
#define RS_OBJECT_ALIGNMENT 16

/* A C variable of the size of a pointer, what it points to if it is one, and what stands there once
 * it was read. */
typedef struct
{
  guintptr slot;
  guintptr address;
  RsPythonHead head;
} RsVariable;

gboolean rs_variable_is_object (const RsVariable *self,
                                RsDegrees        *seen);

/* Whether a walk came by the object that a variable points to */
static inline gboolean
rs_variable_is_seen (const RsVariable *self,
                     RsDegrees        *seen)
{
  return self->address % RS_OBJECT_ALIGNMENT == 0
         && rs_degrees_has (seen, (gconstpointer) self->address);
}

G_END_DECLS
