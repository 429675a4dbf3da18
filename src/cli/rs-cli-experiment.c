/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-experiment.h"

#include <glib/gi18n-lib.h>

#include "rs-error.h"
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

/* The modules are checked one by one when they are asked for; here, so that a slip costs nothing. */
static gboolean
check_imports (const RsCliExperiment  *self,
               GError                **error)
{
  for (gsize i = 0; self->imports != NULL && self->imports[i] != NULL; i++)
    {
      g_autoptr (RsRequest) request = rs_request_new_import (self->imports[i], error);

      if (request == NULL)
        {
          g_prefix_error (error, "--import: ");
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * rs_cli_experiment_parse:
 * @self: the options, parsed
 * @experiment: (out) (nullable): what is to be measured, or %NULL for Python itself
 * @error: return location for what an option got wrong
 *
 * Returns: %FALSE with %RS_ERROR_USAGE or %RS_ERROR_NUMBER
 */
gboolean
rs_cli_experiment_parse (const RsCliExperiment  *self,
                         RsExperiment          **experiment,
                         GError                **error)
{
  RsExperimentValues values = { NULL };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (experiment != NULL, FALSE);

  *experiment = NULL;
  if (self->memory != NULL && !parse_memory (self->memory, &values.memory_limit, error))
    return FALSE;
  if (!check_imports (self, error))
    return FALSE;

  if (self->imports == NULL && self->code == NULL && self->venv == NULL && self->python == NULL)
    return TRUE;

  values.imports = (const char *const *) self->imports;
  values.code = self->code;
  values.venv = self->venv;
  values.python = self->python;
  *experiment = rs_experiment_new (&values);

  return TRUE;
}
