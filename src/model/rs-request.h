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
 * RsRequestKind:
 * @RS_REQUEST_INTS: the counts of a range of integers
 * @RS_REQUEST_INT_HOLDERS: who holds an integer
 * @RS_REQUEST_STRING_HOLDERS: who holds a string
 *
 * What can be asked of an interpreter.
 */
typedef enum
{
  RS_REQUEST_INTS,
  RS_REQUEST_INT_HOLDERS,
  RS_REQUEST_STRING_HOLDERS,
} RsRequestKind;

#define RS_N_REQUEST_KINDS (RS_REQUEST_STRING_HOLDERS + 1)

/**
 * RsRequest:
 *
 * What is to be measured. Immutable; may be passed between threads.
 */
typedef struct _RsRequest RsRequest;

#define RS_TYPE_REQUEST (rs_request_get_type ())

GType          rs_request_get_type           (void) G_GNUC_CONST;
RsRequest     *rs_request_new_ints           (gint64            from,
                                              gint64            to,
                                              GError          **error);
RsRequest     *rs_request_new_int_holders    (gint64            value);
RsRequest     *rs_request_new_string_holders (const char       *text,
                                              gssize            length);
RsRequest     *rs_request_ref                (RsRequest        *self);
void           rs_request_unref              (RsRequest        *self);
RsRequestKind  rs_request_get_kind           (const RsRequest  *self);
gint64         rs_request_get_from           (const RsRequest  *self);
gint64         rs_request_get_to             (const RsRequest  *self);
gint64         rs_request_get_value          (const RsRequest  *self);
const char    *rs_request_get_text           (const RsRequest  *self,
                                              gsize            *length);
gboolean       rs_request_equal              (const RsRequest  *a,
                                              const RsRequest  *b);

gboolean       rs_int_parse                  (const char       *text,
                                              const char       *what,
                                              gint64           *value,
                                              GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsRequest, rs_request_unref)

G_END_DECLS
