/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holders-variant.h"

#include "rs-string-decode.h"
#include "rs-text-pack.h"
#include "rs-variant.h"

/* The strings of a holder; its package is the beginning of its module. */
enum
{
  MODULE,
  PLACE,
  OWNER,
  NAME,
  FILE_NAME,
  N_STRINGS,
};

/* The numbers of a holder, as GVariant has them. */
typedef struct
{
  guint32 kind;
  guint32 line;
  guint32 n_objects;
  guint32 zero; /* padding */
  guint64 count;
} Row;

G_STATIC_ASSERT (sizeof (Row) == 24);
G_STATIC_ASSERT (G_STRUCT_OFFSET (Row, count) == 16);

/**
 * rs_holders_to_variant:
 * @self: the holders of a value
 *
 * Returns: (transfer floating): the same as a variant of type %RS_HOLDERS_VARIANT_TYPE
 */
GVariant *
rs_holders_to_variant (const RsHolders *self)
{
  RsTextPack texts;
  const char *text;
  gsize n, length;
  Row *rows;

  g_return_val_if_fail (self != NULL, NULL);

  n = rs_holders_get_n (self);
  rows = g_new0 (Row, n);
  rs_text_pack_init (&texts);
  for (gsize i = 0; i < n; i++)
    {
      const RsHolder *holder = rs_holders_get (self, i);

      rows[i].kind = holder->kind;
      rows[i].line = holder->line;
      rows[i].n_objects = holder->n_objects;
      rows[i].count = holder->count;
      rs_text_pack_add (&texts, holder->module, -1);
      rs_text_pack_add (&texts, holder->place, -1);
      rs_text_pack_add (&texts, holder->owner, -1);
      rs_text_pack_add (&texts, holder->name, -1);
      rs_text_pack_add (&texts, holder->file, -1);
    }

  text = rs_holders_get_text (self, &length);
  return g_variant_new ("(x@may@a(uuut)*)", rs_holders_get_value (self),
                        rs_variant_new_maybe (text, (gssize) length),
                        rs_variant_new_shared ("(uuut)", rows, n * sizeof *rows, g_free, rows),
                        rs_text_pack_end (&texts));
}

static gboolean
read_strings (RsHolder     *holder,
              RsTextUnpack *texts)
{
  return rs_text_unpack_dup (texts, &holder->module) && rs_text_unpack_dup (texts, &holder->place)
         && rs_text_unpack_dup (texts, &holder->owner) && rs_text_unpack_dup (texts, &holder->name)
         && rs_text_unpack_dup (texts, &holder->file);
}

static GArray *
read_holders (GVariant  *variant,
              GError   **error)
{
  g_autoptr (GArray) holders = rs_holders_new_array ();
  g_auto (RsVariantArray) array = { NULL };
  g_auto (RsTextUnpack) texts = { 0 };
  const Row *rows;
  guint64 total = 0;

  if (!rs_text_unpack_init (&texts, variant, 3, error))
    return NULL;

  rs_variant_array_init (&array, variant, 2, sizeof (Row));
  if (texts.n != array.n * N_STRINGS)
    {
      rs_variant_set_error (error, "%" G_GSIZE_FORMAT " strings of %" G_GSIZE_FORMAT " holders",
                            texts.n, array.n);
      return NULL;
    }

  rows = array.data;
  for (gsize i = 0; i < array.n; i++)
    {
      RsHolder *holder;

      if (rows[i].kind >= RS_N_HOLDER_KINDS || rows[i].count > RS_VARIANT_LIMIT - total)
        {
          rs_variant_set_error (error, "a holder of kind %u", rows[i].kind);
          return NULL;
        }

      total += rows[i].count;
      g_array_set_size (holders, (guint) i + 1);
      holder = &g_array_index (holders, RsHolder, i);
      holder->kind = rows[i].kind;
      holder->line = rows[i].line;
      holder->n_objects = rows[i].n_objects;
      holder->count = rows[i].count;
      if (!read_strings (holder, &texts))
        {
          rs_variant_set_error (error, "a holder whose name is no text");
          return NULL;
        }
    }

  return g_steal_pointer (&holders);
}

/**
 * rs_holders_from_variant:
 * @variant: anything
 * @error: return location for %RS_ERROR_DATA
 *
 * Reads what rs_holders_to_variant() made, and trusts nothing in it.
 *
 * Returns: (transfer full) (nullable): the same, or %NULL if @variant makes no sense
 */
RsHolders *
rs_holders_from_variant (GVariant  *variant,
                         GError   **error)
{
  g_autoptr (GArray) holders = NULL;
  g_autofree char *text = NULL;
  gint64 value;
  gsize length;

  g_return_val_if_fail (variant != NULL, NULL);

  if (!rs_variant_check (variant, RS_HOLDERS_VARIANT_TYPE, error))
    return NULL;

  g_variant_get_child (variant, 0, "x", &value);
  text = rs_variant_dup_bytes (variant, 1, &length);
  if (text != NULL && (value != 0 || !rs_string_is_valid (text, length)))
    {
      rs_variant_set_error (error, "a value that is no string");
      return NULL;
    }

  holders = read_holders (variant, error);
  if (holders == NULL)
    return NULL;

  return text != NULL ? rs_holders_new_string (text, (gssize) length, g_steal_pointer (&holders))
                      : rs_holders_new_int (value, g_steal_pointer (&holders));
}
