/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-ui.h"

#include <glib/gi18n-lib.h>

#include "rs-application.h"

/**
 * rs_ui_has_display:
 *
 * Initialises GTK to find out. To be called on the main thread.
 *
 * Returns: whether there is a display to open a window on
 */
gboolean
rs_ui_has_display (void)
{
  return rs_application_has_display ();
}

/**
 * rs_ui_run:
 * @argc: how many arguments there are
 * @argv: what is left of the command line for GApplication
 *
 * Opens the window and runs until it is closed. What hinders that (no display, no settings schema)
 * is said in one sentence on standard error. To be called on the main thread, once.
 *
 * Returns: the exit status of the process
 */
int
rs_ui_run (int    argc,
           char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsApplication) app = NULL;

  if (!rs_application_check (&error))
    {
      g_printerr ("refscope: %s\n", error->message);
      return 1;
    }

  g_set_application_name (_("Refscope"));
  app = rs_application_new ();

  return g_application_run (G_APPLICATION (app), argc, argv);
}
