/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RsStringCount:
 * @text: UTF-8 with a NUL behind it. It may contain NUL, and lone surrogates as three bytes, as
 *   Python's "surrogatepass" has them
 * @length: its length in bytes
 * @n_objects: how many string objects have this text
 * @heap: references that objects hold to them
 * @c_variables: references that C variables of libpython and of extension modules hold
 * @compiled_in: uses in code that is compiled into libpython, which Python never counts
 * @refcount: the sum of their refcounts, less the pad of each; %RS_ABSENT if Python does not count
 *   one of them
 *
 * How often a text is used, and where. The references to it are @heap and @c_variables.
 */
typedef struct
{
  const char *text;
  gsize length;
  guint32 n_objects;
  guint32 heap;
  guint32 c_variables;
  guint32 compiled_in;
  gint64 refcount;
} RsStringCount;

/**
 * RsStringReferences:
 *
 * The strings that an interpreter uses, by text: equal strings in several objects are one. Immutable;
 * may be passed between threads.
 */
typedef struct _RsStringReferences RsStringReferences;

#define RS_TYPE_STRING_REFERENCES (rs_string_references_get_type ())

GType                rs_string_references_get_type  (void) G_GNUC_CONST;
RsStringReferences  *rs_string_references_new       (RsStringCount      *counts,
                                                     gsize               n_counts,
                                                     char               *texts);
RsStringReferences  *rs_string_references_ref       (RsStringReferences *self);
void                 rs_string_references_unref     (RsStringReferences *self);

const RsStringCount *rs_string_references_get_all   (RsStringReferences *self,
                                                     gsize              *n_counts);
const RsStringCount *rs_string_references_find      (RsStringReferences *self,
                                                     const char         *text,
                                                     gssize              length);
guint64              rs_string_references_get_total (RsStringReferences *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsStringReferences, rs_string_references_unref)

G_END_DECLS
