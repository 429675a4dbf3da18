/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-text-pack.h"

#include <string.h>

/* The length of a text that is missing */
#define MISSING G_MAXUINT32

/**
 * rs_text_pack_init:
 * @self: (out caller-allocates): an empty pack, for rs_text_pack_end() to clear
 */
void
rs_text_pack_init (RsTextPack *self)
{
  self->lengths = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->bytes = g_byte_array_new ();
}

/**
 * rs_text_pack_add:
 * @self: a pack
 * @text: (nullable): a text
 * @length: its bytes, or -1 if it ends at NUL
 */
void
rs_text_pack_add (RsTextPack *self,
                  const char *text,
                  gssize      length)
{
  guint32 size = MISSING;

  if (text != NULL)
    {
      gsize n = length < 0 ? strlen (text) : (gsize) length;

      g_assert (n < MISSING);
      size = (guint32) n;
      g_byte_array_append (self->bytes, (const guint8 *) text, size);
    }

  g_array_append_val (self->lengths, size);
}

/**
 * rs_text_pack_end:
 * @self: a pack, which is cleared
 *
 * Returns: (transfer floating): its texts, of type %RS_TEXT_PACK_TYPE
 */
GVariant *
rs_text_pack_end (RsTextPack *self)
{
  GArray *lengths = g_steal_pointer (&self->lengths);
  GByteArray *bytes = g_steal_pointer (&self->bytes);
  gsize n = lengths->len * sizeof (guint32);

  return g_variant_new ("(@au@ay)",
                        rs_variant_new_shared ("u", lengths->data, n,
                                               (GDestroyNotify) g_array_unref, lengths),
                        rs_variant_new_shared ("y", bytes->data, bytes->len,
                                               (GDestroyNotify) g_byte_array_unref, bytes));
}

/**
 * rs_text_unpack_init:
 * @self: (out caller-allocates): the texts; to be cleared after an error as well
 * @tuple: a tuple
 * @i: the place of a value of type %RS_TEXT_PACK_TYPE
 * @error: return location for %RS_ERROR_DATA
 *
 * Returns: %FALSE if the lengths do not come to the bytes, or there are too many
 */
gboolean
rs_text_unpack_init (RsTextUnpack  *self,
                     GVariant      *tuple,
                     gsize          i,
                     GError       **error)
{
  g_autoptr (GVariant) pack = g_variant_get_child_value (tuple, i);
  const guint32 *lengths;
  guint64 sum = 0;

  memset (self, 0, sizeof *self);
  rs_variant_array_init (&self->lengths, pack, 0, sizeof (guint32));
  rs_variant_array_init (&self->bytes, pack, 1, 1);
  lengths = self->lengths.data;
  self->n = self->lengths.n;

  for (gsize place = 0; place < self->n; place++)
    if (lengths[place] != MISSING)
      sum += lengths[place];

  if (sum == self->bytes.n && self->n <= RS_TEXT_PACK_MAX)
    return TRUE;

  rs_variant_set_error (error, "%" G_GSIZE_FORMAT " texts in %" G_GSIZE_FORMAT " bytes", self->n,
                        self->bytes.n);
  return FALSE;
}

/**
 * rs_text_unpack_next:
 * @self: texts
 * @text: (out) (transfer none) (nullable): the next one, with no NUL behind it; %NULL if it is
 *   missing
 * @length: (out): its length in bytes
 *
 * Returns: %FALSE if there is no other one
 */
gboolean
rs_text_unpack_next (RsTextUnpack  *self,
                     const char   **text,
                     gsize         *length)
{
  const guint32 *lengths = self->lengths.data;
  const char *bytes = self->bytes.data;

  *text = NULL;
  *length = 0;
  if (self->i == self->n)
    return FALSE;

  if (lengths[self->i] != MISSING)
    {
      *length = lengths[self->i];
      /* there is no memory at all if all texts are empty */
      *text = bytes != NULL ? bytes + self->offset : "";
      self->offset += *length;
    }
  self->i++;

  return TRUE;
}

/**
 * rs_text_unpack_dup:
 * @self: texts
 * @text: (out) (transfer full) (nullable): the next one; %NULL if it is missing
 *
 * Returns: %FALSE if there is no other one, or it is no UTF-8, or contains NUL
 */
gboolean
rs_text_unpack_dup (RsTextUnpack  *self,
                    char         **text)
{
  const char *next;
  gsize length;

  if (!rs_text_unpack_next (self, &next, &length))
    return FALSE;
  if (next != NULL && !g_utf8_validate_len (next, length, NULL))
    return FALSE;

  *text = next != NULL ? g_strndup (next, length) : NULL;
  return TRUE;
}

/**
 * rs_text_unpack_clear:
 * @self: what rs_text_unpack_init() made
 */
void
rs_text_unpack_clear (RsTextUnpack *self)
{
  rs_variant_array_clear (&self->lengths);
  rs_variant_array_clear (&self->bytes);
}
