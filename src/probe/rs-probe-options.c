/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-probe-options.h"

#include <glib/gi18n-lib.h>

/**
 * rs_probe_options_parse:
 * @self: (out caller-allocates): the options
 * @argc: number of arguments
 * @argv: the arguments
 * @error: where to put an error
 *
 * Reads the command line. Names of files are as the system writes them.
 *
 * Returns: %TRUE, or %FALSE with an error of %G_OPTION_ERROR; there is nothing to clear then
 */
gboolean
rs_probe_options_parse (RsProbeOptions  *self,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version,
      N_("Say the versions of program, protocol and Python"), NULL },
    { "link-fd", 0, 0, G_OPTION_ARG_INT, &self->link_fd, N_("Be asked over this descriptor"),
      N_("NUMBER") },
    { "venv-python", 0, 0, G_OPTION_ARG_FILENAME, &self->venv_python,
      N_("Use the virtual environment of this program"), N_("FILE") },
    { "memory", 0, 0, G_OPTION_ARG_INT64, &self->memory, N_("Take this much memory at most"),
      N_("BYTES") },
    { "scratch", 0, 0, G_OPTION_ARG_FILENAME, &self->scratch,
      N_("Make a folder to work in inside of this one"), N_("FOLDER") },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) local_error = NULL;

  *self = (RsProbeOptions) { .link_fd = -1 };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Runs an interpreter for Refscope, which starts it."));

  if (!g_option_context_parse (context, &argc, &argv, &local_error))
    ;
  else if (argc > 1)
    g_set_error (&local_error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("“%s” is no option of a probe."), argv[1]);
  else if (self->memory < 0)
    g_set_error (&local_error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("There cannot be %lld bytes of memory: use 0 for any number."),
                 (long long) self->memory);
  else if (!self->version && self->link_fd < 3)
    g_set_error_literal (&local_error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _("A probe is started by Refscope: there is no “--link-fd” from 3 on."));

  if (local_error == NULL)
    return TRUE;

  rs_probe_options_clear (self);
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/**
 * rs_probe_options_clear:
 * @self: options
 */
void
rs_probe_options_clear (RsProbeOptions *self)
{
  g_clear_pointer (&self->venv_python, g_free);
  g_clear_pointer (&self->scratch, g_free);
}
