/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-export-recording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-atomic-file.h"
#include "rs-error.h"
#include "rs-recording-json.h"

/**
 * rs_export_recording_has_ending:
 * @path: the path or name of a file, in the encoding of file names
 *
 * Returns: whether it ends as a recording does, in capitals or not
 */
gboolean
rs_export_recording_has_ending (const char *path)
{
  g_autofree char *base = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, FALSE);

  base = g_path_get_basename (path);
  length = strlen (base);

  /* a dot at the start hides a file, and begins no ending */
  return length > strlen (RS_EXPORT_RECORDING_ENDING)
         && g_ascii_strcasecmp (base + length - strlen (RS_EXPORT_RECORDING_ENDING),
                                RS_EXPORT_RECORDING_ENDING) == 0;
}

static gboolean
write_all (GOutputStream *stream,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return rs_recording_write_json (data, stream, cancellable, error);
}

/**
 * rs_export_recording_to_file:
 * @recording: what to write
 * @file: where to
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Writes a recording. If anything goes wrong, or the process is killed, an old file is untouched and
 * no new one is there. Blocks. Any thread.
 *
 * Returns: %FALSE if nothing was written
 */
gboolean
rs_export_recording_to_file (RsRecording   *recording,
                             GFile         *file,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_return_val_if_fail (recording != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return rs_atomic_file_write (file, write_all, recording, cancellable, error);
}

/**
 * rs_export_recording_from_file:
 * @file: a recording
 * @cancellable: (nullable): a cancellable
 * @error: return location for %RS_ERROR_DATA or a #GIOErrorEnum
 *
 * Reads what rs_export_recording_to_file() wrote; pipes and devices are refused. Blocks. Any thread.
 *
 * Returns: (transfer full) (nullable): the recording, or %NULL if the file is none or cannot be read
 */
RsRecording *
rs_export_recording_from_file (GFile         *file,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  GFileType type;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  /* to open a pipe waits for somebody who writes into it */
  type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable);
  if (type == G_FILE_TYPE_SPECIAL)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_DATA,
                           _("The file is not a Refscope recording."));
      return NULL;
    }

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;

  return rs_recording_read_json (G_INPUT_STREAM (stream), cancellable, error);
}
