/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <unistd.h>

#include "rs-interp.h"
#include "rs-link.h"
#include "rs-locale.h"
#include "rs-probe-options.h"
#include "rs-probe-serve.h"
#include "rs-probe-status.h"
#include "rs-scratch.h"
#include "rs-seclusion.h"
#include "rs-supervisor.h"

static void
become_interpreter (RsProbeOptions *options,
                    const char     *scratch)
{
  g_autoptr (GError) error = NULL;

  if (!rs_seclusion_enter (scratch, (guint64) options->memory, &options->link_fd, &error))
    {
      g_printerr ("refscope-probe: %s\n", error->message);
      _exit (RS_PROBE_EXIT_START);
    }

  rs_probe_serve (options->link_fd, options->venv_python, scratch);
}

int
main (int   argc,
      char *argv[])
{
  g_auto (RsProbeOptions) options = { 0 };
  g_autofree char *scratch = NULL;
  g_autoptr (GError) error = NULL;
  pid_t child;

  rs_locale_init ();

  if (!rs_probe_options_parse (&options, argc, argv, &error))
    {
      g_printerr ("refscope-probe: %s\n", error->message);
      return RS_PROBE_EXIT_USAGE;
    }

  if (options.version)
    {
      g_autofree char *python = rs_interp_dup_version ();

      g_print ("refscope-probe %s %d %s\n", PACKAGE_VERSION, RS_LINK_PROTOCOL, python);
      return RS_PROBE_EXIT_DONE;
    }

  scratch = rs_scratch_make (options.scratch, &error);
  if (scratch == NULL)
    {
      g_printerr ("refscope-probe: %s\n", error->message);
      return RS_PROBE_EXIT_START;
    }

  child = rs_supervisor_fork ();
  if (child == 0)
    become_interpreter (&options, scratch);
  if (child < 0)
    {
      g_printerr ("refscope-probe: %s\n", g_strerror (errno));
      rmdir (scratch);
      return RS_PROBE_EXIT_START;
    }

  /* who asks is told by the end of the link that there is no one to answer */
  close (options.link_fd);
  rs_supervisor_watch (child, scratch);
}
