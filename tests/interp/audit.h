/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-interp-private.h"

G_BEGIN_DECLS

/* What the objects of one type show. */
typedef struct
{
  PyTypeObject *type; /* borrowed */
  guint n_objects;
  guint n_exact;
  guint n_under; /* fewer references were found than Python counts */
  gint64 sum_under;
  guint n_over;
  gint64 sum_over;
  PyObject *example; /* (nullable), borrowed: the object with the most too many, or else too few */
  gint64 example_off;
} AuditType;

/* Every mortal object of the heap: the references that a walk finds against Python's own count. */
typedef struct
{
  guint n_objects;
  guint n_exact;
  GArray *types; /* (owned) of AuditType, the furthest off first */
} Audit;

Audit *audit_new   (RsInterp *interp);
void   audit_free  (Audit    *self);
void   audit_print (Audit    *self,
                    RsInterp *interp);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Audit, audit_free)

G_END_DECLS
