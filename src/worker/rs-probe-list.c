/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-probe-list.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "rs-error.h"

#define PREFIX "refscope-probe-"

static const char *
get_folder (void)
{
  const char *folder = g_getenv ("REFSCOPE_PROBE_FOLDER"); /* set for a build folder */

  return folder != NULL ? folder : PROBE_FOLDER;
}

/* Whether this is what follows the prefix, and not say "3.11.debug". */
static gboolean
is_series (const char *text)
{
  char *end;

  if (!g_str_has_prefix (text, "3.") || !g_ascii_isdigit (text[2]))
    return FALSE;

  strtoul (text + 2, &end, 10);

  return *end == '\0';
}

static int
compare_series (gconstpointer a,
                gconstpointer b)
{
  const char *const *left = a;
  const char *const *right = b;

  return atoi (*left + 2) - atoi (*right + 2);
}

/**
 * rs_probe_list_get_default:
 *
 * Returns: the series of Python that is embedded in this program, such as "3.11"
 */
const char *
rs_probe_list_get_default (void)
{
  return PYTHON_SERIES;
}

/* A link that leads nowhere is a Python that can be installed and is not, as in a Flatpak. */
static gboolean
is_there (const char *name)
{
  g_autofree char *path = g_build_filename (get_folder (), name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * rs_probe_list_series:
 *
 * Returns: (transfer full): the series of Python that can be measured in a process of its own, such
 *   as "3.11", ascending
 */
char **
rs_probe_list_series (void)
{
  g_autoptr (GDir) dir = g_dir_open (get_folder (), 0, NULL);
  GPtrArray *found = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, PREFIX) && is_series (name + strlen (PREFIX)) && is_there (name))
      g_ptr_array_add (found, g_strdup (name + strlen (PREFIX)));

  g_ptr_array_sort (found, compare_series);
  g_ptr_array_add (found, NULL);

  return (char **) g_ptr_array_free (found, FALSE);
}

/**
 * rs_probe_list_find:
 * @series: (nullable): such as "3.11"; by default that of the embedded Python
 * @error: where to put an error
 *
 * Returns: (transfer full): the path of the program, or %NULL with %RS_ERROR_USAGE, which names
 *   those there are, or with %RS_ERROR_START if there is none at all
 */
char *
rs_probe_list_find (const char  *series,
                    GError     **error)
{
  g_auto (GStrv) all = rs_probe_list_series ();
  g_autofree char *names = NULL;

  if (series == NULL)
    series = rs_probe_list_get_default ();

  if (g_strv_contains ((const char *const *) all, series))
    {
      g_autofree char *name = g_strconcat (PREFIX, series, NULL);

      return g_build_filename (get_folder (), name, NULL);
    }

  if (all[0] == NULL)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_START,
                   _("Refscope is not wholly installed: there is no program %s in %s."),
                   PREFIX PYTHON_SERIES, get_folder ());
      return NULL;
    }

  names = g_strjoinv (", ", all);
  g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
               /* Translators: the second %s is a list such as 3.11, 3.13 */
               _("There is no Python %s here that Refscope can measure. There is: %s."),
               series, names);
  return NULL;
}
