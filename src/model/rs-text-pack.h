/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "rs-variant.h"

G_BEGIN_DECLS

/* The type of many texts: their lengths, and their bytes one after the other. */
#define RS_TEXT_PACK_TYPE "(auay)"

/* No more texts than these are taken from another process: each needs some memory of its own. */
#define RS_TEXT_PACK_MAX (1u << 24)

/**
 * RsTextPack:
 *
 * Many texts on their way into a GVariant. They may contain NUL, or be missing.
 */
typedef struct
{
  /*< private >*/
  GArray *lengths;
  GByteArray *bytes;
} RsTextPack;

/**
 * RsTextUnpack:
 * @n: how many texts there are
 *
 * Many texts on their way out of a GVariant.
 */
typedef struct
{
  gsize n;

  /*< private >*/
  RsVariantArray lengths;
  RsVariantArray bytes;
  gsize i;
  gsize offset;
} RsTextUnpack;

void      rs_text_pack_init    (RsTextPack     *self);
void      rs_text_pack_add     (RsTextPack     *self,
                                const char     *text,
                                gssize          length);
GVariant *rs_text_pack_end     (RsTextPack     *self);

gboolean  rs_text_unpack_init  (RsTextUnpack   *self,
                                GVariant       *tuple,
                                gsize           i,
                                GError        **error);
gboolean  rs_text_unpack_next  (RsTextUnpack   *self,
                                const char    **text,
                                gsize          *length);
gboolean  rs_text_unpack_dup   (RsTextUnpack   *self,
                                char          **text);
void      rs_text_unpack_clear (RsTextUnpack   *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsTextUnpack, rs_text_unpack_clear)

G_END_DECLS
