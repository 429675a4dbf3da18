/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The integers that can be asked for: the lowest one that Python caches, and ten million. */
#define RS_INT_MIN (-5)
#define RS_INT_MAX 10000000

/**
 * RsRequest:
 *
 * What is to be measured. Immutable; may be passed between threads.
 */
typedef struct _RsRequest RsRequest;

#define RS_TYPE_REQUEST (rs_request_get_type ())

GType      rs_request_get_type (void) G_GNUC_CONST;
RsRequest *rs_request_new_ints (gint64           from,
                                gint64           to,
                                GError         **error);
RsRequest *rs_request_ref      (RsRequest       *self);
void       rs_request_unref    (RsRequest       *self);
gint64     rs_request_get_from (const RsRequest *self);
gint64     rs_request_get_to   (const RsRequest *self);
gboolean   rs_request_equal    (const RsRequest *a,
                                const RsRequest *b);

gboolean   rs_int_parse        (const char      *text,
                                const char      *what,
                                gint64          *value,
                                GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsRequest, rs_request_unref)

G_END_DECLS
