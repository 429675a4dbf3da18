/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-output.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>

#include "rs-cli-session.h"
#include "rs-error.h"
#include "rs-export-recording.h"
#include "rs-export.h"
#include "rs-recording-json.h"
#include "rs-scene.h"

struct _RsCliOutput
{
  /* as typed */
  char **paths;
  char *format;
  char *width;
  char *height;
  char *dpi;

  /* after rs_cli_output_check () */
  RsExportOptions options;
  RsExportFormat *formats; /* one for each path */
};

/**
 * rs_cli_output_new:
 * @context: where the options are added
 *
 * Makes the options known to a parser. They are filled when @context parses, so the result has to
 * live until then.
 *
 * Returns: (transfer full): the options
 */
RsCliOutput *
rs_cli_output_new (GOptionContext *context)
{
  RsCliOutput *self = g_new0 (RsCliOutput, 1);
  const RsExportOptions defaults = RS_EXPORT_OPTIONS_DEFAULT;

  g_return_val_if_fail (context != NULL, NULL);

  self->options = defaults;

  {
    const GOptionEntry entries[] = {
      { "output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &self->paths,
        N_("Write to FILE, by its ending: .png .svg .pdf .eps .csv .json, or .refscope to keep "
           "everything for --open (repeatable; - is standard output)"),
        N_("FILE") },
      { "format", 0, 0, G_OPTION_ARG_STRING, &self->format,
        N_("Format for “--output -”: png, svg, pdf, eps, csv, json or refscope"), N_("FORMAT") },
      { "width", 0, 0, G_OPTION_ARG_STRING, &self->width,
        N_("Width of a picture in pixels (default 900)"), N_("PIXELS") },
      { "height", 0, 0, G_OPTION_ARG_STRING, &self->height,
        N_("Height of a picture in pixels (default 600)"), N_("PIXELS") },
      { "dpi", 0, 0, G_OPTION_ARG_STRING, &self->dpi,
        N_("Resolution of a PNG (default 96)"), N_("DPI") },
      { "dark", 0, 0, G_OPTION_ARG_NONE, &self->options.dark,
        N_("Draw for a dark page"), NULL },
      { "transparent", 0, 0, G_OPTION_ARG_NONE, &self->options.transparent,
        N_("Leave the background out"), NULL },
      { NULL },
    };

    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  }

  return self;
}

/**
 * rs_cli_output_free:
 * @self: (transfer full): the options
 */
void
rs_cli_output_free (RsCliOutput *self)
{
  g_strfreev (self->paths);
  g_free (self->format);
  g_free (self->width);
  g_free (self->height);
  g_free (self->dpi);
  g_free (self->formats);
  g_free (self);
}

static gboolean
parse_size (const char *text,
            const char *option,
            double     *size,
            GError    **error)
{
  char *end = NULL;

  *size = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0' && isfinite (*size))
    return TRUE;

  g_set_error (error, RS_ERROR, RS_ERROR_NUMBER,
               _("%s: “%s” is no number: use one such as %s."),
               option, text, g_str_equal (option, "--dpi") ? "96" : "900");
  return FALSE;
}

static gboolean
parse_pixels (const char *text,
              const char *option,
              int        *pixels,
              GError    **error)
{
  double size;

  if (text == NULL)
    return TRUE;
  if (!parse_size (text, option, &size, error))
    return FALSE;

  if (floor (size) < size)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_NUMBER,
                   _("%s: “%s” is no whole number of pixels: use one such as 900."), option, text);
      return FALSE;
    }

  /* what is too large for an int is out of range in any case */
  *pixels = (int) CLAMP (size, -1, G_MAXINT);
  return TRUE;
}

/* Whether all that can be measured goes there, and no figure */
static gboolean
is_recording (const RsCliOutput *self,
              const char        *path)
{
  if (!g_str_equal (path, "-"))
    return rs_export_recording_has_ending (path);

  return self->format != NULL
         && g_ascii_strcasecmp (self->format, &RS_EXPORT_RECORDING_ENDING[1]) == 0;
}

static gboolean
find_format (RsCliOutput    *self,
             const char     *path,
             RsExportFormat *format,
             GError        **error)
{
  if (!g_str_equal (path, "-"))
    return rs_export_format_from_path (path, format, error);

  if (self->format != NULL)
    return rs_export_format_from_name (self->format, format, error);

  g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                       _("“--output -” needs a format: add, for example, --format csv."));
  return FALSE;
}

/**
 * rs_cli_output_check_path:
 * @path: what was given to --output
 * @error: return location for %RS_ERROR_USAGE or %G_IO_ERROR_NOT_FOUND
 *
 * Checks that there can be a file of that name before any work is done for it.
 *
 * Returns: %FALSE if the name is empty, or its folder is not there
 */
