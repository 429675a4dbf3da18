/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No count and no bound may be larger: what is added or subtracted stays within 64 bits then. */
#define RS_VARIANT_LIMIT (G_GINT64_CONSTANT (1) << 62)

/**
 * RsVariantArray:
 * @data: the elements, aligned, as long as this is not cleared
 * @n: how many
 *
 * The elements of an array of numbers, where they are.
 */
typedef struct
{
  gconstpointer data;
  gsize n;

  /*< private >*/
  GVariant *variant;
} RsVariantArray;

GVariant *rs_variant_new_shared  (const char      *element_type,
                                  gconstpointer    data,
                                  gsize            size,
                                  GDestroyNotify   free_owner,
                                  gpointer         owner);
GVariant *rs_variant_new_bytes   (gconstpointer    data,
                                  gsize            size);
GVariant *rs_variant_new_maybe   (const char      *text,
                                  gssize           length);
gboolean  rs_variant_check       (GVariant        *variant,
                                  const char      *type,
                                  GError         **error);
char     *rs_variant_dup_bytes   (GVariant        *tuple,
                                  gsize            i,
                                  gsize           *length);
gboolean  rs_variant_dup_string  (GVariant        *tuple,
                                  gsize            i,
                                  char           **text,
                                  GError         **error);
gboolean  rs_variant_in_limits   (const gint64    *numbers,
                                  gsize            n);
void      rs_variant_set_error   (GError         **error,
                                  const char      *format,
                                  ...) G_GNUC_PRINTF (2, 3);

void      rs_variant_array_init  (RsVariantArray  *self,
                                  GVariant        *tuple,
                                  gsize            i,
                                  gsize            element_size);
void      rs_variant_array_clear (RsVariantArray  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsVariantArray, rs_variant_array_clear)

G_END_DECLS
