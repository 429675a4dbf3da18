/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-holders.h"

#include <gio/gunixoutputstream.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "rs-atomic-file.h"
#include "rs-cli-deadline.h"
#include "rs-cli-experiment.h"
#include "rs-cli-options.h"
#include "rs-cli-output.h"
#include "rs-cli-session.h"
#include "rs-error.h"
#include "rs-export.h"
#include "rs-holder-text.h"
#include "rs-holders-data.h"

typedef struct
{
  char *string;
  char **paths;
  char *format;
  char *timeout;
  RsCliExperiment experiment;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->string);
  g_strfreev (self->paths);
  g_free (self->format);
  g_free (self->timeout);
  rs_cli_experiment_clear (&self->experiment);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static RsRequest *
make_request (const Options *options,
              char         **words,
              GError       **error)
{
  guint n_values = g_strv_length (words);
  gint64 value;
  char *end = NULL;

  if (n_values + (options->string != NULL) > 1)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           _("Ask for one value at a time: “refscope holders 256”, or "
                             "“refscope holders --string TEXT”."));
      return NULL;
    }
  if (n_values + (options->string != NULL) == 0)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           _("Say whose holders to find: “refscope holders 256”, or "
                             "“refscope holders --string TEXT”."));
      return NULL;
    }

  if (options->string != NULL)
    return rs_request_new_string_holders (options->string, -1);

  /* any integer has holders, not only those that can be plotted */
  errno = 0;
  value = g_ascii_strtoll (words[0], &end, 10);
  if (errno == ERANGE && *end == '\0')
    {
      g_set_error (error, RS_ERROR, RS_ERROR_NUMBER,
                   _("%s has more than 64 bits: such integers are not told apart."), words[0]);
      return NULL;
    }
  if (end == words[0] || *end != '\0')
    {
      g_set_error (error, RS_ERROR, RS_ERROR_NUMBER,
                   _("“%s” is no integer: use one such as 256, or --string for a text."), words[0]);
      return NULL;
    }

  return rs_request_new_int_holders (value);
}

static RsRequest *
parse_arguments (Options *options,
                 char   **arguments,
                 GError **error)
{
  g_autoptr (GOptionContext) context = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "string", 0, 0, G_OPTION_ARG_STRING, &options->string,
      N_("Find the holders of a string"), N_("TEXT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->paths,
      N_("Write to FILE, by its ending: .csv or .json (repeatable; - is standard output)"),
      N_("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format,
      N_("Format for “--output -”: csv or json"), N_("FORMAT") },
    { "timeout", 0, 0, G_OPTION_ARG_STRING, &options->timeout,
      N_("Give up after so many seconds"), N_("SECONDS") },
    { NULL },
  };

  context = g_option_context_new (N_("[INTEGER]"));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Finds who holds an integer or a string in Python."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  rs_cli_experiment_init (&options->experiment, context);

  words = rs_cli_options_parse (context, arguments, error);

  return words != NULL ? make_request (options, words, error) : NULL;
}

static gboolean
find_format (const Options  *options,
             const char     *path,
             RsExportFormat *format,
             GError        **error)
{
  if (!g_str_equal (path, "-"))
    {
      if (!rs_export_format_from_path (path, format, error))
        return FALSE;
    }
  else if (options->format == NULL)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           _("“--output -” needs a format: add, for example, --format csv."));
      return FALSE;
    }
  else if (!rs_export_format_from_name (options->format, format, error))
    return FALSE;

  if (*format == RS_EXPORT_CSV || *format == RS_EXPORT_JSON)
    return TRUE;

  g_set_error (error, RS_ERROR, RS_ERROR_FORMAT,
               _("%s: holders are no picture: use .csv or .json."), path);
  return FALSE;
}

static gboolean
check_paths (const Options *options,
             GError       **error)
{
  RsExportFormat format;

  for (guint i = 0; options->paths != NULL && options->paths[i] != NULL; i++)
    if (!rs_cli_output_check_path (options->paths[i], error)
        || !find_format (options, options->paths[i], &format, error))
      return FALSE;

  return TRUE;
}

static gboolean
write_json (GOutputStream *stream,
            gpointer       holders,
            GCancellable  *cancellable,
            GError       **error)
{
  return rs_holders_write_json (holders, stream, cancellable, error);
}

static gboolean
write_csv (GOutputStream *stream,
           gpointer       holders,
           GCancellable  *cancellable,
           GError       **error)
{
  return rs_holders_write_csv (holders, stream, cancellable, error);
}

static gboolean
write_paths (const Options *options,
             RsHolders     *holders,
             GCancellable  *cancellable,
             GError       **error)
{
  for (guint i = 0; options->paths[i] != NULL; i++)
    {
      const char *path = options->paths[i];
      RsAtomicWrite write_all;
      RsExportFormat format;

      if (!find_format (options, path, &format, error))
        return FALSE;
      write_all = format == RS_EXPORT_CSV ? write_csv : write_json;

      if (g_str_equal (path, "-"))
        {
          g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

          if (!write_all (stream, holders, cancellable, error))
            return FALSE;
        }
      else
        {
          g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

          if (!rs_atomic_file_write (file, write_all, holders, cancellable, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
print_table (RsHolders    *holders,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (GString) table = g_string_new (NULL);
  guint64 total = rs_holders_get_total (holders);

  for (gsize i = 0; i < rs_holders_get_n (holders); i++)
    {
      const RsHolder *holder = rs_holders_get (holders, i);
      g_autofree char *text = rs_holder_dup_text (holder);

      g_string_append_printf (table, "%8" G_GUINT64_FORMAT "  %s\n", holder->count, text);
    }
  if (total > 0)
    g_string_append_printf (table, "%8" G_GUINT64_FORMAT "  %s\n", total,
                            /* Translators: stands after a number, in a column of its own. */
                            ngettext ("reference in all", "references in all", (gulong) total));
  else
    g_string_append_printf (table, "%s\n", _("Nothing refers to it."));

  return g_output_stream_write_all (stream, table->str, table->len, NULL, cancellable, error);
}

/**
 * rs_cli_holders_run:
 * @arguments: (array zero-terminated=1): the command's name as its --help is to
 *   show it, and the words after it
 * @error: return location for what the command line got wrong, or what failed
 *
 * Finds who holds a value, and prints or writes it, most references first.
 *
 * Returns: %FALSE if something was wrong or failed
 */
gboolean
rs_cli_holders_run (char   **arguments,
                    GError **error)
{
  gint64 started = g_get_monotonic_time ();
  g_auto (Options) options = { NULL };
  g_autoptr (RsRequest) request = NULL;
  g_autoptr (RsCliDeadline) deadline = NULL;
  g_auto (RsCliSource) source = { NULL };
  g_autoptr (RsHolders) holders = NULL;
  GCancellable *cancellable;

  g_return_val_if_fail (arguments != NULL, FALSE);

  if ((request = parse_arguments (&options, arguments, error)) == NULL
      || !rs_cli_experiment_parse (&options.experiment, &source, error)
      || (deadline = rs_cli_deadline_new (options.timeout, started, error)) == NULL
      || !check_paths (&options, error))
    return FALSE;

  cancellable = rs_cli_deadline_get_cancellable (deadline);
  holders = rs_cli_session_find_holders (request, &source, cancellable, error);
  if (holders != NULL
      && (options.paths != NULL ? write_paths (&options, holders, cancellable, error)
                                : print_table (holders, cancellable, error)))
    return TRUE;

  rs_cli_deadline_explain (deadline, error);
  return FALSE;
}
