/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "rs-string-snapshot.h"

G_BEGIN_DECLS

/* The integers that can be asked for: the lowest one that Python caches, and ten million. */
#define RS_INT_MIN (-5)
#define RS_INT_MAX 10000000

/**
 * RsRequestKind:
 * @RS_REQUEST_INTS: the counts of a range of integers
 * @RS_REQUEST_INT_HOLDERS: who holds an integer
 * @RS_REQUEST_STRING_HOLDERS: who holds a string
 * @RS_REQUEST_STRINGS: the counts of given letters or words
 * @RS_REQUEST_MOST_USED: the strings with the most references
 * @RS_REQUEST_PREPARE: that questions for holders be answered at once
 * @RS_REQUEST_IMPORT: that a module be imported
 * @RS_REQUEST_RUN: that code be run
 * @RS_REQUEST_LOADED: the names of the modules that are loaded
 * @RS_REQUEST_IMPORTABLE: the names of what can be imported
 * @RS_REQUEST_ALL_HOLDERS: who holds each of several strings; a worker asks for one after the other,
 *   so that no interpreter is asked for this
 *
 * What can be asked of an interpreter.
 */
typedef enum
{
  RS_REQUEST_INTS,
  RS_REQUEST_INT_HOLDERS,
  RS_REQUEST_STRING_HOLDERS,
  RS_REQUEST_STRINGS,
  RS_REQUEST_MOST_USED,
  RS_REQUEST_PREPARE,
  RS_REQUEST_IMPORT,
  RS_REQUEST_RUN,
  RS_REQUEST_LOADED,
  RS_REQUEST_IMPORTABLE,
  RS_REQUEST_ALL_HOLDERS,
} RsRequestKind;

#define RS_N_REQUEST_KINDS (RS_REQUEST_ALL_HOLDERS + 1)

/**
 * RsStringFilter:
 * @identifiers_only: whether to leave out what cannot be a name in a program
 * @no_dunder: whether to leave out names such as `__init__`
 * @min_characters: how many characters there must be
 * @containing: (nullable): what must be in it, in UTF-8; capitals matter
 *
 * Which strings are looked for. All zero lets every string pass.
 */
typedef struct
{
  gboolean identifiers_only;
  gboolean no_dunder;
  gsize min_characters;
  const char *containing;
} RsStringFilter;

/**
 * RsRequest:
 *
 * What is to be measured or done. Immutable; may be passed between threads.
 */
typedef struct _RsRequest RsRequest;

#define RS_TYPE_REQUEST (rs_request_get_type ())

GType                 rs_request_get_type           (void) G_GNUC_CONST;
RsRequest            *rs_request_new_ints           (gint64                 from,
                                                     gint64                 to,
                                                     GError               **error);
RsRequest            *rs_request_new_int_holders    (gint64                 value);
RsRequest            *rs_request_new_string_holders (const char            *text,
                                                     gssize                 length);
RsRequest            *rs_request_new_all_holders    (GPtrArray             *texts);
RsRequest            *rs_request_new_strings        (RsStringsKind          kind,
                                                     GPtrArray             *texts);
RsRequest            *rs_request_new_most_used      (gsize                  n,
                                                     const RsStringFilter  *filter);
RsRequest            *rs_request_new_prepare        (void);
RsRequest            *rs_request_new_import         (const char            *module,
                                                     GError               **error);
RsRequest            *rs_request_new_run            (const char            *code);
RsRequest            *rs_request_new_loaded         (void);
RsRequest            *rs_request_new_importable     (void);
RsRequest            *rs_request_ref                (RsRequest             *self);
void                  rs_request_unref              (RsRequest             *self);
RsRequestKind         rs_request_get_kind           (const RsRequest       *self);
gint64                rs_request_get_from           (const RsRequest       *self);
gint64                rs_request_get_to             (const RsRequest       *self);
gint64                rs_request_get_value          (const RsRequest       *self);
const char           *rs_request_get_text           (const RsRequest       *self,
                                                     gsize                 *length);
RsStringsKind         rs_request_get_strings_kind   (const RsRequest       *self);
GPtrArray            *rs_request_get_texts          (const RsRequest       *self);
gsize                 rs_request_get_n              (const RsRequest       *self);
const RsStringFilter *rs_request_get_filter         (const RsRequest       *self);
gboolean              rs_request_equal              (const RsRequest       *a,
                                                     const RsRequest       *b);

gboolean              rs_int_parse                  (const char            *text,
                                                     const char            *what,
                                                     gint64                *value,
                                                     GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsRequest, rs_request_unref)

G_END_DECLS
