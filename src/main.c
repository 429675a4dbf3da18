/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli.h"
#include "rs-locale.h"
#include "rs-scene.h"
#include "rs-ui.h"

int
main (int   argc,
      char *argv[])
{
  rs_locale_init ();

  /* GNOME's own faces, new and old. Kept in the environment, so before any thread. */
  rs_scene_set_font_family ("Adwaita Sans,Cantarell,sans");

  if (rs_cli_wants (argc, argv))
    return rs_cli_run (argc, argv);

  if (argc == 1 && !rs_ui_has_display ())
    return rs_cli_run_headless ();

  return rs_ui_run (argc, argv);
}
