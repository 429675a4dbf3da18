/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-request.h"

G_BEGIN_DECLS

struct _RsRequest
{
  RsRequestKind kind;
  gint64 from; /* the value, of the holders of an integer */
  gint64 to;

  /* of the holders of a string, of import and run */
  char *text; /* (owned), with a NUL behind it */
  gsize length;

  /* of strings */
  RsStringsKind strings_kind;
  GPtrArray *texts; /* (owned) of GBytes */
  gsize n;
  RsStringFilter filter; /* owns its text */
};

void     rs_request_set_text      (RsRequest       *self,
                                   const char      *text,
                                   gsize            length);
gboolean rs_request_strings_equal (const RsRequest *a,
                                   const RsRequest *b);

G_END_DECLS
