/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-module-caution.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Found by importing each module of the standard library of Python 3.11, one process each. */
static const struct
{
  const char *module;
  const char *caution;
} cautions[] = {
  { "antigravity", N_("Importing this module opens a page in the web browser.") },
  { "this", N_("Importing this module prints a poem.") },
  { "idlelib.idle", N_("Importing this module opens the windows of IDLE.") },
  { "idlelib.__main__", N_("Importing this module opens the windows of IDLE.") },
  { "tkinter.__main__", N_("Importing this module opens a window.") },
  { "venv.__main__", N_("Importing this module creates a virtual environment.") },
};

/* Whether @module is @package or inside of it. */
static gboolean
is_within (const char *module,
           const char *package)
{
  gsize length = strlen (package);

  return strncmp (module, package, length) == 0
         && (module[length] == '\0' || module[length] == '.');
}

static gboolean
has_part (const char *module,
          const char *part)
{
  g_auto (GStrv) parts = g_strsplit (module, ".", -1);

  return g_strv_contains ((const char *const *) parts, part);
}

/**
 * rs_module_caution:
 * @module: the name of a module, with dots if it is in a package
 *
 * Whether a person should be asked before a module is imported, because it does more than to define
 * what is in it. Goes by the name alone.
 *
 * Returns: (transfer none) (nullable): one translated sentence that says what happens, or %NULL
 */
const char *
rs_module_caution (const char *module)
{
  g_return_val_if_fail (module != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cautions); i++)
    if (strcmp (module, cautions[i].module) == 0)
      return _(cautions[i].caution);

  if (has_part (module, "__main__"))
    return _("Importing this module may run a program.");
  if (is_within (module, "idlelib") || is_within (module, "turtledemo"))
    return _("Importing this module may open a window.");
  if (has_part (module, "test") || has_part (module, "tests"))
    return _("Importing this module may run tests, which can take long.");

  return NULL;
}
