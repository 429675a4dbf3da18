/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-pythons.h"

#include <glib/gi18n-lib.h>

#include "rs-cli-options.h"
#include "rs-cli-session.h"
#include "rs-error.h"
#include "rs-probe-list.h"

static gboolean
parse_arguments (char   **arguments,
                 GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) words = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Lists the interpreters that --python can name."));
  words = rs_cli_options_parse (context, arguments, error);
  if (words == NULL)
    return FALSE;

  if (words[0] != NULL)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                   _("“%s” is too much: “refscope pythons” takes nothing."), words[0]);
      return FALSE;
    }

  return TRUE;
}

static RsSnapshot *
ask (const char  *series,
     GError     **error)
{
  g_auto (RsCliSource) source = { NULL };
  g_autoptr (RsRequest) request = rs_request_new_ints (0, 0, error);

  source.experiment = rs_experiment_new (&(RsExperimentValues){ .python = series });

  return request != NULL ? rs_cli_session_measure (request, &source, NULL, error) : NULL;
}

/* Columns as wide as their characters are, for printf() counts bytes. */
static void
print_row (const char *python,
           const char *version,
           const char *cache,
           const char *small_integers,
           const char *executable)
{
  const char *const cells[] = { python, version, cache, small_integers };
  const int widths[] = { 8, 10, 11, 14 };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    g_print ("%s%*s ", cells[i], MAX (widths[i] - (int) g_utf8_strlen (cells[i], -1), 0), "");
  g_print ("%s\n", executable);
}

/**
 * rs_cli_pythons_run:
 * @arguments: (array zero-terminated=1): the command's name, and the words after it
 * @error: return location for what the command line got wrong, or what failed
 *
 * Prints a line for each Python that can be measured. Each is started to be asked, for what is
 * installed may not be what was built for.
 *
 * Returns: %FALSE if something was wrong, or there is none that works
 */
gboolean
rs_cli_pythons_run (char   **arguments,
                    GError **error)
{
  g_auto (GStrv) series = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (arguments != NULL, FALSE);

  if (!parse_arguments (arguments, error))
    return FALSE;

  series = rs_probe_list_series ();
  if (series[0] == NULL)
    {
      path = rs_probe_list_find (NULL, error);
      return path != NULL;
    }

  print_row (_("python"), _("version"), _("cache"), _("small integers"), _("executable"));
  for (gsize i = 0; series[i] != NULL; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (RsSnapshot) snapshot = ask (series[i], &local_error);
      g_autofree char *cache = NULL;
      const RsPythonFacts *facts;

      if (snapshot == NULL)
        {
          g_print ("%-8s %s\n", series[i], local_error->message);
          continue;
        }

      facts = rs_snapshot_get_python (snapshot);
      cache = g_strdup_printf ("%" G_GINT64_FORMAT "…%" G_GINT64_FORMAT, facts->cache_min,
                               facts->cache_max);
      print_row (series[i], facts->version, cache,
                 facts->counted ? _("counted") : _("immortal"), facts->executable);
    }

  return TRUE;
}
