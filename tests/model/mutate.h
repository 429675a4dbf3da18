/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Spoils the bytes of a GVariant in many ways, always the same ones, and sees what is read. */

#pragma once

#include <glib.h>
#include <string.h>

#include "rs-error.h"

#define N_MUTATIONS 10000

/* Reads a variant and, if that worked, makes one of it again: NULL with an error if it did not. */
typedef GVariant *(*MutateReadFunc) (GVariant  *variant,
                                     GError   **error);

/* What a link makes of bytes: nothing in it is trusted. The memory ends where the bytes do, so that
 * a sanitizer sees who reads on. */
static inline GVariant *
mutate_receive (const char   *type,
                const guint8 *bytes,
                gsize         size)
{
  g_autoptr (GBytes) owner = g_bytes_new (bytes, size);

  return g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), owner, FALSE));
}

/* Sends, receives and sends again: the bytes must be the same. */
static inline void
mutate_assert_round_trip (GVariant       *floating,
                          const char     *type,
                          MutateReadFunc  read)
{
  g_autoptr (GVariant) sent = g_variant_ref_sink (floating);
  g_autoptr (GVariant) received = NULL;
  g_autoptr (GVariant) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (g_variant_get_type_string (sent), ==, type);
  received = mutate_receive (type, g_variant_get_data (sent), g_variant_get_size (sent));
  g_assert_true (g_variant_is_normal_form (received));
  again = read (received, &error);
  g_assert_no_error (error);
  g_variant_ref_sink (again);
  g_assert_cmpmem (g_variant_get_data (sent), g_variant_get_size (sent),
                   g_variant_get_data (again), g_variant_get_size (again));
}

static inline gsize
mutate_once (guint8 *bytes,
             gsize   size,
             GRand  *random)
{
  guint n = (guint) g_rand_int_range (random, 1, 4);

  for (guint i = 0; i < n; i++)
    {
      gsize place = (gsize) g_rand_int_range (random, 0, (gint32) size);

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          bytes[place] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
          break;

        case 1:
          bytes[place] = (guint8) g_rand_int_range (random, 0, 256);
          break;

        case 2: /* where the sizes are */
          bytes[size - 1 - place % MIN (size, 16)] = (guint8) g_rand_int_range (random, 0, 256);
          break;

        default:
          bytes[place] = g_rand_boolean (random) ? 0xff : 0;
          break;
        }
    }

  return g_rand_int_range (random, 0, 16) == 0 ? (gsize) g_rand_int_range (random, 0, (gint32) size)
                                               : size;
}

/* Each is an error that says so, or a value that can be sent and read again. */
static inline void
mutate_all (GVariant       *floating,
            const char     *type,
            MutateReadFunc  read,
            guint           n_mutations)
{
  g_autoptr (GVariant) sent = g_variant_ref_sink (floating);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gsize size = g_variant_get_size (sent);
  guint n_errors = 0, n_values = 0;

  for (guint i = 0; i < n_mutations; i++)
    {
      g_autofree guint8 *bytes = g_memdup2 (g_variant_get_data (sent), size);
      gsize left = mutate_once (bytes, size, random);
      g_autoptr (GVariant) received = mutate_receive (type, bytes, left);
      g_autoptr (GError) error = NULL;
      GVariant *made = read (received, &error);

      if (made == NULL)
        {
          g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          n_errors++;
        }
      else
        {
          g_assert_no_error (error);
          mutate_assert_round_trip (made, type, read);
          n_values++;
        }
    }

  g_test_message ("%u errors, %u values", n_errors, n_values);
  g_assert_cmpuint (n_errors, >, 0);
  g_assert_cmpuint (n_values, >, 0);
}
