/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-variant.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"

/* What the room's values need to become a GVariant and to come back. Nothing here asks whether a
 * variant is in normal form: that takes several times as long as copying it, and what is not reads
 * as empty or zero. Values are tuples, numbers and arrays of numbers only, so that no part of what
 * was sent is read over and over. */

/**
 * rs_variant_new_shared:
 * @element_type: the type of the elements, of a fixed size
 * @data: (nullable): the elements, with nothing undefined between their parts
 * @size: their size in bytes
 * @free_owner: what to do with @owner in the end
 * @owner: (transfer full): whose memory it is
 *
 * Returns: (transfer floating): an array of numbers that was not copied
 */
GVariant *
rs_variant_new_shared (const char     *element_type,
                       gconstpointer   data,
                       gsize           size,
                       GDestroyNotify  free_owner,
                       gpointer        owner)
{
  g_autoptr (GVariantType) type = g_variant_type_new_array (G_VARIANT_TYPE (element_type));

  return g_variant_new_from_data (type, data, size, TRUE, free_owner, owner);
}

/**
 * rs_variant_new_bytes:
 * @data: (nullable): bytes; copied
 * @size: how many
 *
 * Returns: (transfer floating): an array of bytes
 */
GVariant *
rs_variant_new_bytes (gconstpointer data,
                      gsize         size)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, data, size, 1);
}

/**
 * rs_variant_new_maybe:
 * @text: (nullable): a text, in any encoding
 * @length: its bytes, or -1 if it ends at NUL
 *
 * Returns: (transfer floating): the bytes without the NUL behind them, or nothing
 */
GVariant *
rs_variant_new_maybe (const char *text,
                      gssize      length)
{
  GVariant *bytes = NULL;

  if (text != NULL)
    bytes = rs_variant_new_bytes (text, length < 0 ? strlen (text) : (gsize) length);

  return g_variant_new_maybe (G_VARIANT_TYPE_BYTESTRING, bytes);
}

/**
 * rs_variant_check:
 * @variant: anything
 * @type: what it should be
 * @error: return location for %RS_ERROR_DATA
 *
 * Returns: whether it is
 */
gboolean
rs_variant_check (GVariant    *variant,
                  const char  *type,
                  GError     **error)
{
  if (g_variant_is_of_type (variant, G_VARIANT_TYPE (type)))
    return TRUE;

  rs_variant_set_error (error, "%.40s in place of %s", g_variant_get_type_string (variant), type);
  return FALSE;
}

/**
 * rs_variant_dup_bytes:
 * @tuple: a tuple
 * @i: the place of bytes, or of bytes that may be missing
 * @length: (out): how many
 *
 * Returns: (transfer full) (nullable): the bytes with a NUL behind them, %NULL if they are missing
 */
char *
rs_variant_dup_bytes (GVariant *tuple,
                      gsize     i,
                      gsize    *length)
{
  g_autoptr (GVariant) child = g_variant_get_child_value (tuple, i);
  const char *data;
  char *copy;

  *length = 0;
  if (g_variant_is_of_type (child, G_VARIANT_TYPE_MAYBE))
    {
      GVariant *bytes = g_variant_get_maybe (child);

      g_variant_unref (child);
      child = bytes;
      if (child == NULL)
        return NULL;
    }

  data = g_variant_get_fixed_array (child, length, 1);
  copy = g_malloc (*length + 1);
  if (*length > 0)
    memcpy (copy, data, *length);
  copy[*length] = '\0';

  return copy;
}

/**
 * rs_variant_dup_string:
 * @tuple: a tuple
 * @i: the place of bytes, or of bytes that may be missing
 * @text: (out) (transfer full) (nullable): a string, in the encoding in which it was sent
 * @error: return location for %RS_ERROR_DATA
 *
 * Returns: %FALSE if it contains NUL
 */
gboolean
rs_variant_dup_string (GVariant  *tuple,
                       gsize      i,
                       char     **text,
                       GError   **error)
{
  gsize length;
  g_autofree char *bytes = rs_variant_dup_bytes (tuple, i, &length);

  if (bytes != NULL && strlen (bytes) != length)
    {
      rs_variant_set_error (error, "a string with NUL");
      return FALSE;
    }

  *text = g_steal_pointer (&bytes);
  return TRUE;
}

/**
 * rs_variant_in_limits:
 * @numbers: (array length=n): numbers
 * @n: how many
 *
 * Returns: whether all are within %RS_VARIANT_LIMIT, above and below 0
 */
gboolean
rs_variant_in_limits (const gint64 *numbers,
                      gsize         n)
{
  for (gsize i = 0; i < n; i++)
    if (numbers[i] < -RS_VARIANT_LIMIT || numbers[i] > RS_VARIANT_LIMIT)
      return FALSE;

  return TRUE;
}

/**
 * rs_variant_set_error:
 * @error: return location for %RS_ERROR_DATA
 * @format: what is wrong, for who mends it; not translated
 * @...: for @format
 *
 * Says that a variant is not what it should be.
 */
void
rs_variant_set_error (GError     **error,
                      const char  *format,
                      ...)
{
  g_autofree char *detail = NULL;
  va_list arguments;

  va_start (arguments, format);
  detail = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, RS_ERROR, RS_ERROR_DATA,
               /* Translators: %s is a technical detail in English. */
               _("What another process of Refscope sent is damaged: %s."), detail);
}

/**
 * rs_variant_array_init:
 * @self: (out caller-allocates): the elements
 * @tuple: a tuple
 * @i: the place of an array of numbers, or of numbers that are side by side
 * @element_size: the size of an element in bytes
 */
void
rs_variant_array_init (RsVariantArray *self,
                       GVariant       *tuple,
                       gsize           i,
                       gsize           element_size)
{
  self->variant = g_variant_get_child_value (tuple, i);
  self->data = g_variant_get_fixed_array (self->variant, &self->n, element_size);
  if (self->data == NULL)
    self->n = 0;
}

/**
 * rs_variant_array_clear:
 * @self: what rs_variant_array_init() made
 */
void
rs_variant_array_clear (RsVariantArray *self)
{
  g_clear_pointer (&self->variant, g_variant_unref);
}
