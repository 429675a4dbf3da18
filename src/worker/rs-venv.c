/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-venv.h"

#include <glib/gi18n-lib.h>

#include "rs-error.h"

#define GROUP "venv"

/* The first two numbers of a version, "3.11" of "3.11.2.final.0". */
static char *
dup_series (const char *version)
{
  g_auto (GStrv) parts = g_strsplit (version, ".", 3);

  if (g_strv_length (parts) < 2)
    return NULL;

  return g_strdup_printf ("%s.%s", g_strstrip (parts[0]), g_strstrip (parts[1]));
}

/**
 * rs_venv_find_series:
 * @folder: a path
 * @error: where to put an error
 *
 * Reads which Python a virtual environment is for from its pyvenv.cfg. The venv module writes
 * "version = 3.11.2" there (Lib/venv/__init__.py), virtualenv and uv "version_info".
 *
 * Returns: (transfer full): such as "3.11", or %NULL with %RS_ERROR_USAGE
 */
char *
rs_venv_find_series (const char  *folder,
                     GError     **error)
{
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *data = NULL;
  g_autofree char *version = NULL;
  g_autofree char *series = NULL;
  g_autoptr (GKeyFile) keys = g_key_file_new ();

  g_return_val_if_fail (folder != NULL, NULL);

  path = g_build_filename (folder, "pyvenv.cfg", NULL);
  if (!g_file_get_contents (path, &contents, NULL, NULL))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                   _("“%s” is no virtual environment: there is no pyvenv.cfg in it."), folder);
      return NULL;
    }

  /* The lines are a key file's, without its group */
  data = g_strconcat ("[" GROUP "]\n", contents, NULL);
  if (g_key_file_load_from_data (keys, data, (gsize) -1, G_KEY_FILE_NONE, NULL))
    {
      version = g_key_file_get_string (keys, GROUP, "version", NULL);
      if (version == NULL)
        version = g_key_file_get_string (keys, GROUP, "version_info", NULL);
    }

  if (version != NULL)
    series = dup_series (version);
  if (series == NULL)
    g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                 _("“%s” does not say which Python it is for: there is no version in its "
                   "pyvenv.cfg."),
                 folder);

  return g_steal_pointer (&series);
}

/**
 * rs_venv_find_executable:
 * @folder: a path
 * @series: the Python that is to use it, such as "3.11"
 * @error: where to put an error
 *
 * Python finds the packages of an environment by its executable (Modules/getpath.py). In that of
 * another version it would silently find none, so such a one is refused.
 *
 * Returns: (transfer full): the path of its Python, or %NULL with %RS_ERROR_USAGE
 */
char *
rs_venv_find_executable (const char  *folder,
                         const char  *series,
                         GError     **error)
{
  g_autofree char *own = NULL;
  g_autofree char *absolute = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (series != NULL, NULL);

  own = rs_venv_find_series (folder, error);
  if (own == NULL)
    return NULL;

  if (!g_str_equal (own, series))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                   _("The virtual environment “%s” is for Python %s, and its packages cannot be "
                     "used by Python %s. Choose Python %s for it."),
                   folder, own, series, own);
      return NULL;
    }

  absolute = g_canonicalize_filename (folder, NULL);

  return g_build_filename (absolute, "bin", "python", NULL);
}
