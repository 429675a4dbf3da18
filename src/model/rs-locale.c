/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/**
 * rs_locale_init:
 *
 * Has the program speak the language of its locale. The translations are looked for where they are
 * installed, or in the folder that `REFSCOPE_LOCALEDIR` in the environment names, as in a build
 * folder.
 *
 * To be called first, before there is another thread.
 */
void
rs_locale_init (void)
{
  const char *folder = g_getenv ("REFSCOPE_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
