/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-text-flush.h"

/**
 * rs_text_flush:
 * @text: what is to be written; empty afterwards
 * @stream: where to
 * @cancellable: (nullable): a cancellable; looked at here, for not every stream does
 * @error: return location for a #GIOErrorEnum
 *
 * Writes and empties a buffer.
 *
 * Returns: %FALSE if the stream failed or the work was cancelled
 */
gboolean
rs_text_flush (GString       *text,
               GOutputStream *stream,
               GCancellable  *cancellable,
               GError       **error)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !g_output_stream_write_all (stream, text->str, text->len, NULL, cancellable, error))
    return FALSE;

  g_string_truncate (text, 0);
  return TRUE;
}

/**
 * rs_text_flush_full:
 * @text: what is to be written; empty afterwards, if there was enough of it
 * @stream: where to
 * @cancellable: (nullable): a cancellable; looked at only if something is written
 * @error: return location for a #GIOErrorEnum
 *
 * Writes and empties a buffer of %RS_TEXT_FLUSH_SIZE or more, to be called after each line.
 *
 * Returns: %FALSE if the stream failed or the work was cancelled
 */
gboolean
rs_text_flush_full (GString       *text,
                    GOutputStream *stream,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return text->len < RS_TEXT_FLUSH_SIZE || rs_text_flush (text, stream, cancellable, error);
}