gboolean
rs_cli_output_check_path (const char *path,
                          GError    **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *shown_folder = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (*path == '\0')
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           _("--output: the name of the file is empty: use one such as data.csv."));
      return FALSE;
    }

  folder = g_path_get_dirname (path);
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  shown = g_filename_display_name (path);
  shown_folder = g_filename_display_name (folder);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _("“%s” was not written: there is no folder “%s”; create it or choose another."),
               shown, shown_folder);
  return FALSE;
}

/* Checks one of the paths, and finds out its format. */
static gboolean
check_path (RsCliOutput *self,
            guint        i,
            GError     **error)
{
  const char *path = self->paths[i];

  if (!rs_cli_output_check_path (path, error))
    return FALSE;

  if (is_recording (self, path))
    self->formats[i] = RS_EXPORT_JSON;
  else if (!find_format (self, path, &self->formats[i], error))
    return FALSE;

  return self->formats[i] != RS_EXPORT_PNG
         || rs_export_options_check_png (&self->options, error);
}

/**
 * rs_cli_output_check:
 * @self: the options, parsed
 * @error: return location for a %RS_ERROR or %G_IO_ERROR
 *
 * Checks sizes, endings and folders before any work is done.
 *
 * Returns: %FALSE if something could not be written
 */
gboolean
rs_cli_output_check (RsCliOutput *self,
                     GError     **error)
{
  guint n_paths;
  gboolean pictures = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  n_paths = self->paths != NULL ? g_strv_length (self->paths) : 0;
  self->formats = g_new0 (RsExportFormat, n_paths + 1);

  if (!parse_pixels (self->width, "--width", &self->options.width, error)
      || !parse_pixels (self->height, "--height", &self->options.height, error)
      || (self->dpi != NULL && !parse_size (self->dpi, "--dpi", &self->options.dpi, error))
      || !rs_export_options_check (&self->options, error))
    return FALSE;

  if (self->format != NULL
      && (n_paths == 0 || !g_strv_contains ((const char *const *) self->paths, "-")))
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           _("--format goes with “--output -” only: a file's format is its "
                             "ending."));
      return FALSE;
    }

  for (guint i = 0; i < n_paths; i++)
    {
      if (!check_path (self, i, error))
        return FALSE;
      pictures |= rs_export_format_is_picture (self->formats[i]);
    }

  return !pictures || rs_scene_check (error);
}

/**
 * rs_cli_output_is_empty:
 * @self: the options, parsed
 *
 * Returns: whether no --output was given
 */
gboolean
rs_cli_output_is_empty (const RsCliOutput *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->paths == NULL || self->paths[0] == NULL;
}

static gboolean
write_recording (RsRecording   *recording,
                 const char    *path,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (path, "-"))
    {
      g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

      return rs_recording_write_json (recording, stream, cancellable, error)
             && g_output_stream_flush (stream, cancellable, error);
    }

  file = g_file_new_for_commandline_arg (path);

  return rs_export_recording_to_file (recording, file, cancellable, error);
}

/**
 * rs_cli_output_record:
 * @self: the options, checked
 * @request: what else will be asked
 * @source: (inout): what to ask; has a recording afterwards, if one was asked for
 * @cancellable: (nullable): a cancellable
 * @error: return location for what failed
 *
 * Records what there is to be measured and writes it, if a recording was asked for. Pictures and
 * tables then come from the recording, so that an experiment is done once.
 *
 * Returns: %FALSE if it could not be recorded or written
 */
gboolean
rs_cli_output_record (RsCliOutput   *self,
                      RsRequest     *request,
                      RsCliSource   *source,
                      GCancellable  *cancellable,
                      GError       **error)
{
  gboolean recorded = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  for (guint i = 0; self->paths != NULL && self->paths[i] != NULL; i++)
    {
      if (!is_recording (self, self->paths[i]))
        continue;
      if (!recorded && !rs_cli_session_record (request, source, cancellable, error))
        return FALSE;
      if (!write_recording (source->recording, self->paths[i], cancellable, error))
        return FALSE;
      recorded = TRUE;
    }

  return TRUE;
}

/**
 * rs_cli_output_write:
 * @self: the options, checked
 * @figure: what to draw, with the data behind it
 * @cancellable: (nullable): a cancellable
 * @error: return location for what failed
 *
 * Writes every file that was asked for but recordings, and stops at the first that fails.
 *
 * Returns: %FALSE if a file could not be written
 */
gboolean
rs_cli_output_write (RsCliOutput  *self,
                     RsFigure     *figure,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (figure != NULL, FALSE);

  for (guint i = 0; self->paths != NULL && self->paths[i] != NULL; i++)
    {
      if (is_recording (self, self->paths[i]))
        continue;
      if (g_str_equal (self->paths[i], "-"))
        {
          g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

          if (!rs_export_to_stream (figure, NULL, NULL, self->formats[i], &self->options, stream,
                                    cancellable, error))
            return FALSE;
        }
      else
        {
          g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->paths[i]);

          if (!rs_export_to_file (figure, NULL, NULL, self->formats[i], &self->options, file,
                                  cancellable, error))
            return FALSE;
        }
    }

  return TRUE;
}
