/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "rs-holder-kind.h"

G_BEGIN_DECLS

/**
 * RsHolder:
 * @package: (nullable): the part of @module before the first dot
 * @module: (nullable): the module that the holder belongs to
 * @kind: how the value is held
 * @place: qualified name or path within @module, as Python would write it; never translated
 * @owner: (nullable): the function, class or container of @place, without @name
 * @name: (nullable): the parameter, variable or attribute of @owner; of %RS_HOLDER_OTHER the type
 * @file: (nullable): the source file
 * @line: the line in @file, 0 if it is not known
 * @n_objects: how many objects of the class @owner were taken together, 0 if @place is one place
 * @count: the references
 *
 * One place, or some places of the same kind taken together, that hold a value.
 */
typedef struct
{
  char *package;
  char *module;
  RsHolderKind kind;
  char *place;
  char *owner;
  char *name;
  char *file;
  guint line;
  guint n_objects;
  guint64 count;
} RsHolder;

/**
 * RsHolders:
 *
 * Who holds a value, taken at one moment in one interpreter. Immutable; may be passed between
 * threads.
 */
typedef struct _RsHolders RsHolders;

#define RS_TYPE_HOLDERS (rs_holders_get_type ())

GType           rs_holders_get_type    (void) G_GNUC_CONST;
GArray         *rs_holders_new_array   (void);
RsHolders      *rs_holders_new_int     (gint64            value,
                                        GArray           *holders);
RsHolders      *rs_holders_new_string  (const char       *text,
                                        gssize            length,
                                        GArray           *holders);
RsHolders      *rs_holders_ref         (RsHolders        *self);
void            rs_holders_unref       (RsHolders        *self);

gint64          rs_holders_get_value   (const RsHolders  *self);
const char     *rs_holders_get_text    (const RsHolders  *self,
                                        gsize            *length);
gsize           rs_holders_get_n       (const RsHolders  *self);
const RsHolder *rs_holders_get         (const RsHolders  *self,
                                        gsize             i);
guint64         rs_holders_get_total   (const RsHolders  *self);
guint64         rs_holders_count_kind  (const RsHolders  *self,
                                        RsHolderKind      kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsHolders, rs_holders_unref)

G_END_DECLS
