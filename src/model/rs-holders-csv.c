/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holders-data.h"

#include <string.h>

#include "rs-text-flush.h"

/* RFC 4180: a field with a comma, a quote or a line break stands in quotes, its quotes doubled. */
static void
append_field (GString    *row,
              const char *text)
{
  if (text == NULL)
    return;

  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (row, text);
      return;
    }

  g_string_append_c (row, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *c);
    }
  g_string_append_c (row, '"');
}

/**
 * rs_holders_write_csv:
 * @self: the holders of a value
 * @stream: where to; not closed
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Writes a line for each holder under one heading line, in the C locale. What is not known is an
 * empty field.
 *
 * Returns: %FALSE if the stream failed
 */
gboolean
rs_holders_write_csv (RsHolders      *self,
                      GOutputStream  *stream,
                      GCancellable   *cancellable,
                      GError        **error)
{
  g_autoptr (GString) rows = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  rows = g_string_new ("module,kind,place,file,line,count\n");
  for (gsize i = 0; i < rs_holders_get_n (self); i++)
    {
      const RsHolder *holder = rs_holders_get (self, i);

      append_field (rows, holder->module);
      g_string_append_printf (rows, ",%s,", rs_holder_kind_get_nick (holder->kind));
      append_field (rows, holder->place);
      g_string_append_c (rows, ',');
      append_field (rows, holder->file);
      g_string_append_c (rows, ',');
      if (holder->line > 0)
        g_string_append_printf (rows, "%u", holder->line);
      g_string_append_printf (rows, ",%" G_GUINT64_FORMAT "\n", holder->count);

      if (!rs_text_flush_full (rows, stream, cancellable, error))
        return FALSE;
    }

  return rs_text_flush (rows, stream, cancellable, error);
}
