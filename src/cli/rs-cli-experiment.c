/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-experiment.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rs-error.h"
#include "rs-export-recording.h"
#include "rs-module-caution.h"
#include "rs-request.h"

#define GIB (G_GUINT64_CONSTANT (1) << 30)
#define MAX_GIB 1024

/**
 * rs_cli_experiment_init:
 * @self: (out caller-allocates): the options, filled when @context parses
 * @context: where the options are added, in a group of their own
 *
 * Makes the options known to a parser. @self must stay where it is.
 */
void
rs_cli_experiment_init (RsCliExperiment *self,
                        GOptionContext  *context)
{
  const GOptionEntry entries[] = {
    { "import", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->imports,
      N_("Import a module before; may be given several times"), N_("MODULE") },
    { "code", 0, 0, G_OPTION_ARG_STRING, &self->code,
      N_("Run statements after the imports"), N_("TEXT") },
    { "venv", 0, 0, G_OPTION_ARG_FILENAME, &self->venv,
      N_("Import from a virtual environment"), N_("FOLDER") },
    { "python", 0, 0, G_OPTION_ARG_STRING, &self->python,
      N_("Which Python to measure; “refscope pythons” lists them"), N_("VERSION") },
    { "memory", 0, 0, G_OPTION_ARG_STRING, &self->memory,
      N_("How much memory it may take, in GiB (default 4)"), N_("SIZE") },
    { "open", 0, 0, G_OPTION_ARG_FILENAME, &self->open,
      N_("Look at what was recorded before, in place of a Python"), N_("FILE") },
    { NULL },
  };
  GOptionGroup *group;

  g_return_if_fail (self != NULL);
  g_return_if_fail (context != NULL);

  *self = (RsCliExperiment) { NULL };
  group = g_option_group_new ("experiment", _("Experiment: measured in a Python of its own"),
                              _("What is measured"), NULL, NULL);
  g_option_group_add_entries (group, entries);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_context_add_group (context, group);
}

/**
 * rs_cli_experiment_clear:
 * @self: the options, which are no more to be used
 */
void
rs_cli_experiment_clear (RsCliExperiment *self)
{
  g_strfreev (self->imports);
  g_free (self->code);
  g_free (self->venv);
  g_free (self->python);
  g_free (self->memory);
  g_free (self->open);
}

static gboolean
parse_memory (const char  *text,
              guint64     *bytes,
              GError     **error)
{
  double gib;
  char *end;

  gib = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0' && gib >= 0.125 && gib <= MAX_GIB)
    {
      *bytes = (guint64) (gib * (double) GIB);
      return TRUE;
    }

  g_set_error (error, RS_ERROR, RS_ERROR_NUMBER,
               _("--memory: “%s” is no such size: use GiB from 0.125 to %d."), text, MAX_GIB);
  return FALSE;
}

/* "a, b" is two modules, as in an import statement; "" is one, whose name is wrong. They are checked
   one by one when they are asked for; here, so that a slip costs nothing. */
static char **
parse_imports (const RsCliExperiment  *self,
               GError                **error)
{
  g_autoptr (GStrvBuilder) imports = g_strv_builder_new ();

  for (gsize i = 0; self->imports != NULL && self->imports[i] != NULL; i++)
    {
      const char *text = self->imports[i];

      while (text != NULL)
        {
          const char *comma = strchr (text, ',');
          g_autofree char *name = comma != NULL ? g_strndup (text, (gsize) (comma - text))
                                                : g_strdup (text);
          g_autoptr (RsRequest) request = rs_request_new_import (g_strstrip (name), error);

          if (request == NULL)
            {
              g_prefix_error (error, "--import: ");
              return NULL;
            }

          g_strv_builder_add (imports, name);
          text = comma != NULL ? comma + 1 : NULL;
        }
    }

  return g_strv_builder_end (imports);
}

/* Who names a module wants it; the window, where names are chosen from a list, asks. */
static void
warn (char **imports)
{
  for (gsize i = 0; imports[i] != NULL; i++)
    {
      const char *caution = rs_module_caution (imports[i]);

      if (caution != NULL)
        g_printerr ("refscope: %s: %s\n", imports[i], caution);
    }
}

static gboolean
open_recording (const RsCliExperiment  *self,
                RsRecording           **recording,
                GError                **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->open);
  g_autofree char *shown = g_filename_display_name (self->open);

  if (self->imports != NULL || self->code != NULL || self->venv != NULL || self->python != NULL
      || self->memory != NULL)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           _("--open shows what was recorded: it does not go with --import, --code, "
                             "--venv, --python or --memory."));
      return FALSE;
    }

  *recording = rs_export_recording_from_file (file, NULL, error);
  if (*recording == NULL)
    g_prefix_error (error, "%s: ", shown);

  return *recording != NULL;
}

/**
 * rs_cli_experiment_parse:
 * @self: the options, parsed
 * @source: (out caller-allocates): what is to be asked, to be cleared in any case
 * @error: return location for what an option got wrong
 *
 * Finds out what is to be measured, and reads a recording.
 *
 * Returns: %FALSE with %RS_ERROR_USAGE or %RS_ERROR_NUMBER, or with %RS_ERROR_DATA or a #GIOErrorEnum
 *   if a recording cannot be read
 */
gboolean
rs_cli_experiment_parse (const RsCliExperiment  *self,
                         RsCliSource            *source,
                         GError                **error)
{
  RsExperimentValues values = { NULL };
  g_auto (GStrv) imports = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  *source = (RsCliSource) { NULL };
  if (self->open != NULL)
    return open_recording (self, &source->recording, error);
  if (self->memory != NULL && !parse_memory (self->memory, &values.memory_limit, error))
    return FALSE;
  imports = parse_imports (self, error);
  if (imports == NULL)
    return FALSE;

  if (self->imports == NULL && self->code == NULL && self->venv == NULL && self->python == NULL)
    return TRUE;

  warn (imports);
  values.imports = (const char *const *) imports;
  values.code = self->code;
  values.venv = self->venv;
  values.python = self->python;
  source->experiment = rs_experiment_new (&values);

  return TRUE;
}
