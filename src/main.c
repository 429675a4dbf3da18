/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "rs-cli.h"
#include "rs-scene.h"
#include "rs-ui.h"

static void
init_translations (void)
{
  const char *folder = g_getenv ("REFSCOPE_LOCALEDIR"); /* set for a build folder */

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int   argc,
      char *argv[])
{
  init_translations ();

  /* GNOME's own faces, new and old. Kept in the environment, so before any thread. */
  rs_scene_set_font_family ("Adwaita Sans,Cantarell,sans");

  if (rs_cli_wants (argc, argv))
    return rs_cli_run (argc, argv);

  if (argc == 1 && !rs_ui_has_display ())
    return rs_cli_run_headless ();

  return rs_ui_run (argc, argv);
}
