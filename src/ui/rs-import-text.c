/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-import-text.h"

/**
 * rs_import_text_parse:
 * @text: what a person typed where modules are to be named
 * @statement: (out) (transfer full) (nullable): code to run in their place, %NULL if there are names
 *
 * Takes names of modules with spaces, commas or semicolons between them, and what is written in
 * a program: in `import json, os.path` the names are meant; `import numpy as np` and
 * `from os import path` are statements, which do more than to import.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names, which need not be names of
 *   modules; of a statement all that may be one
 */
char **
rs_import_text_parse (const char  *text,
                      char       **statement)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gboolean is_code = FALSE, renames = FALSE;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (statement != NULL, NULL);

  parts = g_strsplit_set (text, ",;() \t\n", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      gboolean is_from = g_str_equal (parts[i], "from");

      if (*parts[i] == '\0')
        continue;

      /* what begins with a name is a list of names, right or wrong */
      if (names->len == 0)
        is_code |= is_from || g_str_equal (parts[i], "import");
      renames |= is_from || g_str_equal (parts[i], "as");
      if (!g_str_equal (parts[i], "import"))
        g_ptr_array_add (names, g_strdup (parts[i]));
    }
  g_ptr_array_add (names, NULL);

  *statement = is_code && renames ? g_strstrip (g_strdup (text)) : NULL;

  return (char **) g_ptr_array_steal (names, NULL);
}
