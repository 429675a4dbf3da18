/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-pythons.h"

#include <glib/gi18n-lib.h>

#include "rs-cli-columns.h"
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

enum
{
  COLUMN_PYTHON,
  COLUMN_VERSION,
  COLUMN_CACHE,
  COLUMN_SMALL_INTEGERS,
  COLUMN_EXECUTABLE, /* the last, as wide as it is */
  N_COLUMNS
};

/* Aligned to the left: few of the cells are numbers. */
static void
print_row (const char *const cells[N_COLUMNS],
           const glong       widths[COLUMN_EXECUTABLE])
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (int i = 0; i < COLUMN_EXECUTABLE; i++)
    {
      rs_cli_columns_append_left (line, cells[i], widths[i]);
      g_string_append_c (line, ' ');
    }
  g_print ("%s%s\n", line->str, cells[COLUMN_EXECUTABLE]);
}

static const char *
get_small_integers (gboolean counted)
{
  if (counted)
    /* Translators: of small integers: Python counts the references to them. */
    return _("counted");

  /* Translators: of small integers: Python never removes them, and does not count the references. */
  return _("immortal");
}

/* Rows are printed as they become known, so that a column is as wide as what may come into it. */
static void
print_heading (glong widths[COLUMN_EXECUTABLE])
{
  const char *titles[N_COLUMNS];

  /* Translators: above a column of versions of Python such as 3.11. */
  titles[COLUMN_PYTHON] = _("python");
  /* Translators: above a column of versions such as 3.11.2. */
  titles[COLUMN_VERSION] = _("version");
  /* Translators: above a column: the first and the last integer that Python keeps one shared
   * object of. */
  titles[COLUMN_CACHE] = _("cache");
  /* Translators: above a column of “counted” or “immortal”: how Python treats the integers of
   * its cache. */
  titles[COLUMN_SMALL_INTEGERS] = _("small integers");
  /* Translators: above a column of paths of the program python. */
  titles[COLUMN_EXECUTABLE] = _("executable");

  for (int i = 0; i < COLUMN_EXECUTABLE; i++)
    widths[i] = MAX (widths[i], rs_cli_columns_get_width (titles[i]));
  for (int counted = 0; counted <= 1; counted++)
    widths[COLUMN_SMALL_INTEGERS] = MAX (widths[COLUMN_SMALL_INTEGERS],
                                         rs_cli_columns_get_width (get_small_integers (counted)));
  print_row (titles, widths);
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
  glong widths[COLUMN_EXECUTABLE] = { 8, 10, 11, 14 };

  g_return_val_if_fail (arguments != NULL, FALSE);

  if (!parse_arguments (arguments, error))
    return FALSE;

  series = rs_probe_list_series ();
  if (series[0] == NULL)
    {
      path = rs_probe_list_find (NULL, error);
      return path != NULL;
    }

  print_heading (widths);
  for (gsize i = 0; series[i] != NULL; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (RsSnapshot) snapshot = ask (series[i], &local_error);
      g_autofree char *cache = NULL;
      const RsPythonFacts *facts;
      const char *cells[N_COLUMNS];

      if (snapshot == NULL)
        {
          g_print ("%-8s %s\n", series[i], local_error->message);
          continue;
        }

      facts = rs_snapshot_get_python (snapshot);
      cache = g_strdup_printf ("%" G_GINT64_FORMAT "…%" G_GINT64_FORMAT, facts->cache_min,
                               facts->cache_max);
      cells[COLUMN_PYTHON] = series[i];
      cells[COLUMN_VERSION] = facts->version;
      cells[COLUMN_CACHE] = cache;
      cells[COLUMN_SMALL_INTEGERS] = get_small_integers (facts->counted);
      cells[COLUMN_EXECUTABLE] = facts->executable;
      print_row (cells, widths);
    }

  return TRUE;
}
